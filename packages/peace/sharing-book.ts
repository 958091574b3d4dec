// How entries are shared after their sharing was changed, and which changes wait for a second person. Part of the directory.
import type { Entry } from './entry.ts'

export type Shared = {
  readonly audience: Entry['audience']
  readonly marking: Entry['marking']
  /** Who changed it: a change counts only for an entry of the same organisation. */
  readonly organisation: string
  /** The `sharing-changed` entry. */
  readonly by: string
  /** The document the entry received, where it did. */
  readonly document?: string
}

export type SharingBook = {
  /** By owner and entry: see `sharedAs`. */
  readonly current: ReadonlyMap<string, Shared>
  /** By document: how the entry that received it is shared, where that was changed. */
  readonly documents: ReadonlyMap<string, Shared>
  /** By the change that waits: what it would bring, and the person who asked. */
  readonly waiting: ReadonlyMap<
    string,
    { readonly entry: string; readonly shared: Shared; readonly person: string | undefined }
  >
}

/** The place of an organisation's entry in the book. What an organisation says of another's entry stands elsewhere, unread. */
export const sharedAs = (organisation: string, entry: string): string => `${organisation} ${entry}`

/** The entry of a place in the book. */
export const sharedEntry = (place: string): string => place.slice(place.indexOf(' ') + 1)

type Change = Entry & {
  readonly body: {
    readonly entry: string
    readonly to: Pick<Shared, 'audience' | 'marking'>
    readonly lowers: boolean
    readonly document?: string
  }
}

/** After a change; one that waits alters nothing yet, and a later change of the same entry ends the wait of an earlier one. */
export function changeSharing(book: SharingBook, change: Change, isWaiting: boolean): SharingBook {
  const { entry, to, document } = change.body
  const { organisation, person } = change.author
  const shared = {
    audience: to.audience,
    marking: to.marking,
    organisation,
    by: change.id,
    ...(document === undefined ? {} : { document }),
  }
  const waiting = new Map(
    [...book.waiting].filter(([, one]) => one.entry !== entry || one.shared.organisation !== organisation),
  )
  if (isWaiting) return { ...book, waiting: waiting.set(change.id, { entry, shared, person }) }
  return { ...held(book, entry, shared), waiting }
}

/** After an approval: it counts when another person of the same organisation gives it. */
export function approveSharing(
  book: SharingBook,
  approval: Entry & { readonly body: { readonly change: string } },
): SharingBook {
  const one = book.waiting.get(approval.body.change)
  const { organisation, person } = approval.author
  if (one === undefined || one.shared.organisation !== organisation) return book
  if (person === undefined || person === one.person) return book
  const waiting = new Map(book.waiting)
  waiting.delete(approval.body.change)
  return { ...held(book, one.entry, one.shared), waiting }
}

function held(book: SharingBook, entry: string, shared: Shared): Pick<SharingBook, 'current' | 'documents'> {
  const current = new Map(book.current).set(sharedAs(shared.organisation, entry), shared)
  if (shared.document === undefined) return { current, documents: book.documents }
  return { current, documents: new Map(book.documents).set(shared.document, shared) }
}
