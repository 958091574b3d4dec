// Whether words that are not public may leave the hub in a message: only where the process says so itself.
import type { Directory } from '@parley/peace'

/** Decided anew at each message: a process may change its mind between two attempts. */
export function mayCarryWords(directory: Directory, process: string): boolean {
  return directory.processes.get(process)?.rules.wordsOutside ?? false
}
