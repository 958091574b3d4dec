// The commands, in the order `parley help` lists them. Each is loaded when it is called: most need the whole of the
// record's rules, and reading a page needs none of them.
import type { Command } from './command.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  read: async () => (await import('./read.ts')).readCommand,
  add: async () => (await import('./add.ts')).add,
  view: async () => (await import('./view.ts')).view,
  brief: async () => (await import('./brief.ts')).brief,
  bundle: async () => (await import('./bundle.ts')).bundle,
  verify: async () => (await import('./verify.ts')).verify,
  witness: async () => (await import('./witness.ts')).witness,
  peer: async () => (await import('./peer.ts')).peer,
  key: async () => (await import('./key.ts')).key,
  sign: async () => (await import('./sign.ts')).sign,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  completion: async () => (await import('./completion.ts')).completion,
}

/** The command that `word`, the first after `parley`, names; all of them where it names none, or one that tells of all. */
export function commandsFor(word: string | undefined): Promise<Command[]> {
  const isOne = word !== undefined && word !== 'completion' && Object.hasOwn(commands, word)
  return Promise.all((isOne ? [word] : Object.keys(commands)).map((name) => commands[name]!()))
}
