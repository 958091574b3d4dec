// The contract of a command: a name, how it is called, and what it does with the terminal it is handed.
import type { Command as Commander } from 'commander'

/** The terminal, handed in so that a test can be one. */
export type Terminal = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Bytes of standard input, read to the end. */
  readonly input: () => Promise<Uint8Array>
  /** Whether a person watches: progress bars and colour only then. */
  readonly watched: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** Resolves when the person asks to stop (Ctrl-C, SIGTERM). */
  readonly stop: Promise<void>
}

/** Exit codes, after sysexits.h where one fits. */
export const exit = { ok: 0, damaged: 1, usage: 2, badInput: 65, unavailable: 69, broken: 70, refused: 77 } as const

export type Command = {
  readonly name: string
  /** Declares arguments and options on `program` and calls `done` with the exit code when the work has ended. */
  readonly declare: (program: Commander, terminal: Terminal, done: (code: number) => void) => void
}
