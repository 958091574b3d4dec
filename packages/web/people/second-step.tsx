// The second step of signing in: a code, a passkey or a recovery code, whichever the person has.
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { hub, type Me } from '../hub/client.ts'
import { useWords } from '../words/words.ts'
import { showPasskey } from './passkey.ts'
import { Refused } from './refused.tsx'

type Way = Me['ways'][number]

export function SecondStep({
  ways,
  onEntered,
  onRestart,
}: {
  readonly ways: readonly Way[]
  readonly onEntered: (me: Me) => void
  readonly onRestart: () => void
}) {
  const words = useWords()
  const [way, setWay] = useState<Way>(ways.includes('code') ? 'code' : (ways[0] ?? 'code'))
  const [code, setCode] = useState('')
  const go = useMutation({
    mutationFn: async () => {
      if (way === 'code') return hub.signInCode({ body: { code: code.replaceAll(' ', '') } })
      if (way === 'recovery-code') return hub.signInRecoveryCode({ body: { code } })
      return hub.signInPasskey({ body: { response: await showPasskey(await hub.askPasskey()) } })
    },
    onSuccess: onEntered,
    onError: () => setCode(''),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        go.mutate()
      }}
    >
      <p>{words(`second.${way}.about`)}</p>
      {way !== 'passkey' && (
        <TextInput
          key={way}
          label={words(`second.${way}`)}
          autoComplete={way === 'code' ? 'one-time-code' : 'off'}
          inputMode={way === 'code' ? 'numeric' : 'text'}
          required
          autoFocus
          dir="ltr"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Refused error={go.error} />
      <div className="form-end">
        <Button type="submit" loading={go.isPending}>
          {words(way === 'passkey' ? 'passkey.use' : 'session.signIn')}
        </Button>
      </div>
      <ul className="other-ways">
        {ways
          .filter((one) => one !== way)
          .map((one) => (
            <li key={one}>
              <button
                type="button"
                className="quiet-button"
                onClick={() => {
                  go.reset()
                  setWay(one)
                }}
              >
                {words(`second.${one}.instead`)}
              </button>
            </li>
          ))}
        <li>
          <button type="button" className="quiet-button" onClick={onRestart}>
            {words('second.restart')}
          </button>
        </li>
      </ul>
    </form>
  )
}
