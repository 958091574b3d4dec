// Where the app begins: styles, language, theme, then the page that the address names.
import './style/all.css'
import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { ProblemError } from './hub/client.ts'
import { ToastProvider } from './parts/toasts.tsx'
import { router } from './router.tsx'
import { colours, theme } from './theme.ts'
import { directionOf, firstLanguage, speak } from './words/words.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What is absent, or not yours, will not appear by asking again.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
    },
  },
})

/** Keeps the components' direction with the language's. */
function Directed() {
  const { i18n: current } = useLingui()
  const { setDirection } = useDirection()
  const direction = directionOf(current.locale)
  useEffect(() => setDirection(direction), [direction, setDirection])
  return <RouterProvider router={router} />
}

async function start() {
  const element = document.getElementById('app')
  if (element === null) throw new Error('index.html has no element #app')
  await speak(firstLanguage()).catch(() => speak('en'))
  createRoot(element).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <DirectionProvider initialDirection={directionOf(i18n.locale)}>
          <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colours}>
            <QueryClientProvider client={queries}>
              <ToastProvider>
                <Directed />
              </ToastProvider>
            </QueryClientProvider>
          </MantineProvider>
        </DirectionProvider>
      </I18nProvider>
    </StrictMode>,
  )
}

void start()
