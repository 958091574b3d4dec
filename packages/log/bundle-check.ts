// Checks an evidence bundle, believing nothing but what the one who checks brought along: a key, a checkpoint, or, when
// they brought nothing, the key inside the bundle, which the report then says. Runs in a browser too.
import type { Bundle, BundleEntry } from './bundle.ts'
import { fileName } from './bundle.ts'
import { isEqual, textOf, toHex } from './bytes.ts'
import { entryBytesMax, type Json, parseCanonical } from './canonical.ts'
import { authorMessage, commitAuthor, commitBody, leafRecord } from './commitment.ts'
import { parseWitnessKey, witnessesOf } from './cosignature.ts'
import { isStrictPoint, verifyEd25519 } from './ed25519.ts'
import { keyIdOf } from './key-id.ts'
import { type Checkpoint, parseCheckpoint, parseNote, parseVerifierKey, verifyNote } from './note.ts'
import { checkConsistency, checkInclusion, hashLeaf } from './proof.ts'
import { Refusal } from './refusal.ts'

/** What the one who checks knows from elsewhere. */
export type BundleTrust = {
  /** The log's verifier key, `name+hash+base64`. */
  readonly key?: string
  /** A signed note kept from before, or given by somebody trusted. */
  readonly checkpoint?: string
  /** Key ids: entries signed with any other key are not accepted. */
  readonly authors?: readonly string[]
  /** Key lines of witnesses: so many of them must have signed the checkpoint, or one of `earlier`. */
  readonly witnesses?: { readonly keys: readonly string[]; readonly quorum: number }
}

export type BundleProblem = {
  /**
   * `hub-key` `trusted-key` `checkpoint` `earlier` `trusted-checkpoint` `witnesses` `author-key` `trusted-author` `spelling` `ended`
   * `signature` `commitment` `inclusion` `file-name` `file-unnamed`
   */
  readonly code: string
  /** Which one: a size, a key id, an index, a file's name; empty where there is only one. */
  readonly about: string
  readonly message: string
}

export type BundleReport = {
  /** `undefined` when nothing failed, but this platform cannot check signatures. */
  readonly holds: boolean | undefined
  /** What the verdict rests on. */
  readonly trusting: 'the key inside the bundle' | 'the key given' | 'the checkpoint given'
  readonly origin: string
  readonly size: number
  /** Hex. */
  readonly root: string
  /** Entries under a checkpoint that enough of the given witnesses signed; null where none were given. */
  readonly witnessed: number | null
  readonly entries: readonly {
    readonly index: number
    readonly keyId: string | null
    /** The entry itself, parsed; null where only its place is proven. */
    readonly entry: Json
    /** False where the entry is younger than what was given (a checkpoint, witnesses), and rests on the log's signature alone. */
    readonly covered: boolean
  }[]
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly problems: readonly BundleProblem[]
}

/** Checks every part of a bundle. Never throws on a false one: the report says what does not hold. */
export async function checkBundle(bundle: Bundle, trust: BundleTrust = {}): Promise<BundleReport> {
  const { origin } = bundle
  const problems: BundleProblem[] = []
  let unknown = false
  const problem = (code: string, about: string | number, message: string) => {
    problems.push({ code, about: String(about), message })
  }
  const demand = (holds: boolean | undefined, code: string, about: string | number, message: string) => {
    if (holds === undefined) unknown = true
    else if (!holds) problem(code, about, message)
  }

  const hub = parseVerifierKey(bundle.hubKey)
  const hubKey = hub !== undefined && hub.name === origin && isStrictPoint(hub.key) ? hub.key : undefined
  if (hubKey === undefined) problem('hub-key', '', "The log's key is not a proper key of this log.")
  if (trust.key !== undefined && trust.key !== bundle.hubKey) {
    problem('trusted-key', '', 'The log key you gave is another than the one in the bundle: it comes from another log.')
  }

  const head = await openNote(bundle.checkpoint, origin, hubKey)
  demand(head.signed, 'checkpoint', '', "The bundle's checkpoint is not one that this log signed.")
  const { size, root } = head.checkpoint ?? { size: 0, root: new Uint8Array(32) }

  const reached: (Checkpoint & { note: string })[] = []
  if (head.checkpoint !== undefined) reached.push({ ...head.checkpoint, note: bundle.checkpoint })
  for (const { checkpoint: note, path } of bundle.earlier) {
    const { signed, checkpoint: old } = await openNote(note, origin, hubKey)
    const from = old?.size ?? 0
    const grew =
      old !== undefined && from < size && checkConsistency({ from, to: size, fromRoot: old.root, toRoot: root, path })
    demand(grew && signed, 'earlier', from, `The log of ${from} entries is not shown to be the beginning of this one.`)
    if (grew && signed === true) reached.push({ ...old, note })
  }

  let coveredTo = size
  if (trust.checkpoint !== undefined) {
    const { signed, checkpoint: known } = await openNote(trust.checkpoint, origin, hubKey)
    const met = reached.some((one) => known && one.size === known.size && isEqual(one.root, known.root))
    demand(met && signed, 'trusted-checkpoint', known?.size ?? '', unmet(known, origin, size))
    coveredTo = known?.size ?? 0
  }

  let witnessed: number | null = null
  if (trust.witnesses !== undefined) {
    witnessed = await witnessedSize(reached, trust.witnesses)
    const isEnough = head.signed === undefined ? undefined : witnessed > 0
    demand(isEnough, 'witnesses', '', 'Too few of the witnesses you named signed a checkpoint of this bundle.')
    coveredTo = Math.min(coveredTo, witnessed)
  }

  const keys = new Map<string, Uint8Array>()
  const ends = new Map<string, number>()
  for (const { keyId, key, until } of bundle.authors) {
    if (until !== undefined) ends.set(keyId, until)
    if (isStrictPoint(key) && keyIdOf(key) === keyId) keys.set(keyId, key)
    else problem('author-key', keyId, `The public key given for ${keyId} does not belong to that name.`)
    if (trust.authors !== undefined && !trust.authors.includes(keyId)) {
      problem(
        'trusted-author',
        keyId,
        `Entries here are signed with ${keyId}, which is not among the authors you named.`,
      )
    }
  }

  const opened: string[] = []
  const entries: BundleReport['entries'][number][] = []
  for (const one of bundle.entries) {
    const { index, opening } = one
    const entry = await checkOpening(one, origin, keys, demand)
    if (opening !== undefined && entry !== null) opened.push(textOf(opening.bytes))
    const until = ends.get(opening?.keyId ?? '') ?? Number.POSITIVE_INFINITY
    demand(index < until, 'ended', index, `Entry ${index} is signed with a key that was ended at ${until}.`)
    const leafHash = hashLeaf(one.leaf)
    demand(
      checkInclusion({ index, size, leafHash, path: one.path, root }),
      'inclusion',
      index,
      `Entry ${index} is not shown to stand at its place in the log.`,
    )
    entries.push({ index, keyId: opening?.keyId ?? null, entry, covered: index < coveredTo })
  }

  for (const file of bundle.files) {
    const { name, content } = file
    demand(fileName(file) === name, 'file-name', name, `The file ${name} is not the one that had this name.`)
    // In canonical JSON these letters can only be that object: quotes inside a text are written otherwise.
    const naming = `{"bytes":${content.length},"id":"${name}"}`
    demand(
      opened.some((entry) => entry.includes(naming)),
      'file-unnamed',
      name,
      `No entry here names the file ${name} at this size.`,
    )
  }

  return {
    holds: problems.length > 0 ? false : unknown ? undefined : true,
    trusting:
      trust.checkpoint !== undefined
        ? 'the checkpoint given'
        : trust.key !== undefined
          ? 'the key given'
          : 'the key inside the bundle',
    origin,
    size,
    root: toHex(root),
    witnessed,
    entries,
    files: bundle.files.map(({ name, content }) => ({ name, bytes: content.length })),
    problems,
  }
}

/** Entries under the largest checkpoint that enough different witnesses signed; 0 where there is none. */
async function witnessedSize(
  reached: readonly (Checkpoint & { readonly note: string })[],
  { keys, quorum }: NonNullable<BundleTrust['witnesses']>,
): Promise<number> {
  const witnesses = keys.flatMap((line) => parseWitnessKey(line) ?? [])
  let most = 0
  for (const { note, size } of reached) {
    // Offline there is no clock to hold the witnesses' times against.
    if (size > most && (await witnessesOf(parseNote(note), witnesses, undefined)).length >= Math.max(1, quorum))
      most = size
  }
  return most
}

type Demand = (holds: boolean | undefined, code: string, about: string | number, message: string) => void

async function checkOpening(
  { index, leaf, opening }: BundleEntry,
  origin: string,
  keys: ReadonlyMap<string, Uint8Array>,
  demand: Demand,
): Promise<Json> {
  if (opening === undefined) return null
  const { bytes, salt, keyId, signature } = opening
  let entry: Json = null
  try {
    if (bytes.length <= entryBytesMax) entry = parseCanonical(bytes)
  } catch (error) {
    // Bytes that two readers could understand differently are no evidence of anything.
    if (!(error instanceof Refusal)) throw error
  }
  const isObject = typeof entry === 'object' && entry !== null && !Array.isArray(entry)
  demand(isObject, 'spelling', index, `The bytes of entry ${index} are not an entry in its one spelling.`)
  const body = commitBody(salt, bytes)
  const key = keys.get(keyId)
  // A key that does not belong to its name was reported; what it signed counts for nothing either.
  const signed = key === undefined ? false : await verifyEd25519(key, authorMessage(origin, body), signature)
  demand(signed, 'signature', index, `Entry ${index} is not signed with the key it names, for this log.`)
  const computed = leafRecord(commitAuthor({ salt, body, keyId, signature }))
  demand(isEqual(computed, leaf), 'commitment', index, `The bytes of entry ${index} are not what its leaf commits to.`)
  return isObject ? entry : null
}

/** A note taken apart, with whether this key signed it under the log's name, and for the log of that name. */
async function openNote(
  text: string,
  origin: string,
  key: Uint8Array | undefined,
): Promise<{ signed: boolean | undefined; checkpoint: Checkpoint | undefined }> {
  try {
    const note = parseNote(text)
    const checkpoint = parseCheckpoint(note.text)
    if (key === undefined || checkpoint.origin !== origin) return { signed: false, checkpoint }
    return { signed: await verifyNote(note, origin, key), checkpoint }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { signed: false, checkpoint: undefined }
  }
}

function unmet(known: Checkpoint | undefined, origin: string, size: number): string {
  if (known === undefined) return 'What you gave as a checkpoint is not one.'
  if (known.origin !== origin)
    return `The checkpoint you gave is of the log '${known.origin}', the bundle of '${origin}'.`
  if (known.size > size) {
    return `The checkpoint you gave is younger (${known.size} entries) than the bundle (${size}). Ask for a bundle made since.`
  }
  if (known.size === size) {
    return `The checkpoint you gave has ${size} entries like the bundle's, and another root. If both are signed by the log, it showed two histories: keep both files, they prove it.`
  }
  return `The bundle is not shown to grow out of the checkpoint you gave (${known.size} entries). Ask for one made with \`--since\` that checkpoint; if it then still fails, the log was rewritten.`
}
