// The way back in with a one-time link: a new password, or without a second factor that was lost.
import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useToasts } from '../parts/toasts.tsx'
import { NewPassword, passwordMin } from '../people/new-password.tsx'
import { PlainFrame } from '../people/plain-frame.tsx'
import { Refused } from '../people/refused.tsx'
import { useLinkToken } from '../people/token-of-link.ts'
import { useWords } from '../words/words.ts'

export default function BackInPage() {
  const words = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toasts = useToasts()
  const token = useLinkToken()
  const { what } = useParams({ strict: false }) as { what?: string } // strict: false gives every route's parameters
  const isPassword = what === 'password'
  const [password, setPassword] = useState('')
  const back = useMutation({
    mutationFn: () =>
      isPassword ? hub.setPassword({ body: { token, password } }) : hub.dropFactors({ body: { token, password } }),
    onSuccess: () => {
      queries.clear()
      toasts.say(words(isPassword ? 'backIn.password.done' : 'backIn.factor.done'))
      void navigate({ to: '/sign-in', replace: true })
    },
  })
  return (
    <PlainFrame heading={isPassword ? 'backIn.password' : 'backIn.factor'} narrow>
      <p className="lead">{words(isPassword ? 'backIn.password.about' : 'backIn.factor.about')}</p>
      {token === '' ? (
        <p className="form-error" role="alert">
          {words('join.noToken')}
        </p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (password.length >= passwordMin) back.mutate()
          }}
        >
          {isPassword ? (
            <NewPassword value={password} onChange={setPassword} />
          ) : (
            <PasswordInput
              label={words('session.password')}
              description={words('backIn.factor.password')}
              autoComplete="current-password"
              required
              value={password}
              visibilityToggleButtonProps={{ 'aria-label': words('session.show') }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <Refused error={back.error} />
          <div className="form-end">
            <Button type="submit" loading={back.isPending}>
              {words(isPassword ? 'first.send' : 'backIn.factor.send')}
            </Button>
          </div>
        </form>
      )}
    </PlainFrame>
  )
}
