// An account of an event: every report of it in the order of time, at the same size, and where they disagree.

import { useDateWords } from '../dates/date-words.ts'
import type { AccountRow } from '../hub/client.ts'
import { Name } from '../names/names.tsx'
import { Certainty } from '../parts/certainty.tsx'
import { Notes } from '../parts/notes.tsx'
import { Sides } from '../parts/sides.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { ClaimsBehind } from './claims-behind.tsx'
import { EntryProofs, KnownSince } from './entry-proofs.tsx'
import { Fact } from './fact.tsx'
import { Passage } from './passage.tsx'

export function AboutAccount({ row }: { readonly row: AccountRow }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const { list } = useFormats()
  const reports = row.reports.toSorted((a, b) => ((a.published ?? '~') < (b.published ?? '~') ? -1 : 1))
  const origins = [...new Set(reports.map(({ origin }) => origin))]
  return (
    <>
      <p className="panel-lead">
        {term('event', row.type)}
        {row.mode === null ? '' : ` · ${term('mode', row.mode)}`}
      </p>
      <dl className="facts">
        <Fact name={words('fact.state')}>
          <Certainty form={row.status} /> {row.disputed && <Certainty form="disputed" />}
        </Fact>
        <Fact name={words('fact.when')}>{dates(row.date)}</Fact>
        {row.place !== null && (
          <Fact name={words('fact.where')}>
            <Name of={row.place} />
          </Fact>
        )}
        {row.participants.length > 0 && (
          <Fact name={words('fact.who')}>{list([...new Set(row.participants.map(({ name }) => name))])}</Fact>
        )}
        <Fact name={words('fact.standing')}>
          <Certainty form={row.standing} />
        </Fact>
        <Fact name={words('fact.origins')}>
          {words('origins.count', { origins: row.origins, reports: row.reports.length })}
        </Fact>
        <KnownSince entries={row.entries} />
      </dl>
      {row.disagreements.length > 0 && (
        <section>
          <h3>{words('account.disagreements')}</h3>
          {row.disagreements.map((one) => (
            <Sides key={`${one.about}-${one.why}`} disagreement={one} reports={row.reports} />
          ))}
        </section>
      )}
      <section>
        <h3>{words('account.reports')}</h3>
        {reports.map((report) => (
          <Passage
            key={`${report.reading}-${report.event}`}
            words={report.passage}
            document={report.document}
            title={report.title}
            publisher={report.publisher}
            published={report.published}
            claim={claimKey(report.claims[0], report.reading)}
          >
            {origins.length < reports.length && (
              <span className="origin">{words('account.origin', { number: origins.indexOf(report.origin) + 1 })} </span>
            )}
            <Certainty form={report.standing} />{' '}
          </Passage>
        ))}
      </section>
      <ClaimsBehind
        keys={[
          ...new Set(
            reports.flatMap((report) => report.claims.map((claim) => claimKey(claim, report.reading) ?? claim)),
          ),
        ]}
      />
      <Notes on={{ view: 'accounts', key: row.key }} like={row.entries[0]} />
      <EntryProofs entries={row.entries} />
    </>
  )
}

const claimKey = (claim: string | undefined, reading: string) =>
  claim === undefined || claim.includes('/') ? claim : `${reading}/${claim}`
