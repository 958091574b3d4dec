import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Every, Hours } from '@parley/api'
import { newId } from '@parley/peace'
import { openDeliveryDatabase } from '../delivery/database.ts'
import { type Hub, openHub } from '../hub.ts'
import type { Letter } from '../mail/mailer.ts'
import { anyoneOf } from '../reader.ts'
import { openDigests } from './digests.ts'

const closing: (() => Promise<unknown>)[] = []
after(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-digests-'))
  closing.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}
/** Chance that is the same in every world. */
const chanceOf = (seed: string) => {
  let n = 0
  return (bytes: number) => {
    const out: Buffer[] = []
    for (let size = 0; size < bytes; size += 32) out.push(createHash('sha256').update(`${seed} ${n++}`).digest())
    return Buffer.concat(out).subarray(0, bytes)
  }
}

const times = { at: '07:00', days: [1, 2, 3, 4, 5, 6, 7] }
const dayMs = 24 * 3600_000
const start = Date.parse('2031-03-12T10:00:00Z')
const other = `org_${'1'.repeat(26)}`
const [mara, tomas] = [`per_${'1'.repeat(26)}`, `per_${'2'.repeat(26)}`]

type House = { readonly hub: Hub; readonly at: { now: number } }

/** A hub whose clock the test sets. */
async function openHouse(): Promise<House> {
  const at = { now: start }
  const hub = await openHub({
    data: await newFolder(),
    host: '127.0.0.1',
    port: 0,
    origin: 'digests.example/log',
    organisation: { name: 'Home Office of the Talks' },
    now: () => new Date(at.now),
  })
  closing.push(() => hub.close())
  return { hub, at }
}

const house = await openHouse()

/** A process and its letters, from ten in the morning of another day on. */
async function world({ hub, at }: House = house, process: string = newId('prc', randomBytes)) {
  const now = () => new Date(at.now)
  at.now = start + (Math.floor((at.now - start) / dayMs) + 1) * dayMs
  const random = chanceOf(process)
  const database = openDeliveryDatabase(await newFolder())
  const letters: Letter[] = []
  const post = { fails: false }
  const boxes = new Map([
    [mara, { address: 'mara@relief.example.org', organisation: other }],
    [tomas, { address: 'tomas@home.example.org', organisation: hub.home }],
  ])
  const digests = openDigests({
    hub,
    database,
    mailer: {
      send: async (letter) => {
        if (post.fails) throw new Error('451 try again later')
        letters.push(letter)
      },
      close: () => undefined,
    },
    letterbox: async (person) => boxes.get(person) ?? null,
    url: () => 'https://parley.example.org',
    now,
    random,
    later: () => () => undefined,
  })
  closing.push(() => digests.close().then(() => database.close()))
  const by = { organisation: hub.home, person: tomas, administrator: true }
  const add = (kind: string, audience: string[], body: Record<string, unknown>, more: object = {}) =>
    hub.append({ kind, process, audience, body, ...more }, by)
  await add('process-opened', ['members'], { name: 'The Strand talks', description: '' })
  await add('organisation-joined', ['members'], { organisation: hub.home, name: 'Home Office', role: 'operator' })
  await add('organisation-joined', ['members'], { organisation: other, name: 'Relief Sarn', role: 'humanitarian' })
  await hub.caughtUp()
  await digests.settled()
  const note = (text: string, audience: string[], more: object = {}) =>
    add('note-added', audience, { on: { view: 'processes', key: process }, text }, more)
  /** The clock goes on, and the hub looks at it every `step` minutes. */
  const wait = async (minutes: number, step = 1) => {
    for (let i = 0; i < minutes; i += step) {
      at.now += step * 60_000
      await digests.settled()
    }
  }
  return { hub, digests, letters, at, process, note, add, wait, post, boxes, by }
}

test('a letter says how much is new and where, and none of the words', async () => {
  const { digests, letters, note, process, wait } = await world()
  digests.choose(mara, process, 'at-once')
  await note('The ferry sails on Friday.', ['members'])
  await note('A second thing.', ['members'])
  await note('Ours alone.', [])
  await wait(5)
  assert.equal(letters.length, 1)
  const [letter] = letters as [Letter]
  assert.equal(letter.to, 'mara@relief.example.org')
  assert.match(
    letter.text,
    /^2 new entries in “The Strand talks”\.\n\nhttps:\/\/parley\.example\.org\/p\/prc_\w+\/log\n/,
  )
  for (const word of ['ferry', 'Friday', 'second', 'Ours', 'Home Office', 'note']) {
    assert.equal(JSON.stringify(letter).includes(word), false, word)
  }
  assert.match(
    letter.headers['List-Unsubscribe']!,
    /^<https:\/\/parley\.example\.org\/digests\/unsubscribe\?token=[\w-]{43}>$/,
  )
  assert.equal(letter.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
})

for (const [language, expected] of [
  ['en', 'One new entry in “The Strand talks”.'],
  ['fr', 'Une nouvelle entrée dans « The Strand talks ».'],
  ['ar', 'قيد جديد واحد في «The Strand talks».'],
] as const) {
  test(`letters are written in the reader’s language: ${language}`, async () => {
    const { digests, letters, note, process, wait } = await world()
    digests.setHours(mara, { zone: 'UTC', quiet: null, ...times, language })
    digests.choose(mara, process, 'at-once')
    await note('One.', ['members'])
    await wait(3)
    assert.equal(letters[0]?.text.split('\n')[0], expected)
  })
}

test('nobody is told of their own words', async () => {
  const { digests, letters, note, process, wait } = await world()
  digests.choose(tomas, process, 'at-once')
  await note('My own.', ['members'])
  await wait(5)
  assert.deepEqual(letters, [])
})

test('what comes together is one letter, and the next keeps its distance', async () => {
  const { digests, letters, note, process, wait, at } = await world()
  digests.choose(mara, process, 'at-once')
  const sent: number[] = []
  const began = at.now
  for (let minute = 0; minute < 40; minute++) {
    if (minute < 20) await note(`Note ${minute}.`, ['members'])
    await wait(1)
    if (letters.length > sent.length) sent.push((at.now - began) / 60_000)
  }
  const counts = letters.map(({ text }) => Number(/^(\d+) new/.exec(text)?.[1] ?? 1))
  assert.equal(
    counts.reduce((sum, one) => sum + one, 0),
    20,
  )
  assert.ok(sent.length <= 3 && sent.length >= 2, `letters at minutes ${sent}`)
  for (const [i, minute] of sent.entries()) if (i > 0) assert.ok(minute - sent[i - 1]! >= 15)
})

test('a daily letter comes in the morning of its reader, and on a day without news none does', async () => {
  const { digests, letters, note, process, at } = await world()
  digests.setHours(mara, { zone: 'Africa/Nairobi', quiet: null, ...times, language: 'en' })
  digests.choose(mara, process, 'daily')
  await note('One.', ['members'])
  const hours: string[] = []
  for (let hour = 0; hour < 72; hour++) {
    await digests.settled()
    if (letters.length > hours.length) hours.push(new Date(at.now).toISOString().slice(11))
    at.now += 3600_000
  }
  assert.deepEqual(hours, ['04:00:00.000Z'])
})

test('in quiet hours nothing goes out', async () => {
  const { digests, letters, note, process, wait, at } = await world()
  digests.setHours(mara, { zone: 'UTC', quiet: { from: '10:00', to: '12:00' }, ...times, language: 'en' })
  digests.choose(mara, process, 'at-once')
  await note('One.', ['members'])
  await wait(100, 20)
  await wait(19)
  assert.equal(letters.length, 0)
  await wait(2)
  assert.equal(letters.length, 1)
  assert.equal(new Date(at.now).getUTCHours(), 12)
})

test('what was taken back or erased before the letter goes out is not counted', async () => {
  const { digests, letters, note, process, wait, add, hub, by } = await world()
  digests.choose(mara, process, 'daily')
  const taken = await note('To be taken back.', ['members'])
  const erased = await note('To be erased.', ['members'])
  await note('Stays.', ['members'])
  await add('entry-withdrawn', [], { entry: taken.entry.id })
  await hub.erase(erased.entry.id, process, { reason: 'danger-to-person', authority: 'the board' }, by)
  const lines: (string | undefined)[] = []
  for (let hour = 0; hour < 24; hour++) {
    await wait(60, 60)
    if (letters.length > lines.length) lines.push(letters.at(-1)?.text.split('\n')[0])
  }
  assert.equal(lines.length, 1)
  // The one that stays, and the two that say what became of the others.
  assert.match(lines[0]!, /^3 new entries/)
})

test('an entry opened to a reader later is news then, and words stand in the letter where the process lets them out', async () => {
  const { digests, letters, note, process, wait, add } = await world()
  const ours = await note('The ferry sails.', [])
  const theirs = await note('For the members.', ['members'])
  await wait(1)
  digests.choose(mara, process, 'at-once')
  await add('rules-set', [], { wordsOutside: true })
  const change = (entry: string, audience: string[]) =>
    add('sharing-changed', [], { entry, to: { audience, marking: { tlp: 'CLEAR' } } })
  await change(ours.entry.id, ['members'])
  await change(ours.entry.id, ['public'])
  await change(theirs.entry.id, ['public'])
  await wait(5)
  assert.equal(letters.length, 1)
  assert.match(letters[0]!.text, /^One new entry in “The Strand talks”\.\n\n• .*The ferry sails\./)
})

test('a daily letter holds the situation brief where the process lets words out, and only leads to it elsewhere', async () => {
  const { digests, letters, process, at, add } = await world()
  const engagement = newId('eng', randomBytes)
  const enter = (title: string, audience: string[]) =>
    add('engagement-entered', audience, { engagement: newId('eng', randomBytes), title, form: 'meeting' })
  const morning = async () => {
    at.now += dayMs
    await digests.settled()
    return letters.at(-1)?.text ?? ''
  }
  digests.choose(mara, process, 'daily')
  await enter('Dinner at the harbour', ['members'])
  const closed = await morning()
  assert.doesNotMatch(closed, /Dinner/)
  assert.ok(closed.includes(`https://parley.example.org/p/${process}/brief?kind=daily`))
  at.now += 60_000
  await add('rules-set', [], { wordsOutside: true })
  await add('engagement-entered', ['members'], { engagement, title: 'Lunch at the ferry', form: 'meeting' })
  await enter('For the home office alone', [])
  const open = await morning()
  assert.match(open, /NEW SINCE THE LAST ONE\n• Lunch at the ferry \(no day known\): unconfirmed\./)
  const [, fresh = ''] = /NEW SINCE THE LAST ONE\n((?:.+\n)*)\n/.exec(open) ?? []
  assert.doesNotMatch(fresh, /Dinner/)
  assert.doesNotMatch(open, /home office alone/)
})

test('an embargoed entry is news when its embargo ends', async () => {
  const { digests, letters, note, process, wait, at } = await world()
  digests.choose(mara, process, 'at-once')
  const embargo = new Date(at.now + 30 * 60_000).toISOString()
  await note('Later.', ['members'], { marking: { tlp: 'AMBER', embargo } })
  await wait(28, 14)
  await wait(1)
  assert.equal(letters.length, 0)
  await wait(4)
  assert.equal(letters.length, 1)
  await wait(60, 20)
  assert.equal(letters.length, 1)
})

test('a mail server that fails is asked again later, and the letter then counts everything', async () => {
  const { digests, letters, note, process, wait, post } = await world()
  digests.choose(mara, process, 'at-once')
  post.fails = true
  await note('One.', ['members'])
  await wait(5)
  await note('Two.', ['members'])
  post.fails = false
  await wait(60, 5)
  assert.equal(letters.length, 1)
  assert.match(letters[0]!.text, /^2 new entries/)
})

test('the word in a letter ends its subscription, and a wrong word ends nothing', async () => {
  const { digests, letters, note, process, wait } = await world()
  digests.choose(mara, process, 'at-once')
  await note('One.', ['members'])
  await wait(3)
  const token = new URL(letters[0]!.headers['List-Unsubscribe']!.slice(1, -1)).searchParams.get('token')!
  digests.endBy(`${token}x`)
  assert.equal(digests.choices(mara).length, 1)
  digests.endBy(token)
  assert.deepEqual(digests.choices(mara), [])
  await note('Two.', ['members'])
  await wait(30, 10)
  assert.equal(letters.length, 1)
})

test('a person who is no longer here gets nothing, and is forgotten', async () => {
  const { digests, letters, note, process, wait, boxes } = await world()
  digests.choose(mara, process, 'daily')
  await note('One.', ['members'])
  boxes.delete(mara)
  await wait(24 * 60, 60)
  assert.deepEqual(letters, [])
  assert.deepEqual(digests.choices(mara), [])
})

test('two worlds that differ in what a reader may not see send that reader the same letters at the same moments', async () => {
  const secret = 'The barge at Haddle carries mortars.'
  const run = async (hidden: boolean) => {
    const { digests, letters, note, process, wait, at } = await world(await openHouse(), `prc_${'3'.repeat(26)}`)
    const sink: unknown[] = []
    digests.choose(mara, process, 'at-once')
    digests.choose(tomas, process, 'daily')
    for (let minute = 0; minute < 45; minute++) {
      if (hidden && minute % 7 === 1) await note(secret, minute % 2 === 0 ? [] : [newId('per', randomBytes)])
      if (hidden && minute === 20) digests.choose(tomas, process, 'at-once')
      if (minute % 13 === 5) await note(`Seen ${minute}.`, ['members'])
      await wait(1)
      for (const letter of letters.splice(0)) sink.push({ at: at.now, letter })
    }
    return sink
  }
  const [with_, without] = [await run(true), await run(false)]
  assert.deepEqual(with_, without)
  assert.ok(without.length >= 2, 'letters were sent at all')
  assert.equal(JSON.stringify(with_).includes('tomas'), false, 'and none of them tells who else is told')
})

test('choices are a person’s own, bounded, and zones are real', async () => {
  const { digests } = await world()
  for (let i = 0; i < 100; i++) digests.choose(mara, newId('prc', randomBytes), 'weekly' satisfies Every)
  assert.throws(() => digests.choose(mara, newId('prc', randomBytes), 'daily'), { code: 'too-many-digests' })
  assert.deepEqual(digests.choices(tomas), [])
  const hours: Hours = { zone: 'Nowhere/Land', quiet: null, ...times, language: 'en' }
  assert.throws(() => digests.setHours(mara, hours), { code: 'unknown-zone' })
})

// Alerts.

async function watched() {
  const found = await world()
  const { add, at } = found
  const [indicator, threshold] = [newId('ind', randomBytes), newId('thr', randomBytes)]
  await add('indicator-set', ['members'], {
    indicator,
    title: 'Incidents',
    source: { of: 'incidents' },
    unit: 'incidents',
  })
  await add('threshold-set', ['members'], {
    threshold,
    indicator,
    when: { is: 'at-least', value: 2, days: 1 },
    event: 'Several incidents',
    severity: 'Severe',
  })
  const incident = (audience: string[] = ['members']) =>
    add('incident-reported', audience, {
      incident: newId('inc', randomBytes),
      event: 'armed-clash',
      what: 'Shots.',
      times: [{ is: 'occurred', from: new Date(at.now).toISOString(), precision: 'exact' }],
      where: { name: 'Marrow', precision: 1 },
      observed: { by: 'a patrol', how: 'saw' },
    })
  return { ...found, incident }
}

test('whoever asks for alerts gets a letter when one is raised, and of nothing else that is new', async () => {
  const { digests, letters, process, wait, note, incident } = await watched()
  digests.choose(mara, process, 'alerts')
  await note('News, and no alert.', ['members'])
  await incident()
  await wait(5)
  assert.equal(letters.length, 0)
  await incident()
  await wait(5)
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.text ?? '', /^An alert was raised in “The Strand talks”\.\n\n\S+\/p\/prc_\w+\/tension\n/)
  // A third of the same day is the same alert.
  await incident()
  await wait(5)
  assert.equal(letters.length, 1)
})

test('quiet hours hold the letter back; the alert is on the record all the same', async () => {
  const { digests, letters, process, wait, incident, hub } = await watched()
  digests.setHours(mara, { zone: 'UTC', quiet: { from: '10:00', to: '12:00' }, ...times, language: 'en' })
  digests.choose(mara, process, 'alerts')
  await incident()
  await incident()
  await wait(90, 5)
  assert.deepEqual(letters, [])
  await hub.caughtUp()
  const { rows } = await hub.list('alerts', { process, limit: 10 }, anyoneOf(hub.home))
  assert.equal(rows.length, 1)
  await wait(60, 5)
  assert.equal(letters.length, 1)
})

test('an alert that follows from what a person may not see sends them nothing', async () => {
  const { digests, letters, process, wait, incident } = await watched()
  digests.choose(mara, process, 'alerts')
  await incident([])
  await incident([])
  await incident()
  await wait(10)
  assert.deepEqual(letters, [])
})
