// What the rows under one key add to the counts of each reader group. A reader's count is the sum over the reader's groups,
// so a row that stands in front of a wider group's row takes away again what that one added. Pure.
import { type Directory, groupsOf, type ReaderGroup, widerChain } from '@parley/peace'
import type { Stored } from './bucket.ts'

/** So many rows with this text are added to the group's counts. */
export type Effect = { readonly group: ReaderGroup; readonly text: string; readonly n: number }

export function effectsOf(key: string, process: string, rows: Stored, directory: Directory): Effect[] {
  const own = new Map<ReaderGroup, string | null>()
  for (const [group, texts] of rows) {
    const text = texts.get(key)
    if (text !== undefined) own.set(group, text)
  }
  const [only, ...others] = own
  if (only === undefined) return []
  if (others.length === 0) {
    const [group, text] = only
    return text === null ? [] : [{ group, text, n: 1 }]
  }
  const added = new Map<ReaderGroup, Map<string, number>>()
  for (const group of groupsOf(process, directory)) {
    const wider = widerChain(group, process, directory)
    // Without a row of its own it shows what the groups behind it do, unless two of those speak beside each other.
    if (!own.has(group) && wider.filter((one) => own.has(one)).length < 2) continue
    const counts = new Map<string, number>()
    const count = (text: string, n: number) => counts.set(text, (counts.get(text) ?? 0) + n)
    const shown = [group, ...wider].find((one) => own.has(one))
    const text = shown === undefined ? null : (own.get(shown) ?? null)
    if (text !== null) count(text, 1)
    for (const one of wider) for (const [behind, n] of added.get(one) ?? []) count(behind, -n)
    added.set(group, counts)
  }
  return [...added].flatMap(([group, counts]) =>
    [...counts].filter(([, n]) => n !== 0).map(([text, n]) => ({ group, text, n })),
  )
}
