// The phases of an agreement as a track, with their gates: which have come about by the moment, and which are waited for.
import type { AgreementRow } from '../hub/client.ts'
import { useOpen } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'
import { useTriggerWords } from './reasons.tsx'
import type { Standing } from './standings.ts'
import { useZoned } from './zoned.ts'

type Phase = AgreementRow['phases'][number]

export const isRunning = ({ begins, ends }: Phase, at: string): boolean =>
  begins !== null && Date.parse(begins) <= Date.parse(at) && (ends === null || Date.parse(at) < Date.parse(ends))

export function PhaseTrack({
  row,
  at,
  standings,
}: {
  readonly row: AgreementRow
  readonly at: string
  readonly standings: readonly Standing[]
}) {
  const words = useWords()
  const { day } = useZoned(row.zone)
  const open = useOpen()
  if (row.phases.length === 0) return null
  return (
    <section className="phase-track" aria-label={words('agreement.phases')}>
      <ol>
        {row.phases.map((phase) => {
          const within = standings.filter((one) => one.row.phase === phase.phase)
          const overdue = within.filter(({ state }) => state.overdue).length
          return (
            <li
              key={phase.phase}
              data-running={isRunning(phase, at) || undefined}
              data-shut={phase.begins === null || undefined}
            >
              <button type="button" onClick={() => open({ view: 'entries', key: phase.entry })}>
                <span className="phase-name">
                  <bdi>{phase.name}</bdi>{' '}
                  {isRunning(phase, at) && <span className="phase-now">{words('phase.now')}</span>}
                </span>
                <span className="quiet">
                  {phase.begins === null ? words('phase.shut') : words('phase.from', { when: day(phase.begins) })}{' '}
                  {phase.ends !== null && words('phase.until', { when: day(phase.ends) })}
                </span>
                {phase.ends !== null && phase.endsWritten !== null && phase.ends !== phase.endsWritten && (
                  <span className="quiet">{words('phase.extended', { when: day(phase.endsWritten) })}</span>
                )}
                <span className="quiet">
                  {words('agreement.commitments', { count: within.length })}
                  {overdue > 0 && ` · ${words('promised.overdue')}: ${overdue}`}
                </span>
              </button>
              {phase.gates.length > 0 && <Gates phase={phase} row={row} at={at} standings={standings} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** What the phase waits for: what has come about by the moment, and what has not. */
function Gates({
  phase,
  row,
  at,
  standings,
}: {
  readonly phase: Phase
  readonly row: AgreementRow
  readonly at: string
  readonly standings: readonly Standing[]
}) {
  const words = useWords()
  const open = useOpen()
  const { day } = useZoned(row.zone)
  const say = useTriggerWords(
    (what) =>
      standings.find((one) => one.row.key === what)?.row.act ??
      row.phases.find((one) => one.phase === what)?.name ??
      what.replaceAll('-', ' '),
  )
  return (
    <ul className="gates" aria-label={words('phase.gates', { count: phase.gates.length })}>
      {phase.gates.map((gate) => {
        const isMet = gate.met !== null && Date.parse(gate.met) <= Date.parse(at)
        const [entry] = gate.entries.slice(-1)
        const text = `${say(gate)} · ${isMet ? words('gate.met', { when: day(gate.met ?? '') }) : words('gate.waits')}`
        return (
          <li key={`${gate.on} ${gate.what} ${gate.is}`} data-met={isMet || undefined}>
            {entry === undefined ? (
              <span>{text}</span>
            ) : (
              <button type="button" className="inline-button" onClick={() => open({ view: 'entries', key: entry })}>
                {text}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
