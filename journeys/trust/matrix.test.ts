// The quick form of `npm run trust -- matrix`: a small record, a few principals, some of the planted leaks.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { asksOf, type Catalogue, catalogueOf } from './matrix/asks.ts'
import { canariesIn, Mint } from './matrix/canaries.ts'
import { type ModelFacts, maySee } from './matrix/model.ts'
import { plantRound, shuffled } from './matrix/plant-round.ts'
import { plants } from './matrix/plants.ts'
import { doorOf, newTally, round, sideOf } from './matrix/round.ts'
import { openStage, type Stage, sharedPool } from './matrix/stage.ts'
import { streamRound } from './matrix/streams.ts'
import { openTwin } from './matrix/twin.ts'
import { worldOf } from './matrix/world.ts'
import { writeRound } from './matrix/writes.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000))
const pool = sharedPool()
const options = { seed, size: 'small' as const, pool }
let stage: Stage | undefined
let catalogue: Catalogue | undefined
const twins = new Map<string, Stage>()
after(async () => {
  for (const twin of twins.values()) await twin.close()
  await stage?.close()
  await pool.end()
})

// One for each oracle; the long form plants them all.
const quickPlants = new Set([
  'an entry is looked up by its id alone',
  'totals are counted for a wider group',
  'a cursor fits every reader',
  'what is hidden is forbidden, and what is absent is not found',
  'an ETag counts hidden entries',
  'nothing is ever found',
])

const [orgA, orgB, orgC] = ['org_a', 'org_b', 'org_c']
const facts: ModelFacts = {
  members: new Map([['prc_1', new Set([orgA, orgB])]]),
  groups: new Map([['grp_1', { process: 'prc_1', organisations: new Set([orgB]) }]]),
  persons: new Map([
    ['per_a', orgA],
    ['per_b', orgB],
  ]),
  now: '2026-06-01T00:00:00Z',
}
const table: readonly [
  string,
  string[],
  string | null,
  { person: string | null; organisation: string | null },
  boolean,
][] = [
  ['anybody sees what is public', ['public'], null, { person: null, organisation: null }, true],
  ['the public is no member', ['members'], null, { person: null, organisation: null }, false],
  ['a member sees what is for members', ['members'], null, { person: null, organisation: orgB }, true],
  ['an organisation that did not join is no member', ['members'], null, { person: null, organisation: orgC }, false],
  ['who did not join may be addressed', [orgC], null, { person: null, organisation: orgC }, true],
  ['an empty audience is the author’s organisation', [], null, { person: 'per_a', organisation: orgA }, true],
  ['an empty audience is nobody else', [], null, { person: 'per_b', organisation: orgB }, false],
  ['a group of the process', ['grp_1'], null, { person: null, organisation: orgB }, true],
  ['a draft is its person’s', ['per_a'], null, { person: 'per_a', organisation: orgA }, true],
  ['a draft is not the organisation’s', ['per_a'], null, { person: null, organisation: orgA }, false],
  ['what is for another’s person the author sees', ['per_b'], null, { person: null, organisation: orgA }, true],
  ['what is for a person is not for colleagues', ['per_b'], null, { person: null, organisation: orgB }, false],
  ['an embargo holds', ['public'], '2027-01-01T00:00:00Z', { person: null, organisation: orgB }, false],
  [
    'an embargo does not hold the author back',
    ['public'],
    '2027-01-01T00:00:00Z',
    { person: null, organisation: orgA },
    true,
  ],
  ['an embargo ends', ['public'], '2026-05-01T00:00:00Z', { person: null, organisation: null }, true],
]
for (const [name, audience, embargo, reader, sees] of table) {
  test(`the table: ${name}`, () => {
    const entry = { process: 'prc_1', organisation: orgA ?? '', person: 'per_a', audience, embargo }
    assert.equal(maySee(entry, reader, facts), sees)
  })
}

test('a canary is found however it is wrapped', () => {
  const word = new Mint(1).word('x')
  const key = word.slice(0, 8)
  const wrapped = [
    word.toUpperCase(),
    Buffer.from(`{"title":"${word}"}`).toString('base64'),
    Buffer.from(`some text with ${word} in it`).toString('base64url'),
    [...word].map((one) => `%${one.charCodeAt(0).toString(16)}`).join(''),
    [...word].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(''),
    `${key}…`,
  ]
  for (const text of wrapped) assert.ok(canariesIn(`before ${text} after`).has(key), text)
  assert.equal(canariesIn('nothing of the kind').size, 0)
})

test('a record of either size can be written: each piece has a name of its own', () => {
  for (const size of ['small', 'whole'] as const) {
    const names = worldOf(seed, size, new Mint(seed).id('org', 'home')).pieces.map(({ name }) => name)
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    )
  }
})

test('nobody gets more than is theirs, and everybody what is', async (context) => {
  context.diagnostic(`seed ${seed}`)
  stage = await openStage(options)
  catalogue = await catalogueOf(stage)
  const app = await stage.compose()
  const side = await sideOf(stage, doorOf(app))
  const tally = newTally()
  for (const principal of stage.principals) {
    if (principal.name === 'anonymous' || principal.name === 'two of alder')
      twins.set(principal.name, await openTwin(stage, principal, options))
    const twin = twins.get(principal.name)
    const twinApp = await twin?.compose()
    const asks = shuffled(asksOf(stage, catalogue, principal), stage)
    const twinSide = twin === undefined || twinApp === undefined ? undefined : await sideOf(twin, doorOf(twinApp))
    await round({ principal, asks, side, twin: twinSide, tally, cellsMax: 10_000 })
    await twinApp?.close()
  }
  await app.close()
  context.diagnostic(`${tally.cells} cells, ${tally.pairs} pairs of twins`)
  assert.deepEqual(tally.findings, [])
  assert.ok(tally.cells > 50_000)
  assert.ok(tally.pairs > 100, `${tally.pairs} twin pairs`)
})

test('planted leaks of several classes are found', async () => {
  assert.ok(stage !== undefined && catalogue !== undefined)
  const some = plants.filter((one) => quickPlants.has(one.name))
  const found = await plantRound(stage, twins, catalogue, some)
  assert.equal(found.length, quickPlants.size)
  assert.deepEqual(
    found.filter((one) => one.by === null).map((one) => one.name),
    [],
  )
})

test('the stream and writes tell nobody of what is hidden', async () => {
  assert.ok(stage !== undefined)
  const tally = newTally()
  await streamRound(stage, tally)
  const app = await stage.compose()
  await writeRound(stage, doorOf(app), tally, 2)
  await app.close()
  assert.deepEqual(tally.findings, [])
})
