// Starts a house, enters meetings, and fetches two persons' calendar addresses as a calendar program would, into a folder:
// cleared.ics of one who may see the restricted meeting, other.ics of one who may not. `node export.ts FOLDER`.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createClient } from '@parley/api'
import { newId } from '@parley/peace'
import { startHouse } from '../house.ts'
import { openProcess, password } from '../steps.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder to write to.')
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
const house = await startHouse({ sample: false })
try {
  const operator = createClient({ base: house.url, token: house.token })
  const place = await openProcess(house, 'Talks on the lake')

  const post = async (at: string, body: object, cookie = '') => {
    const answer = await fetch(house.url + at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${at}: ${await answer.text()}`)
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
    // Answers of our own routes.
    return { cookie: cookies.join('; '), answer: (await answer.json()) as Record<string, string> }
  }
  const token = new URL(house.firstLink ?? '').searchParams.get('token') ?? ''
  const ada = await post('/first', { token, email: 'ada@example.org', name: 'Ada', password })
  const invitation = await post('/invitations', { role: 'observer' }, ada.cookie)
  const bo = await post('/invitation/accept', {
    token: invitation.answer.token,
    email: 'bo@example.org',
    name: 'Bo',
    password,
  })

  const enter = async (title: string, when: object, states: readonly string[], audience: readonly string[]) => {
    const engagement = newId('eng', random)
    const body = { engagement, title, form: 'meeting', place: 'Marrow', when }
    await operator.addEntry({
      body: { kind: 'engagement-entered', process: place, audience: [...audience], body },
    })
    for (const [at, state] of states.entries()) {
      const said = `2026-01-0${at + 1}T08:00:00Z`
      await operator.addEntry({
        body: {
          kind: 'engagement-stated',
          process: place,
          audience: [...audience],
          body: { engagement, state, by: 'the host', said },
        },
      })
    }
  }
  const all = ['public']
  await enter('Planned round', { from: '2031-03-04T09:00:00Z', until: '2031-03-04T11:00:00Z' }, ['planned'], all)
  await enter('Confirmed round', { from: '2031-03-05T09:00:00Z', until: '2031-03-05T11:00:00Z' }, ['confirmed'], all)
  await enter(
    'Lost round',
    { from: '2031-03-06T09:00:00Z', until: '2031-03-06T11:00:00Z' },
    ['confirmed', 'cancelled'],
    all,
  )
  await enter('Hourless visit', { day: '2031-03-07', until: '2031-03-08' }, ['confirmed'], all)
  await enter('Quiet dinner', { day: '2031-03-09' }, ['planned'], [ada.answer.person ?? ''])

  for (const [name, { cookie }] of [
    ['cleared', ada],
    ['other', bo],
  ] as const) {
    const made = await post('/calendars', { process: place }, cookie)
    const calendar = await fetch(house.url + made.answer.path)
    if (!calendar.ok) throw new Error(`${calendar.status}: ${await calendar.text()}`)
    await writeFile(path.join(folder, `${name}.ics`), await calendar.text())
  }
} finally {
  await house.stop()
}
