// Signing in with e-mail and password.
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { LanguageSwitch, ThemeSwitch } from '../frame/top-bar.tsx'
import { hub } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { messageOf } from '../hub/write.ts'
import { useTitle } from '../parts/title.ts'
import { useWords } from '../words/words.ts'

export default function SignInPage() {
  const words = useWords()
  useTitle(words('session.signIn'))
  const navigate = useNavigate()
  const queries = useQueryClient()
  const me = useMe()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => hub.signIn({ body: { email: email.trim(), password } }),
    onSuccess: () => {
      // Another reader may see other rows: nothing of the last one's is kept.
      queries.clear()
      void navigate({ to: '/' })
    },
  })
  return (
    <main className="plain-page narrow">
      <div className="plain-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <h1>{words('session.signIn')}</h1>
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
        {signIn.isError && (
          <p className="form-error" role="alert">
            {messageOf(signIn.error, words('error.unknown'))}
          </p>
        )}
        <div className="form-end">
          <Link to="/" className="plain-link">
            {words('session.without')}
          </Link>
          <Button type="submit" loading={signIn.isPending}>
            {words('session.signIn')}
          </Button>
        </div>
      </form>
    </main>
  )
}
