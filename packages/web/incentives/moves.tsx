// Benefits whose state would be another, each with what it is and what it would be.
import type { Move } from '@parley/peace/in-browser'
import { useFormats, useTerm, useWords } from '../words/words.ts'

export function Moves({ moves }: { readonly moves: readonly Move[] }) {
  const words = useWords()
  const term = useTerm()
  const { list } = useFormats()
  return (
    <ul className="moves">
      {moves.map(({ row, before, after }) => (
        <li key={row.key}>
          {words('incentives.move', {
            who: list(row.beneficiaries),
            what: row.title,
            before: before === null ? '–' : term('incentive', before),
            after: term('incentive', after),
          })}
        </li>
      ))}
    </ul>
  )
}
