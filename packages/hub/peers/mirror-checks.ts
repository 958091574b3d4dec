// What came from other hubs' logs, proven anew from its mirror: by the key the hub was introduced with, the entry stands at
// its place in that log and its author signed it, and it is the one this log says it took in.
import { checkBundle, fromBase64, isEqual, Refusal } from '@parley/log'
import { type BlobRef, type Entry, importDestroyed, isOf, peerIntroduced } from '@parley/peace'
import { isImported, readMirror } from '../projection/mirror.ts'

export type MirrorChecks = {
  /** Takes every entry of our own log, in order; answers with what is wrong. */
  check(entry: Entry): Promise<{ readonly code: string; readonly message: string } | undefined>
  /** Mirrors that are gone though no entry says that they were destroyed; to be asked at the end. */
  missing(): readonly { readonly entry: string; readonly message: string }[]
  /** Mirrors that are here and hold. */
  held(): number
}

/** `read` gives undefined for a blob that was erased. */
export function mirrorChecks(read: (ref: BlobRef) => Promise<Uint8Array | undefined>): MirrorChecks {
  /** The key each hub was introduced with last. */
  const keys = new Map<string, string>()
  const gone = new Set<string>()
  let held = 0
  return {
    check: async (entry) => {
      if (isOf(peerIntroduced, entry)) keys.set(entry.body.origin, entry.body.hubKey)
      if (isOf(importDestroyed, entry)) gone.delete(entry.body.imported)
      if (!isImported(entry)) return undefined
      const { origin, index, leaf, entry: id, mirror } = entry.body
      const bytes = await read(mirror).catch((error: unknown) => {
        // A file that is missing or damaged is reported as such, once.
        if (error instanceof Refusal) return null
        throw error
      })
      if (bytes === null) return undefined
      if (bytes === undefined) {
        gone.add(entry.id)
        return undefined
      }
      const key = keys.get(origin)
      if (key === undefined) return wrong(`it came from '${origin}', which was never introduced.`)
      try {
        const bundle = readMirror(bytes)
        const [one] = bundle.entries
        const report = await checkBundle(bundle, { key })
        const isIt =
          bundle.origin === origin &&
          one !== undefined &&
          one.index === index &&
          isEqual(one.leaf, fromBase64(leaf)) &&
          idIn(report.entries[0]?.entry) === id
        if (!isIt) return wrong('its mirror is of another entry than it says.')
        if (!report.holds)
          return wrong(`it is not proven in the log it came from. ${report.problems[0]?.message ?? ''}`)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return wrong(`its mirror cannot be read. ${error.message}`)
      }
      held += 1
      return undefined
    },
    missing: () =>
      [...gone].map((entry) => ({ entry, message: 'What was taken in there is gone, and no entry says why.' })),
    held: () => held,
  }
}

const wrong = (message: string) => ({ code: 'mirror-wrong', message })

const idIn = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined
