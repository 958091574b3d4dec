// From what a writer hands in to the whole entry: what was left out is filled in, and what the hub knows better is put
// right. Whoever signs elsewhere has to come to the same entry.
import {
  custodyPassed,
  type Directory,
  documentReceived,
  type Entry,
  entryErased,
  entryWithdrawn,
  findingSigned,
  isLowered,
  isOf,
  keyAdded,
  keyEnded,
  markingRaised,
  markingUsual,
  newId,
  type PersonRole,
  replyOpened,
  sharingApproved,
  sharingChanged,
  sharingOf,
} from '@parley/peace'

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
  /** What the person may do in the organisation's name. */
  readonly standing?: PersonRole
}

export type Circumstances = {
  readonly known: Entry | undefined
  readonly answered: Entry | undefined
  readonly directory: Directory
  readonly now: Date
  readonly random: (bytes: number) => Uint8Array
}

export function completed(given: NewEntry, by: Author, of: Circumstances): unknown {
  const { known, now, random } = of
  const shared = of.answered && sharingOf(of.answered, of.directory)
  const audience = audienceFor(given, shared?.audience)
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
    marking: markingFor(given, shared?.marking, audience),
    body: given.kind === sharingChanged.name ? sharingBody(given, of) : given.body,
  }
}

/** Whoever saw an entry is told that it is gone; how it is shared, and since when, is told to its own organisation alone. */
function audienceFor(given: NewEntry, answered: readonly string[] | undefined): readonly string[] {
  if (isAboutSharing(given.kind)) return []
  // What an organisation signs with is for everyone who has something signed by it.
  if (isAboutKeys(given.kind)) return given.audience ?? ['public']
  // A clearance is its own organisation's; a reply is for those whom its writer names.
  if (given.kind === replyOpened.name) return given.audience ?? []
  return (isUndoing(given.kind) ? answered : given.audience) ?? answered ?? []
}

/** An answer says at least what it answers said of passing it on. */
function markingFor(
  given: NewEntry,
  answered: Entry['marking'] | undefined,
  audience: readonly string[],
): Entry['marking'] {
  if (isAboutSharing(given.kind)) return { tlp: 'AMBER+STRICT' }
  const own = given.marking ?? answered ?? markingUsual(audience)
  return answered === undefined || !isUndoing(given.kind) ? own : markingRaised(own, answered)
}

/** What the hub knows better than whoever asks: how the entry is shared now, and whether the change opens it further. */
function sharingBody(given: NewEntry, { known, answered, directory }: Circumstances): unknown {
  // The same id again means what it meant then.
  if (known !== undefined) return { ...given.body, ...hubFilled(known.body) }
  if (answered === undefined) return { from: given.body.to, lowers: true, ...given.body }
  const { audience, marking } = sharingOf(answered, directory)
  // Never what the writer says it is.
  const { document: _, ...asked } = given.body
  const document = isOf(documentReceived, answered) ? { document: answered.body.document } : {}
  const from = { audience, marking }
  const to = given.body.to as typeof from // its shape is checked with the entry's, before anything is done with it
  const isShaped = Array.isArray(to?.audience) && typeof to?.marking === 'object'
  const of = { process: answered.process, organisation: answered.author.organisation }
  return { ...asked, ...document, from, lowers: !isShaped || isLowered(from, to, of, directory) }
}

const hubFilled = ({ from, lowers, document }: Entry['body']) => ({
  from,
  lowers,
  ...(document === undefined ? {} : { document }),
})

const isUndoing = (kind: string): boolean => kind === entryWithdrawn.name || kind === entryErased.name
const isAboutKeys = (kind: string): boolean => kind === keyAdded.name || kind === keyEnded.name
const isAboutSharing = (kind: string): boolean => kind === sharingChanged.name || kind === sharingApproved.name

/** The id of the entry that one of this kind answers. */
export function idAnswered(kind: string, body: NewEntry['body']): unknown {
  if (isUndoing(kind) || kind === sharingChanged.name) return body.entry
  if (kind === sharingApproved.name) return body.change
  if (kind === replyOpened.name) return body.clearance
  if (kind === custodyPassed.name) return body.evidence
  if (kind === findingSigned.name) return body.proposal
  return kind.startsWith('claim-') ? body.reading : body.received
}
