import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { idOf, misshapen, now, orgA } from '../testing.ts'
import { allFolded } from '../views/all.ts'
import { exchanges } from '../views/exchanges.ts'
import { opens, sealOf } from './seal-of.ts'
import { Story } from './testing.ts'

const [valley, hills, committee] = [idOf('org', 11), idOf('org', 12), idOf('org', 13)]
const names = ['Zqbanalo', 'Zqdukero', 'Zqfimasu']

/** The Hills hold three; the Committee may know who, the Valley is told how many. */
function ledger() {
  const story = new Story({ name: 'Marrow', offset: '+00:00', keeper: orgA })
  story.record.open()
  for (const organisation of [valley, hills, committee])
    story.record.add({ kind: 'organisation-joined', body: { organisation, name: organisation, role: 'monitor' } })
  story.now('2031-03-01')
  story.say('agreement-versioned', { title: 'Marrow', part: 'main', version: 1, clauses: [] })
  story.roles(
    ['the Valley', 'party', valley],
    ['the Hills', 'party', hills],
    ['the Committee', 'intermediary', committee],
  )
  story.say('exchange-agreed', {
    exchange: story.exchange('held'),
    clauses: ['art_5'],
    of: 'hostages',
    holder: 'the Hills',
    receiver: 'the Valley',
    intermediary: 'the Committee',
    categories: [{ category: 'civilian', agreed: 3 }],
    batches: [{ batch: 1, agreed: 3 }],
  })
  const persons = story.persons('held', 'civilian', names)
  story.say(
    'persons-listed',
    { exchange: story.exchange('held'), batch: 1, persons },
    { by: hills, audience: [committee] },
  )
  story.step('held', 'listed', 'the Hills', '2031-03-01', persons, 1, { by: hills })
  return { story, persons }
}

const rowFor = (story: Story, group: string) => {
  const rows = foldView(exchanges, { facts: story.facts, group, directory: directoryOf(story.facts), now })
  assert.deepEqual(misshapen(exchanges, rows), [])
  const row = rows.find((one) => one.key === story.exchange('held'))
  assert.ok(row)
  return row
}

test('a party sees its own sealed list, the other only counts, and no row of any view tells the other a name', () => {
  const { story, persons } = ledger()
  story.step('held', 'released', 'the Hills', '2031-03-02', persons.slice(0, 2), 1, { by: hills })
  story.step('held', 'received', 'the Committee', '2031-03-02 01:00', persons.slice(0, 2), 1, { by: committee })
  for (const knows of [hills, committee])
    assert.deepEqual(
      rowFor(story, knows)
        .persons.map(({ name, opens: isOpen }) => [name, isOpen])
        .sort(),
      names.map((name) => [name, true]),
    )
  for (const other of [valley, 'members', 'public']) {
    const row = rowFor(story, other)
    assert.deepEqual(
      row.persons.map((one) => one.name),
      [null, null, null],
    )
    assert.deepEqual(row.categories[0]?.reached, { listed: 3, released: 2, received: 2 })
    assert.ok(row.counts.every((one) => one.isProvable))
    const directory = directoryOf(story.facts)
    const all = allFolded.map((view) => foldView(view, { facts: story.facts, group: other, directory, now }))
    for (const name of names) assert.ok(!JSON.stringify(all).includes(name))
    for (const { salt } of persons) assert.ok(!JSON.stringify(all).includes(salt))
  }
})

test('the same persons at the same stage are counted once, whoever counts and however often', () => {
  const { story, persons } = ledger()
  story.step('held', 'released', 'the Hills', '2031-03-02', persons.slice(0, 2), 1, { by: hills })
  story.step('held', 'released', 'the Hills', '2031-03-03', persons.slice(1, 3), 1, { by: hills })
  story.step('held', 'released', 'the Committee', '2031-03-03', persons.slice(0, 3), 1, { by: committee })
  assert.equal(rowFor(story, 'public').categories[0]?.reached.released, 3)
  assert.equal(rowFor(story, 'public').batches[0]?.reached.released, 3)
})

test('who does not speak for a counter is told as telling, and moves no count', () => {
  const { story, persons } = ledger()
  story.step('held', 'received', 'the Committee', '2031-03-03', persons, 1, { by: valley })
  const row = rowFor(story, 'public')
  assert.equal(row.categories[0]?.reached.received, undefined)
  assert.equal(row.counts.find((one) => one.stage === 'received')?.toldBy, valley)
})

test('a seal nobody listed, a name that does not open its seal, and a name under two seals are said', () => {
  const { story, persons } = ledger()
  const [stranger] = story.persons('held', 'civilian', ['Zqgostra'])
  const [one] = persons
  assert.ok(stranger && one)
  story.step('held', 'released', 'the Hills', '2031-03-02', [stranger], 1, { by: hills })
  assert.deepEqual(rowFor(story, 'public').faults, [{ code: 'seal-not-listed', seals: [stranger.seal] }])
  const twice = { ...one, ...story.persons('held', 'civilian', ['other salt'])[0], name: one.name }
  const again = {
    ...twice,
    seal: sealOf({ exchange: story.exchange('held'), category: 'civilian', name: one.name }, twice.salt),
  }
  const forged = { ...stranger, name: 'Zqhentil' }
  story.say(
    'persons-listed',
    { exchange: story.exchange('held'), persons: [again, forged] },
    { by: hills, audience: [committee] },
  )
  const codes = rowFor(story, committee).faults.map((fault) => fault.code)
  assert.deepEqual(codes.sort(), ['does-not-open', 'name-twice', 'seal-not-listed'])
  assert.deepEqual(
    rowFor(story, 'public').faults.map((fault) => fault.code),
    ['seal-not-listed'],
  )
})

test('a seal opens to its name and salt alone', () => {
  const person = { exchange: idOf('exc', 1), category: 'civilian', name: 'Ana', mark: '1990' }
  const salt = '7'.repeat(64)
  const seal = sealOf(person, salt)
  assert.match(seal, /^[0-9a-f]{64}$/)
  assert.equal(opens(seal, person, salt), true)
  for (const other of [
    { ...person, name: 'Anna' },
    { ...person, mark: undefined },
    { ...person, exchange: idOf('exc', 2) },
  ])
    assert.equal(opens(seal, other, salt), false)
  assert.equal(opens(seal, person, '8'.repeat(64)), false)
})

// By another implementation of HMAC, so that others can check seals with what they have.
test('the seal is HMAC-SHA256 over the JSON of tag, exchange, category, name and mark', async () => {
  const { createHmac } = await import('node:crypto')
  const salt = 'ab'.repeat(32)
  const words = JSON.stringify(['parley/person/1', idOf('exc', 1), 'soldier', 'Zoë', null])
  const expected = createHmac('sha256', Buffer.from(salt, 'hex')).update(words).digest('hex')
  assert.equal(sealOf({ exchange: idOf('exc', 1), category: 'soldier', name: 'Zoe\u0308' }, salt), expected)
})
