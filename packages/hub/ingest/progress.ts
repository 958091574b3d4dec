// What is being read right now, for whoever may see the document. It is told once and kept nowhere.
import type { Entry } from '@parley/peace'

export type ReadingState = 'waiting' | 'reading' | 'read' | 'unreadable'

/** `entry` is the `document-received`: its audience says who may hear of it. */
export type ReadingProgress = {
  readonly entry: Entry
  readonly document: string
  readonly name: string
  readonly state: ReadingState
  readonly problem: { readonly code: string; readonly message: string } | null
}

export type Bell<T> = {
  ring(news: T): void
  /** Answers with the way to stop. */
  listen(listener: (news: T) => void): () => void
}

/** Tells everyone who listens. A listener that throws harms no other. */
export function bell<T>(): Bell<T> {
  const listeners = new Set<(news: T) => void>()
  return {
    ring: (news) => {
      for (const listener of listeners) {
        try {
          listener(news)
        } catch {
          listeners.delete(listener)
        }
      }
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
