// The field for a password one chooses, with what makes a good one.
import { PasswordInput } from '@mantine/core'
import { useWords } from '../words/words.ts'

export const passwordMin = 10

export function NewPassword({
  value,
  onChange,
  label,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label?: string
}) {
  const words = useWords()
  const isShort = value !== '' && value.length < passwordMin
  return (
    <PasswordInput
      label={label ?? words('session.password')}
      description={words('first.password', { count: passwordMin })}
      autoComplete="new-password"
      required
      value={value}
      error={isShort ? words('first.password', { count: passwordMin }) : undefined}
      visibilityToggleButtonProps={{ 'aria-label': words('session.show') }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
