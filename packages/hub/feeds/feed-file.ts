// The feeds of a hub and where each of them stands, in one file that is replaced as a whole.
import { open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { NewFeed } from '@parley/api'
import type { Author } from '../hub.ts'

export type FeedResult = {
  readonly at: string
  readonly outcome: 'fetched' | 'unchanged' | 'failed'
  readonly taken: number
  readonly problem: { readonly code: string; readonly message: string } | null
}

export type FeedState = {
  readonly feed: string
  readonly by: Author
  readonly wanted: NewFeed
  readonly addedAt: string
  /** RFC 3339: not before. */
  readonly next: string
  readonly etag: string | null
  readonly lastModified: string | null
  /** One after the other without success. */
  readonly failures: number
  readonly last: FeedResult | null
  readonly taken: number
  /** When the documents of the last 24 hours were taken, oldest first. */
  readonly takenAt: readonly string[]
  /** Digests of items that were taken, newest last. */
  readonly seen: readonly string[]
}

export type FeedFile = {
  read(): Promise<readonly FeedState[]>
  write(feeds: readonly FeedState[]): Promise<void>
}

/** Its name in the data folder. */
export const feedsFile = 'feeds.json'

/** `<data>/feeds.json`. */
export function feedFile(data: string): FeedFile {
  const path = join(data, feedsFile)
  return {
    read: async () => {
      try {
        // Written by `write` below and by nothing else.
        return (JSON.parse(await readFile(path, 'utf8')) as { feeds: FeedState[] }).feeds
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
        throw new Error(`${path} cannot be read. Restore it from a backup, or move it away and add the feeds again.`, {
          cause: error,
        })
      }
    },
    write: async (feeds) => {
      const beside = `${path}.new`
      const file = await open(beside, 'w', 0o600)
      try {
        await file.writeFile(`${JSON.stringify({ v: 1, feeds }, null, 2)}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      // Whoever reads finds the old list or the new one, never half of one.
      await rename(beside, path)
      const folder = await open(dirname(path), 'r')
      try {
        await folder.sync()
      } finally {
        await folder.close()
      }
    },
  }
}
