// The contract of a document format: which bytes are its own, and how they become a draft.
import type { Decoded } from '../charset.ts'
import type { Draft } from '../draft.ts'

/** Bytes, and what the sender says about them. What is said is a hint; the bytes decide. */
export type Input = {
  readonly bytes: Uint8Array
  /** Lower-case file name or URL path, '' where none is known. */
  readonly name: string
  /** Lower-case media type without parameters, '' where none is known. */
  readonly mediaType: string
  readonly url: string | null
  /** The bytes as characters; decoded once. Throws Unreadable('binary') where they are no text. */
  readonly decoded: () => Decoded
}

export type Format = {
  readonly name: string
  readonly mediaType: string
  /** Whether the bytes are of this format. Formats are asked in the order of `all.ts`. */
  readonly recognises: (input: Input) => boolean
  /** Throws Unreadable for bytes of this format that cannot be read. */
  readonly read: (input: Input) => Promise<Draft>
}
