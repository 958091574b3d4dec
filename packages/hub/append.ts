// The only write. What a writer hands in is completed, checked, sealed and appended; the answer comes once the entry is
// durable and covered by a checkpoint.
import { randomBytes } from 'node:crypto'
import { canonicalBytes, isEqual, type Log, type Receipt, seal } from '@parley/log'
import {
  type Directory,
  type Entry,
  entryErased,
  entryWithdrawn,
  markingRaised,
  mayWrite,
  newId,
  validateEntry,
  visibleTo,
} from '@parley/peace'
import type { Keys } from './keys.ts'
import { entryOf } from './projection/log-facts.ts'
import { Refusal } from './refusal.ts'

/** What a writer hands in; the hub fills what is left out. */
export type NewEntry = {
  readonly kind: string
  readonly process: string
  readonly body: Readonly<Record<string, unknown>>
  readonly id?: string
  readonly at?: string
  readonly audience?: readonly string[]
  readonly marking?: Entry['marking']
}
export type Author = {
  readonly organisation: string
  readonly person?: string
  readonly role?: string
  /** The hub itself writes, on the organisation's behalf. Never set from what a request says. */
  readonly hub?: boolean
  readonly administrator?: boolean
}

/** `repeated`: the same id came with the same content before, and this is the receipt of then. */
export type Appended = { readonly entry: Entry; readonly receipt: Receipt; readonly repeated: boolean }

export type AppendParts = {
  readonly log: Log
  readonly keys: Keys
  readonly home: string
  readonly directory: () => Directory
  readonly caughtUp: () => Promise<void>
  readonly now: () => Date
  readonly random?: ((bytes: number) => Uint8Array) | undefined
}

const aheadMsMax = 5 * 60_000

/**
 * Refuses with 'bad-entry', 'unknown-kind', 'bad-body', 'at-ahead', 'id-taken', 'entry-too-large', 'not-canonical' or what
 * `mayWrite` says.
 */
export function appender(parts: AppendParts): (entry: NewEntry, by: Author) => Promise<Appended> {
  const { log, keys, now, random = randomBytes } = parts

  const find = async (id: string): Promise<Entry | undefined> => {
    const seq = await log.find(id)
    const stored = seq === undefined ? undefined : await log.get(seq)
    return stored === undefined || stored.erased ? undefined : entryOf(stored.bytes)
  }

  /**
   * The entry this one answers, whose audience it has where none is named: a decision on a claim is seen by those who see
   * the claim, and a withdrawal always by those who saw what it withdraws. Only an entry the author may see.
   */
  const answeredBy = async ({ kind, process, body }: NewEntry, by: Author): Promise<Entry | undefined> => {
    const id = isUndoing(kind) ? body.entry : kind.startsWith('claim-') ? body.reading : body.received
    const answered = typeof id === 'string' ? await find(id) : undefined
    if (answered === undefined || answered.process !== process) return undefined
    const seenBy = (group: string) => visibleTo(answered, group, parts.directory(), now().toISOString())
    return seenBy(by.person ?? by.organisation) || seenBy(by.organisation) ? answered : undefined
  }

  const checkPolicy = async (entry: Entry, by: Author, answered: Entry | undefined): Promise<void> => {
    const ask = () =>
      mayWrite(entry.kind, { ...by }, entry.process, parts.directory(), { home: parts.home, target: answered })
    if (ask().may) return
    // What would allow it may have been written a moment ago.
    await parts.caughtUp()
    const permission = ask()
    if (!permission.may) throw permission.refusal
  }

  return async (given, by) => {
    const known = given.id === undefined ? undefined : await find(given.id)
    const answered = await answeredBy(given, by)
    const entry = validateEntry(completed(given, by, { known, answered, now: now(), random }))
    const bytes = canonicalBytes(entry)
    if (known !== undefined && !isEqual(canonicalBytes(known), bytes)) throw idTaken(entry.id)
    if (known === undefined) {
      refuseAhead(entry, now())
      await checkPolicy(entry, by, answered)
    }
    const sealed = await seal(bytes, {
      origin: log.origin,
      signer: keys.signer(entry.author.organisation),
      id: entry.id,
    })
    const [receipt] = await log.append(sealed)
    if (receipt === undefined) throw new Error('the log gave no receipt')
    if (receipt.repeated) {
      const stored = await log.get(receipt.seq)
      if (stored === undefined || stored.erased || !isEqual(stored.bytes, bytes)) throw idTaken(entry.id)
    }
    return { entry, receipt, repeated: receipt.repeated }
  }
}

type Circumstances = {
  readonly known: Entry | undefined
  readonly answered: Entry | undefined
  readonly now: Date
  readonly random: (bytes: number) => Uint8Array
}

function completed(given: NewEntry, by: Author, { known, answered, now, random }: Circumstances): unknown {
  // Whoever saw an entry is told that it is gone, and nobody else.
  const audience = (isUndoing(given.kind) ? answered?.audience : given.audience) ?? answered?.audience ?? []
  return {
    v: 1,
    id: given.id ?? newId('ent', random),
    kind: given.kind,
    process: given.process,
    author: {
      organisation: by.organisation,
      ...(by.person === undefined ? {} : { person: by.person }),
      ...(by.role === undefined ? {} : { role: by.role }),
    },
    // A writer that repeats itself without a clock of its own means the time of then.
    at: given.at ?? known?.at ?? now.toISOString(),
    audience: [...audience],
    marking: markingFor(given, answered, audience),
    body: given.body,
  }
}

/** An answer says at least what it answers said of passing it on. */
function markingFor(given: NewEntry, answered: Entry | undefined, audience: readonly string[]): Entry['marking'] {
  const own = given.marking ?? answered?.marking ?? { tlp: tlpFor(audience) }
  return answered === undefined || !isUndoing(given.kind) ? own : markingRaised(own, answered.marking)
}

const isUndoing = (kind: string): boolean => kind === entryWithdrawn.name || kind === entryErased.name

/** TLP 2.0 where a writer says nothing: no wider than the audience is. */
function tlpFor(audience: readonly string[]): Entry['marking']['tlp'] {
  if (audience.includes('public')) return 'CLEAR'
  if (audience.includes('members')) return 'GREEN'
  if (audience.some((one) => one.startsWith('per_'))) return 'RED'
  return audience.length === 0 ? 'AMBER+STRICT' : 'AMBER'
}

function refuseAhead(entry: Entry, now: Date): void {
  if (Date.parse(entry.at) <= now.getTime() + aheadMsMax) return
  throw new Refusal(
    'at-ahead',
    { at: entry.at, now: now.toISOString() },
    `The entry says ${entry.at}, more than 5 minutes ahead of this hub (${now.toISOString()}). Set the clock of the device and send it again.`,
  )
}

function idTaken(id: string): Refusal {
  return new Refusal(
    'id-taken',
    { id },
    'Another entry has this id already. Give each entry an id of its own, or leave it out.',
  )
}
