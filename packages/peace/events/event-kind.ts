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
  /** What a shape cannot say: the field that is at odds with another, and how; undefined where all is in order. */
  readonly fault?: (body: Static<Body>) => { readonly path: string; readonly reason: string } | undefined
  /** 'own': for the author's organisation alone, and never opened to anybody else. */
  readonly audience?: 'own'
  /** Who may write it, beyond being a contributor of the process; undefined = any contributor. */
  readonly by?: WrittenBy
}

/**
 * - 'hub': the reader, on an organisation's behalf
 * - 'hub-itself': the hub, about its own doings, wherever they belong
 * - 'administrator': of the process: an administrator of the hub's home organisation or of an operator of the process;
 *   in an organisation's register, an administrator of that organisation
 * - 'founder': an administrator of the hub, in a register: of the organisation that is founded, or its own
 * - 'own-administrator': in a register, an administrator of that organisation; as long as it has none, of the hub
 * - 'owner': the organisation that wrote the entry named in the body; 'owner-administrator': an administrator of it
 * - 'reviewer': a reviewer or administrator of a contributor
 * - 'second-person': a reviewer or administrator of the organisation, other than the person who asked
 */
export type WrittenBy =
  | 'hub'
  | 'hub-itself'
  | 'administrator'
  | 'founder'
  | 'own-administrator'
  | 'owner'
  | 'owner-administrator'
  | 'reviewer'
  | 'second-person'

export type EntryOf<Body extends TSchema> = Omit<Entry, 'body'> & { readonly body: Static<Body> }

/** Keeps the body's type while declaring a kind. */
export function eventKind<Body extends TSchema>(kind: EventKind<Body>): EventKind<Body> {
  return kind
}
