// What this hub knows of the exchange with one peer, kept durably in that peer's folder: the last checkpoint proven, the
// cursor, the authors' keys first seen, what was refused and why, and how the last attempts went.
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeDurably } from '../durable.ts'

export type RefusedItem = {
  readonly index: number
  readonly code: string
  readonly message: string
  /** RFC 3339. */
  readonly at: string
}

export type Standing = {
  /** The signed note of the last checkpoint that was proven to follow from the ones before; null before the first. */
  readonly seen: string | null
  readonly cursor: string | null
  /** Ask again from here once more is known: something since was refused that may be right later. */
  readonly again: { readonly cursor: string | null; readonly at: string } | null
  readonly keys: readonly { readonly organisation: string; readonly keyId: string; readonly key: string }[]
  readonly imported: number
  readonly bytes: number
  readonly destroyed: number
  /** Erased there before it was ever here: never to be taken in. */
  readonly gone: readonly number[]
  /** The last hundred. */
  readonly refused: readonly RefusedItem[]
  readonly refusedCount: number
  /** RFC 3339; null before the first. */
  readonly pulled: string | null
  readonly failing: {
    readonly since: string
    readonly code: string
    readonly message: string
    readonly times: number
  } | null
  /** Two histories, or what else a person has to look at before anything more is taken. */
  readonly stopped: {
    readonly at: string
    readonly code: string
    readonly message: string
    readonly evidence: string | null
  } | null
}

export const freshStanding: Standing = {
  seen: null,
  cursor: null,
  again: null,
  keys: [],
  imported: 0,
  bytes: 0,
  destroyed: 0,
  gone: [],
  refused: [],
  refusedCount: 0,
  pulled: null,
  failing: null,
  stopped: null,
}

export type StandingFile = {
  now(): Standing
  /** Durable when it returns. */
  set(change: Partial<Standing>): Standing
}

export function openStanding(folder: string): StandingFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'standing.json')
  let standing = freshStanding
  try {
    // `set` wrote it, whole or not at all.
    standing = { ...freshStanding, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Standing>) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return {
    now: () => standing,
    set: (change) => {
      const next = { ...standing, ...change }
      writeDurably(file, `${JSON.stringify(next)}\n`)
      standing = next
      return next
    },
  }
}

const refusedKept = 100

/** The list with one more; the same item for the same reason is told once. */
export function withRefused(
  standing: Standing,
  items: readonly RefusedItem[],
): Pick<Standing, 'refused' | 'refusedCount'> {
  const isNew = ({ index, code }: RefusedItem) =>
    !standing.refused.some((one) => one.index === index && one.code === code)
  const fresh = items.filter(isNew)
  return {
    refused: [...standing.refused, ...fresh].slice(-refusedKept),
    refusedCount: standing.refusedCount + fresh.length,
  }
}
