// One indicator: its chart and numbers, when it left its usual course, how it may go on, and the thresholds set on it.
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { IndicatorRow } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { EntryBehind } from '../promises/reasons.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { Chart } from './chart.tsx'
import { daysOf } from './chart-shape.ts'
import { useCrossingWords, useSourceWords } from './crossing-words.ts'
import { Numbers } from './numbers.tsx'
import { SetThreshold } from './set-threshold.tsx'

export function Indicator({ row }: { readonly row: IndicatorRow }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const open = useOpen()
  const me = useMe()
  const crossing = useCrossingWords()
  const source = useSourceWords()
  const { number } = useFormats()
  const [setting, setSetting] = useState(false)
  const days = useMemo(() => daysOf(row), [row])
  const last = row.surges.at(-1)
  const week = row.forecast.slice(0, 7)
  return (
    <li className="indicator">
      <article aria-label={row.title}>
        <header>
          <h3 dir="auto">{row.title}</h3>
          <p className="row-about">
            <span>{source(row)}</span>
            <span>{row.unit}</span>
          </p>
        </header>
        {days.length === 0 ? (
          <p className="quiet">{words('tension.nothing')}</p>
        ) : (
          <>
            <Chart days={days} title={row.title} />
            <p className="chart-key quiet">
              <span data-key="bar">{words('tension.key.counted')}</span>
              {row.source.of === 'statements' && <span data-key="machine">{words('tension.key.machine')}</span>}
              <span data-key="usual">{words('tension.key.usual')}</span>
              <span data-key="foreseen">{words('tension.key.foreseen')}</span>
            </p>
          </>
        )}
        {last !== undefined && (
          <div className="notice">
            <p>
              {words(`tension.surge.${last.direction}`, {
                since: dates(last.since),
                day: dates(last.day),
                factor: number(last.factor),
              })}
            </p>
            {last.entries.length > 0 && (
              <details>
                <summary>{words('tension.entries', { count: last.entries.length })}</summary>
                <ul className="plain-list">
                  {last.entries.slice(-8).map((id) => (
                    <EntryBehind key={id} id={id} />
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
        {week.length > 0 ? (
          <p>
            {words('tension.foreseen', {
              low: number(Math.min(...week.map(({ low }) => low))),
              high: number(Math.max(...week.map(({ high }) => high))),
              unit: row.unit,
            })}
          </p>
        ) : (
          row.unforeseen !== null &&
          days.length > 0 && <p className="quiet">{words(`tension.unforeseen.${row.unforeseen}`)}</p>
        )}
        {row.thresholds.length > 0 && (
          <ul className="thresholds">
            {row.thresholds.map(({ threshold, event, severity, when }) => (
              <li key={threshold}>
                <strong>
                  <bdi>{event}</bdi>
                </strong>{' '}
                ({term('severity', severity)}): {crossing(when, row.unit)}
              </li>
            ))}
          </ul>
        )}
        <Numbers row={row} days={days} />
        <p className="entry-tools">
          <Button size="compact-sm" variant="default" onClick={() => open({ view: 'indicators', key: row.key })}>
            {words('provenance.open')}
          </Button>
          {me?.canWrite === true && (
            <Button size="compact-sm" variant="default" onClick={() => setSetting(true)}>
              {words('tension.threshold')}
            </Button>
          )}
        </p>
        {setting && <SetThreshold row={row} onClose={() => setSetting(false)} />}
      </article>
    </li>
  )
}
