// Which signed findings a benefit waits for, and which take it back: one choice for each finding there is.
import { NativeSelect } from '@mantine/core'
import { useTerm, useWords } from '../words/words.ts'

export type FindingKnown = {
  readonly case: string
  readonly finding: string
  readonly title: string
  readonly by: string
}
/** By finding: 'waits confirmed', 'back not-confirmed'. */
export type Asked = ReadonlyMap<string, string>

const results = ['confirmed', 'partly-confirmed', 'not-confirmed', 'unverifiable'] as const

/** As `incentive-offered` has them. */
export function askedOf(asked: Asked, findings: readonly FindingKnown[]) {
  const chosen = findings.flatMap((one) => {
    const [what, is] = asked.get(one.finding)?.split(' ') ?? []
    return what === undefined ? [] : [{ what, on: { on: 'finding', case: one.case, finding: one.finding, is } }]
  })
  return {
    triggers: chosen.flatMap(({ what, on }) => (what === 'waits' ? [on] : [])),
    snapback: chosen.flatMap(({ what, on }) => (what === 'back' ? [on] : [])),
  }
}

type Props = {
  readonly findings: readonly FindingKnown[]
  readonly value: Asked
  readonly onChange: (value: Asked) => void
}

export function FindingsAsked({ findings, value, onChange }: Props) {
  const words = useWords()
  const term = useTerm()
  const set = (finding: string, asked: string) => {
    const next = new Map(value)
    if (asked === '') next.delete(finding)
    else next.set(finding, asked)
    onChange(next)
  }
  const of = (what: 'waits' | 'back') => ({
    group: words(`incentives.finding.${what}`),
    items: results.map((is) => ({ value: `${what} ${is}`, label: term('result', is) })),
  })
  return (
    <fieldset className="choice incentive-triggers">
      <legend>{words('incentives.findings')}</legend>
      <p className="quiet">{words('incentives.findings.about')}</p>
      {findings.map(({ finding, title, by }) => (
        <NativeSelect
          key={finding}
          label={words('incentives.finding.ask', { title, by })}
          value={value.get(finding) ?? ''}
          data={[{ value: '', label: words('incentives.finding.none') }, of('waits'), of('back')]}
          onChange={(event) => set(finding, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  )
}
