// Mantine's theme: one accent, dark enough to read on paper white; the faces shipped with the app; the 4 px grid.
import { createTheme, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core'

// A blue-green no party flies. White on shade 7 has a contrast of 8 to 1, on shade 6 of 6 to 1.
const ink: MantineColorsTuple = [
  '#eef6f8', '#dbe9ed', '#b5d2da', '#8cc2cf', '#5b9fb0', '#3a8398', '#256b80', '#17566b', '#114555', '#0b3340',
] // biome-ignore format: ten shades in one line

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { ink },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  defaultRadius: 4,
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '18px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  respectReducedMotion: true,
  // A field's name is its name: what must be filled in is said where it is missing.
  components: { InputWrapper: { defaultProps: { withAsterisk: false } } },
})

/** The reader's choice is remembered; until there is one, the system's is followed. */
export const colours = localStorageColorSchemeManager({ key: 'parley.colours' })
