// Why a benefit is in the state it is in: each reason in the reader's words, and under it the entries it rests on.
import type { IncentiveReason } from '../hub/client.ts'
import { EntryBehind } from '../promises/reasons.tsx'
import { useZoned } from '../promises/zoned.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

export function useIncentiveReason(zone: string): (reason: IncentiveReason) => string {
  const words = useWords()
  const term = useTerm()
  const { number } = useFormats()
  const { moment } = useZoned(zone)
  return ({ code, values }) => {
    const said: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'number') said[name] = number(value)
      else said[name] = /^\d{4}-\d\d-\d\dT/.test(value) ? moment(value) : value
    }
    if ('result' in values) said.result = term('result', String(values.result))
    return words(`incentives.why.${code}`, said)
  }
}

type Props = { readonly because: readonly IncentiveReason[]; readonly zone: string }

export function IncentiveReasons({ because, zone }: Props) {
  const say = useIncentiveReason(zone)
  return (
    <ol className="reasons">
      {because.map((reason, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of one state never change places
        <li key={at}>
          <p>{say(reason)}</p>
          {reason.entries.length > 0 && (
            <ul className="plain-list">
              {reason.entries.slice(0, entriesMax).map((id) => (
                <EntryBehind key={id} id={id} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

const entriesMax = 6
