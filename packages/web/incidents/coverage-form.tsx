// Where somebody looked, saw nothing, or was not let: three kinds of entry, one form, because whoever comes back from the
// road knows only afterwards which of them it was.
import { type EventCode, eventsOfType, eventTypes, waysPerceived } from '@parley/peace/in-browser'
import { useState } from 'react'
import type { IncidentRow } from '../hub/client.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, Moment, NumberLine, Passage, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useActors } from '../promises/speaks-for.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useTerm, useWords } from '../words/words.ts'

const kinds = ['patrol', 'nothing-observed', 'access-denied'] as const
const restrictions = ['denied', 'delayed', 'conditional', 'interference'] as const
const entryKinds: Readonly<Record<string, string>> = {
  patrol: 'patrol-made',
  'nothing-observed': 'nothing-observed',
  'access-denied': 'access-denied',
}
const hourMs = 3_600_000

type Props = {
  /** The place that is asked about. */
  readonly at?: Pick<IncidentRow, 'place' | 'lat' | 'lon' | 'precision'>
  readonly onClose: () => void
}

export function CoverageForm({ at, onClose }: Props) {
  const words = useWords()
  const term = useTerm()
  const { all, usual } = useActors(undefined)
  const [fields, of] = useFields({
    kind: 'patrol',
    by: usual,
    place: at?.place ?? '',
    lat: at?.lat == null ? '' : String(at.lat),
    lon: at?.lon == null ? '' : String(at.lon),
    precision: String(at?.precision ?? 1),
    from: localText(Date.now() - hourMs),
    until: localText(Date.now()),
    how: 'saw',
    covered: '',
    event: '',
    restriction: 'denied',
    purpose: '',
    ground: '',
    deniedBy: '',
    says: '',
  })
  const [readers, setReaders] = useState<Readers>('members')
  const { kind, by, place, lat, lon, from, until, purpose } = fields
  const isDenied = kind === 'access-denied'
  const isBackwards = until !== '' && until < from
  const isMisplaced = (lat === '') !== (lon === '') || [lat, lon].some((one) => Number.isNaN(Number(one)))
  const isWhole = by.trim() !== '' && place.trim() !== '' && (!isDenied || purpose.trim() !== '')
  return (
    <EntryForm
      heading="coverage.enter"
      done="finding.entered"
      isReady={isWhole && !isBackwards && !isMisplaced}
      onClose={onClose}
      entry={() => ({
        kind: entryKinds[kind] ?? kind,
        body: isDenied ? deniedOf(fields) : lookedOf(fields),
        audience: audienceOf(readers),
      })}
    >
      <Term label="coverage.what" vocabulary="coverageKind" values={kinds} {...of('kind')} />
      <Line label={isDenied ? 'coverage.to' : 'coverage.by'} most={120} known={all} required {...of('by')} />
      <Line label="tell.place" required {...of('place')} />
      <div className="field-pair">
        <Line label="coverage.lat" most={12} {...of('lat')} />
        <Line label="coverage.lon" most={12} {...of('lon')} />
        <Term label="tell.placePrecision" vocabulary="placePrecision" values={['1', '2', '3']} {...of('precision')} />
      </div>
      {isMisplaced && <p role="alert">{words('coverage.half')}</p>}
      <div className="field-pair">
        <Moment label="coverage.from" required {...of('from')} />
        <Moment label="coverage.until" required={!isDenied} {...of('until')} />
      </div>
      {isBackwards && <p role="alert">{words('coverage.backwards')}</p>}
      {isDenied ? (
        <>
          <Term label="coverage.restriction" vocabulary="restriction" values={restrictions} {...of('restriction')} />
          <Line label="coverage.purpose" most={400} required {...of('purpose')} />
          <Passage label="coverage.groundGiven" rows={2} most={1000} {...of('ground')} />
          <Line label="coverage.deniedBy" most={120} known={all} {...of('deniedBy')} />
        </>
      ) : (
        <>
          <Term label="tell.how" vocabulary="perceived" values={waysPerceived} {...of('how')} />
          {kind === 'patrol' ? (
            <NumberLine label="coverage.share" max={100} {...of('covered')} />
          ) : (
            <Choose
              label="coverage.event"
              {...of('event')}
              options={[
                { value: '', label: words('coverage.event.any') },
                ...eventTypes
                  .flatMap((type): readonly EventCode[] => eventsOfType[type])
                  .map((value) => ({ value, label: term('incidentEvent', value) })),
              ]}
            />
          )}
          <Passage label="coverage.says" rows={3} most={2000} {...of('says')} />
        </>
      )}
      <ReadersChoice value={readers} onChange={setReaders} />
    </EntryForm>
  )
}

type Fields = Readonly<
  Record<
    | 'kind'
    | 'by'
    | 'place'
    | 'lat'
    | 'lon'
    | 'precision'
    | 'from'
    | 'until'
    | 'how'
    | 'covered'
    | 'event'
    | 'restriction'
    | 'purpose'
    | 'ground'
    | 'deniedBy'
    | 'says',
    string
  >
>

const given = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() })
const numbered = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: Number(value) })
const instant = (text: string) => new Date(text).toISOString()

const placeOf = ({ place, lat, lon, precision }: Fields) => ({
  name: place.trim(),
  ...numbered('lat', lat),
  ...numbered('lon', lon),
  precision: Number(precision),
})

const lookedOf = (fields: Fields) => ({
  by: fields.by.trim(),
  where: placeOf(fields),
  period: { from: instant(fields.from), until: instant(fields.until) },
  how: fields.how,
  ...(fields.kind === 'patrol'
    ? numbered('covered', fields.covered)
    : fields.event === ''
      ? {}
      : { events: [fields.event] }),
  ...given('says', fields.says),
})

const deniedOf = (fields: Fields) => ({
  to: fields.by.trim(),
  where: placeOf(fields),
  from: instant(fields.from),
  ...(fields.until === '' ? {} : { until: instant(fields.until) }),
  restriction: fields.restriction,
  purpose: fields.purpose.trim(),
  ...given('ground', fields.ground),
  ...given('by', fields.deniedBy),
})
