// An evidence bundle from a running hub: entries with their proofs under one checkpoint, and the files they name. The
// hub decides what may be seen; what it answers is checked before a line is written.
import { type Client, ProblemError } from '@parley/api'
import {
  type Bundle,
  type BundleEntry,
  type BundleFile,
  checkBundle,
  fromBase64,
  parseCheckpoint,
  parseNote,
} from '@parley/log'
import { exit } from '../commands/command.ts'
import { Failure } from '../failure.ts'
import type { FileProofs } from './file-proofs.ts'
import { filesOf } from './files.ts'

/** More would be a copy of the record, which `parley backup` makes better. */
export const entriesMax = 10_000
// Enough to hide the way there and back, few enough to leave the hub to others.
const askedAtOnce = 8

export type Wanted = {
  readonly entries: readonly string[]
  /** Signed notes kept from before, to which the bundle shall be shown to lead back. */
  readonly since: readonly string[]
  /** Where the files' proofs are; undefined leaves the files out. */
  readonly files?: FileProofs
}

/** Gathers a bundle and checks it. Fails in words where an entry is not there, or the hub's answers do not agree. */
export async function gatherBundle(
  client: Client,
  wanted: Wanted,
  progress: (done: number, of: number, what?: string) => void = () => {},
): Promise<Bundle> {
  const { entries: ids } = wanted
  let done = 0
  const found = await inTurn(ids, async (id) => {
    const answer = await entryOf(client, id)
    progress(++done, ids.length, id)
    return answer
  })
  found.sort((a, b) => a.index - b.index)
  const [first] = found
  if (first === undefined)
    throw new Failure(exit.usage, 'There is no entry to bundle. Name one, or a process that has some.')
  const { origin, hubKey } = first

  const { checkpoint, since } = await checkpointsOf(client, found, wanted.since)
  const { size } = parseCheckpoint(parseNote(checkpoint).text)
  const entries: BundleEntry[] = await inTurn(found, async ({ index, leaf, bytes, salt, keyId, signature }) => {
    const { proof } = await client.inclusion({ seq: index, size })
    return {
      index,
      leaf: fromBase64(leaf),
      path: proof.map(fromBase64),
      opening: { bytes: fromBase64(bytes), salt: fromBase64(salt), keyId, signature: fromBase64(signature) },
    }
  })
  const authors = new Map(found.map(({ keyId, organisationKey }) => [keyId, fromBase64(organisationKey)]))
  const ends = new Map((await client.keys()).organisations.map(({ keyId, until }) => [keyId, until]))
  const files: readonly BundleFile[] = wanted.files === undefined ? [] : await filesOf(client, found, wanted.files)
  const bundle: Bundle = {
    origin,
    hubKey,
    checkpoint,
    earlier: await earlierOf(client, since, origin, size),
    authors: [...authors]
      .map(([keyId, key]) => ({ keyId, key, ...untilOf(ends.get(keyId)) }))
      .sort((a, b) => inOrder(a.keyId, b.keyId)),
    entries,
    files: [...files].sort((a, b) => inOrder(a.name, b.name)),
  }
  const { problems } = await checkBundle(bundle)
  if (problems.length > 0) {
    const words = problems.slice(0, 3).map(({ message }) => message)
    throw new Failure(
      exit.damaged,
      `The hub's answers do not hold together, so no bundle was written. ${words.join(' ')}`,
    )
  }
  return bundle
}

/**
 * The checkpoint all paths shall lead to. The one the hub shows carries what witnesses signed; where it is older than an
 * entry, the one in that entry's receipt is taken, and the other becomes one it grew out of.
 */
async function checkpointsOf(
  client: Client,
  found: readonly {
    readonly index: number
    readonly receipt: { readonly size: number; readonly checkpoint: string }
  }[],
  since: readonly string[],
): Promise<{ checkpoint: string; since: readonly string[] }> {
  // Asked for after the entries, so that without witnesses it covers them all.
  const shown = await (await client.checkpoint()).text()
  const last = found.at(-1)
  if (last === undefined || last.index < parseCheckpoint(parseNote(shown).text).size)
    return { checkpoint: shown, since }
  const { checkpoint } = found.map(({ receipt }) => receipt).reduce((a, b) => (b.size > a.size ? b : a))
  return { checkpoint, since: [...since, shown] }
}

const untilOf = (until: number | null | undefined) => (typeof until === 'number' ? { until } : {})

async function entryOf(client: Client, id: string) {
  try {
    return await client.entry({ id })
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status !== 404) throw error
    throw new Failure(
      exit.refused,
      `There is no entry '${id}' here that you may see. It may never have been, or be another's, or erased. Ids of entries are in \`npx parley view\` and on every page under "check this entry".`,
    )
  }
}

async function earlierOf(client: Client, notes: readonly string[], origin: string, size: number) {
  const earlier = new Map<number, Bundle['earlier'][number]>()
  for (const note of notes) {
    const { size: from, ...known } = parseCheckpoint(parseNote(note).text)
    if (known.origin !== origin) {
      throw new Failure(exit.usage, `That checkpoint is of the log '${known.origin}'; this hub's log is '${origin}'.`)
    }
    if (from > size) {
      throw new Failure(
        exit.damaged,
        `That checkpoint names ${from} entries, and this hub has ${size}. Either the hub was put back to an older state, or the checkpoint is of another: keep it, it may be evidence.`,
      )
    }
    if (from === size) continue
    const { proof } = await client.consistency({ from, to: size })
    earlier.set(from, { checkpoint: note, path: proof.map(fromBase64) })
  }
  return [...earlier].sort(([a], [b]) => a - b).map(([, one]) => one)
}

/** Ids of a process's entries that the reader may see. */
export async function entriesOfProcess(client: Client, process: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await client.entries({ process, limit: 200, ...(cursor ? { cursor } : {}) })
    ids.push(...page.entries.map(({ id }) => id))
    cursor = page.next ?? undefined
    if (ids.length > entriesMax) throw tooMany(ids.length)
  } while (cursor !== undefined)
  return ids
}

export const tooMany = (count: number): Failure =>
  new Failure(
    exit.usage,
    `That are more than ${entriesMax} entries (${count} so far). Name those that matter; for all of them there is \`npx parley backup\`.`,
  )

/** Asks for each in turn, a few at once, and keeps their order. */
async function inTurn<In, Out>(inputs: readonly In[], ask: (input: In) => Promise<Out>): Promise<Out[]> {
  const outputs: Out[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < inputs.length; at = next++) outputs[at] = await ask(inputs[at] as In) // `at` is within
  }
  await Promise.all(Array.from({ length: askedAtOnce }, worker))
  return outputs
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
