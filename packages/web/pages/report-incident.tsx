// An incident reported from wherever one stands: one column, under the thumb, and no connection is needed until it can be
// sent.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { eventsOfType, eventTypes, timePrecisions, timesMeant, waysPerceived } from '@parley/peace/in-browser'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { keepApp } from '../incidents/kept-app.ts'
import { discard, flush, keep, tryAgain, useOutbox, type Waiting, whoWrites } from '../incidents/outbox.ts'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useTitle } from '../parts/title.ts'
import { localText } from '../promises/time-controls.tsx'
import { useAddress } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

const againMs = 30_000

export default function ReportPage() {
  const words = useWords()
  useTitle(words('tell.title'))
  const person = whoWrites(useMe()?.person)
  const [isKept, setKept] = useState<boolean | null>(null)
  useEffect(() => void keepApp().then(setKept), [])
  // When the page opens, when the connection is back, and once in a while, because a phone does not always say.
  useEffect(() => {
    const send = () => void flush(person)
    send()
    window.addEventListener('online', send)
    const timer = setInterval(send, againMs)
    return () => {
      window.removeEventListener('online', send)
      clearInterval(timer)
    }
  }, [person])
  return (
    <div className="report-page">
      <header className="page-head">
        <h1>{words('tell.title')}</h1>
        <p className="quiet">{words('tell.about')}</p>
        {isKept !== null && <p className="quiet">{words(isKept ? 'tell.opens' : 'tell.stays')}</p>}
      </header>
      <ReportForm person={person} />
      <OnDevice person={person} />
    </div>
  )
}

type Point = { readonly lat: number; readonly lon: number }
type Harmed = { readonly least: string; readonly most: string }
const noHarm: Harmed = { least: '', most: '' }
const asked = ['killed', 'wounded'] as const

function ReportForm({ person }: { readonly person: string | null }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const [incident] = useAddress('incident')
  const [event, setEvent] = useState('')
  const [what, setWhat] = useState('')
  const [when, setWhen] = useState(localText(Date.now()))
  const [timeIs, setTimeIs] = useState('occurred')
  const [precision, setPrecision] = useState('exact')
  const [place, setPlace] = useState('')
  const [placePrecision, setPlacePrecision] = useState('1')
  const [point, setPoint] = useState<Point | null>(null)
  const [by, setBy] = useState('')
  const [how, setHow] = useState('saw')
  const [harm, setHarm] = useState<Readonly<Record<(typeof asked)[number], Harmed>>>({
    killed: noHarm,
    wounded: noHarm,
  })
  const [readers, setReaders] = useState<Readers>('own')
  const [said, setSaid] = useState('')
  const isReady = event !== '' && what.trim() !== '' && place.trim() !== ''
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!isReady || person === null) return setSaid(words('tell.needs'))
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const harmed = asked.flatMap((kind) => {
      const { least, most } = harm[kind]
      if (least === '' && most === '') return []
      const low = Number(least || '0')
      return [{ kind, low, high: Math.max(low, Number(most || least)) }]
    })
    await keep({
      name: newId('ent'),
      person,
      process,
      kind: 'incident-reported',
      audience: audienceOf(readers),
      at: new Date().toISOString(),
      title: place.trim(),
      body: {
        incident: incident === '' ? newId('inc') : incident,
        event,
        what: what.trim(),
        times: [{ is: timeIs, from: new Date(when).toISOString(), precision, zone }],
        where: { name: place.trim(), precision: Number(placePrecision), ...point },
        observed: { by: by.trim() || words('tell.by.usual'), how },
        ...(harmed.length === 0 ? {} : { harm: harmed }),
      },
    })
    // From here it is on the device, whatever happens to this page.
    setSaid(words('tell.kept'))
    setWhat('')
    setPlace('')
    setPoint(null)
    setHarm({ killed: noHarm, wounded: noHarm })
    void flush(person)
  }
  return (
    <form className="form report-form" onSubmit={(submitted) => void send(submitted)}>
      <label className="field">
        <span>{words('tell.event')}</span>
        <select value={event} required onChange={(change) => setEvent(change.currentTarget.value)}>
          <option value="">{words('tell.event.choose')}</option>
          {eventTypes.map((type) => (
            <optgroup key={type} label={term('incidentType', type)}>
              {eventsOfType[type].map((code) => (
                <option key={code} value={code}>
                  {term('incidentEvent', code)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Textarea
        label={words('tell.what')}
        value={what}
        required
        autosize={false}
        rows={4}
        maxLength={4000}
        dir="auto"
        onChange={(change) => setWhat(change.currentTarget.value)}
      />
      <div className="field-pair">
        <label className="field">
          <span>{words('tell.when')}</span>
          <input
            type="datetime-local"
            required
            value={when}
            onChange={(change) => setWhen(change.currentTarget.value)}
          />
        </label>
        <NativeSelect
          label={words('tell.precision')}
          value={precision}
          data={timePrecisions.map((value) => ({ value, label: term('timePrecision', value) }))}
          onChange={(change) => setPrecision(change.currentTarget.value)}
        />
      </div>
      <NativeSelect
        label={words('tell.timeIs')}
        value={timeIs}
        data={timesMeant.map((value) => ({ value, label: term('timeIs', value) }))}
        onChange={(change) => setTimeIs(change.currentTarget.value)}
      />
      <TextInput
        label={words('tell.place')}
        value={place}
        required
        maxLength={200}
        dir="auto"
        onChange={(change) => setPlace(change.currentTarget.value)}
      />
      <Here point={point} onChange={setPoint} />
      <NativeSelect
        label={words('tell.placePrecision')}
        value={placePrecision}
        data={['1', '2', '3'].map((value) => ({ value, label: term('placePrecision', value) }))}
        onChange={(change) => setPlacePrecision(change.currentTarget.value)}
      />
      <fieldset className="choice choice-row">
        <legend>{words('tell.how')}</legend>
        {waysPerceived.map((value) => (
          <label key={value}>
            <input type="radio" name="how" checked={how === value} onChange={() => setHow(value)} />
            {term('perceived', value)}
          </label>
        ))}
      </fieldset>
      <TextInput
        label={words('tell.by')}
        value={by}
        maxLength={200}
        dir="auto"
        placeholder={words('tell.by.usual')}
        onChange={(change) => setBy(change.currentTarget.value)}
      />
      <fieldset className="choice">
        <legend>{words('tell.harm')}</legend>
        {asked.map((kind) => (
          <div key={kind} className="harm-line">
            <span>{term('harm', kind)}</span>
            {(['least', 'most'] as const).map((end) => (
              <TextInput
                key={end}
                type="number"
                min={0}
                inputMode="numeric"
                label={words(`tell.harm.${end}`)}
                value={harm[kind][end]}
                onChange={(change) =>
                  setHarm({ ...harm, [kind]: { ...harm[kind], [end]: change.currentTarget.value } })
                }
              />
            ))}
          </div>
        ))}
      </fieldset>
      <ReadersChoice value={readers} onChange={setReaders} />
      <div className="report-end">
        <p role="status">{said}</p>
        <Button type="submit" size="md" fullWidth disabled={person === null}>
          {words('tell.save')}
        </Button>
      </div>
    </form>
  )
}

/** Where the device is, if it says so and the reporter wants it told. */
function Here({ point, onChange }: { readonly point: Point | null; readonly onChange: (point: Point | null) => void }) {
  const words = useWords()
  const { number } = useFormats()
  const [failed, setFailed] = useState(false)
  const described = useId()
  const ask = () => {
    setFailed(false)
    navigator.geolocation?.getCurrentPosition(
      // Four digits are eleven metres: finer is no place but a person.
      ({ coords }) => onChange({ lat: Number(coords.latitude.toFixed(4)), lon: Number(coords.longitude.toFixed(4)) }),
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }
  return (
    <div className="here">
      <Button
        size="compact-sm"
        variant="default"
        aria-describedby={described}
        onClick={point === null ? ask : () => onChange(null)}
      >
        {words(point === null ? 'tell.here' : 'tell.here.forget')}
      </Button>
      <p id={described} className="quiet" role="status">
        {point !== null && words('tell.here.got', { lat: number(point.lat), lon: number(point.lon) })}
        {failed && words('tell.here.failed')}
      </p>
    </div>
  )
}

/** What waits on this device, in the order in which it will go. */
function OnDevice({ person }: { readonly person: string | null }) {
  const words = useWords()
  const { moment } = useFormats()
  const { waiting, isSending, sent } = useOutbox()
  const stateOf = (one: Waiting) =>
    one.refused !== undefined
      ? words('outbox.refused', { why: one.refused })
      : one.person !== person
        ? words('outbox.other')
        : words(isSending ? 'outbox.sending' : 'outbox.waiting')
  return (
    <section className="on-device" aria-label={words('outbox.title')}>
      <h2>{words('outbox.title')}</h2>
      <p className="quiet" role="status">
        {waiting.length === 0 && words('outbox.none')} {sent > 0 && words('outbox.sent', { count: sent })}
      </p>
      <ol className="plain-list">
        {waiting.map((one) => (
          <li key={one.number} className="on-device-line">
            <p>
              <bdi>{one.title}</bdi> <span className="quiet">{moment(one.at)}</span>
            </p>
            <p className="quiet">{stateOf(one)}</p>
            <p className="entry-tools">
              {one.refused !== undefined && (
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() => void tryAgain(one).then(() => flush(person))}
                >
                  {words('outbox.again')}
                </button>
              )}
              {one.person === person && (
                <button type="button" className="quiet-button" onClick={() => void discard(one.number)}>
                  {words('outbox.discard')}
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {waiting.length > 0 && person !== null && (
        <Button size="compact-sm" variant="default" loading={isSending} onClick={() => void flush(person)}>
          {words('outbox.now')}
        </Button>
      )}
      {person === null && (
        <p>
          <Link to="/sign-in">{words('outbox.signIn')}</Link>
        </p>
      )}
    </section>
  )
}
