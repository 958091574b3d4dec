// The one-time link of the first start: the administrator chooses a password, and is signed in.
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { LanguageSwitch, ThemeSwitch } from '../frame/top-bar.tsx'
import { hub } from '../hub/client.ts'
import { messageOf } from '../hub/write.ts'
import { useTitle } from '../parts/title.ts'
import { useWords } from '../words/words.ts'

const passwordMin = 10

export default function FirstPage() {
  const words = useWords()
  useTitle(words('first.title'))
  const navigate = useNavigate()
  const queries = useQueryClient()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const token = search.token === undefined ? '' : String(search.token)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const first = useMutation({
    mutationFn: () => hub.first({ body: { token, name: name.trim(), email: email.trim(), password } }),
    onSuccess: () => {
      queries.clear()
      // The token is spent: it must not stay in the history.
      void navigate({ to: '/', replace: true })
    },
  })
  const short = password !== '' && password.length < passwordMin
  return (
    <main className="plain-page narrow">
      <div className="plain-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <h1>{words('first.title')}</h1>
      <p className="lead">{words('first.about')}</p>
      {token === '' ? (
        <p className="form-error" role="alert">
          {words('first.noToken')}
        </p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (!short) first.mutate()
          }}
        >
          <TextInput
            label={words('session.name')}
            autoComplete="name"
            required
            value={name}
            dir="auto"
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
          <PasswordInput
            label={words('session.password')}
            description={words('first.password', { count: passwordMin })}
            autoComplete="new-password"
            required
            value={password}
            error={short ? words('first.password', { count: passwordMin }) : undefined}
            visibilityToggleButtonProps={{ 'aria-label': words('session.show') }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {first.isError && (
            <p className="form-error" role="alert">
              {messageOf(first.error, words('error.unknown'))}
            </p>
          )}
          <div className="form-end">
            <Button type="submit" loading={first.isPending}>
              {words('first.send')}
            </Button>
          </div>
        </form>
      )}
    </main>
  )
}
