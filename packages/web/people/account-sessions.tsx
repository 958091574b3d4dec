// Where one is signed in, and the password.
import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useToasts } from '../parts/toasts.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { useAccountChange } from './account-factors.tsx'
import { NewPassword, passwordMin } from './new-password.tsx'
import type { Account } from './queries.ts'
import { Refused } from './refused.tsx'

export function SessionSection({ account }: { readonly account: Account }) {
  const words = useWords()
  const { moment } = useFormats()
  const { show } = useAccountChange()
  const end = useMutation({ mutationFn: (id: string) => hub.endSession({ id }), onSuccess: show })
  const endOthers = useMutation({ mutationFn: () => hub.endOtherSessions(), onSuccess: show })
  return (
    <section>
      <h2>{words('account.sessions')}</h2>
      <ul className="plain-rows">
        {account.sessions.map((one) => (
          <li key={one.id}>
            <span>
              <bdi>{one.device || words('account.device')}</bdi>
              {one.isThis && <span className="quiet"> · {words('account.thisOne')}</span>}
            </span>
            <span className="quiet">
              {words('account.since', { since: moment(one.since), seen: moment(one.seenAt) })}
            </span>
            {!one.isThis && (
              <Button variant="default" size="compact-sm" onClick={() => end.mutate(one.id)}>
                {words('account.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused error={end.error ?? endOthers.error} />
      {account.sessions.length > 1 && (
        <div className="form-start">
          <Button variant="default" size="sm" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {words('account.endOthers')}
          </Button>
        </div>
      )}
    </section>
  )
}

export function PasswordSection({ account }: { readonly account: Account }) {
  const words = useWords()
  const toasts = useToasts()
  const { show } = useAccountChange()
  const [before, setBefore] = useState('')
  const [password, setPassword] = useState('')
  const change = useMutation({
    mutationFn: () => hub.changePassword({ body: { before, password } }),
    onSuccess: (now) => {
      setBefore('')
      setPassword('')
      show(now)
      toasts.say(words('account.password.done'))
    },
  })
  return (
    <section>
      <h2>{words('session.password')}</h2>
      {account.hasPassword ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (password.length >= passwordMin) change.mutate()
          }}
        >
          <input type="text" name="username" autoComplete="username" value={account.email} readOnly hidden />
          <PasswordInput
            label={words('account.password.before')}
            autoComplete="current-password"
            required
            value={before}
            visibilityToggleButtonProps={{ 'aria-label': words('session.show') }}
            onChange={(event) => setBefore(event.currentTarget.value)}
          />
          <NewPassword label={words('account.password.next')} value={password} onChange={setPassword} />
          <Refused error={change.error} />
          <div className="form-end">
            <Button type="submit" variant="default" loading={change.isPending}>
              {words('account.password.change')}
            </Button>
          </div>
        </form>
      ) : (
        <p>{words('account.password.none')}</p>
      )}
    </section>
  )
}
