// A log checked by its tiles alone: what was rewritten, cut off, bent or signed by another is found.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { toHex, utf8 } from './bytes.ts'
import { sha256 } from './sha256.ts'
import { signerFromSeed } from './signer.ts'
import { type MadeLog, makeLog } from './testing-bundles.ts'
import { randomFrom, seedOf } from './testing-chance.ts'
import { parseTilePath } from './tile.ts'
import { checkTiles, type TileSource } from './tile-check.ts'

const origin = 'hub.example/log'
const hub = signerFromSeed(sha256(utf8('hub')))
const key = hub.publicKey

/** A made log as anyone may read it, with what `bend` makes of each answer. */
function tilesOf(
  log: MadeLog,
  size: number,
  bend: (path: string, bytes: Uint8Array) => Uint8Array | undefined = (_, bytes) => bytes,
): TileSource {
  return async (path) => {
    if (path === 'checkpoint') return bend(path, utf8(await log.note(size)))
    const tile = parseTilePath(path)
    if (tile === undefined) return undefined
    if (tile.level !== 'entries') return bend(path, log.tree.tile(tile)!)
    const leaves = log.entries.slice(tile.index * 256, tile.index * 256 + tile.width)
    return bend(path, Buffer.concat(leaves.map(({ leaf }) => Buffer.from([0, 33, ...leaf]))))
  }
}

const random = randomFrom(seedOf('tiles'))
const log = await makeLog(random, { origin, hub, size: 520 })
const fork = await makeLog(random, { origin, hub, size: 520 })
const flipped = (at: number) => (path: string) => (_: string, bytes: Uint8Array) =>
  _ === path ? Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte)) : bytes

const cases: [string, TileSource, string | undefined, string[]][] = [
  ['a whole log holds', tilesOf(log, 520), undefined, []],
  ['an empty log holds', tilesOf(log, 0), undefined, []],
  ['a log that grew holds', tilesOf(log, 520), await log.note(257), []],
  ['a log that did not grow holds', tilesOf(log, 257), await log.note(257), []],
  ['a log that grew out of nothing holds', tilesOf(log, 3), await log.note(0), []],
  ['a rewritten log is found', tilesOf(fork, 520), await log.note(257), ['since']],
  ['a log rewritten at the same size is found', tilesOf(fork, 257), await log.note(257), ['since']],
  ['a shorter log is found', tilesOf(log, 256), await log.note(257), ['since']],
  ['a note that is none is not passed over', tilesOf(log, 520), 'words', ['since']],
  ['a bit of a leaf is found', tilesOf(log, 520, flipped(9)('tile/entries/001')), undefined, ['root', 'tile', 'tile']],
  ['a bit of a hash is found', tilesOf(log, 520, flipped(9)('tile/0/002.p/8')), undefined, ['tile']],
  ['another length is found', tilesOf(log, 520, flipped(1)('tile/entries/000')), undefined, ['leaves']],
  [
    'a missing tile is found',
    tilesOf(log, 520, (path, bytes) => (path === 'tile/entries/001' ? undefined : bytes)),
    undefined,
    ['leaves'],
  ],
  [
    'hash tiles that are not there are not missed',
    tilesOf(log, 520, (path, bytes) => (/^tile\/\d/.test(path) ? undefined : bytes)),
    undefined,
    [],
  ],
  ['no checkpoint is none', async () => undefined, undefined, ['checkpoint']],
  ['a bent checkpoint is found', tilesOf(log, 520, flipped(20)('checkpoint')), undefined, ['checkpoint']],
]

for (const [name, source, since, codes] of cases) {
  test(name, async () => {
    const report = await checkTiles(source, { origin, key, hashTiles: true, ...(since === undefined ? {} : { since }) })
    assert.deepEqual(
      report.problems.map(({ code }) => code),
      codes,
    )
    assert.equal(report.holds, codes.length === 0)
  })
}

test('the root is that of the tree, and another key or name is refused', async () => {
  assert.equal((await checkTiles(tilesOf(log, 520), { origin, key })).root, toHex(log.tree.root()))
  const other = signerFromSeed(sha256(utf8('rival'))).publicKey
  assert.equal((await checkTiles(tilesOf(log, 520), { origin, key: other })).holds, false)
  assert.equal((await checkTiles(tilesOf(log, 520), { origin: 'other', key })).holds, false)
})
