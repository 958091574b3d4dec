// What the situation says of regional stability: open alerts, and what left its usual course, each a way to what is behind.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDateWords } from '../dates/date-words.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { pagePath } from '../paths.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

const shownMax = 4
const recentDays = 14
const dayMs = 86_400_000

export default function StateOfTension() {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const { number } = useFormats()
  const open = useOpen()
  const process = useProcess()
  const indicators = useQuery(allRowsQuery('indicators', { process })).data ?? []
  const alerts = useQuery(allRowsQuery('alerts', { process, filter: { acknowledged: ['false'] } })).data ?? []
  if (indicators.length === 0) return null
  const surged = indicators.flatMap(({ key, title, surges, from, values }) => {
    const last = surges.at(-1)
    if (last === undefined || from === null) return []
    // Of the newest days that the indicator has, not of the calendar's.
    const end = Date.parse(from) + (values.length - 1) * dayMs
    return end - Date.parse(last.day) <= recentDays * dayMs ? [{ key, title, last }] : []
  })
  return (
    <section className="priority state-of-tension" aria-labelledby="state-of-tension">
      <h2 id="state-of-tension">{words('tension.state')}</h2>
      <p className="quiet">
        {alerts.length === 0 ? words('tension.state.none') : words('tension.state.open', { count: alerts.length })}
      </p>
      <ul>
        {alerts.slice(0, shownMax).map(({ key, event, severity, day }) => (
          <li key={key}>
            <button type="button" className="inline-button" onClick={() => open({ view: 'alerts', key })}>
              {event}
            </button>{' '}
            <span className="chip" data-severity={severity}>
              {term('severity', severity)}
            </span>{' '}
            <span className="quiet">{dates(day)}</span>
          </li>
        ))}
        {surged.slice(0, shownMax).map(({ key, title, last }) => (
          <li key={key}>
            <button type="button" className="inline-button" onClick={() => open({ view: 'indicators', key })}>
              {title}
            </button>{' '}
            <span className="quiet">
              {words(`tension.surge.${last.direction}`, {
                since: dates(last.since),
                day: dates(last.day),
                factor: number(last.factor),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="section-more">
        <Link to={pagePath(process, 'tension')}>{words('tension.state.all')}</Link>
      </p>
    </section>
  )
}
