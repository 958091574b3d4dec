// Calls a session with its agenda, enters a statement, and agrees to minutes whose points cite entries. All of it goes to the
// readers of the commission, and works on nothing that somebody present may not see.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CommissionRow, DecisionRow, SessionRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, Moment, Passage, Several, useFields } from '../parts/fields.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { type Seen, useAllPresent } from './all-present.ts'
import { presentIn, useSeats } from './seats.ts'

type Of = { readonly commission: CommissionRow; readonly onClose: () => void }
type Item = SessionRow['agenda'][number]

/** Readers of what a commission does are those of its founding. */
export const toItsReaders = ({ entries: [founding] }: CommissionRow) =>
  founding === undefined ? {} : { like: founding }

const incidentsMost = 200

/** Says what may be put on the table, before anything is. */
export function OnlyWhatAllSee({ commission }: { readonly commission: CommissionRow }) {
  const words = useWords()
  const names = useNames()
  const { list } = useFormats()
  return <p className="notice">{words('session.allSee', { who: list(presentIn(commission).map(names)) })}</p>
}

/** `row`: the session that is called again, at another time or with another agenda. */
export function CallSession({ commission, row, onClose }: Of & { readonly row?: SessionRow }) {
  const words = useWords()
  const [{ name, at, place }, of] = useFields({
    name: row?.name ?? '',
    at: localText(row === undefined ? Date.now() : Date.parse(row.at)),
    place: row?.place ?? '',
  })
  const [agenda, setAgenda] = useState<readonly Item[]>(row?.agenda ?? [newItem([])])
  const seen = useAllPresent(commission, agenda.map(incidentOf))
  const isUnseen = agenda.some((one, at) => incidentOf(one) !== null && !isSeenByAll(seen[at]))
  const items = agenda.filter(({ title }) => title.trim() !== '')
  return (
    <EntryForm
      heading={row === undefined ? 'session.call' : 'session.again'}
      done="commission.entered"
      isReady={name.trim() !== '' && !isUnseen}
      onClose={onClose}
      entry={() => ({
        kind: 'session-called',
        body: {
          commission: commission.key,
          session: row?.key ?? newId('ses'),
          name: name.trim(),
          at: new Date(at).toISOString(),
          ...(place.trim() === '' ? {} : { place: place.trim() }),
          agenda: items.map(({ item, title, about }) => ({
            item,
            title: title.trim(),
            ...(about.length === 0 ? {} : { about }),
          })),
        },
        ...toItsReaders(commission),
      })}
    >
      <Line label="session.name" required {...of('name')} />
      <div className="field-pair">
        <Moment label="commission.when" required {...of('at')} />
        <Line label="tell.place" {...of('place')} />
      </div>
      <OnlyWhatAllSee commission={commission} />
      {agenda.map((one, at) => (
        <ItemFields
          key={one.item}
          number={at + 1}
          item={one}
          seen={seen[at]}
          onChange={(to) => setAgenda(agenda.map((other) => (other.item === one.item ? to : other)))}
        />
      ))}
      <p>
        <button
          type="button"
          className="quiet-button"
          onClick={() => setAgenda([...agenda, newItem([...agenda, ...(row?.agenda ?? [])])])}
        >
          {words('session.item.add')}
        </button>
      </p>
    </EntryForm>
  )
}

/** An item under a name that none before it had: what was said on an item that is gone is not said on another. */
function newItem(before: readonly Item[]): Item {
  const taken = before.map(({ item }) => Number(/^item-(\d+)$/.exec(item)?.[1] ?? 0))
  return { item: `item-${Math.max(0, ...taken) + 1}`, title: '', about: [] }
}

const incidentOf = ({ about }: Item) => about.find(({ view }) => view === 'incidents') ?? null
const isSeenByAll = (seen: Seen | undefined) => seen?.isKnown === true && seen.missing.length === 0

type ItemProps = {
  readonly number: number
  readonly item: Item
  /** Whether all present see the incident that it is about. */
  readonly seen: Seen | undefined
  readonly onChange: (item: Item) => void
}

function ItemFields({ number, item, seen, onChange }: ItemProps) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const { list } = useFormats()
  const process = useProcess()
  const incidents = useQuery(allRowsQuery('incidents', { process }, incidentsMost)).data ?? []
  const subject = incidentOf(item)
  const missing = seen?.missing ?? []
  return (
    <fieldset className="seat">
      <legend>{words('session.item', { number })}</legend>
      <Line
        label="session.item.title"
        most={300}
        value={item.title}
        onChange={(title) => onChange({ ...item, title })}
      />
      <Choose
        label="session.item.about"
        value={subject?.key ?? ''}
        onChange={(key) =>
          onChange({
            ...item,
            about: [
              ...item.about.filter(({ view }) => view !== 'incidents'),
              ...(key === '' ? [] : [{ view: 'incidents', key }]),
            ],
          })
        }
        options={[
          { value: '', label: words('form.none') },
          ...incidents.map((row) => ({
            value: row.key,
            label: `${term('incidentEvent', row.event)} · ${row.place} · ${row.day}`,
          })),
        ]}
      />
      <p role="status">
        {subject !== null &&
          (missing.length > 0
            ? words('session.item.unseen', { who: list(missing.map(names)) })
            : words(isSeenByAll(seen) ? 'session.item.seen' : 'session.item.asking'))}
      </p>
    </fieldset>
  )
}

export function MakeStatement({ commission, row, onClose }: Of & { readonly row: SessionRow }) {
  const words = useWords()
  const { own, all } = useSeats(commission)
  const [{ by, item, text, on }, of] = useFields({
    by: all[0] ?? '',
    item: row.agenda[0]?.item ?? '',
    text: '',
    on: localText(Date.now()),
  })
  return (
    <EntryForm
      heading="statement.make"
      done="commission.entered"
      isReady={by !== '' && text.trim() !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'statement-made',
        body: {
          commission: commission.key,
          session: row.key,
          ...(item === '' ? {} : { item }),
          by,
          text: text.trim(),
          on: new Date(on).toISOString(),
        },
        ...toItsReaders(commission),
      })}
    >
      <OnlyWhatAllSee commission={commission} />
      <Choose label="commission.as" options={all.map((value) => ({ value, label: value }))} {...of('by')} />
      {!own.includes(by) && <p className="quiet">{words('commission.told', { who: by })}</p>}
      <ItemPick row={row} {...of('item')} />
      <Passage label="statement.text" rows={5} most={8000} required {...of('text')} />
      <Moment label="statement.on" required {...of('on')} />
    </EntryForm>
  )
}

export function ItemPick({
  row,
  ...field
}: {
  readonly row: SessionRow
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const words = useWords()
  return (
    <Choose
      label="session.item.on"
      {...field}
      options={[
        ...row.agenda.map(({ item, title }) => ({ value: item, label: title })),
        { value: '', label: words('commission.noItem') },
      ]}
    />
  )
}

type Point = { readonly id: number; readonly text: string; readonly cites: readonly string[] }

/** Words of one's own, or those that stand: minutes are agreed once every member has agreed to the same. */
export function AgreeMinutes({
  commission,
  row,
  decisions,
  asTheyStand,
  onClose,
}: Of & { readonly row: SessionRow; readonly decisions: readonly DecisionRow[]; readonly asTheyStand: boolean }) {
  const words = useWords()
  const { own } = useSeats(commission)
  const members = own.filter((actor) => row.members.includes(actor))
  const [seen] = useAllPresent(commission, [{ view: 'sessions', key: row.key }])
  const citable = citableIn(row, decisions).filter(({ value }) => seen?.isSeen(value) === true)
  const [{ by }, of] = useFields({ by: members[0] ?? '' })
  const [points, setPoints] = useState<readonly Point[]>(
    row.minutes?.points.map((one, id) => ({ ...one, id })) ?? [{ id: 0, text: '', cites: [] }],
  )
  const change = (id: number, to: Partial<Point>) =>
    setPoints(points.map((one) => (one.id === id ? { ...one, ...to } : one)))
  const whole = points.filter(({ text }) => text.trim() !== '')
  return (
    <EntryForm
      heading="minutes.agree"
      done="commission.entered"
      isReady={by !== '' && whole.length > 0}
      onClose={onClose}
      entry={() => ({
        kind: 'minutes-agreed',
        body: {
          commission: commission.key,
          session: row.key,
          by,
          points: whole.map(({ text, cites }) => ({ text: text.trim(), cites })),
        },
        ...toItsReaders(commission),
      })}
    >
      <OnlyWhatAllSee commission={commission} />
      <Choose label="commission.as" options={members.map((value) => ({ value, label: value }))} {...of('by')} />
      {asTheyStand ? (
        <>
          <p>{words('minutes.asTheyStand')}</p>
          <ol>
            {points.map((point) => (
              <li key={point.id} dir="auto">
                {point.text}
              </li>
            ))}
          </ol>
        </>
      ) : (
        <>
          {points.map((point, at) => (
            <fieldset key={point.id} className="seat">
              <legend>{words('minutes.point', { number: at + 1 })}</legend>
              <Passage
                label="minutes.text"
                rows={2}
                value={point.text}
                onChange={(text) => change(point.id, { text })}
              />
              {citable.length > 0 && (
                <Several
                  label="minutes.cites"
                  options={citable}
                  value={point.cites}
                  onChange={(cites) => change(point.id, { cites })}
                />
              )}
            </fieldset>
          ))}
          <p>
            <button
              type="button"
              className="quiet-button"
              onClick={() => setPoints([...points, { id: points.length, text: '', cites: [] }])}
            >
              {words('minutes.point.add')}
            </button>
          </p>
        </>
      )}
    </EntryForm>
  )
}

const shownMost = 90
const shortened = (text: string) => (text.length > shownMost ? `${text.slice(0, shownMost)}…` : text)

/** What was said and put in the session, each with the entry it stands in. */
const citableIn = (row: SessionRow, decisions: readonly DecisionRow[]) => [
  ...row.statements.map(({ entry, by, text }) => ({ value: entry, label: `${by}: ${shortened(text)}` })),
  ...decisions.map(({ put, by, text }) => ({ value: put, label: `${by}: ${shortened(text)}` })),
]
