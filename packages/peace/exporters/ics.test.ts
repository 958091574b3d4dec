// Read by ical.js, which no one here wrote.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { engagementRows } from '../engagements/engagement-rows.ts'
import { idFrom } from '../promises/testing.ts'
import { SmallRecord } from '../testing.ts'
import { engagements } from '../views/engagements.ts'
import type { FoldedView, Row } from '../views/view.ts'
import { ics } from './ics.ts'

const engagement = idFrom('eng', 'round two')
const view = engagements as unknown as FoldedView<Row> // it is given only rows it made

function written(plan: object, ...states: readonly string[]): string {
  const record = new SmallRecord()
  record.add({ kind: 'engagement-entered', body: { engagement, title: 'Second round', form: 'meeting', ...plan } })
  for (const [at, state] of states.entries()) {
    const at8 = `2031-03-0${at + 1}T08:00:00Z`
    record.add({ kind: 'engagement-stated', body: { engagement, state, by: 'the host', said: at8 } })
  }
  return ics.write(view, engagementRows(engagement, record.facts))
}
const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
const only = (text: string) => {
  const [event] = eventsOf(text)
  assert.ok(event !== undefined)
  return event
}
const said = (text: string, name: string) => String(only(text).getFirstPropertyValue(name))

test('what is planned is tentative, confirmed says so, and cancelled stays', () => {
  const when = { when: { from: '2031-03-04T09:00:00+02:00', until: '2031-03-04T11:00:00+02:00' } }
  assert.equal(said(written(when, 'planned'), 'status'), 'TENTATIVE')
  assert.equal(said(written(when, 'planned', 'confirmed'), 'status'), 'CONFIRMED')
  const cancelled = written(when, 'confirmed', 'cancelled')
  assert.deepEqual(
    [said(cancelled, 'status'), said(cancelled, 'uid'), said(cancelled, 'sequence')],
    ['CANCELLED', engagement, '2'],
  )
  assert.equal(said(cancelled, 'dtstart'), '2031-03-04T07:00:00Z')
  assert.equal(said(cancelled, 'dtend'), '2031-03-04T09:00:00Z')
})

test('an hour that is not known makes a date, which ends the day after its last; a vague day is tentative', () => {
  const day = written({ when: { day: '2031-03-30', until: '2031-04-01' } }, 'confirmed')
  assert.deepEqual(
    [said(day, 'dtstart'), said(day, 'dtend'), said(day, 'status')],
    ['2031-03-30', '2031-04-02', 'CONFIRMED'],
  )
  assert.equal(only(day).getFirstProperty('dtstart')?.type, 'date')
  const month = written({ when: { day: '2031-02' } }, 'confirmed')
  assert.deepEqual(
    [said(month, 'dtstart'), said(month, 'dtend'), said(month, 'status')],
    ['2031-02-01', '2031-03-01', 'TENTATIVE'],
  )
})

test('what has no day is in no calendar', () => {
  assert.deepEqual(eventsOf(written({})), [])
})

test('every title and place comes back as it was, in lines of at most 75 octets, and adds no line of its own', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 150 })
    .filter((text) => /\S/.test(text) && text.isWellFormed())
  fc.assert(
    fc.property(words, words, (title, place) => {
      const text = written({ title, place, when: { day: '2031-03-04' } })
      for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.equal(eventsOf(text).length, 1)
      // A calendar's text knows one kind of line end, and no control characters.
      const plain = (one: string) => one.replace(/\r\n?/g, '\n')
      assert.equal(plain(said(text, 'summary')), plain(title))
      assert.equal(plain(said(text, 'location')), plain(place))
    }),
    { numRuns: 200 },
  )
})
