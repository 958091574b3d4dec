// Notes what readers were handed, without making them wait: what came together within a second is written together.
import type { Reader } from '../reader.ts'
import type { Count, Handed, ServedBook } from './book.ts'

export type Served = {
  /** Every entry id found in `entries` of what was sent. Readers without an organisation are nobody's business. */
  note(reader: Reader, answer: unknown): void
  byOrganisation(entry: string): readonly (Count & { readonly organisation: string })[]
  byPerson(entry: string, organisation: string): readonly (Count & { readonly person: string | null })[]
  close(): void
}

const waitMs = 1000
const pendingMax = 20_000
const entryId = /^ent_[0-9a-z]{26}$/

/** Opens on a book; `say` is told where it cannot be written. */
export function openServed(book: ServedBook, now: () => Date, say: (line: string) => void): Served {
  // One of each entry and reader within the second is enough.
  let pending = new Map<string, Handed>()
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    if (pending.size === 0) return
    const some = [...pending.values()]
    pending = new Map()
    try {
      book.add(some)
    } catch (error) {
      say(`What was read could not be noted: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {
    note: ({ organisation, person }, answer) => {
      if (organisation === null) return
      const at = now().getTime()
      for (const entry of entriesIn(answer)) {
        pending.set(`${entry} ${organisation} ${person ?? ''}`, { entry, organisation, person, at })
      }
      if (pending.size >= pendingMax) write()
      else if (pending.size > 0) timer ??= setTimeout(write, waitMs).unref()
    },
    byOrganisation: (entry) => {
      write()
      return book.byOrganisation(entry)
    },
    byPerson: (entry, organisation) => {
      write()
      return book.byPerson(entry, organisation)
    },
    close: () => {
      write()
      book.close()
    },
  }
}

/** The entries that rows, lines and proofs stand on: the ids under `entries`, and an entry's own. */
export function entriesIn(answer: unknown, under?: string): string[] {
  if (typeof answer === 'string')
    return (under === 'entries' || under === 'entry') && entryId.test(answer) ? [answer] : []
  if (Array.isArray(answer)) return answer.flatMap((one) => entriesIn(one, under))
  if (typeof answer !== 'object' || answer === null) return []
  if ((under === 'entries' || under === 'entry') && 'id' in answer) return entriesIn(answer.id, 'entry')
  return Object.entries(answer).flatMap(([name, value]) =>
    name === 'rows' || name === 'row' || name === 'parts' || name === 'entries' || name === 'entry' || under === 'parts'
      ? entriesIn(value, under === 'parts' ? 'part' : name)
      : [],
  )
}
