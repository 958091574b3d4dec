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
    for (const entry of sealed) assertSealed(entry)
    const group: (Sealed & { digest: Buffer })[] = []
    /** For each entry the place it has or will have, or its index in the group. */
    const plans: (Place | Promise<Place> | number)[] = []
    const fresh = new Map<string, number>()
    for (const entry of sealed) {
      const { id } = entry
      const digest = id === undefined ? randomDigest() : digestOf(id)
      const known = id === undefined ? undefined : this.#known(id, digest)
      const twin = id === undefined ? undefined : fresh.get(id)
      if (known !== undefined || twin !== undefined) {
        plans.push(known ?? twin!)
        continue
      }
      if (id !== undefined) fresh.set(id, group.length)
      plans.push(group.length)
      group.push({ ...entry, digest })
    }
    const answer = group.length === 0 ? Promise.resolve([]) : this.#batches.add(group)
    for (const [id, index] of fresh) {
      const place = answer.then((answered) => answered[index]!)
      // Whoever waits for it is told of a failure; where nobody does, it is not a second failure.
      place.catch(() => undefined)
      this.#pending.set(id, place)
    }
    try {
      const answered = await answer
      const taken = new Set<number>()
      return await Promise.all(
        plans.map((plan) => {
          if (typeof plan !== 'number') return plan
          if (taken.has(plan)) return repeat(answered[plan]!)
          taken.add(plan)
          return answered[plan]!
        }),
      )
    } finally {
      for (const id of fresh.keys()) this.#pending.delete(id)
    }
  }

  drain(): Promise<void> {
    return this.#batches.drain()
  }

  #known(id: string, digest: Buffer): Place | Promise<Place> | undefined {
    const seq = this.#find(digest)
    if (seq !== undefined) return { seq, repeated: true }
    const place = this.#pending.get(id)?.then(repeat)
    place?.catch(() => undefined)
    return place
  }
}

// Drawn by the page: asking for sixteen bytes at a time costs more than everything else done for an entry here.
let drawn = Buffer.alloc(0)

/** Stands for an id where none was given; nobody can ask for it. */
function randomDigest(): Buffer {
  if (drawn.length < digestBytes) drawn = randomBytes(4096)
  const digest = drawn.subarray(0, digestBytes)
  drawn = drawn.subarray(digestBytes)
  return digest
}

function repeat({ seq }: Place): Place {
  return { seq, repeated: true }
}
