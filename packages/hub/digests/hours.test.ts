import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterQuiet, isZone, nextDue, soonAfter } from './hours.ts'

const at = (text: string) => Date.parse(text)
const clock = (hours: number, minutes = 0) => hours * 60 + minutes
const night = { from: clock(22), to: clock(7) }
const noon = { from: clock(12), to: clock(13, 30) }

for (const [name, when, quiet, zone, expected] of [
  ['no quiet hours', '2026-01-10T03:00:00Z', null, 'UTC', '2026-01-10T03:00:00Z'],
  ['before them', '2026-01-10T21:59:00Z', night, 'UTC', '2026-01-10T21:59:00Z'],
  ['at their first minute', '2026-01-10T22:00:00Z', night, 'UTC', '2026-01-11T07:00:00Z'],
  ['after midnight', '2026-01-11T03:12:40Z', night, 'UTC', '2026-01-11T07:00:00Z'],
  ['at their end', '2026-01-11T07:00:00Z', night, 'UTC', '2026-01-11T07:00:00Z'],
  ['within a day', '2026-01-10T12:45:00Z', noon, 'UTC', '2026-01-10T13:30:00Z'],
  ['in another zone', '2026-01-10T20:30:00Z', night, 'Africa/Nairobi', '2026-01-11T04:00:00Z'],
  ['a zone of half an hour', '2026-01-10T17:00:00Z', night, 'Asia/Kolkata', '2026-01-11T01:30:00Z'],
  ['while clocks go forward', '2026-03-28T23:00:00Z', night, 'Europe/Paris', '2026-03-29T05:00:00Z'],
  ['while clocks go back', '2026-10-24T22:00:00Z', night, 'Europe/Paris', '2026-10-25T06:00:00Z'],
] as const) {
  test(`quiet hours: ${name}`, () => {
    assert.equal(new Date(afterQuiet(at(when), quiet, zone)).toISOString(), new Date(at(expected)).toISOString())
  })
}

for (const [name, every, when, zone, expected] of [
  ['the same morning', 'daily', '2026-01-10T03:00:00Z', 'UTC', '2026-01-10T07:00:00Z'],
  ['the next morning', 'daily', '2026-01-10T07:00:00Z', 'UTC', '2026-01-11T07:00:00Z'],
  ['the morning of the reader', 'daily', '2026-01-10T07:00:00Z', 'America/Bogota', '2026-01-10T12:00:00Z'],
  ['over a change of clocks', 'daily', '2026-03-28T12:00:00Z', 'Europe/Paris', '2026-03-29T05:00:00Z'],
  ['on Monday', 'weekly', '2026-01-10T03:00:00Z', 'UTC', '2026-01-12T07:00:00Z'],
  ['a week after Monday', 'weekly', '2026-01-12T07:00:00Z', 'UTC', '2026-01-19T07:00:00Z'],
] as const) {
  test(`regular letters come ${name}`, () => {
    assert.equal(new Date(nextDue(every, at(when), zone)).toISOString(), new Date(at(expected)).toISOString())
  })
}

for (const [name, every, times, when, expected] of [
  [
    'at the hour chosen',
    'daily',
    { minute: clock(18, 30), days: [1, 2, 3, 4, 5, 6, 7] },
    '2026-01-10T03:00',
    '2026-01-10T18:30',
  ],
  [
    'on working days alone',
    'daily',
    { minute: clock(7), days: [1, 2, 3, 4, 5] },
    '2026-01-10T03:00',
    '2026-01-12T07:00',
  ],
  ['on the one day chosen', 'daily', { minute: clock(7), days: [3] }, '2026-01-14T07:00', '2026-01-21T07:00'],
  [
    'weekly on the first of the days',
    'weekly',
    { minute: clock(9), days: [4, 7] },
    '2026-01-10T03:00',
    '2026-01-15T09:00',
  ],
] as const) {
  test(`regular letters come ${name}`, () => {
    assert.equal(new Date(nextDue(every, at(`${when}:00Z`), 'UTC', times)).toISOString(), `${expected}:00.000Z`)
  })
}

test('letters at once wait for what comes together, and keep apart', () => {
  assert.equal(soonAfter(at('2026-01-10T10:00:00Z'), 0), at('2026-01-10T10:02:00Z'))
  assert.equal(soonAfter(at('2026-01-10T10:00:00Z'), at('2026-01-10T09:55:00Z')), at('2026-01-10T10:10:00Z'))
})

test('a zone is one the machine knows', () => {
  assert.deepEqual(['Europe/Geneva', 'Europe/Zurich', 'Nowhere/Land', ''].map(isZone), [false, true, false, false])
})
