// What a webhook says: ids, kind and time, and words only where anyone may read them or the process lets them out.
import { createHash } from 'node:crypto'
import type { Directory } from '@parley/peace'
import { mayCarryWords } from '../delivery/words-allowed.ts'
import type { Told } from '../hub.ts'

export type Message = { readonly id: string; readonly type: string; readonly body: string }

/** The entry as one message, its id the same however often it is sent to this hook. */
export async function entryMessage(
  hook: string,
  told: Extract<Told, { state: 'told' }>,
  directory: Directory,
): Promise<Message> {
  const { entry, isPublic } = told
  const { id, kind, process, at, author, marking } = entry
  const speaks = isPublic || mayCarryWords(directory, process)
  const sentence = speaks ? await told.sentence() : `A new entry: ${kind.replaceAll('-', ' ')}.`
  const data = { entry: id, kind, process, at, organisation: author.organisation, tlp: marking.tlp, sentence }
  return message(`entry.${kind}`, at, data, messageId(hook, id))
}

/** Keys of rows that read differently now, by view. An empty list of keys means the view as a whole. */
export function rowsMessage(
  hook: string,
  process: string,
  views: Readonly<Record<string, readonly string[]>>,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: string },
): Message {
  return message('rows.changed', at, { process, views }, messageId(hook, `${from} ${to}`))
}

const message = (type: string, timestamp: string, data: object, id: string): Message => ({
  id,
  type,
  body: JSON.stringify({ type, timestamp, data }),
})

/** Tells nothing: what it is made of goes through a hash, and the hook's id is random. */
function messageId(hook: string, what: string): string {
  return `msg_${createHash('sha256').update(`${hook} ${what}`).digest('base64url').slice(0, 27)}`
}
