// The way into a log, the same for every store: what is handed in is checked, entries already on their way are
// recognised by their id, and the rest waits its turn in a batch. A store says only how a batch is made durable.
import { randomBytes } from 'node:crypto'
import { Batches } from './batches.ts'
import type { Sealed } from './log.ts'
import { digestBytes, digestOf, groupMax, recordBytes, slotBytes } from './record.ts'
import { Refusal } from './refusal.ts'
import { assertSealed } from './sealed.ts'

/** Entries of one `append` call, each with the digest of its id. */
export type Group = readonly (Sealed & { readonly digest: Buffer })[]

export type Place = { readonly seq: number; readonly repeated: boolean }

const batchBytesMax = 8 * 1024 * 1024

export class Intake {
  readonly #batches: Batches<Group, readonly Place[]>
  readonly #find: (digest: Buffer) => number | undefined
  /** Entries handed in with an id and not yet answered. */
  readonly #pending = new Map<string, Promise<Place>>()

  /**
   * @param commit makes groups durable and covered by a checkpoint; answers the places of each group's entries
   * @param find the place of an entry already known, where the store can tell at once
   */
  constructor(
    commit: (groups: readonly Group[]) => Promise<readonly (readonly Place[])[]>,
    find: (digest: Buffer) => number | undefined = () => undefined,
  ) {
    this.#find = find
    this.#batches = new Batches(commit, {
      weigh: (group) => group.reduce((sum, { box }) => sum + recordBytes(box.length) + slotBytes, 0),
      weightMax: batchBytesMax,
    })
  }

  async place(sealed: readonly Sealed[]): Promise<readonly Place[]> {
    if (sealed.length > groupMax) {
      const data = { entries: sealed.length, entriesMax: groupMax }
      throw new Refusal('entry-malformed', data, `At most ${groupMax} entries go together. Append them in parts.`)
    }
    const places: (Place | Promise<Place>)[] = []
    const group: (Sealed & { digest: Buffer })[] = []
    const fresh: { id: string; at: number }[] = []
    const inside = new Map<string, number>()
    for (const entry of sealed) {
      assertSealed(entry)
      const { id } = entry
      const digest = id === undefined ? randomBytes(digestBytes) : digestOf(id)
      const known = id === undefined ? undefined : this.#known(id, digest)
      const twin = id === undefined ? undefined : inside.get(id)
      if (known !== undefined) places.push(known)
      else if (twin !== undefined) places.push(Promise.resolve().then(async () => repeat(await places[twin]!)))
      else {
        if (id !== undefined) {
          inside.set(id, places.length)
          fresh.push({ id, at: group.length })
        }
        const at = group.length
        group.push({ ...entry, digest })
        places.push(Promise.resolve().then(async () => (await answer)[at]!))
      }
    }
    const answer = group.length === 0 ? Promise.resolve([]) : this.#batches.add(group)
    for (const { id, at } of fresh) {
      this.#pending.set(
        id,
        answer.then((answered) => answered[at]!),
      )
    }
    try {
      return await Promise.all(places)
    } finally {
      for (const { id } of fresh) this.#pending.delete(id)
    }
  }

  drain(): Promise<void> {
    return this.#batches.drain()
  }

  #known(id: string, digest: Buffer): Place | Promise<Place> | undefined {
    const seq = this.#find(digest)
    if (seq !== undefined) return { seq, repeated: true }
    return this.#pending.get(id)?.then(repeat)
  }
}

function repeat({ seq }: Place): Place {
  return { seq, repeated: true }
}
