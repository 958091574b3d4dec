// Secret addresses of calendars over HTTP: what a program that knows nothing but an address gets, read by ical.js.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId } from '@parley/peace'
import ICAL from 'ical.js'
import { openHouse, signIn, withCookie } from './serving-testing.ts'

const house = await openHouse()
const { operator, process } = house
const { client: ana } = await signIn(house)
const code = (name: string) => ({ code: name })

const engage = (title: string, audience: readonly string[], when: object = { day: '2031-03-04' }) => {
  const engagement = newId('eng', randomBytes)
  const body = { engagement, title, form: 'meeting', when }
  return operator
    .addEntry({ body: { kind: 'engagement-entered', process, audience: [...audience], body } })
    .then(({ entry }) => ({ engagement, entry }))
}
const state = (engagement: string, said: string, audience: readonly string[]) =>
  operator.addEntry({
    body: {
      kind: 'engagement-stated',
      process,
      audience: [...audience],
      body: { engagement, state: said, by: 'the host', said: '2026-01-05T08:00:00Z' },
    },
  })
const open = await engage('Open round', ['public'])
const own = await engage('Own dinner', [], { from: '2031-03-05T18:00:00+02:00' })
await state(open.engagement, 'planned', ['public'])
await state(own.engagement, 'cancelled', [])

/** Joins the hub's organisation. */
async function invited(name: string, role: 'observer' | 'contributor') {
  const { token } = await ana.invite({ body: { role } })
  const response = await house.ask('/invitation/accept', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, email: `${name}@example.org`, name, password: 'quiet mountain birds' }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const { person } = await response.json()
  return { client: withCookie(house, cookie), person: String(person) }
}

async function fetched(path: string) {
  const answer = await house.ask(path)
  const text = await answer.text()
  if (answer.status !== 200) return { status: answer.status, text, events: new Map<string, ICAL.Component>() }
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  return {
    status: 200,
    text,
    type: answer.headers.get('content-type'),
    events: new Map(events.map((event) => [String(event.getFirstPropertyValue('summary')), event])),
  }
}
const value = (event: ICAL.Component | undefined, name: string) => String(event?.getFirstPropertyValue(name))

test('an address is read by a program that knows nothing else: what its person may see, as it stands', async () => {
  const { path } = await ana.makeCalendar({ body: { process } })
  assert.match(path, /^\/calendar\/[\w-]{43}\.ics$/)
  const { events, type } = await fetched(path)
  assert.match(type ?? '', /^text\/calendar/)
  assert.deepEqual([...events.keys()].sort(), ['Open round', 'Own dinner'])
  assert.equal(value(events.get('Open round'), 'status'), 'TENTATIVE')
  assert.equal(events.get('Open round')?.getFirstProperty('dtstart')?.type, 'date')
  assert.equal(value(events.get('Own dinner'), 'status'), 'CANCELLED')
  assert.equal(value(events.get('Own dinner'), 'dtstart'), '2031-03-05T16:00:00Z')
  const [listed] = (await ana.calendars()).calendars
  assert.equal(listed?.process, process)
  assert.ok(listed?.usedAt !== null)
  assert.equal(JSON.stringify(listed).includes(path.slice(10, -4)), false)
})

test('the word of an address is kept nowhere, and stands in no log', async () => {
  const { path } = await ana.makeCalendar({ body: { process } })
  await fetched(path)
  const word = path.slice('/calendar/'.length, -'.ics'.length)
  const bytes = await readFile(join(house.data, 'people', 'people.sqlite'))
  assert.equal(bytes.includes(word), false)
  assert.equal(house.said.join('\n').includes(word), false)
})

test('a change of what its person may see shows at the next fetch', async () => {
  const { client, person } = await invited('bo', 'observer')
  const { path } = await client.makeCalendar({ body: { process } })
  const titles = async () => [...(await fetched(path)).events.keys()].sort()
  assert.deepEqual(await titles(), ['Open round', 'Own dinner'])
  const me = (await ana.me()).person ?? ''
  const plan = {
    engagement: newId('eng', randomBytes),
    title: 'For two alone',
    form: 'meeting',
    when: { day: '2031-03-06' },
  }
  const two = { process, audience: [me, person] }
  const told = await ana.addEntry({ body: { kind: 'engagement-entered', ...two, body: plan } })
  assert.deepEqual(await titles(), ['For two alone', 'Open round', 'Own dinner'])
  await ana.addEntry({ body: { kind: 'entry-withdrawn', process, body: { entry: told.entry } } })
  const { text } = await fetched(path)
  assert.doesNotMatch(text, /For two/)
  assert.equal((await ana.calendars()).calendars.length, 1)
})

test('an address that was replaced or ended, whose person left, or that nobody ever had, gets one answer', async () => {
  const { client, person } = await invited('cee', 'contributor')
  const first = (await client.makeCalendar({ body: { process } })).path
  const second = await client.makeCalendar({ body: { process } })
  const third = await invited('dee', 'observer')
  const left = (await third.client.makeCalendar({ body: { process } })).path
  await ana.removePerson({ person: third.person })
  const kept = (await ana.makeCalendar({ body: { process } })).path
  assert.equal((await fetched(second.path)).status, 200)
  await client.endCalendar({ id: second.calendar.id })
  assert.deepEqual((await client.calendars()).calendars, [])
  const gone = [first, second.path, left, `/calendar/${randomBytes(32).toString('base64url')}.ics`, '/calendar/x']
  const answers = new Set<string>()
  for (const path of gone) {
    const { status, text } = await fetched(path)
    answers.add(`${status} ${text}`)
  }
  assert.equal(answers.size, 1)
  assert.match([...answers][0] ?? '', /^404 /)
  assert.equal((await fetched(kept)).status, 200)
  await assert.rejects(client.endCalendar({ id: (await ana.calendars()).calendars[0]?.id ?? '' }), code('not-found'))
  assert.equal((await ana.calendars()).calendars.length, 1)
  const { acts } = await ana.acts()
  const about = acts.filter((one) => one.person === person).map(({ kind }) => kind)
  assert.deepEqual(about.slice(0, 3), ['calendar-ended', 'calendar-made', 'calendar-made'])
})

test('a process that is not there is one that is not yours, and no token makes an address', async () => {
  await assert.rejects(ana.makeCalendar({ body: { process: newId('prc', randomBytes) } }), code('not-found'))
  await assert.rejects(operator.makeCalendar({ body: { process } }), code('not-signed-in'))
  await assert.rejects(house.public.calendars(), code('not-signed-in'))
})
