// A claim: its exact words, who says so through whom, what people decided about it, and notes.
import type { ClaimRow } from '../hub/client.ts'
import { useNames } from '../hub/process.ts'
import { sourceName } from '../marks/source-name.ts'
import { confidenceWord } from '../marks/words-at.ts'
import { Certainty } from '../parts/certainty.tsx'
import { Notes } from '../parts/notes.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { EntryProofs, KnownSince } from './entry-proofs.tsx'
import { Fact } from './fact.tsx'
import { Passage } from './passage.tsx'

export function AboutClaim({ row }: { readonly row: ClaimRow }) {
  const words = useWords()
  const term = useTerm()
  const source = sourceName(row, words)
  return (
    <>
      <p className="panel-lead">
        <bdi>{source}</bdi> · {term('attitude', row.attitude)}
      </p>
      <Passage
        words={row.content}
        document={row.document}
        title={row.documentTitle}
        publisher={row.publisher}
        published={row.published}
        language={row.language}
        claim={row.key}
      >
        <span className="quiet">{words('provenance.through')} </span>
      </Passage>
      <dl className="facts">
        <Fact name={words('fact.standing')}>
          <Certainty form={row.standing} />
        </Fact>
        <Fact name={words('fact.source')}>
          <bdi>{row.source || sourceName(row, words)}</bdi>{' '}
          <span className="quiet">({term('source', row.sourceKind)})</span>
        </Fact>
        <Fact name={words('fact.cue')}>
          {row.cue === '' ? <span className="quiet">{words('claim.unreadCue')}</span> : <bdi>{row.cue}</bdi>}
        </Fact>
        <Fact name={words('fact.quotation')}>{term('quotation', row.quotation)}</Fact>
        <Fact name={words('fact.modality')}>{term('modality', row.modality)}</Fact>
        <Fact name={words('fact.read')}>{words(`confidence.${confidenceWord(row.confidence)}`)}</Fact>
        <KnownSince entries={row.entries} />
      </dl>
      {row.original !== null && (
        <section>
          <h3>{words('provenance.machineRead')}</h3>
          <p className="quiet" dir="auto">
            {[row.original.source, term('attitude', row.original.attitude), row.original.content]
              .filter(Boolean)
              .join(' – ')}
          </p>
        </section>
      )}
      <Decisions row={row} />
      <Notes on={{ view: 'claims', key: row.key }} like={row.entries[0]} />
      <EntryProofs entries={row.entries} />
    </>
  )
}

function Decisions({ row }: { readonly row: ClaimRow }) {
  const words = useWords()
  const names = useNames()
  const { moment } = useFormats()
  return (
    <section>
      <h3>{words('provenance.decided')}</h3>
      {row.decisions.length === 0 ? (
        <p className="quiet">{words('provenance.undecided')}</p>
      ) : (
        <ul className="plain-list">
          {row.decisions.map((decision) => (
            <li key={decision.entry}>
              <Certainty form={decision.decision} bare />{' '}
              {words(`decision.${decision.decision}`, { who: names(decision.organisation) })}{' '}
              <span className="quiet">{moment(decision.at)}</span>
              {decision.reason !== null && <p dir="auto">{decision.reason}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
