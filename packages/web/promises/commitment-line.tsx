// One commitment wherever it is shown: its state, what is owed, by when; it opens what the state rests on.
import { useOpen, useOpened } from '../provenance/opened.ts'
import { useFormats, useWords } from '../words/words.ts'
import type { Standing } from './standings.ts'
import { Status } from './status.tsx'
import { useZoned } from './zoned.ts'

export function CommitmentLine({ of, who = false }: { readonly of: Standing; readonly who?: boolean }) {
  const words = useWords()
  const { list } = useFormats()
  const open = useOpen()
  const opened = useOpened()
  const { row, state, isContested } = of
  const { day } = useZoned(row.zone)
  return (
    <li className="commitment">
      <button
        type="button"
        aria-expanded={opened?.view === 'commitments' && opened.key === row.key}
        data-commitment={row.key}
        onClick={() => open({ view: 'commitments', key: row.key })}
      >
        <Status state={state} contested={isContested} readings={row.interpretations.length} />
        <span className="commitment-act" dir="auto">
          {who ? words('promised.title', { who: list(row.obligors), what: row.act }) : row.act}
        </span>
        <span className="quiet">
          {row.due.until === null
            ? row.due.from !== null && words('promised.from', { when: day(row.due.from) })
            : words('promised.by', { when: day(lastOf(row.due.until)) })}
        </span>
        {row.measures.length > 1 && row.windows !== null && <Measures of={of} />}
      </button>
    </li>
  )
}

/** The last instant before an end: 'by the 10th' ends when the 11th begins. */
export const lastOf = (end: string): string => new Date(Date.parse(end) - 1).toISOString()

/** The same by each count point, the agreement's in front: they measure different things and stand apart. */
function Measures({ of: { row, point } }: { readonly of: Standing }) {
  const words = useWords()
  return (
    <span className="measures">
      {row.measures.map((one) => {
        const { all, met } = one.windows ?? { all: 0, met: 0 }
        return (
          <span
            key={one.point}
            className="measure"
            data-chosen={(point === null ? one.isAgreed : point === one.point) || undefined}
          >
            <PointName point={one.point} />
            {one.windows !== null && (
              <>
                <meter min={0} max={Math.max(1, all)} value={met} aria-hidden="true" />
                <span>{words('measure.windows', { met, all })}</span>
              </>
            )}
            {one.isAgreed && <span className="quiet">{words('measure.agreed.mark')}</span>}
          </span>
        )
      })}
    </span>
  )
}

export function PointName({ point }: { readonly point: string }) {
  const words = useWords()
  const id = `point.${point}`
  // A point the agreement names in its own word has no words of ours.
  return <bdi>{isKnownPoint(id) ? words(id) : point.replaceAll('-', ' ')}</bdi>
}

const known = ['dispatched', 'crossed', 'offloaded', 'delivered', 'listed', 'released', 'received', 'verified'] as const
type PointWord = `point.${(typeof known)[number]}`
const isKnownPoint = (id: string): id is PointWord => known.some((one) => id === `point.${one}`)
