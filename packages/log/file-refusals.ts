// What the file store says when it cannot go on: each refusal names the folder and what to do next.
import { Refusal } from './refusal.ts'

/** A log whose durable part is damaged: nothing is repaired, because nothing here knows what is true. */
export function damaged(folder: string, detail: string, data: { readonly [name: string]: unknown } = {}): Refusal {
  return new Refusal(
    'log-damaged',
    { folder, detail, ...data },
    `The log in ${folder} is damaged: ${detail}. Nothing was changed. ` +
      'Keep this folder as it is for inspection, and restore the latest backup into a new one.',
  )
}

export function incomplete(folder: string, missing: readonly string[]): Refusal {
  const message =
    `The log in ${folder} is missing ${missing.join(' and ')}. A new one is not begun over an old one: ` +
    'restore the missing part from a backup, or choose an empty folder.'
  return new Refusal('log-incomplete', { folder, missing }, message)
}

export function stopped(
  folder: string,
  code: 'log-stopped' | 'log-fenced',
  { reason, cause }: { readonly reason: string; readonly cause?: unknown },
): Refusal {
  const message =
    `The log stopped: ${reason}. Nothing acknowledged is lost. Whatever was not acknowledged may or may not have ` +
    'been kept: restart the hub, then send it again with the same ids.'
  return new Refusal(code, { folder }, message, { cause })
}

export function fullDisk(folder: string, cause?: unknown): Refusal {
  const message = 'The disk is full, so this was not kept. Reading still works. Free some space, then send it again.'
  return new Refusal('log-full-disk', { folder }, message, { cause })
}

export function outside(what: string, size: number): Refusal {
  return new Refusal('log-outside', { size }, `There is no ${what} in this log of ${size}. Ask for one below that.`)
}
