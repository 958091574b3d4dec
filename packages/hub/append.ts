// The only write. What a writer hands in is completed, checked, sealed and appended; the answer comes once the entry is
// durable and covered by a checkpoint. Entries signed elsewhere take the same road.
import { randomBytes } from 'node:crypto'
import {
  authorMessage,
  canonicalBytes,
  commitBody,
  isEqual,
  type Log,
  parseCanonical,
  preparedKey,
  type Receipt,
  type Sealed,
  type Signed,
  seal,
  sealSigned,
  verifyPrepared,
} from '@parley/log'
import {
  checkCleared,
  checkKept,
  checkSharing,
  type Directory,
  decidesOnProcess,
  type Entry,
  isOf,
  mayWrite,
  sharingChanged,
  validateEntry,
  visibleTo,
} from '@parley/peace'
import { type Author, completed, idAnswered, type NewEntry } from './completing.ts'
import { openGate } from './gate.ts'
import { entryOf } from './projection/log-facts.ts'
import { Refusal } from './refusal.ts'
import { changesSigning, type SigningRoom } from './signing.ts'

export type { Author, NewEntry } from './completing.ts'

/** `repeated`: the same id came with the same content before, and this is the receipt of then. */
export type Appended = { readonly entry: Entry; readonly receipt: Receipt; readonly repeated: boolean }

export type AppendParts = {
  readonly log: Log
  readonly signing: SigningRoom
  readonly home: string
  /** The entry, where the author may see it. Takes as long for one that is hidden as for one that is not there. */
  readonly seen: (id: string, by: Author) => Promise<Entry | undefined>
  /** Whether it was taken back, or what it goes along with was. */
  readonly isGone: (entry: Entry) => boolean
  readonly directory: () => Directory
  readonly caughtUp: () => Promise<void>
  /** An entry of another hub's log that was taken in here, by its own id. */
  readonly foreign?: (id: string) => Promise<Entry | undefined>
  /** The log of the hub that decides on a process, where that is not this one. */
  readonly decidedIn?: (process: string) => Promise<string | undefined>
  readonly now: () => Date
  readonly random?: ((bytes: number) => Uint8Array) | undefined
}

const aheadMsMax = 5 * 60_000

/** An entry as its organisation's own machine made it: canonical bytes, salt, and the signature of the key of this id. */
export type SignedEntry = Signed & {
  readonly bytes: Uint8Array
  /** The id the entry is to have: the one that the writer's own name for it stands for. */
  readonly id: string
}

/**
 * Both refuse with 'bad-entry', 'unknown-kind', 'bad-body', 'at-ahead', 'id-taken', 'entry-too-large', 'not-canonical',
 * what `mayWrite` and `checkCleared` say and what `SigningRoom` refuses; the second also with 'not-as-written' and 'bad-signature'.
 */
export type Appender = {
  /** The hub completes the entry and signs it for the organisation. */
  append(entry: NewEntry, by: Author): Promise<Appended>
  /** The entry as it would be written now, checked; nothing is written. */
  draft(entry: NewEntry, by: Author): Promise<Entry>
  /** The entry comes complete and signed. It is held against what the hub would have made of it, letter by letter. */
  appendSigned(signed: SignedEntry, by: Author): Promise<Appended>
}

export function appender(parts: AppendParts): Appender {
  const { log, signing, now, random = randomBytes } = parts
  // A key that was ended signs nothing after the entry that says so, however many writers there are.
  const gate = openGate()

  const find = async (id: string): Promise<Entry | undefined> => {
    const seq = await log.find(id)
    if (seq === undefined) return parts.foreign?.(id)
    const stored = await log.get(seq)
    return stored === undefined || stored.erased ? undefined : entryOf(stored.bytes)
  }

  /**
   * The entry this one answers, whose audience it has where none is named: a decision on a claim is seen by those who see
   * the claim, and a withdrawal always by those who saw what it withdraws. Only an entry the author may see.
   */
  const answeredBy = async ({ kind, process, body }: NewEntry, by: Author): Promise<Entry | undefined> => {
    const id = idAnswered(kind, body)
    if (typeof id !== 'string') return undefined
    // The hub's own entries follow what they answer at once, before any view has it.
    const answered = by.hub === true ? await find(id) : await parts.seen(id, by)
    return answered?.process === process && (by.hub !== true || isSeen(answered, by)) ? answered : undefined
  }

  const isSeen = (entry: Entry, by: Author): boolean =>
    [by.person ?? by.organisation, by.organisation].some((group) =>
      visibleTo(entry, group, parts.directory(), now().toISOString()),
    )

  const checkPolicy = async (entry: Entry, by: Author, answered: Entry | undefined): Promise<void> => {
    const ask = () =>
      mayWrite(entry.kind, { ...by }, entry.process, parts.directory(), { home: parts.home, target: answered })
    if (ask().may) return
    // What would allow it may have been written a moment ago.
    await parts.caughtUp()
    const permission = ask()
    if (!permission.may) throw permission.refusal
  }

  const refuseElsewhere = async (process: string): Promise<void> => {
    const origin = await parts.decidedIn?.(process)
    if (origin === undefined) return
    throw new Refusal(
      'decided-elsewhere',
      { origin },
      `This process was opened on the hub '${origin}', and who is in it is decided there. Ask its operator.`,
    )
  }

  /** The whole entry, checked: its kind and shape, its time, its sharing, and whether the author may write it. */
  const prepare = async (given: NewEntry, by: Author): Promise<Prepared> => {
    const known = given.id === undefined ? undefined : await find(given.id)
    const answered = await answeredBy(given, by)
    const entry = validateEntry(
      completed(given, by, { known, answered, directory: parts.directory(), now: now(), random }),
    )
    const bytes = canonicalBytes(entry)
    if (known !== undefined && !isEqual(canonicalBytes(known), bytes)) throw idTaken(entry.id)
    if (known === undefined) {
      refuseAhead(entry, now())
      checkSharing(entry)
      checkKept(entry.kind, entry.audience)
      await checkPolicy(entry, by, answered)
      checkCleared(entry, answered !== undefined && parts.isGone(answered) ? undefined : answered)
      if (decidesOnProcess(entry.kind)) await refuseElsewhere(entry.process)
      if (isOf(sharingChanged, entry)) {
        checkSharing({ ...entry.body.to, body: answered?.body ?? {} })
        checkKept(answered?.kind ?? '', entry.body.to.audience)
      }
    }
    return { entry, bytes, isKnown: known !== undefined }
  }

  const commit = async ({ entry, bytes }: Prepared, sealed: Sealed): Promise<Appended> => {
    const [receipt] = await log.append(sealed)
    if (receipt === undefined) throw new Error('the log gave no receipt')
    if (receipt.repeated) {
      const stored = await log.get(receipt.seq)
      if (stored === undefined || stored.erased || !isEqual(stored.bytes, bytes)) throw idTaken(entry.id)
    } else signing.noted(entry)
    return { entry, receipt, repeated: receipt.repeated }
  }

  /** Signs and appends, or waits until nobody does where the entry changes who may sign. */
  const write = (prepared: Prepared, sealing: () => Promise<Sealed>): Promise<Appended> => {
    const work = async () => {
      if (!prepared.isKnown) signing.check(prepared.entry)
      return commit(prepared, await sealing())
    }
    return changesSigning(prepared.entry) ? gate.alone(work) : gate.together(work)
  }

  return {
    append: async (given, by) => {
      const prepared = await prepare(given, by)
      const { id, author } = prepared.entry
      return write(prepared, () => {
        const signer = signing.signer(author.organisation)
        return seal(prepared.bytes, { origin: log.origin, signer, id })
      })
    },

    draft: async (given, by) => (await prepare(given, by)).entry,

    appendSigned: async ({ bytes, id, ...signed }, by) => {
      const entry = validateEntry(parseCanonical(bytes))
      const prepared = await prepare({ ...entry, id }, by)
      if (!isEqual(prepared.bytes, bytes)) throw notAsWritten(prepared.entry)
      return write(prepared, async () => {
        const key = preparedKey(signing.signedWith(entry.author.organisation, signed.keyId))
        const message = authorMessage(log.origin, commitBody(signed.salt, bytes))
        const isWhole = signed.salt.length === saltBytes
        if (!isWhole || key === undefined || !(await verifyPrepared(key, message, signed.signature)))
          throw badSignature()
        return sealSigned(bytes, { ...signed, id })
      })
    },
  }
}

type Prepared = { readonly entry: Entry; readonly bytes: Uint8Array; readonly isKnown: boolean }

const saltBytes = 32

function notAsWritten(expected: Entry): Refusal {
  return new Refusal(
    'not-as-written',
    { expected },
    'The hub would write this entry otherwise, so it was not taken: see what is expected, sign that, and send it again.',
  )
}

function badSignature(): Refusal {
  return new Refusal(
    'bad-signature',
    {},
    'The signature does not hold for these bytes, this salt and this log. Sign the entry anew, and check the name of the log.',
  )
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
