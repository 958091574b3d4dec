// Asking one witness to sign one checkpoint of ours (c2sp.org/tlog-witness, the log's side).
import {
  checkpointRequest,
  cosignedAt,
  type Log,
  type NamedKey,
  parseCheckpoint,
  parseNote,
  Refusal,
} from '@parley/log'
import type { Post } from './post.ts'

export type Answered =
  /** The witness's line, checked. */
  | { readonly state: 'signed'; readonly line: string; readonly size: number }
  /** The witness remembers more entries than we have, or other ones: this log was put back, or has two histories. */
  | { readonly state: 'contradicted'; readonly size: number }
  | { readonly state: 'failed'; readonly why: string }

export type Asking = {
  readonly witness: NamedKey & { readonly url: string }
  /** The signed note to be cosigned. */
  readonly note: string
  /** The size this witness signed last, as far as we know; 0 where we do not. */
  readonly old: number
}

// One answer may tell us the size we did not know, one more may come between.
const roundsMax = 3

/** Asks until the witness signs, refuses or is told nothing new. Throws nothing. */
export async function askWitness(
  { witness, note, old }: Asking,
  { log, post, now, signal }: { log: Pick<Log, 'consistency'>; post: Post; now: () => Date; signal: AbortSignal },
): Promise<Answered> {
  const { size } = parseCheckpoint(parseNote(note).text)
  let from = Math.min(old, size)
  try {
    for (let round = 0; round < roundsMax; round++) {
      const proof = from === 0 || from === size ? [] : await log.consistency(from, size)
      const { status, body } = await post(addressOf(witness.url), checkpointRequest(from, proof, note), signal)
      if (status === 200) {
        const line = await ownLine(note, body, witness, now())
        return line === undefined
          ? failed('its answer holds no cosignature by its key')
          : { state: 'signed', line, size }
      }
      if (status !== 409) return failed(`it answers ${status}: ${inOneLine(body)}`)
      const known = /^(0|[1-9][0-9]{0,15})\n$/.exec(body)?.[1]
      if (known === undefined) return failed('it answers 409 without a size')
      if (Number(known) > size || Number(known) === from) return { state: 'contradicted', size: Number(known) }
      from = Number(known)
    }
    return failed('it says another size each time')
  } catch (error) {
    return failed(signal.aborted ? 'it did not answer in time' : error instanceof Error ? error.message : String(error))
  }
}

const failed = (why: string): Answered => ({ state: 'failed', why })

const addressOf = (url: string): string => `${url.replace(/\/+$/, '')}/add-checkpoint`

/** The one line of the answer that is this witness's cosignature of the note. What others signed there is passed over. */
async function ownLine(note: string, body: string, witness: NamedKey, now: Date): Promise<string | undefined> {
  const { text } = parseNote(note)
  for (const line of body.split('\n')) {
    try {
      if (await cosignedAt(parseNote(`${text}\n${line}\n`), witness, now)) return `${line}\n`
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return undefined
}

/** Somebody else's words, fit for a line of ours. */
const inOneLine = (words: string): string =>
  words
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, 200)
