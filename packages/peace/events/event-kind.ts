// The contract of an event kind: a name, the shape of its body, and one plain sentence.
import type { Static, TSchema } from 'typebox'
import type { Entry } from '../entry.ts'

/** Resolves ids to words for a sentence: an organisation's name, a document's title. Unknown ids come back as they are. */
export type Names = (id: string) => string

export type EventKind<Body extends TSchema = TSchema> = {
  readonly name: string
  readonly body: Body
  /** What happened, in one sentence a mediator would say. */
  readonly sentence: (entry: EntryOf<Body>, names: Names) => string
  /** Who may write it, beyond being a contributor of the process; undefined = any contributor. */
  readonly by?: WrittenBy
}

/**
 * 'hub': the reader, on an organisation's behalf. 'administrator': one of the hub. 'owner': the organisation that wrote
 * the entry named in the body. 'owner-administrator': an administrator of that organisation.
 */
export type WrittenBy = 'hub' | 'administrator' | 'owner' | 'owner-administrator'

export type EntryOf<Body extends TSchema> = Omit<Entry, 'body'> & { readonly body: Static<Body> }

/** Keeps the body's type while declaring a kind. */
export function eventKind<Body extends TSchema>(kind: EventKind<Body>): EventKind<Body> {
  return kind
}
