// Documents of an organisation that signs on its own machine alone. The hub keeps and reads the bytes and drafts the two
// entries; the machine signs them; the hub takes the signatures over its own drafts and nothing else, so that no entry
// names bytes that were never looked at, or somebody else's.
import { canonicalBytes } from '@parley/log'
import type { Entry } from '@parley/peace'
import type { Author, Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Queue } from './queue.ts'
import type { Received } from './what-came.ts'

/** What a machine signed: the salt it drew, its key and the signature. */
export type Signing = { readonly salt: Uint8Array; readonly keyId: string; readonly signature: Uint8Array }
export type Draft = { readonly draft: string; readonly received: Entry; readonly read: Entry }

export type Drafts = {
  /** Keeps a draft for a while. Refuses with `busy` where too many wait. */
  keep(received: Received, read: Entry, by: Author): Draft
  /** Appends both. Refuses with `draft-gone` what is not kept for this author, and what `appendSigned` refuses. */
  sign(
    draft: string,
    signings: { readonly received: Signing; readonly read: Signing },
    by: Author,
  ): ReturnType<Hub['appendSigned']>
}

type Kept = Draft & { readonly by: Author; readonly until: number }

// Long enough to fetch a key from a safe, short enough that drafts do not pile up.
const keptMs = 30 * 60_000
const draftsMax = 200
const draftsOfOneMax = 20

export function keepDrafts(
  hub: Pick<Hub, 'appendSigned'>,
  queue: Pick<Queue, 'spare'>,
  { now, random }: { readonly now: () => Date; readonly random: (bytes: number) => Uint8Array },
): Drafts {
  const drafts = new Map<string, Kept>()
  const isBy = (one: Kept, by: Author) => one.by.organisation === by.organisation && one.by.person === by.person
  return {
    keep: (received, read, by) => {
      for (const [name, { until }] of drafts) if (until <= now().getTime()) drafts.delete(name)
      const own = [...drafts.values()].filter((one) => one.by.organisation === by.organisation).length
      if (drafts.size >= draftsMax || own >= draftsOfOneMax) {
        throw new Refusal('busy', {}, 'Many documents wait to be signed. Sign those you handed in, then this one.')
      }
      const draft = `drf_${Buffer.from(random(16)).toString('hex')}`
      const one: Kept = { draft, received, read, by, until: now().getTime() + keptMs }
      drafts.set(draft, one)
      return { draft, received, read }
    },
    sign: async (draft, signings, by) => {
      const kept = drafts.get(draft)
      if (kept === undefined || !isBy(kept, by) || kept.until <= now().getTime()) {
        throw new Refusal('draft-gone', {}, 'This draft is not kept here any more. Hand the document in again.')
      }
      const { received, read } = kept
      // The reading is the hub's own work for the organisation, and says so.
      const reader: Author = { organisation: by.organisation, role: 'reader', hub: true }
      const appended = await queue.spare(received.id, async () => {
        const first = await hub.appendSigned(
          { id: received.id, bytes: canonicalBytes(received), ...signings.received },
          by,
        )
        await hub.appendSigned({ id: read.id, bytes: canonicalBytes(read), ...signings.read }, reader)
        return first
      })
      drafts.delete(draft)
      return appended
    },
  }
}
