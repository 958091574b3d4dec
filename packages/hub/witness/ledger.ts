// What this hub signed for others as a witness, kept so that it never signs a second history: for each log the latest
// checkpoint, on the disk before the signature leaves the house.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fromBase64, sha256, toBase64, toHex, utf8 } from '@parley/log'
import { createDurably, writeDurably } from '../durable.ts'
import { Refusal } from '../refusal.ts'

export type Seen = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** The signed note itself. */
  readonly note: string
}

export type Ledger = {
  latest(origin: string): Seen | undefined
  all(): readonly Seen[]
  /** When the latest was kept. */
  keptAt(origin: string): Date | undefined
  /** Durable when it returns. Nothing comes between looking at `latest` and this: both are done in one turn. */
  keep(seen: Seen): void
  /** Keeps a file of evidence against a log, the first one of each. Answers with its path where it is new. */
  keepEvidence(origin: string, bytes: Uint8Array): string | undefined
}

/** Opens the ledger in a folder. Refuses with 'damaged': a witness that forgot what it signed is none. */
export function openLedger(folder: string): Ledger {
  const [seenFolder, evidenceFolder] = [path.join(folder, 'seen'), path.join(folder, 'evidence')]
  for (const each of [seenFolder, evidenceFolder]) mkdirSync(each, { recursive: true, mode: 0o700 })
  const seen = new Map<string, Seen>()
  for (const name of readdirSync(seenFolder)) {
    if (!/^[0-9a-f]{64}\.json$/.test(name)) continue
    const one = readSeen(path.join(seenFolder, name))
    if (nameOf(one.origin) !== name) throw damaged(path.join(seenFolder, name))
    seen.set(one.origin, one)
  }
  return {
    latest: (origin) => seen.get(origin),
    all: () => [...seen.values()],
    keptAt: (origin) => (seen.has(origin) ? statSync(path.join(seenFolder, nameOf(origin))).mtime : undefined),
    keep: (one) => {
      const json = { origin: one.origin, size: one.size, root: toBase64(one.root), note: one.note }
      writeDurably(path.join(seenFolder, nameOf(one.origin)), `${JSON.stringify(json)}\n`)
      // From here it is durable: whatever happens to the answer, the next one rests on this.
      seen.set(one.origin, one)
    },
    keepEvidence: (origin, bytes) => {
      const file = path.join(evidenceFolder, nameOf(origin))
      return createDurably(file, bytes) ? file : undefined
    },
  }
}

/** An origin is somebody else's words, and no file name. */
const nameOf = (origin: string): string => `${toHex(sha256(utf8(origin)))}.json`

function readSeen(file: string): Seen {
  try {
    const { origin, size, root, note } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> // checked next
    if (typeof origin !== 'string' || typeof root !== 'string' || typeof note !== 'string') throw damaged(file)
    if (!Number.isSafeInteger(size)) throw damaged(file)
    return { origin, size: size as number, root: fromBase64(root), note } // isSafeInteger just said it is a number
  } catch {
    throw damaged(file)
  }
}

const damaged = (file: string): Refusal =>
  new Refusal(
    'damaged',
    { file },
    `${file} cannot be read. It says what this hub signed as a witness, and without it a second history could be signed. Move the folder it lies in away to be a new witness with a new key, and tell the others.`,
  )
