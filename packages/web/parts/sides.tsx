// Two accounts look like two accounts: side by side, same size, same weight, in the order of time.

import { Link } from '@tanstack/react-router'
import { useDateWords } from '../dates/date-words.ts'
import type { Disagreement, DisagreementRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { documentPath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { Certainty } from './certainty.tsx'
import { Said } from './said.tsx'

export function Sides({
  disagreement,
  reports,
}: {
  readonly disagreement: Pick<Disagreement, 'about' | 'sides'>
  /** What the sides' documents say of themselves. */
  readonly reports: DisagreementRow['reports']
}) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const process = useProcess()
  const reportOf = (side: Disagreement['sides'][number]) =>
    reports.find(({ document, reading }) => document === side.document && reading === side.reading)
  const published = (side: Disagreement['sides'][number]) => reportOf(side)?.published ?? null
  // A side without a date comes last: it cannot be said to be earlier than another.
  const sides = disagreement.sides.toSorted((a, b) => ((published(a) ?? '~') < (published(b) ?? '~') ? -1 : 1))
  return (
    <div className="disagreement">
      <p className="disagreement-about">
        <Certainty form="disputed" bare /> <strong>{term('about', disagreement.about)}</strong>
      </p>
      <div className="sides">
        {sides.map((side) => {
          const report = reportOf(side)
          const claim = report?.claims[0]
          return (
            <figure key={`${side.document}-${side.span.start}-${side.value}`} className="side">
              <p className="side-value">
                <SideValue about={disagreement.about} value={side.value} />
              </p>
              <blockquote dir="auto">{side.passage}</blockquote>
              <figcaption>
                {side.by !== null && side.by !== report?.publisher && (
                  <>
                    <Name of={side.by} />
                    <br />
                  </>
                )}
                <Link
                  to={documentPath(process, side.document)}
                  search={
                    (claim === undefined
                      ? {}
                      : {
                          claim: claim.includes('/') ? claim : `${side.reading}/${claim}`,
                        }) as never /* routes come from a list */
                  }
                >
                  <bdi>{report?.publisher ?? report?.title ?? words('document.untitled')}</bdi>
                </Link>{' '}
                <span className="quiet">
                  {published(side) === null ? words('document.undated') : dates(published(side))}
                </span>
              </figcaption>
            </figure>
          )
        })}
      </div>
    </div>
  )
}

/** What stands against the other side: a word of ours, a date in the reader's words, or words of the text in quotes. */
function SideValue({ about, value }: { readonly about: Disagreement['about']; readonly value: string }) {
  const term = useTerm()
  const dates = useDateWords()
  if (about === 'denial') return term('side', value)
  if (about === 'date') return dates(value)
  if (about === 'number' || about === 'state') return <Said words={value} />
  return <bdi>{value}</bdi>
}
