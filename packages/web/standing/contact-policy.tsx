// The rules of one's own organisation on contacts. They are for its own people alone: a warning in its own pages, and never
// a block. A new set of rules replaces the one before.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { Loading } from '../parts/states.tsx'
import { useWords } from '../words/words.ts'

type Rule = {
  readonly of: 'listed' | 'listedBy' | 'actor'
  readonly name: string
  readonly warning: string
  readonly ask: string
}
const empty: Rule = { of: 'listed', name: '', warning: '', ask: '' }

export function ContactPolicy({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  // What the organisation wrote last: only its own people can read it.
  const found = useQuery({
    queryKey: ['entries', 'contact-policy', process],
    queryFn: async () => {
      const { entries } = await hub.entries({ process, kind: 'contact-policy-set', limit: 1 })
      const [newest] = entries
      return newest === undefined ? [] : rulesIn((await hub.entry({ id: newest.id })).entry.body)
    },
  })
  return (
    <Dialog title={words('standing.policy')} onClose={onClose} wide sheet>
      {found.data === undefined ? <Loading lines={4} /> : <Rules before={found.data} onClose={onClose} />}
    </Dialog>
  )
}

function Rules({ before, onClose }: { readonly before: readonly Rule[]; readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  const write = useWrite()
  const [rules, setRules] = useState<readonly Rule[]>(before.length === 0 ? [empty] : before)
  const change = (at: number, to: Partial<Rule>) =>
    setRules(rules.map((one, index) => (index === at ? { ...one, ...to } : one)))
  const whole = rules.filter(({ warning }) => warning.trim() !== '')
  const isWhole = whole.every(({ of, name }) => of === 'listed' || name.trim() !== '')
  const send = () =>
    write.mutate(
      {
        kind: 'contact-policy-set',
        process,
        audience: [],
        body: { rules: whole.map(ruleOf) },
        done: words('standing.policy.set'),
      },
      { onSuccess: onClose },
    )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) send()
      }}
    >
      <p className="quiet">{words('standing.policy.about')}</p>
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no identity but its place
        <fieldset key={at} className="policy-rule">
          <legend>{words('standing.policy.rule', { number: at + 1 })}</legend>
          <NativeSelect
            label={words('standing.policy.when')}
            value={rule.of}
            data={(['listed', 'listedBy', 'actor'] as const).map((value) => ({
              value,
              label: words(`standing.policy.when.${value}`),
            }))}
            onChange={({ currentTarget }) => change(at, { of: currentTarget.value as Rule['of'] /* one of those */ })}
          />
          {rule.of !== 'listed' && (
            <TextInput
              label={words('standing.policy.name')}
              value={rule.name}
              required
              maxLength={120}
              dir="auto"
              onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
            />
          )}
          <Textarea
            label={words('standing.policy.warning')}
            value={rule.warning}
            rows={2}
            maxLength={1000}
            dir="auto"
            onChange={({ currentTarget }) => change(at, { warning: currentTarget.value })}
          />
          <TextInput
            label={words('standing.policy.ask')}
            value={rule.ask}
            maxLength={200}
            dir="auto"
            onChange={({ currentTarget }) => change(at, { ask: currentTarget.value })}
          />
        </fieldset>
      ))}
      <p>
        <Button size="compact-sm" variant="default" onClick={() => setRules([...rules, empty])}>
          {words('standing.policy.more')}
        </Button>
      </p>
      <div className="form-end">
        <Cancel />
        <Button type="submit" loading={write.isPending} disabled={!isWhole}>
          {words('standing.policy.send')}
        </Button>
      </div>
    </form>
  )
}

function ruleOf({ of, name, warning, ask }: Rule) {
  const when = of === 'listed' ? { listed: true } : of === 'actor' ? { actor: name.trim() } : { listedBy: name.trim() }
  return { when, warning: warning.trim(), ...(ask.trim() === '' ? {} : { ask: ask.trim() }) }
}

/** The rules of an entry of one's own, as this form has them. Its shape was checked when it was written. */
function rulesIn(body: unknown): readonly Rule[] {
  const { rules = [] } = body as {
    rules?: { when: Record<string, string>; warning: string; ask?: string }[]
  } // the hub lets only such bodies in
  return rules.map(({ when, warning, ask = '' }) => {
    const of = when.actor !== undefined ? 'actor' : when.listedBy !== undefined ? 'listedBy' : 'listed'
    return { of, name: when.actor ?? when.listedBy ?? '', warning, ask }
  })
}
