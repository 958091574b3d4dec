// Time as a control: when it was so, and when it was known, each a slider with the day beside it.
import { useId } from 'react'
import { useProcess, useProcesses } from '../hub/process.ts'
import { useFormats, useWords, type WordId } from '../words/words.ts'
import type { When } from './when.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** `from` and `until`: the stretch in which anything changes. */
export function TimeControls({
  when,
  from,
  until,
  knownOnly = false,
  byDay = false,
}: {
  readonly when: When
  readonly from: string | null
  readonly until: string | null
  /** Of what has no course of its own, only what was known at a time can be asked. */
  readonly knownOnly?: boolean
  /** Of these the past is kept by day: known is how each day began. */
  readonly byDay?: boolean
}) {
  const words = useWords()
  const { day } = useFormats()
  const process = useProcess()
  const opened = useProcesses().data?.find(({ key }) => key === process)?.opened
  const now = Date.now()
  const start = Math.min(ms(from) ?? now - 30 * dayMs, Date.parse(when.at))
  const end = Math.max(ms(until) ?? now, Date.parse(when.usual), Date.parse(when.at))
  return (
    <details className="time-controls" open={when.known !== null || when.at !== when.usual || undefined}>
      <summary>
        {words('when.title')}
        <span className="quiet">
          {' '}
          {when.at === when.usual && !when.isStory ? words('when.today') : day(when.at)}
          {when.known !== null && ` · ${words('when.known')} ${day(when.known)}`}
        </span>
      </summary>
      <div className="time-body">
        {!knownOnly && (
          <Slider
            label="when.at"
            value={when.at}
            usual={when.usual}
            start={start - dayMs}
            end={end + dayMs}
            onChange={when.setAt}
          />
        )}
        <Slider
          label="when.known"
          value={when.known ?? new Date(now).toISOString()}
          usual={null}
          start={Math.min(ms(opened ?? null) ?? now - dayMs, ms(when.known) ?? now)}
          end={now}
          onChange={when.setKnown}
        />
        <p className="quiet">{words(byDay ? 'when.known.byDay' : 'when.known.about')}</p>
      </div>
      {when.isStory && !knownOnly && <p className="quiet">{words('when.story', { when: day(when.usual) })}</p>}
    </details>
  )
}

const ms = (text: string | null) => (text === null ? null : Date.parse(text))

type SliderProps = {
  readonly label: WordId
  readonly value: string
  /** What it is where nothing is chosen; null: now. */
  readonly usual: string | null
  readonly start: number
  readonly end: number
  readonly onChange: (value: string) => void
}

function Slider({ label, value, usual, start, end, onChange }: SliderProps) {
  const words = useWords()
  const { moment } = useFormats()
  const id = useId()
  const at = Date.parse(value)
  const put = (next: number) => onChange(new Date(next).toISOString())
  return (
    <div className="time-slider">
      <label htmlFor={id}>{words(label)}</label>
      <input
        id={id}
        type="range"
        min={start}
        max={end}
        step={hourMs}
        value={at}
        aria-valuetext={moment(value)}
        onChange={(event) => put(Number(event.currentTarget.value))}
      />
      <input
        type="datetime-local"
        aria-label={words(label)}
        value={localText(at)}
        onChange={(event) => {
          const next = Date.parse(event.currentTarget.value)
          if (!Number.isNaN(next)) put(next)
        }}
      />
      <button type="button" className="quiet-button" disabled={value === usual} onClick={() => onChange('')}>
        {words('when.now')}
      </button>
    </div>
  )
}

/** As a field for a date and a time writes it: the clock of the device, to the minute. */
export function localText(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offsetMs).toISOString().slice(0, 16)
}
