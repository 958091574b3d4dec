// Taking up an invitation: who one is, and how one will sign in.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { Answer } from '../parts/states.tsx'
import { NewPassword, passwordMin } from '../people/new-password.tsx'
import { canUsePasskeys, makePasskey } from '../people/passkey.ts'
import { PlainFrame } from '../people/plain-frame.tsx'
import { Refused } from '../people/refused.tsx'
import { useLinkToken } from '../people/token-of-link.ts'
import { useTerm, useWords } from '../words/words.ts'

export default function InvitationPage() {
  const words = useWords()
  const token = useLinkToken()
  const about = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => hub.lookAtInvitation({ body: { token } }),
    enabled: token !== '',
    retry: false,
  })
  return (
    <PlainFrame heading="join.title" narrow>
      {token === '' ? (
        <p className="form-error" role="alert">
          {words('join.noToken')}
        </p>
      ) : (
        <Answer of={about} lines={4}>
          {(found) => <Join token={token} about={found} />}
        </Answer>
      )}
    </PlainFrame>
  )
}

function Join({
  token,
  about,
}: {
  readonly token: string
  readonly about: Awaited<ReturnType<typeof hub.lookAtInvitation>>
}) {
  const words = useWords()
  const term = useTerm()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState(about.name ?? '')
  const [email, setEmail] = useState(about.email ?? '')
  const [password, setPassword] = useState('')
  const who = () => ({ token, name: name.trim(), email: email.trim() })
  const join = useMutation({
    mutationFn: async (how: 'password' | 'passkey') =>
      how === 'password'
        ? hub.acceptInvitation({ body: { ...who(), password } })
        : hub.acceptInvitation({
            body: { ...who(), passkey: await makePasskey(await hub.beginInvitedPasskey({ body: who() })) },
          }),
    onSuccess: () => {
      queries.clear()
      void navigate({ to: '/', replace: true })
    },
  })
  const [how, setHow] = useState<'password' | 'passkey'>('password')
  return (
    <>
      <p className="lead">
        {words('join.about', { organisation: about.organisationName ?? '', role: term('personRole', about.role) })}
      </p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (how === 'passkey' || password.length >= passwordMin) join.mutate(how)
        }}
      >
        <TextInput
          label={words('session.name')}
          autoComplete="name"
          required
          dir="auto"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="email"
          label={words('session.email')}
          autoComplete="username"
          required
          dir="ltr"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {canUsePasskeys() && (
          <fieldset className="choice">
            <legend>{words('join.how')}</legend>
            {(['password', 'passkey'] as const).map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="how"
                  checked={how === one}
                  onChange={() => {
                    join.reset()
                    setHow(one)
                  }}
                />
                {words(one === 'password' ? 'session.password' : 'passkey')}
              </label>
            ))}
          </fieldset>
        )}
        {how === 'password' ? (
          <NewPassword value={password} onChange={setPassword} />
        ) : (
          <p className="quiet">{words('passkey.about')}</p>
        )}
        <Refused error={join.error} />
        <div className="form-end">
          <Button type="submit" loading={join.isPending}>
            {words('join.send')}
          </Button>
        </div>
      </form>
    </>
  )
}
