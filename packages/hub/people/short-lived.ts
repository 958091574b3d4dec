// Things kept for minutes under a random name, in memory: a sign-in halfway, a challenge, a way back from a provider.
// A restart forgets them and the person begins again.
import { createHash } from 'node:crypto'

export type ShortLived<T> = {
  /** Keeps a value and gives the name it is found under, once, to whoever holds it. */
  keep(value: T): string
  find(name: string | undefined): T | undefined
  /** Gives the value and forgets it: nothing is used twice. */
  take(name: string | undefined): T | undefined
  /** Forgets whatever is about this. */
  drop(about: (value: T) => boolean): void
}

// Room for a flood without growing for ever; the oldest goes first.
const keptMax = 10_000

export function shortLived<T>(options: {
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly lifeMs: number
}): ShortLived<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>()
  const find = (name: string | undefined): T | undefined => {
    const found = name === undefined ? undefined : kept.get(digest(name))
    return found === undefined || found.until <= options.now().getTime() ? undefined : found.value
  }
  return {
    keep: (value) => {
      const name = Buffer.from(options.random(32)).toString('base64url')
      kept.set(digest(name), { value, until: options.now().getTime() + options.lifeMs })
      const oldest = kept.size > keptMax ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
      return name
    },
    find,
    take: (name) => {
      const found = find(name)
      if (name !== undefined) kept.delete(digest(name))
      return found
    },
    drop: (about) => {
      for (const [name, { value }] of kept) if (about(value)) kept.delete(name)
    },
  }
}

const digest = (name: string) => createHash('sha256').update(name).digest('base64')
