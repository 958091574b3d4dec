// Somebody with the disk in hand changes what is stored: a bit anywhere, or whole records with checksums made right
// again. Opening the log or verifying it must find every one. Each change is made on a fresh copy of the same folder.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { generateSigner, openFileLog, parseNote, Refusal, type Signer, signatureLine } from '@parley/log'
import { type Random, randomFrom, sealMany } from '@parley/log/testing'

const origin = 'hub.example/log'
const entryCount = 300
const recordsFrom = 256
const slotBytes = 72
const recordHead = { crc: 4, length: 8, seq: 12, box: 75 }

type Change = { readonly what: string; apply(folder: string): Promise<void> }

export async function run(options: {
  readonly cells?: number
  readonly seed?: number
  readonly long: boolean
}): Promise<boolean> {
  const flips = options.cells ?? (options.long ? 100_000 : 1_500)
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31)
  const random = randomFrom(seed)
  console.log(
    `tamper: ${flips} single bits and every structural change to a log of ${entryCount} entries, seed ${seed}`,
  )
  const started = performance.now()
  const work = await mkdtemp(path.join(tmpdir(), 'parley-tamper-'))
  const clean = path.join(work, 'clean')
  const { signer } = generateSigner()
  await fill(clean, signer)
  const files = await filesOf(clean)
  const unfound: string[] = []
  let done = 0
  for (const change of [...structural(), ...flipsOf(files, flips, random)]) {
    const folder = path.join(work, 'bent')
    await restore(clean, folder, files)
    await change.apply(folder)
    if (!(await isFound(folder, signer))) unfound.push(change.what)
    done += 1
  }
  await restore(clean, path.join(work, 'bent'), files)
  const alarm = await isFound(path.join(work, 'bent'), signer)
  if (alarm) unfound.push('an untouched log was called damaged')
  await rm(work, { recursive: true })
  for (const what of unfound.slice(0, 10)) console.log(`  not found: ${what}`)
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  const ok = unfound.length === 0
  console.log(
    `${ok ? 'ok' : 'failed'} tamper changes=${done} unfound=${unfound.length} seconds=${seconds} seed=${seed}`,
  )
  return ok
}

async function fill(folder: string, signer: Signer): Promise<void> {
  const log = await openFileLog(folder, { origin, signer, reserveBytes: 0 })
  const entries = await sealMany(entryCount, generateSigner().signer)
  for (let at = 0; at < entryCount; at += 30) await log.append(entries.slice(at, at + 30))
  await log.close()
}

type Files = ReadonlyMap<string, Buffer>

async function filesOf(folder: string): Promise<Files> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(files.map(async (file) => [path.relative(folder, file), await readFile(file)] as const)),
  )
}

async function restore(clean: string, folder: string, files: Files): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await cp(clean, folder, { recursive: true })
  if (files.size === 0) throw new Error('There is nothing to bend.')
}

/** Whether opening refuses or says that it cut something off, or verifying finds it. */
async function isFound(folder: string, signer: Signer): Promise<boolean> {
  try {
    const notices: string[] = []
    const log = await openFileLog(folder, { origin, signer, reserveBytes: 0, notice: (text) => notices.push(text) })
    const { holds, size } = await log.verify()
    await log.close()
    return !holds || size !== entryCount || notices.length > 0
  } catch (error) {
    if (error instanceof Refusal) return true
    throw error
  }
}

/** Random single bits, spread over the files by their size, every file getting its share. */
function* flipsOf(files: Files, count: number, random: Random): Generator<Change> {
  const names = [...files].filter(([, bytes]) => bytes.length > 0).map(([name]) => name)
  const total = names.reduce((sum, name) => sum + files.get(name)!.length, 0)
  for (let n = 0; n < count; n++) {
    // One in four goes to a file chosen evenly, so that small files are not left out.
    let name = names[random.below(names.length)]!
    if (n % 4 !== 0) {
      const at = random.below(total)
      let before = 0
      name = names.find((each) => {
        before += files.get(each)!.length
        return at < before
      })!
    }
    const position = random.below(name === 'checkpoint' ? noteLength(files.get(name)!) : files.get(name)!.length)
    const bit = random.below(8)
    yield edit(name, `bit ${bit} of byte ${position} of ${name}`, (bytes) => {
      bytes[position]! ^= 1 << bit
      return bytes
    })
  }
}

function noteLength(sector: Buffer): number {
  return sector.indexOf(0)
}

function edit(name: string, what: string, bend: (bytes: Buffer) => Buffer): Change {
  return {
    what,
    async apply(folder) {
      const file = path.join(folder, name)
      await writeFile(file, bend(await readFile(file)))
    },
  }
}

function* structural(): Generator<Change> {
  const swapBoxes = (records: Buffer[], a: number, b: number) => {
    const boxes = [a, b].map((seq) => records[seq]!.subarray(recordHead.box))
    records[a] = sealRecord(Buffer.concat([records[a]!.subarray(0, recordHead.box), boxes[1]!]))
    records[b] = sealRecord(Buffer.concat([records[b]!.subarray(0, recordHead.box), boxes[0]!]))
  }
  const renumber = (records: Buffer[]) =>
    records.map((record, seq) => {
      const copy = Buffer.from(record)
      copy.writeUIntBE(seq, recordHead.seq, 6)
      return sealRecord(copy)
    })
  for (const at of [0, 1, 29, 30, 150, 255, 256, 298, 299]) {
    const other = (at + 7) % entryCount
    // Someone who knows the format makes every checksum right again.
    yield records(`entry ${at} removed`, (all) => all.toSpliced(at, 1))
    yield records(`entry ${at} removed, the rest renumbered`, (all) => renumber(all.toSpliced(at, 1)))
    yield records(`entry ${at} repeated`, (all) => all.toSpliced(at, 0, all[at]!))
    yield records(`entry ${at} repeated, the rest renumbered`, (all) => renumber(all.toSpliced(at, 0, all[at]!)))
    yield records(`entries ${at} and ${other} exchanged`, (all) => all.with(at, all[other]!).with(other, all[at]!))
    yield records(`entries ${at} and ${other} exchanged and renumbered`, (all) =>
      renumber(all.with(at, all[other]!).with(other, all[at]!)),
    )
    yield records(`the bodies of ${at} and ${other} exchanged`, (all) => {
      swapBoxes(all, at, other)
      return all
    })
    yield records(`the body of ${at} changed, its checksum made right`, (all) => {
      const record = Buffer.from(all[at]!)
      record[record.length - 20]! ^= 1
      return all.with(at, sealRecord(record))
    })
    yield records(`the leaf of ${at} changed, its checksum made right`, (all) => {
      const record = Buffer.from(all[at]!)
      record[40]! ^= 1
      return all.with(at, sealRecord(record))
    })
    yield edit('entries.log', `cut inside entry ${at}`, (bytes) => bytes.subarray(0, positionsOf(bytes)[at]! + 50))
    yield edit('entries.log', `cut before entry ${at}`, (bytes) => bytes.subarray(0, positionsOf(bytes)[at]!))
    yield edit('keys', `key slot of ${at} changed`, (bytes) => {
      bytes[256 + at * slotBytes + 20]! ^= 1
      return bytes
    })
    yield edit('keys', `key slots of ${at} and ${other} exchanged`, (bytes) => {
      const slot = (seq: number) => Buffer.from(bytes.subarray(256 + seq * slotBytes, 256 + (seq + 1) * slotBytes))
      const [a, b] = [slot(at), slot(other)]
      bytes.set(b, 256 + at * slotBytes)
      bytes.set(a, 256 + other * slotBytes)
      return bytes
    })
    yield edit('keys', `keys cut before ${at}`, (bytes) => bytes.subarray(0, 256 + at * slotBytes))
  }
  yield edit('checkpoint', 'a smaller size in the checkpoint', (bytes) =>
    Buffer.from(bytes.toString().replace('\n300\n', '\n270\n')),
  )
  yield {
    what: 'a checkpoint signed by someone else',
    async apply(folder) {
      const file = path.join(folder, 'checkpoint')
      const { text } = parseNote((await readFile(file, 'utf8')).replace(/\0+$/, ''))
      const { signer } = generateSigner()
      const note = `${text}\n${signatureLine(origin, signer.publicKey, await signer.sign(Buffer.from(text)))}`
      await writeFile(file, Buffer.concat([Buffer.from(note), Buffer.alloc(512)]).subarray(0, 512))
    },
  }
  yield edit('checkpoint', 'an empty checkpoint', (bytes) => bytes.fill(0))
  yield edit('tile/0/000', 'another tile', (bytes) => Buffer.from(bytes).reverse())
  yield edit('tile/entries/000', 'another bundle', (bytes) => Buffer.from(bytes).reverse())
  yield edit('tile/0/000', 'a short tile', (bytes) => bytes.subarray(0, 32))
}

function records(what: string, bend: (records: Buffer[]) => Buffer[]): Change {
  return edit('entries.log', what, (bytes) => {
    const positions = positionsOf(bytes)
    const all = positions.map((from, seq) => Buffer.from(bytes.subarray(from, positions[seq + 1] ?? bytes.length)))
    return Buffer.concat([bytes.subarray(0, recordsFrom), ...bend(all)])
  })
}

function positionsOf(bytes: Buffer): number[] {
  const positions: number[] = []
  for (let at = recordsFrom; at < bytes.length; at += recordHead.box + bytes.readUInt32BE(at + recordHead.length)) {
    positions.push(at)
  }
  return positions
}

/** A record with its length and checksum made right. */
function sealRecord(record: Buffer): Buffer {
  record.writeUInt32BE(record.length - recordHead.box, recordHead.length)
  record.writeUInt32BE(crc32(record.subarray(recordHead.length)), recordHead.crc)
  return record
}
