// An event of the timeline or an account as a line: when, in whose words, from how many origins.

import { useDateWords } from '../dates/date-words.ts'
import type { TimelineRow } from '../hub/client.ts'
import { Name } from '../names/names.tsx'
import { useTerm, useWords } from '../words/words.ts'
import { Certainty } from './certainty.tsx'
import { RowLine } from './row-line.tsx'
import { Said } from './said.tsx'

export function EventLine({ row, dated = true }: { readonly row: TimelineRow; readonly dated?: boolean }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  return (
    <RowLine
      subject={{ view: 'timeline', key: row.key }}
      lead={dated ? <span className="row-date">{dates(row.date)}</span> : undefined}
      about={
        <>
          <span>{term('event', row.type)}</span>
          <Certainty form={row.status} />
          {row.disputed && <Certainty form="disputed" />}
          <Certainty form={row.standing} />
          {row.place !== null && <Name of={row.place} />}
          {row.origins > 1 && <span>{words('origins.independent', { count: row.origins })}</span>}
        </>
      }
    >
      <Said words={row.passage} />
    </RowLine>
  )
}
