// Whether a document may be shown to the language model, as everything stands at this moment. What is not allowed is not sent.
import { type Directory, type Entry, isDraft, sharingOf, signsAlone, tlpOrder } from '@parley/peace'
import type { ModelSettings } from './settings.ts'

/** Why not, for tests and operators; undefined where it may be shown. */
export type Kept = 'own-key-only' | 'draft' | 'embargo' | 'marking' | 'use' | 'rules'

/** `entries` are the document's receipt and its reading. */
export function keptFrom(
  settings: Pick<ModelSettings, 'ceiling' | 'isElsewhere'>,
  entries: readonly Entry[],
  directory: Directory,
  now: Date,
): Kept | undefined {
  for (const entry of entries) {
    // What it signs on its own machine the hub could not write down, so there is nothing to ask for.
    if (signsAlone(directory, entry.author.organisation)) return 'own-key-only'
    if (isDraft(entry, directory)) return 'draft'
    const { audience, marking } = sharingOf(entry, directory)
    if (marking.embargo !== undefined && Date.parse(marking.embargo) > now.getTime()) return 'embargo'
    if (tlpOrder.indexOf(marking.tlp) > tlpOrder.indexOf(settings.ceiling)) return 'marking'
    if (!settings.isElsewhere) continue
    // A list of permitted uses does not name this one.
    if (marking.use !== undefined) return 'use'
    // A process that lets words out to its own members' mailboxes has not said that a model elsewhere may have them.
    const isAllowed = directory.processes.get(entry.process)?.rules.wordsToModel ?? false
    if (!audience.includes('public') && !isAllowed) return 'rules'
  }
  return undefined
}
