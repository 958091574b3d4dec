// CAP 1.2 (OASIS, also ITU-T X.1303bis): one alert as alert desks read it, and all of them in an Atom feed. The elements
// stand in the order the schema asks for. Times have a numeric offset, never a Z, as section 3.3.2 says.
import { Refusal } from '../refusal.ts'
import type { AlertRow } from '../tension/rows.ts'
import type { Row } from '../views/view.ts'
import type { Exportable, Exporter } from './exporter.ts'

const isFor = ({ name }: Exportable) => name === 'alerts'
// The exporter is for that view alone, whose rows these are.
const alertsOf = (rows: readonly Row[]) => rows as unknown as readonly AlertRow[]

export const cap: Exporter = {
  name: 'cap',
  mediaType: 'application/cap+xml; charset=utf-8',
  extension: 'cap.xml',
  isFor,
  write: (_view, rows) => {
    const [row, ...others] = alertsOf(rows)
    if (row === undefined || others.length > 0) {
      throw new Refusal(
        'one-row-only',
        { rows: rows.length },
        'CAP holds one alert a file. Ask for one with filter[alert], or for atom, which holds them all.',
      )
    }
    return `<?xml version="1.0" encoding="UTF-8"?>\n${alertXml(row)}\n`
  },
}

export const atom: Exporter = {
  name: 'atom',
  mediaType: 'application/atom+xml; charset=utf-8',
  extension: 'atom.xml',
  isFor,
  write: (view, rows) => {
    const all = alertsOf(rows)
    const updated = all.reduce((last, { raised }) => (raised > last ? raised : last), '1970-01-01T00:00:00.000Z')
    const entries = all.map((row) =>
      element('entry', [
        text('id', `urn:parley:alert:${row.key}`),
        text('title', row.event),
        text('updated', row.raised),
        element('author', [text('name', row.by)]),
        text('summary', describe(row)),
        `<content type="application/cap+xml">${alertXml(row)}</content>`,
      ]),
    )
    return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${[
      text('id', `urn:parley:${view.name}`),
      text('title', 'Parley: alerts'),
      text('updated', updated),
      ...entries,
    ].join('')}</feed>\n`
  },
}

function alertXml(row: AlertRow): string {
  const info = [
    text('language', 'en'),
    text('category', 'Security'),
    text('event', row.event),
    ...(row.response === null ? [] : [text('responseType', row.response)]),
    text('urgency', row.urgency),
    text('severity', row.severity),
    // A threshold was seen to be crossed; a surge is what best explains the numbers.
    text('certainty', row.when.is === 'surge' ? 'Likely' : 'Observed'),
    text('effective', offset(row.raised)),
    text('onset', offset(`${row.since}T00:00:00Z`)),
    text('senderName', row.by),
    text('headline', `${row.event}: ${row.indicatorTitle}`),
    text('description', describe(row)),
    ...(row.instruction === null ? [] : [text('instruction', row.instruction)]),
    ...parameters(row),
    ...(row.area === null ? [] : [element('area', [text('areaDesc', row.area)])]),
  ]
  return `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${[
    text('identifier', row.key),
    text('sender', row.by),
    text('sent', offset(row.raised)),
    text('status', row.isExercise ? 'Exercise' : 'Actual'),
    text('msgType', 'Alert'),
    text('scope', 'Restricted'),
    text('restriction', 'For those to whom the record shows it.'),
    text('note', 'Computed from entries that people made or confirmed; nothing that a machine alone read raised it.'),
    element('info', info),
  ].join('')}</alert>`
}

function parameters(row: AlertRow): readonly string[] {
  const all: readonly (readonly [string, string])[] = [
    ['indicator', row.indicator],
    ['value', String(row.value)],
    ['unit', row.unit],
    ['acknowledged', row.acknowledged.length > 0 ? 'yes' : 'no'],
    ...(row.acknowledgeBy === null ? [] : [['acknowledge-by', offset(row.acknowledgeBy)] as const]),
    ...row.because.slice(0, entriesMax).map((entry) => ['entry', entry] as const),
  ]
  return all.map(([name, value]) => element('parameter', [text('valueName', name), text('value', value)]))
}
const entriesMax = 20

function describe({ value, unit, since, day, factor, direction }: AlertRow): string {
  const span = since === day ? `on ${day}` : `from ${since} to ${day}`
  const usual = factor === null ? '' : ` About ${Number(factor.toFixed(2))} times the usual fits these days best.`
  return `${value} ${unit} ${span} (${direction === 'more' ? 'more than asked about' : 'fewer than asked about'}).${usual}`
}

const offset = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}-00:00`

const element = (name: string, children: readonly string[]): string => `<${name}>${children.join('')}</${name}>`
const text = (name: string, value: string): string => `<${name}>${escaped(value)}</${name}>`

/** Characters that XML 1.0 cannot hold are left out; the five that mean something are written out. */
function escaped(value: string): string {
  const held = [...value].filter((character) => {
    const code = character.codePointAt(0) ?? 0
    return (
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 32 && code !== 0xfffe && code !== 0xffff && !(code >= 0xd800 && code <= 0xdfff))
    )
  })
  return held
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
