// What the situation begins with: the phase, what is overdue, contested and due next, each a way to what it is made of.
import { changesNextAt } from '@parley/peace/in-browser'
import { Link } from '@tanstack/react-router'
import type { AgreementRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { agreementPath, pagePath } from '../paths.ts'
import { useWords, type WordId } from '../words/words.ts'
import { CommitmentLine } from './commitment-line.tsx'
import { isRunning } from './phase-track.tsx'
import { useAgreements, useCommitments, useStandings } from './queries.ts'
import { isAmong, type Standing } from './standings.ts'
import { useWhen } from './when.ts'
import { useZoned } from './zoned.ts'

// What does not fit here is a press away.
const shownMax = 6

export default function StateOfAgreement() {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const when = useWhen()
  const agreements = useAgreements(process, when).data ?? []
  const commitments = useCommitments(process, when).data ?? []
  const standings = useStandings(commitments, when.at)
  const standing = agreements.filter((one) => one.standing !== 'superseded')
  if (standing.length === 0) {
    return me?.canWrite ? (
      <p className="quiet">
        <Link to={pagePath(process, 'draft')}>{words('agreements.draft')}</Link>
      </p>
    ) : null
  }
  const among = (what: 'overdue' | 'contested') => standings.filter((one) => isAmong(one, what))
  return (
    <section className="state-of-agreement" aria-label={words('now.title')}>
      {standing.map((row) => (
        <InASentence
          key={row.key}
          row={row}
          at={when.at}
          standings={standings.filter((one) => one.row.agreement === row.key)}
        />
      ))}
      <Some heading="now.next" of={dueNext(standings, when.at)} />
      <Some heading="now.overdue.title" of={among('overdue')} only="overdue" />
      <Some heading="now.contested.title" of={among('contested')} only="contested" />
      <p className="section-more">
        <Link to={pagePath(process, 'commitments')}>{words('now.all')}</Link> ·{' '}
        <Link to={pagePath(process, 'report')}>{words('now.report')}</Link>
      </p>
    </section>
  )
}

/** Open promises with an end that is still to come, the nearest first. */
function dueNext(standings: readonly Standing[], at: string): readonly Standing[] {
  const now = Date.parse(at)
  return standings.filter(
    ({ row, state }) =>
      (state.status === 'due' || state.status === 'not_yet_due' || state.status === 'partly') &&
      !state.overdue &&
      row.due.until !== null &&
      Date.parse(row.due.until) > now &&
      changesNextAt(row.states, at) !== null,
  )
}

function InASentence({
  row,
  at,
  standings,
}: {
  readonly row: AgreementRow
  readonly at: string
  readonly standings: readonly Standing[]
}) {
  const words = useWords()
  const process = useProcess()
  const { day } = useZoned(row.zone)
  const phase = row.phases.find((one) => isRunning(one, at))
  const to = (only: string, id: WordId, count: number) => (
    <Link
      to={pagePath(process, 'commitments')}
      search={{ only, agreement: row.key } as never /* routes come from a list */}
    >
      {words(id, { count })}
    </Link>
  )
  const count = (what: 'due' | 'overdue' | 'contested') => standings.filter((one) => isAmong(one, what)).length
  return (
    <p className="summary">
      <Link to={agreementPath(process, row.key)}>
        <bdi>{row.title}</bdi>
      </Link>
      {'. '}
      {phase !== undefined &&
        (phase.ends === null
          ? words('now.phase.open', { phase: phase.name })
          : words('now.phase', { phase: phase.name, when: day(phase.ends) }))}{' '}
      {to('due', 'now.due', count('due'))} {to('overdue', 'now.overdue', count('overdue'))}{' '}
      {to('contested', 'now.contested', count('contested'))}
    </p>
  )
}

function Some({
  heading,
  of,
  only,
}: {
  readonly heading: WordId
  readonly of: readonly Standing[]
  readonly only?: string
}) {
  const words = useWords()
  const process = useProcess()
  if (of.length === 0) return null
  return (
    <section>
      <h2>{words(heading)}</h2>
      <ul className="commitment-list">
        {of.slice(0, shownMax).map((one) => (
          <CommitmentLine key={one.row.key} of={one} who />
        ))}
      </ul>
      {of.length > shownMax && (
        <p className="section-more">
          <Link
            to={pagePath(process, 'commitments')}
            search={{ ...(only === undefined ? {} : { only }) } as never /* as above */}
          >
            {words('action.showAll', { count: of.length })}
          </Link>
        </p>
      )}
    </section>
  )
}
