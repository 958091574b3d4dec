// Checks a record from the outside in: the log's records, tree and signatures, then what the log knows nothing of: that
// each entry is spelt as it was sealed, signed with its author's own key, that the files it names are whole, and that
// every erased place is one that somebody answers for.
import {
  authorMessage,
  commitBody,
  fromBase64,
  type Log,
  parseCanonical,
  preparedKey,
  toHex,
  verifyPrepared,
} from '@parley/log'
import {
  type Directory,
  directoryStep,
  emptyDirectory,
  entryErased,
  isOf,
  type KeyDirectory,
  signingOf,
} from '@parley/peace'
import type { Blobs } from './blobs.ts'
import { readerNames, readingEntryId } from './ingest/reading-id.ts'
import type { Keys } from './keys.ts'
import { mirrorChecks } from './peers/mirror-checks.ts'
import { blobsOf } from './projection/entry-row.ts'
import { entryOf } from './projection/log-facts.ts'
import { changesSigning } from './signing.ts'
import { suggestionEntryIds } from './suggest/suggestion-id.ts'

export type Problem = { readonly seq: number | null; readonly code: string; readonly message: string }
export type Verification = {
  readonly ok: boolean
  readonly entries: number
  readonly erased: number
  readonly blobs: number
  /** Entries of other hubs' logs that are here, each proven anew in the log it came from. */
  readonly mirrors: number
  /** Hex. */
  readonly root: string
  /** At most the first 100. */
  readonly problems: readonly Problem[]
  readonly problemCount: number
}

const problemsMax = 100

export async function verifyRecord(
  { log, blobs, keys }: { readonly log: Log; readonly blobs: Blobs; readonly keys: Keys },
  progress: (done: number, total: number) => void = () => {},
): Promise<Verification> {
  const total = log.size() * 2
  const report = await log.verify({
    // Keys of the organisations' own machines are known from the entries alone, which are read below.
    keyOf: (keyId) => keys.owner(keyId)?.publicKey ?? 'elsewhere',
    progress: (done) => progress(done, total),
  })
  const problems: Problem[] = report.faults.map(({ seq, part, detail }) => ({
    seq: seq ?? null,
    code: `log-${part}`,
    message: detail,
  }))
  let count = report.faultCount
  let blobCount = 0
  const found = (seq: number, code: string, message: string) => {
    count += 1
    if (problems.length < problemsMax) problems.push({ seq, code, message })
  }
  // What does not open was reported above; reading on would only stop there.
  const opened = count === 0 ? log.read(0, report.size) : []
  const erasedPlaces = new Set<number>()
  const answeredFor = new Set<string>()
  const mirrors = mirrorChecks((ref) => blobs.get(ref))
  /** Who signs with what, as the entries before the one looked at say. */
  let directory = emptyDirectory
  for await (const stored of opened) {
    if (stored.seq % 256 === 0) progress(report.size + stored.seq, total)
    if (stored.erased) {
      erasedPlaces.add(stored.seq)
      continue
    }
    const { seq, keyId } = stored
    try {
      parseCanonical(stored.bytes)
    } catch (error) {
      found(seq, 'not-canonical', `Entry ${seq} is not spelt canonically: ${inWords(error)}`)
      continue
    }
    const entry = entryOf(stored.bytes)
    const organisation = entry.author.organisation
    const held = keys.owner(keyId)
    const signing = signingOf(directory, { organisation, keyId, heldFor: held?.organisation })
    if (signing !== 'signs')
      found(seq, 'wrong-key', `Entry ${seq} names ${organisation} and is signed with ${wrong[signing]}.`)
    else if (held === undefined && !(await isSigned(log.origin, stored, directory))) {
      found(seq, 'log-signature', `Entry ${seq} is not signed by the organisation it names.`)
    }
    if (changesSigning(entry)) directory = directoryStep(directory, entry)
    if (isOf(entryErased, entry)) answeredFor.add(entry.body.entry)
    const fault = await mirrors.check(entry)
    if (fault !== undefined) found(seq, fault.code, `Entry ${seq}: ${fault.message}`)
    for (const ref of blobsOf(entry)) {
      blobCount += 1
      try {
        const bytes = await blobs.get(ref)
        if (bytes !== undefined && bytes.length !== ref.bytes) {
          found(seq, 'blob-damaged', `A file of entry ${seq} has ${bytes.length} bytes and should have ${ref.bytes}.`)
        }
      } catch (error) {
        found(seq, 'blob-damaged', `A file of entry ${seq}: ${inWords(error)}`)
      }
    }
  }
  // An erased entry leaves its id's digest behind, so whoever says the id finds the place.
  for (const id of answeredFor) {
    const along = [...readerNames.map((reader) => readingEntryId(reader, id)), ...suggestionEntryIds(id)]
    for (const one of [id, ...along]) {
      const seq = await log.find(one)
      if (seq !== undefined) erasedPlaces.delete(seq)
    }
  }
  for (const { entry, message } of mirrors.missing()) {
    found((await log.find(entry)) ?? 0, 'mirror-gone', message)
  }
  for (const seq of erasedPlaces) {
    found(seq, 'erased-unsaid', `Entry ${seq} was erased, and no entry says who decided it and why.`)
  }
  progress(total, total)
  const { size, root, erased } = report
  return {
    ok: count === 0,
    entries: size,
    erased,
    blobs: blobCount,
    mirrors: mirrors.held(),
    root: toHex(root),
    problems,
    problemCount: count,
  }
}

const wrong = {
  unknown: 'an unknown key',
  foreign: "another organisation's key",
  ended: 'a key that was ended before',
  'own-key-only': 'a key of the hub, though it signs on its own machine alone',
} as const

const prepared = new WeakMap<KeyDirectory, ReturnType<typeof preparedKey>>()

/** Whether the author's signature holds, with a key that an entry announced. */
async function isSigned(
  origin: string,
  { bytes, salt, keyId, signature }: { bytes: Uint8Array; salt: Uint8Array; keyId: string; signature: Uint8Array },
  { keys }: Directory,
): Promise<boolean> {
  const announced = keys.get(keyId)
  if (announced === undefined) return false
  if (!prepared.has(announced)) prepared.set(announced, preparedKey(fromBase64(announced.publicKey)))
  const key = prepared.get(announced)
  return key !== undefined && verifyPrepared(key, authorMessage(origin, commitBody(salt, bytes)), signature)
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))
