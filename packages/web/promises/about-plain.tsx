// A row of a plain kind (an agreement, a movement, a need) in the provenance panel: what it is called, and the entries it is made of.
import { EntryProofs } from '../provenance/entry-proofs.tsx'
import { EntryBehind } from './reasons.tsx'

type Props = { readonly row: { readonly entries: readonly string[]; readonly title?: string; readonly name?: string } }

const newestMax = 12

export default function AboutPlain({ row }: Props) {
  const called = row.title ?? row.name
  return (
    <>
      {called !== undefined && (
        <p className="panel-lead" dir="auto">
          {called}
        </p>
      )}
      <ul className="plain-list">
        {row.entries.slice(-newestMax).map((id) => (
          <EntryBehind key={id} id={id} />
        ))}
      </ul>
      <EntryProofs entries={row.entries} />
    </>
  )
}
