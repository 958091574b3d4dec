// Signing in: a password and what comes after it, a passkey, or the identity provider of one's organisation.
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { hub, type Me } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { meQuery } from '../hub/queries.ts'
import { canUsePasskeys, showPasskey } from '../people/passkey.ts'
import { PlainFrame } from '../people/plain-frame.tsx'
import { waysInQuery } from '../people/queries.ts'
import { Refused } from '../people/refused.tsx'
import { SecondStep } from '../people/second-step.tsx'
import { useWords } from '../words/words.ts'

export default function SignInPage() {
  const words = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const me = useMe()
  const { back }: Record<string, unknown> = useSearch({ strict: false })
  const providers = useQuery(waysInQuery).data ?? []
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isAnew, setIsAnew] = useState(false)
  const entered = (now: Me) => {
    if (now.ways.length > 0) {
      setPassword('')
      setIsAnew(false)
      queries.setQueryData(meQuery.queryKey, now)
      return
    }
    // Another reader may see other rows: nothing of the last one's is kept.
    queries.clear()
    // Only a page of this app: an address of another site is no place to be sent to.
    const isOwn = typeof back === 'string' && /^\/(?!\/|\\)/.test(back)
    void navigate({ to: isOwn ? back : '/', replace: true })
  }
  const signIn = useMutation({
    mutationFn: () => hub.signIn({ body: { email: email.trim(), password } }),
    onSuccess: entered,
  })
  const byPasskey = useMutation({
    mutationFn: async () => hub.signInPasskey({ body: { response: await showPasskey(await hub.askPasskey()) } }),
    onSuccess: entered,
  })
  const byProvider = useMutation({
    mutationFn: (provider: string) => hub.beginProvider({ body: { provider } }),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  if (me !== undefined && me.ways.length > 0 && !isAnew) {
    return (
      <PlainFrame heading="session.signIn" narrow>
        <SecondStep ways={me.ways} onEntered={entered} onRestart={() => setIsAnew(true)} />
      </PlainFrame>
    )
  }
  return (
    <PlainFrame heading="session.signIn" narrow>
      {me?.firstRun && <p className="notice">{words('session.firstRun')}</p>}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        <TextInput
          type="email"
          label={words('session.email')}
          autoComplete="username"
          required
          dir="ltr"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={words('session.password')}
          autoComplete="current-password"
          required
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': words('session.show') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Refused error={signIn.error} />
        <div className="form-end">
          <Link to="/" className="plain-link">
            {words('session.without')}
          </Link>
          <Button type="submit" loading={signIn.isPending}>
            {words('session.signIn')}
          </Button>
        </div>
      </form>
      {(canUsePasskeys() || providers.length > 0) && (
        <section className="other-doors" aria-label={words('session.otherWays')}>
          {canUsePasskeys() && (
            <Button variant="default" loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
              {words('passkey.signIn')}
            </Button>
          )}
          {providers.map(({ id, name }) => (
            <Button key={id} variant="default" loading={byProvider.isPending} onClick={() => byProvider.mutate(id)}>
              {words('session.withProvider', { name })}
            </Button>
          ))}
          <Refused error={byPasskey.error ?? byProvider.error} />
        </section>
      )}
      <p className="quiet">{words('session.lost')}</p>
    </PlainFrame>
  )
}
