// The numbers of a chart as a table, the newest day first, each day with the entries behind it.

import { useDateWords } from '../dates/date-words.ts'
import type { IndicatorRow } from '../hub/client.ts'
import { EntryBehind } from '../promises/reasons.tsx'
import { useFormats, useWords } from '../words/words.ts'
import type { ChartDay } from './chart-shape.ts'

const daysMax = 45

export function Numbers({ row, days }: { readonly row: IndicatorRow; readonly days: readonly ChartDay[] }) {
  const words = useWords()
  const dates = useDateWords()
  const { number } = useFormats()
  const isToned = row.tone !== null
  const behind = new Map(row.behind.map((one) => [one.day, one]))
  const coming = days.filter(({ foreseen }) => foreseen !== null)
  const past = days.filter(({ foreseen }) => foreseen === null).slice(-daysMax)
  const shown = [...past, ...coming].reverse()
  return (
    <details className="numbers">
      <summary>{words('tension.numbers')}</summary>
      <div className="matrix-scroll">
        <table className="ledger">
          <caption className="unseen">{row.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words('tension.head.day')}</th>
              <th scope="col">{row.unit}</th>
              {row.source.of === 'statements' && <th scope="col">{words('tension.head.machine')}</th>}
              {isToned && <th scope="col">{words('tension.head.tone')}</th>}
              <th scope="col">{words('tension.head.usual')}</th>
              <th scope="col">{words('tension.head.behind')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ day, value, machine, tone, usual, foreseen, isSurge }) => {
              const band = usual ?? foreseen
              const of = behind.get(day)
              return (
                <tr key={day} data-coming={foreseen !== null || undefined}>
                  <td data-label={words('tension.head.day')}>
                    {dates(day)}
                    {isSurge && <span className="quiet"> · {words('tension.surge.mark')}</span>}
                  </td>
                  <td data-label={row.unit}>
                    {foreseen !== null
                      ? words('tension.foreseen.about', { median: number(foreseen.median) })
                      : value === null
                        ? words('tension.uncounted')
                        : number(value)}
                  </td>
                  {row.source.of === 'statements' && (
                    <td data-label={words('tension.head.machine')}>{machine === null ? '–' : number(machine)}</td>
                  )}
                  {isToned && <td data-label={words('tension.head.tone')}>{tone === null ? '–' : number(tone)}</td>}
                  <td data-label={words('tension.head.usual')}>
                    {band === null ? '–' : words('tension.between', { low: number(band.low), high: number(band.high) })}
                  </td>
                  <td data-label={words('tension.head.behind')}>
                    {of === undefined ? (
                      '–'
                    ) : (
                      <details>
                        <summary>{words('tension.entries', { count: of.entries.length + of.more })}</summary>
                        <ul className="plain-list">
                          {of.entries.map((id) => (
                            <EntryBehind key={id} id={id} />
                          ))}
                        </ul>
                      </details>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}
