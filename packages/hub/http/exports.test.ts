// Views as files over HTTP: what a list gives page by page, whole, and no more than the reader's own.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { newId } from '@parley/peace'
import ICAL from 'ical.js'
import { openHouse } from './serving-testing.ts'

const house = await openHouse()
const { operator, process } = house
const engage = (title: string, audience: readonly string[]) =>
  operator.addEntry({
    body: {
      kind: 'engagement-entered',
      process,
      audience: [...audience],
      body: { engagement: newId('eng', randomBytes), title, form: 'meeting', when: { day: '2031-03-04' } },
    },
  })
for (let n = 0; n < 230; n++) {
  await operator.addEntry({
    body: {
      kind: 'note-added',
      process,
      audience: ['public'],
      body: { on: { view: 'processes', key: process }, text: `=note ${n}` },
    },
  })
}
await engage('Open round', ['public'])
await engage('Closed round', [])

test('a list of more than one page is one file, and no cell of it is a formula', async () => {
  const answer = await house.ask(`/exports/notes/csv?process=${process}`)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
  assert.match(answer.headers.get('content-disposition') ?? '', /attachment; filename="notes.csv"/)
  const lines = (await answer.text()).trimEnd().split('\r\n')
  assert.equal(lines.length, 231)
  assert.ok(lines.every((line) => !/(^|,)[=+@]/.test(line)))
})

test('a filter holds for a file as for a list', async () => {
  const answer = await house.ask(`/exports/notes/csv?q=${encodeURIComponent('note 17')}`)
  assert.ok((await answer.text()).trimEnd().split('\r\n').length < 20)
  assert.equal((await house.ask('/exports/notes/csv?filter[nothing]=x')).status, 400)
  assert.equal((await house.ask('/exports/notes/csv?limit=5')).status, 400)
})

test('a calendar holds what its reader may see and no trace of another meeting', async () => {
  const anybody = await (await house.ask('/exports/engagements/ics')).text()
  const titles = (text: string) =>
    new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('summary')))
  assert.deepEqual(titles(anybody), ['Open round'])
  assert.doesNotMatch(anybody, /Closed/)
  const own = await house.ask('/exports/engagements/ics', {
    headers: { authorization: `Bearer ${house.serving.hub.token}` },
  })
  assert.deepEqual(titles(await own.text()).sort(), ['Closed round', 'Open round'])
})

test('a view without days is in no calendar, and what is not there says so', async () => {
  const answer = await house.ask('/exports/notes/ics')
  assert.deepEqual([answer.status, (await answer.json()).code], [400, 'no-such-format'])
  assert.equal((await house.ask('/exports/notes/pdf')).status, 400)
  assert.equal((await house.ask('/exports/nothing/csv')).status, 404)
  assert.equal((await house.ask('/exports/situation/csv')).status, 404)
})
