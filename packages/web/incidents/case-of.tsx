// A case: its evidence with custody, findings in three lanes that are kept apart, who signed, what is laid to whom and why
// not, the clock of a reply, and where each stands.
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseRow, Finding } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { documentPath } from '../paths.ts'
import { Fact } from '../provenance/fact.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { type CaseAct, CaseForm } from './case-forms.tsx'
import { useKept } from './rule-form.tsx'
import { CaseMark } from './state.tsx'

const lanes = ['monitoring', 'verification', 'investigation'] as const

export function CaseOf({ row }: { readonly row: CaseRow }) {
  const words = useWords()
  const me = useMe()
  const { moment } = useFormats()
  const kept = useKept(row.agreement)
  const [act, setAct] = useState<CaseAct | null>(null)
  const of = (lane: (typeof lanes)[number]) => row.findings.filter((one) => one.lane === lane)
  const apart = row.findings.filter((one) => one.lane === null)
  return (
    <article className="case">
      <header>
        <h3 dir="auto">{row.title}</h3>
        <p className="quiet">
          <CaseMark state={row.state} /> {words('case.by', { who: row.by, when: moment(row.opened) })}
        </p>
        {me?.canWrite && (
          <p className="entry-tools">
            <button type="button" className="quiet-button" onClick={() => setAct({ act: 'propose' })}>
              {words('finding.propose')}
            </button>
            {kept !== undefined && (
              <button type="button" className="quiet-button" onClick={() => setAct({ act: 'rule' })}>
                {words('rule.set')}
              </button>
            )}
          </p>
        )}
      </header>
      <div className="lanes">
        {lanes.map((lane) => (
          <LaneOf key={lane} lane={lane} findings={of(lane)} row={row} onAct={setAct} />
        ))}
      </div>
      {apart.map((one) => (
        <FindingOf key={one.finding} finding={one} onAct={setAct} />
      ))}
      <Evidence row={row} onAct={setAct} />
      {act !== null && <CaseForm {...act} row={row} onClose={() => setAct(null)} />}
    </article>
  )
}

function LaneOf({
  lane,
  findings,
  onAct,
}: {
  readonly lane: (typeof lanes)[number]
  readonly findings: readonly Finding[]
  readonly row: CaseRow
  readonly onAct: (act: CaseAct) => void
}) {
  const words = useWords()
  const term = useTerm()
  return (
    <section className="lane-of" aria-label={term('lane', lane)}>
      <h4>{term('lane', lane)}</h4>
      {findings.length === 0 && <p className="quiet">{words('case.lane.none')}</p>}
      {findings.map((one) => (
        <FindingOf key={one.finding} finding={one} onAct={onAct} />
      ))}
    </section>
  )
}

function FindingOf({ finding, onAct }: { readonly finding: Finding; readonly onAct: (act: CaseAct) => void }) {
  const words = useWords()
  const term = useTerm()
  const me = useMe()
  const open = useOpen()
  const { moment, number } = useFormats()
  const { state, result, entry } = finding
  if (state === 'withdrawn' && finding.withdrawn !== null) {
    return <p className="quiet">{words('finding.withdrawn', { when: moment(finding.withdrawn.at) })}</p>
  }
  return (
    <div className="finding">
      {result !== null && (
        <p className="finding-result">
          <strong>{term('findingResult', result)}</strong>{' '}
          <span className="quiet">
            {finding.by} ·{' '}
            {state === 'signed' && finding.signed !== null
              ? words('finding.signed', { when: moment(finding.signed) })
              : term('findingState', state)}
          </span>
        </p>
      )}
      {result === null && <p className="quiet">{term('findingState', state)}</p>}
      {finding.text !== null && (
        <blockquote dir="auto" className="finding-text">
          {finding.text}
        </blockquote>
      )}
      {finding.attribution !== null && (
        <p>
          <strong>
            {words('finding.laid', {
              who: finding.attribution.to,
              confidence: number(finding.attribution.confidence),
              threshold: number(finding.attribution.threshold),
            })}
          </strong>
        </p>
      )}
      {finding.notLaid !== null && <p className="quiet">{term('notLaid', finding.notLaid)}</p>}
      <dl className="facts">
        {finding.standard !== null && (
          <Fact name={words('finding.standard')}>{term('standardOfProof', finding.standard)}</Fact>
        )}
      </dl>
      <Signing finding={finding} />
      <ReplyOf finding={finding} onAct={onAct} />
      <Positions finding={finding} />
      <p className="entry-tools">
        {entry !== null && (
          <button type="button" className="quiet-button" onClick={() => open({ view: 'entries', key: entry })}>
            {words('provenance.open')}
          </button>
        )}
        {me?.canWrite && entry !== null && (
          <>
            {state !== 'signed' && (
              <button type="button" className="quiet-button" onClick={() => onAct({ act: 'sign', finding })}>
                {words('finding.sign')}
              </button>
            )}
            <button type="button" className="quiet-button" onClick={() => onAct({ act: 'clear', finding })}>
              {words('finding.clear')}
            </button>
            {finding.reply === null && (
              <button type="button" className="quiet-button" onClick={() => onAct({ act: 'ask', finding })}>
                {words('finding.ask')}
              </button>
            )}
          </>
        )}
      </p>
    </div>
  )
}

function Signing({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const names = useNames()
  const { moment, list } = useFormats()
  const { awaits, signatures, by } = finding
  const missing = [
    ...awaits.actors,
    ...(awaits.people > 0 ? [words('finding.awaits.people', { count: awaits.people, who: by ?? '' })] : []),
  ]
  return (
    <>
      {signatures.length > 0 && (
        <ul className="plain-list">
          {signatures.map((one) => (
            <li key={one.entry} data-struck={one.counts ? undefined : true}>
              {words('finding.signature', { as: one.as, organisation: names(one.organisation), when: moment(one.at) })}
              {!one.counts && <span className="quiet"> · {words('finding.signature.no')}</span>}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && finding.entry !== null && (
        <p className="quiet">{words('finding.awaits', { who: list(missing) })}</p>
      )}
    </>
  )
}

const hourMs = 3_600_000

function ReplyOf({ finding, onAct }: { readonly finding: Finding; readonly onAct: (act: CaseAct) => void }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const me = useMe()
  const { moment } = useFormats()
  const { reply } = finding
  if (reply === null) return null
  const left = Date.parse(reply.until) - Date.now()
  const isAwaited = reply.made.length === 0 && reply.waived === null
  return (
    <div className="reply">
      <p>
        <strong>{words('reply.clock', { who: reply.to, when: moment(reply.until) })}</strong>{' '}
        {isAwaited && (
          <span role="timer">
            {left <= 0 ? words('reply.over') : words('reply.left', { count: Math.floor(left / hourMs) })}
          </span>
        )}
      </p>
      <p className="quiet">{words('finding.released', { who: reply.to })}</p>
      <blockquote dir="auto">{reply.text}</blockquote>
      {reply.made.map((one) => (
        <div key={one.entry}>
          <p>
            <strong>{one.by}</strong> · {term('replyPosition', one.position)}{' '}
            <span className="quiet">
              {moment(one.at)}
              {one.isLate && ` · ${words('reply.late')}`}
              {one.toldBy !== null && ` · ${words('reply.told', { who: names(one.toldBy) })}`}
            </span>
          </p>
          <blockquote dir="auto">{one.text}</blockquote>
        </div>
      ))}
      {reply.waived !== null && <p>{words('reply.waived', { who: reply.to })}</p>}
      {me?.canWrite && (
        <button type="button" className="quiet-button" onClick={() => onAct({ act: 'reply', finding })}>
          {words('reply.make')}
        </button>
      )}
    </div>
  )
}

function Positions({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const term = useTerm()
  if (finding.positions.length === 0) return null
  return (
    <div>
      <h5>{words('positions.title')}</h5>
      <ul className="plain-list">
        {finding.positions.map((one) => (
          <li key={one.entry}>
            <strong>{one.by}</strong> · {term('position', one.position)}
            <blockquote dir="auto">{one.text}</blockquote>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Piece = CaseRow['evidence'][number]

function Evidence({ row, onAct }: { readonly row: CaseRow; readonly onAct: (act: CaseAct) => void }) {
  const words = useWords()
  const me = useMe()
  return (
    <section className="evidence">
      <h4>{words('case.evidence')}</h4>
      {row.evidence.length === 0 && <p className="quiet">{words('case.evidence.none')}</p>}
      {row.evidence.map((one) => (
        <PieceOf key={one.entry} piece={one} onAct={onAct} />
      ))}
      {me?.canWrite && (
        <button type="button" className="quiet-button" onClick={() => onAct({ act: 'evidence' })}>
          {words('evidence.add')}
        </button>
      )}
    </section>
  )
}

function PieceOf({ piece, onAct }: { readonly piece: Piece; readonly onAct: (act: CaseAct) => void }) {
  const words = useWords()
  const term = useTerm()
  const me = useMe()
  const open = useOpen()
  const { moment } = useFormats()
  const { captured, working } = piece
  return (
    <details>
      <summary>
        <span dir="auto">{piece.title}</span> <span className="quiet">{term('evidenceSort', piece.sort)}</span>
      </summary>
      <p className="quiet">
        {words('case.captured', { when: moment(captured.at), who: captured.by })}
        {captured.with !== null && ` · ${captured.with}`}
        {captured.url !== null && (
          <>
            {' '}
            · <bdi className="hash">{captured.url}</bdi>
          </>
        )}
      </p>
      {piece.shows !== null && <p dir="auto">{piece.shows}</p>}
      <dl className="facts">
        <Fact name={words('case.original')}>
          <CopyOf copy={piece.original} />
        </Fact>
        {working !== null && (
          <Fact name={words('case.working')}>
            <CopyOf copy={working.copy} /> <bdi>{working.differs}</bdi>
          </Fact>
        )}
        <Fact name={words('case.custody')}>
          <ol className="plain-list">
            {piece.custody.map((step) => (
              <Step key={`${step.entry} ${step.on}`} step={step} />
            ))}
          </ol>
        </Fact>
      </dl>
      <p className="entry-tools">
        <button type="button" className="quiet-button" onClick={() => open({ view: 'entries', key: piece.entry })}>
          {words('provenance.open')}
        </button>
        {me?.canWrite && (
          <button type="button" className="quiet-button" onClick={() => onAct({ act: 'custody', piece })}>
            {words('custody.pass')}
          </button>
        )}
      </p>
    </details>
  )
}

function CopyOf({ copy }: { readonly copy: Piece['original'] }) {
  const words = useWords()
  const process = useProcess()
  return (
    <>
      <code className="hash">{copy.sha256}</code>
      {copy.document !== undefined && (
        <>
          {' '}
          <Link to={documentPath(process, copy.document)}>{words('evidence.file')}</Link>
        </>
      )}
    </>
  )
}

function Step({ step }: { readonly step: Piece['custody'][number] }) {
  const words = useWords()
  const term = useTerm()
  const { moment } = useFormats()
  const { from, to } = step
  return (
    <li>
      {from === null
        ? words('case.custody.first', { to })
        : words('case.custody.step', { act: term('custodyAct', step.act), from, to })}{' '}
      <span className="quiet">
        {moment(step.on)}
        {step.isIntact !== null && ` · ${words(step.isIntact ? 'case.custody.intact' : 'case.custody.differs')}`}
      </span>
      {step.says !== null && <span dir="auto"> {step.says}</span>}
    </li>
  )
}
