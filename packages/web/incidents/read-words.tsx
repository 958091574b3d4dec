// What was read in a report leads to its words there, highlighted.
import type { IncidentAccount } from '../hub/client.ts'
import { FromCell } from '../parts/from-cell.tsx'
import { useWords } from '../words/words.ts'

export function ReadWords({ read }: { readonly read: NonNullable<IncidentAccount['read']> }) {
  const words = useWords()
  return (
    <FromCell document={read.document} reading={read.reading} span={read} title={words('incident.words')}>
      {words('incident.words')}
    </FromCell>
  )
}
