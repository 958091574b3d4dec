// How an entry is shared now, and whether a change of it lets more people see it.
import type { Directory } from './directory.ts'
import { isMember } from './directory.ts'
import type { Entry } from './entry.ts'
import { claimAccepted } from './events/claim-accepted.ts'
import { claimCorrected } from './events/claim-corrected.ts'
import { claimRejected } from './events/claim-rejected.ts'
import { correctionMade } from './events/correction-made.ts'
import { documentRead } from './events/document-read.ts'
import { documentSuggested } from './events/document-suggested.ts'
import { entryWithdrawn } from './events/entry-withdrawn.ts'
import { noteAdded } from './events/note-added.ts'
import { markingNotLowered } from './marking.ts'
import { sharedAs } from './sharing-book.ts'
import { isOf } from './validate.ts'

export type Sharing = { readonly audience: Entry['audience']; readonly marking: Entry['marking'] }

/**
 * Audience and marking as they are now: what the owner's last effective change says, else what the entry says itself.
 * What was read from a document, or suggested about it, is shared as the document is, and a withdrawal, which names what it takes back, as that is.
 */
export function sharingOf(entry: Entry, directory: Directory): Sharing {
  const { current } = directory.sharing
  if (current.size === 0) return entry
  const changed = (id: string) => current.get(sharedAs(entry.author.organisation, id))
  const followed = sharedWith(entry)
  return changed(entry.id) ?? (followed === undefined ? undefined : changed(followed)) ?? entry
}

/** The entry of the same organisation whose sharing this one follows. */
function sharedWith(entry: Entry): string | undefined {
  if (isOf(documentRead, entry) || isOf(documentSuggested, entry)) return entry.body.received
  return isOf(entryWithdrawn, entry) ? entry.body.entry : undefined
}

/**
 * The entry that received the document this one is about, as far as its sharing tells: undefined where the document's
 * sharing was never changed, or the entry is about none. Its own entries, reading and receipt, are shared with it.
 */
export function documentShared(
  entry: Entry,
  directory: Directory,
): (Sharing & { readonly organisation: string }) | undefined {
  const { documents } = directory.sharing
  if (documents.size === 0) return undefined
  const document = documentOf(entry)
  return document === undefined ? undefined : documents.get(document)
}

/** The document that an entry says something about. */
export function documentOf(entry: Entry): string | undefined {
  for (const kind of [claimAccepted, claimCorrected, claimRejected] as const) {
    if (isOf(kind, entry)) return entry.body.document
  }
  if (isOf(correctionMade, entry)) return entry.body.on.key
  return isOf(noteAdded, entry) && entry.body.on.view === 'documents' ? entry.body.on.key : undefined
}

/** Whether `to` lets somebody see it who might not have before, or lets recipients do more with it. */
export function isLowered(
  from: Sharing,
  to: Sharing,
  of: { readonly process: string; readonly organisation: string },
  directory: Directory,
): boolean {
  return !markingNotLowered(from.marking, to.marking) || !isWithin(to.audience, from.audience, of, directory)
}

/** Whether everyone the inner audience names is surely among those the outer one names. */
function isWithin(
  inner: Entry['audience'],
  outer: Entry['audience'],
  of: { readonly process: string; readonly organisation: string },
  directory: Directory,
): boolean {
  if (outer.includes('public')) return true
  const own = (one: string) => one === of.organisation || directory.persons.get(one) === of.organisation
  const isPersonal = (audience: Entry['audience']) =>
    audience.length > 0 && audience.every((one) => one.startsWith('per_') && own(one))
  // An organisation always sees what it wrote, but for a draft of one of its people.
  if (isPersonal(outer)) return isPersonal(inner) && inner.every((one) => outer.includes(one))
  const organisationOf = (one: string) => (one.startsWith('per_') ? directory.persons.get(one) : one)
  return inner.every((one) => {
    if (outer.includes(one) || own(one)) return true
    const organisation = organisationOf(one)
    if (organisation !== undefined && outer.includes(organisation)) return true
    if (!outer.includes('members')) return false
    if (one.startsWith('grp_')) return directory.groups.get(one)?.process === of.process
    return organisation !== undefined && isMember(directory, of.process, organisation)
  })
}
