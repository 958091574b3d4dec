// The rules of a process: read by everyone who is shown them, set by its operators.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ProcessRow } from '../hub/client.ts'
import { useWrite } from '../hub/write.ts'
import { useWords } from '../words/words.ts'

const known = ['fourEyes', 'wordsOutside', 'wordsToModel'] as const

type Props = { readonly process: string; readonly rules: ProcessRow['rules']; readonly isOperator: boolean }

export function ProcessRules({ process, rules, isOperator }: Props) {
  const words = useWords()
  const write = useWrite()
  const [wanted, setWanted] = useState<ProcessRow['rules']>(rules)
  const isChanged = known.some((one) => (wanted[one] ?? false) !== (rules[one] ?? false))
  return (
    <section>
      <h2>{words('organisations.rules')}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate({
            kind: 'rules-set',
            process,
            audience: ['members'],
            body: { ...rules, ...wanted },
            done: words('organisations.rules.done'),
          })
        }}
      >
        <div className="choice">
          {known.map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                checked={wanted[one] ?? false}
                disabled={!isOperator}
                onChange={(event) => setWanted({ ...wanted, [one]: event.currentTarget.checked })}
              />
              {words(`organisations.rules.${one}`)}
            </label>
          ))}
        </div>
        {isOperator && (
          <div>
            <Button type="submit" size="compact-sm" loading={write.isPending} disabled={!isChanged}>
              {words('organisations.rules.set')}
            </Button>
          </div>
        )}
      </form>
    </section>
  )
}
