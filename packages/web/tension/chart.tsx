// A chart of one indicator: bars for what was counted, a band for what is usual, outlined bars for what is foreseen. It runs
// the way its reader reads; the same numbers stand in the table beside it.

import { useLingui } from '@lingui/react'
import { useMediaQuery } from '@mantine/hooks'
import { useId } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import { directionOf, useFormats, useWords } from '../words/words.ts'
import { type ChartDay, topOf } from './chart-shape.ts'

// Drawn at the size it is seen at, so that its words stay as large as others.
const wide = { width: 720, height: 200 }
const narrow = { width: 330, height: 180 }
// A chart of few days keeps its bars narrow.
const daysMin = 30
const labelWidth = 100
const pad = { top: 14, side: 40, bottom: 22 }

export function Chart({ days, title }: { readonly days: readonly ChartDay[]; readonly title: string }) {
  const words = useWords()
  const dates = useDateWords()
  const { number } = useFormats()
  const { i18n } = useLingui()
  const hatch = useId()
  const isRtl = directionOf(i18n.locale) === 'rtl'
  const { width, height } = useMediaQuery('(max-width: 40em)') ? narrow : wide
  const top = topOf(days)
  const step = (width - 2 * pad.side) / Math.max(daysMin, days.length)
  const bar = Math.max(1, step * 0.72)
  const x = (at: number) => {
    const fromStart = pad.side + at * step + (step - bar) / 2
    return isRtl ? width - fromStart - bar : fromStart
  }
  const y = (value: number) => pad.top + (height - pad.top - pad.bottom) * (1 - value / top)
  const rect = (at: number, low: number, high: number, className: string, fill?: string) => (
    <rect
      key={`${className} ${at}`}
      className={className}
      x={x(at)}
      y={y(high)}
      width={bar}
      height={Math.max(0.5, y(low) - y(high))}
      {...(fill === undefined ? {} : { fill })}
    />
  )
  const last = days.length - 1
  const counted = days.findLastIndex(({ foreseen }) => foreseen === null)
  // Words that would run into each other are left out: the table has every day.
  const isApart = (last - counted) * step >= labelWidth && counted * step >= labelWidth
  const ends = [0, ...(isApart || counted === last ? [counted] : []), last]
  const edge = isRtl ? width - pad.side + 6 : pad.side - 6
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words('tension.chart', { title })}>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.6" height="4" className="chart-hatch" />
        </pattern>
      </defs>
      {[0, ...(top % 2 === 0 ? [top / 2] : []), top].map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={pad.side} x2={width - pad.side} y1={y(value)} y2={y(value)} />
          <text className="chart-label" x={edge} y={y(value) + 4} textAnchor="end">
            {number(value)}
          </text>
        </g>
      ))}
      {days.map(({ usual }, at) => usual !== null && rect(at, usual.low, usual.high, 'chart-usual'))}
      {days.map(({ value }, at) => value !== null && value > 0 && rect(at, 0, value, 'chart-bar'))}
      {days.map(
        ({ value, machine }, at) =>
          machine !== null &&
          machine > 0 &&
          rect(at, value ?? 0, (value ?? 0) + machine, 'chart-machine', `url(#${hatch})`),
      )}
      {days.map(({ foreseen }, at) => foreseen !== null && rect(at, foreseen.low, foreseen.high, 'chart-foreseen'))}
      {days.map(
        ({ day, isSurge }, at) =>
          isSurge && <path key={day} className="chart-surge" d={`M${x(at) + bar / 2 - 4} 3h8l-4 7z`} />,
      )}
      {[...new Set(ends)].map((at) => {
        const day = days[at]
        return day === undefined ? null : (
          <text
            key={day.day}
            className="chart-label"
            x={x(at) + bar / 2}
            y={height - 6}
            textAnchor={at === 0 ? 'start' : at === days.length - 1 ? 'end' : 'middle'}
          >
            {dates(day.day)}
          </text>
        )
      })}
    </svg>
  )
}
