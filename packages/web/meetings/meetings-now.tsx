// What the situation says of diplomatic engagement: what is next, what a party denies, what was held last. Each line opens.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDateWords } from '../dates/date-words.ts'
import type { EngagementRow } from '../hub/client.ts'
import { useProcess, useProcesses } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { pagePath } from '../paths.ts'
import { useOpen } from '../provenance/opened.ts'
import { useTerm, useWords, type WordId } from '../words/words.ts'

const shownMax = 3
const ahead = ['proposed', 'planned', 'unconfirmed', 'confirmed', 'under-way']

export default function MeetingsNow() {
  const words = useWords()
  const process = useProcess()
  const standsAt = (useProcesses().data ?? []).find(({ key }) => key === process)?.standsAt
  const today = (standsAt ?? new Date().toISOString()).slice(0, 10)
  const of = (state: readonly string[], sort: string, limit: number) =>
    rowsQuery('engagements', { process, limit, sort, filter: { state: [...state] } })
  const planned = useQuery(of(ahead, 'firstDay', 60)).data
  const denied = useQuery(
    rowsQuery('engagements', { process, limit: shownMax, sort: '-firstDay', filter: { denied: ['true'] } }),
  ).data
  const held = useQuery(of(['held'], '-firstDay', shownMax)).data
  if (planned === undefined || denied === undefined || held === undefined) return null
  // What has no day yet is still to come.
  const next = planned.rows.filter(({ lastDay }) => lastDay === null || lastDay >= today).slice(0, shownMax)
  if (next.length + denied.rows.length + held.rows.length === 0) return null
  return (
    <section className="priority" aria-labelledby="meetings-now">
      <h2 id="meetings-now">{words('meetings.now')}</h2>
      <Some heading="meetings.now.next" rows={next} />
      <Some heading="meetings.now.denied" rows={denied.rows} />
      <Some heading="meetings.now.held" rows={held.rows} />
      <p className="section-more">
        <Link to={pagePath(process, 'meetings')}>{words('meetings.now.all')}</Link>
      </p>
    </section>
  )
}

function Some({ heading, rows }: { readonly heading: WordId; readonly rows: readonly EngagementRow[] }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const open = useOpen()
  if (rows.length === 0) return null
  return (
    <>
      <h3>{words(heading)}</h3>
      <ul className="plain-list">
        {rows.map(({ key, title, state, firstDay }) => (
          <li key={key}>
            <button type="button" className="inline-button" onClick={() => open({ view: 'engagements', key })}>
              {firstDay !== null && <span className="row-date">{dates(firstDay)} </span>}
              <bdi>{title}</bdi>
            </button>{' '}
            <span className="chip" data-state={state}>
              {term('engagement', state)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
