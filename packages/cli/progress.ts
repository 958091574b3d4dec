// A progress bar on standard error for long work, only where a person watches; silent otherwise.
import { createRequire } from 'node:module'
import type { Terminal } from './commands/command.ts'

export type Progress = { readonly at: (done: number, total: number, what?: string) => void; readonly end: () => void }

/** Starts a bar named `label`; `at` may be called as often as one likes. */
export function progress(terminal: Terminal, label: string): Progress {
  if (!terminal.watched) return { at: () => {}, end: () => {} }
  // Loaded where a bar is shown. require() is untyped; these are the types the package publishes.
  const { Presets, SingleBar } = createRequire(import.meta.url)('cli-progress') as typeof import('cli-progress')
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} {what}`,
      stream: process.stderr,
      hideCursor: true,
      etaBuffer: 50,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  )
  let started = false
  return {
    at: (done, total, what = '') => {
      if (started) {
        bar.setTotal(total)
        bar.update(done, { what })
        return
      }
      bar.start(total, done, { what })
      started = true
    },
    end: () => {
      if (started) bar.stop()
    },
  }
}
