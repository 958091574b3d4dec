// Writes what a log answers at several sizes into a folder, for another implementation to check: leaf records, signed
// notes, inclusion and consistency paths, tiles. `node export.ts FOLDER`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cosign, generateSigner, noteVerifierKey, openFileLog, tilePath, witnessKey } from '@parley/log'
import { randomFrom, sealMany, seedOf, testOrigin } from '@parley/log/testing'

const sizes = [1, 2, 3, 7, 8, 255, 256, 257, 1_000, 65_535, 65_536, 65_793]
const groupMax = 10_000
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder to write to.')
const seed = seedOf('go')
const random = randomFrom(seed)
const work = await mkdtemp(path.join(tmpdir(), 'parley-go-'))
try {
  const { signer } = generateSigner()
  const log = await openFileLog(work, { origin: testOrigin, signer, reserveBytes: 0 })
  // Without ids one sealed entry may stand in many places: here only the leaves matter.
  const stock = (await sealMany(500, generateSigner().signer)).map(({ id: _, ...sealed }) => sealed)
  const leaves: Uint8Array[] = []
  const heads = []
  for (const size of sizes) {
    while (leaves.length < size) {
      const group = Array.from(
        { length: Math.min(groupMax, size - leaves.length) },
        () => stock[random.below(stock.length)]!,
      )
      for (const { leaf } of await log.append(group)) leaves.push(leaf)
    }
    const places = size <= 8 ? Array.from({ length: size }, (_, seq) => seq) : [0, size >> 1, size - 2, size - 1]
    for (let more = 0; more < 8; more++) places.push(random.below(size))
    const inclusion = []
    for (const seq of new Set(places)) inclusion.push({ seq, path: (await log.inclusion(seq)).map(base64) })
    const consistency = []
    for (const from of new Set([...sizes.filter((one) => one <= size), 1 + random.below(size)])) {
      consistency.push({ from, path: (await log.consistency(from)).map(base64) })
    }
    heads.push({ size, note: log.checkpoint(), inclusion, consistency, tiles: await tilesOf(size) })
  }
  const key = noteVerifierKey(testOrigin, signer.publicKey)
  const witness = { name: 'witness.example/w1', signer: generateSigner().signer, now: () => new Date() }
  const known = { origin: testOrigin, keys: [signer.publicKey] }
  const { body } = await cosign({ ...witness, log: () => known }, `old 0\n\n${log.checkpoint()}`)
  const cosigned = { note: log.checkpoint() + body, key: witnessKey(witness.name, witness.signer.publicKey) }
  const all = { origin: testOrigin, key, leaves: base64(Buffer.concat(leaves)), heads, cosigned }
  await writeFile(path.join(folder, 'log.json'), JSON.stringify(all))
  console.log(`${leaves.length} entries, ${sizes.length} sizes`)
  await log.close()

  /** The first and the last two tiles of each level, the partial one included. */
  async function tilesOf(size: number) {
    const tiles: { level: number; index: number; width: number; bytes: string }[] = []
    for (let level = 0, nodes = size; nodes > 0; level++, nodes = Math.floor(nodes / 256)) {
      const last = Math.ceil(nodes / 256) - 1
      for (const index of new Set([0, Math.max(0, last - 1), last])) {
        const width = Math.min(256, nodes - index * 256)
        const bytes = await log.tile(tilePath({ level, index, width }))
        if (bytes === undefined) throw new Error(`There is no tile ${level}/${index} of ${width} at ${size} entries.`)
        tiles.push({ level, index, width, bytes: base64(bytes) })
      }
    }
    return tiles
  }
} finally {
  await rm(work, { recursive: true })
}
