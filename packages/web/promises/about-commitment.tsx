// A commitment in the provenance panel: the state at the moment with its chain of sources, how it came to it, rival
// readings side by side, each count point, who contests it, what was found, and the entries with their check.
import { changesNextAt, stateAt } from '@parley/peace/in-browser'
import { useState } from 'react'
import type { CommitmentRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { EntryProofs } from '../provenance/entry-proofs.tsx'
import { Fact } from '../provenance/fact.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { Acts } from './acts.tsx'
import { lastOf, PointName } from './commitment-line.tsx'
import { useAgreements, useCommitments } from './queries.ts'
import { EntryBehind, type NameOf, Reasons } from './reasons.tsx'
import { Status } from './status.tsx'
import { useWhen } from './when.ts'
import { useZoned } from './zoned.ts'

export default function AboutCommitment({ row }: { readonly row: CommitmentRow }) {
  const words = useWords()
  const names = useNames()
  const me = useMe()
  const when = useWhen()
  const { list } = useFormats()
  const { moment, day } = useZoned(row.zone)
  const nameOf = useNameOf(row)
  const state = stateAt(row.states, when.at)
  const next = changesNextAt(row.states, when.at)
  const { due } = row
  return (
    <>
      <p className="panel-lead" dir="auto">
        {words('promised.title', { who: list(row.obligors), what: row.act })}
      </p>
      <p className="promised-now">
        {state === undefined ? (
          words('promised.never')
        ) : (
          <Status state={state} contested={row.isContested} readings={row.interpretations.length} />
        )}
        {row.isFoundBreached && <span>{words('promised.breached', { who: row.findings.at(-1)?.by ?? '' })}</span>}
      </p>
      <dl className="facts">
        {row.beneficiaries.length > 0 && <Fact name={words('promise.owedTo')}>{list(row.beneficiaries)}</Fact>}
        {(due.from !== null || due.until !== null) && (
          <Fact name={words('promise.window')}>
            {due.from !== null && words('promised.from', { when: moment(due.from) })}{' '}
            {due.until !== null && words('promised.by', { when: moment(lastOf(due.until)) })}
            {due.original !== null && due.original !== due.until && (
              <span className="quiet"> {words('promise.moved', { when: day(lastOf(due.original)) })}</span>
            )}
          </Fact>
        )}
        {row.phaseName !== null && <Fact name={words('commitments.phase')}>{row.phaseName}</Fact>}
        {next !== null && <Fact name={words('when.now')}>{words('promise.next', { when: moment(next) })}</Fact>}
      </dl>
      {state !== undefined && (
        <section>
          <h3>{words('promise.why')}</h3>
          <Reasons state={state} nameOf={nameOf} zone={row.zone} />
        </section>
      )}
      {row.interpretations.length > 1 && <Readings row={row} at={when.at} nameOf={nameOf} />}
      {row.measures.length > 0 && <Measured row={row} at={when.at} />}
      {row.contested.length > 0 && (
        <section>
          <h3>{words('promise.contests')}</h3>
          <ul className="plain-list">
            {row.contested.map((one) => (
              <li key={one.entry}>
                <p>
                  <strong>{one.by}</strong> {words('promise.since', { when: moment(one.since) })}
                  {one.until !== null && ` ${words('promise.until', { when: moment(one.until) })}`}
                  {one.toldBy !== null && (
                    <span className="quiet"> · {words('declared.toldBy', { who: names(one.toldBy) })}</span>
                  )}
                </p>
                <p dir="auto">{one.ground}</p>
                <ul className="plain-list">
                  <EntryBehind id={one.entry} />
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
      {row.findings.length + row.alleged.length > 0 && <Found row={row} />}
      <Course row={row} at={when.at} />
      {me?.canWrite && <Acts row={row} />}
      <EntryProofs entries={row.entries} />
    </>
  )
}

/** Each way to read the clause at one size: the state under it, and why. */
function Readings({ row, at, nameOf }: { readonly row: CommitmentRow; readonly at: string; readonly nameOf: NameOf }) {
  const words = useWords()
  const names = useNames()
  const { list } = useFormats()
  const { moment } = useZoned(row.zone)
  return (
    <section>
      <h3>{words('promise.readings')}</h3>
      <p className="quiet">{words('promise.readings.about')}</p>
      <div className="two-sides">
        {row.interpretations.map((one) => {
          const state = stateAt(one.states ?? row.states, at)
          const who = one.of.length > 0 ? list(one.of) : names(one.organisation)
          return (
            <div key={one.entry} className="reading-of">
              <h4>{one.id === null ? words('promise.shared') : words('promise.readOf', { who })}</h4>
              {one.says !== null && <p dir="auto">{one.says}</p>}
              {state !== undefined && <Status state={state} />}
              {one.due.until !== null && (
                <p className="quiet">{words('promised.by', { when: moment(lastOf(one.due.until)) })}</p>
              )}
              {state !== undefined && (
                <details>
                  <summary>{words('promise.why')}</summary>
                  <Reasons state={state} nameOf={nameOf} zone={row.zone} />
                </details>
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

function Measured({ row, at }: { readonly row: CommitmentRow; readonly at: string }) {
  const words = useWords()
  return (
    <section>
      <h3>{words('promise.measures')}</h3>
      {row.measures.length > 1 && <p className="quiet">{words('measure.apart')}</p>}
      <ul className="plain-list">
        {row.measures.map((one) => {
          const state = stateAt(one.states ?? row.states, at)
          return (
            <li key={one.point} className="measured">
              <p>
                <strong>
                  <PointName point={one.point} />
                </strong>{' '}
                <span className="quiet">{words(one.isAgreed ? 'measure.agreed.mark' : 'measure.other')}</span>
              </p>
              {state !== undefined && <Status state={state} />}
              {one.windows !== null && (
                <p>{words('measure.windows', { met: one.windows.met, all: one.windows.all })}</p>
              )}
              {one.counters.map(({ counter, value, unit }) => (
                <p key={counter}>{words('measure.counted', { counter, value, unit })}</p>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Found({ row }: { readonly row: CommitmentRow }) {
  const words = useWords()
  const { moment } = useZoned(row.zone)
  const line = (one: { entry: string; by: string; since: string; decision: string }, said: string) => (
    <li key={one.entry}>
      <p>
        {said} {words('promise.since', { when: moment(one.since) })}
      </p>
      <p dir="auto">{one.decision}</p>
    </li>
  )
  return (
    <section>
      {row.findings.length > 0 && <h3>{words('promise.findings')}</h3>}
      <ul className="plain-list">
        {row.findings.map((one) => line(one, words(`finding.${one.result}`, { who: one.by })))}
      </ul>
      {row.alleged.length > 0 && <h3>{words('promise.alleged')}</h3>}
      <ul className="plain-list">{row.alleged.map((one) => line(one, words('finding.breached', { who: one.by })))}</ul>
    </section>
  )
}

const courseMax = 8

function Course({ row: { states, zone }, at }: { readonly row: CommitmentRow; readonly at: string }) {
  const words = useWords()
  const { moment } = useZoned(zone)
  const [all, setAll] = useState(false)
  const shown = all ? states : states.slice(-courseMax)
  const now = stateAt(states, at)
  return (
    <section>
      <h3>{words('promise.course')}</h3>
      <ol className="course">
        {shown.map((state) => (
          <li
            key={state.from}
            aria-current={state === now ? 'true' : undefined}
            data-coming={Date.parse(state.from) > Date.parse(at) || undefined}
          >
            <span className="quiet">{moment(state.from)}</span> <Status state={state} />
          </li>
        ))}
      </ol>
      {states.length > shown.length && (
        <button type="button" className="quiet-button" onClick={() => setAll(true)}>
          {words('action.showAll', { count: states.length })}
        </button>
      )}
    </section>
  )
}

/** Names for what its terms wait for. */
function useNameOf({ agreement }: CommitmentRow): NameOf {
  const process = useProcess()
  const when = useWhen()
  const commitments = useCommitments(process, when).data ?? []
  const agreements = useAgreements(process, when).data ?? []
  const phases = agreements.find(({ key }) => key === agreement)?.phases ?? []
  return (what) =>
    commitments.find(({ key }) => key === what)?.act ??
    phases.find(({ phase }) => phase === what)?.name ??
    what.replaceAll('-', ' ')
}
