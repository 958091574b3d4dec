// The refusal this package gives for bytes nobody can read. Everything else becomes a reading with notices.
import type { UnreadableCode } from './reading.ts'

/** Thrown instead of a reading. `message` says what the person holding the document can do next. */
export class Unreadable extends Error {
  readonly code: UnreadableCode
  readonly data: Readonly<Record<string, string | number>>

  constructor(
    code: UnreadableCode,
    data: Readonly<Record<string, string | number>>,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.name = 'Unreadable'
    this.code = code
    this.data = data
  }
}
