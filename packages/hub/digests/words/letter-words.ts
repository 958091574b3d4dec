// The contract of a letter's words in one language.

export type LetterWords = {
  readonly subject: string
  /** So many new entries, and in which process. */
  readonly news: (count: number, process: string | undefined) => string
  /** So many alerts raised, and in which process. */
  readonly alerts: (count: number, process: string | undefined) => string
  readonly more: (count: number) => string
  readonly why: string
  /** How to end it. */
  readonly end: string
}
