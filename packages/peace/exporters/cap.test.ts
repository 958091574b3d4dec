// Alerts as CAP, held against the schema of the standard itself by libxml2.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { Refusal } from '../refusal.ts'
import type { AlertRow } from '../tension/rows.ts'
import { responses, severities, urgencies } from '../tension/terms.ts'
import { idOf } from '../testing.ts'
import { alerts } from '../views/alerts.ts'
import type { Row } from '../views/view.ts'
import { atom, cap } from './cap.ts'

const schema = XmlDocument.fromBuffer(readFileSync(new URL('./schemas/CAP-v1.2.xsd', import.meta.url)))
const validator = XsdValidator.fromDoc(schema)
after(() => {
  validator.dispose()
  schema.dispose()
})

/** What the schema says against it; empty where it says nothing. */
function faultsOf(xml: string): string {
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    document.dispose()
  }
}

const alert = (more: Partial<AlertRow> = {}): AlertRow => ({
  key: `${idOf('thr', 1)}.2031-03-04`,
  process: idOf('prc', 1),
  indicator: idOf('ind', 1),
  indicatorTitle: 'Shelling near the line',
  unit: 'incidents',
  threshold: idOf('thr', 1),
  event: 'Heavy shelling',
  when: { is: 'at-least', value: 3, days: 2 },
  day: '2031-03-04',
  since: '2031-03-03',
  until: '2031-03-05',
  direction: 'more',
  value: 4,
  factor: null,
  severity: 'Severe',
  urgency: 'Immediate',
  response: 'Assess',
  area: 'Marrow',
  instruction: 'Call both sides.',
  raised: '2031-03-04T20:00:00.123Z',
  raisedBy: idOf('ent', 4),
  by: idOf('org', 1),
  because: [idOf('ent', 3), idOf('ent', 4)],
  acknowledgeBy: '2031-03-04T21:00:00.000Z',
  escalates: ['the Commission'],
  acknowledged: [],
  escalated: [],
  isExercise: false,
  entries: [idOf('ent', 1)],
  ...more,
})
const view = alerts as unknown as Parameters<typeof cap.write>[0] // the exporters know any view by these fields
const written = (...rows: readonly AlertRow[]) => cap.write(view, rows as readonly Row[])

test('an alert is valid by the schema of CAP 1.2, whole and with all that may be missing', () => {
  assert.equal(faultsOf(written(alert())), '')
  const bare = alert({
    area: null,
    instruction: null,
    response: null,
    acknowledgeBy: null,
    because: [],
    urgency: 'Unknown',
    when: { is: 'surge', direction: 'either' },
    factor: 0.25,
    direction: 'less',
  })
  assert.equal(faultsOf(written(bare)), '')
})

test('the schema would say so if an element were missing, at the wrong place, or a time were written with a Z', () => {
  const xml = written(alert())
  const broken = [
    xml.replace(/<severity>.*?<\/severity>/, ''),
    xml.replace(/(<urgency>.*?<\/urgency>)(<severity>.*?<\/severity>)/, '$2$1'),
    xml.replace(/<sent>.*?<\/sent>/, '<sent>2031-03-04T20:00:00Z</sent>'),
    xml.replace('<status>Actual</status>', '<status>Real</status>'),
  ]
  for (const one of broken) assert.notEqual(faultsOf(one), '')
})

test('whatever people call things, it stays valid and reads back as it was', () => {
  const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom(...severities),
      fc.constantFrom(...urgencies),
      fc.constantFrom(...responses),
      (event, area, severity, urgency, response) => {
        const xml = written(alert({ event, area, severity, urgency, response, instruction: `<&'"]]>${event}` }))
        assert.equal(faultsOf(xml), '')
        const document = XmlDocument.fromString(xml)
        const found = document.get('/c:alert/c:info/c:event', { c: 'urn:oasis:names:tc:emergency:cap:1.2' })
        assert.equal(found?.content, event.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
        document.dispose()
      },
    ),
    { numRuns: 80 },
  )
})

test('characters that XML cannot hold are left out', () => {
  const xml = written(alert({ event: 'a\u0000b\u000bc\ud800d\uffffe' }))
  assert.equal(faultsOf(xml), '')
  assert.match(xml, /<event>abcde<\/event>/)
})

test('an alert of a fictional process is an exercise, and every alert is restricted and says to whom', () => {
  assert.match(written(alert({ isExercise: true })), /<status>Exercise<\/status>/)
  assert.match(written(alert()), /<status>Actual<\/status>.*<scope>Restricted<\/scope><restriction>/)
})

test('a threshold was observed to be crossed, a surge is only likely', () => {
  assert.match(written(alert()), /<certainty>Observed</)
  assert.match(written(alert({ when: { is: 'surge', direction: 'more' }, factor: 3 })), /<certainty>Likely</)
})

test('a file holds one alert, and whoever asks for more is told how to', () => {
  for (const rows of [[], [alert(), alert({ key: 'other' })]]) {
    assert.throws(
      () => written(...rows),
      (error: unknown) =>
        error instanceof Refusal && error.code === 'one-row-only' && /filter\[alert\]/.test(error.message),
    )
  }
})

test('the feed holds each alert as CAP, valid by itself', () => {
  const feed = atom.write(view, [alert(), alert({ key: 'other', event: 'R & R' })] as readonly Row[])
  const document = XmlDocument.fromString(feed)
  const names = { a: 'http://www.w3.org/2005/Atom', c: 'urn:oasis:names:tc:emergency:cap:1.2' }
  const held = document.find('/a:feed/a:entry/a:content/c:alert', names)
  assert.equal(held.length, 2)
  document.dispose()
  for (const [xml] of feed.matchAll(/<alert .*?<\/alert>/g)) assert.equal(faultsOf(xml), '')
})
