// The commands, in the order `parley help` lists them.
import type { Command } from './command.ts'
import { readCommand } from './read.ts'
import { start } from './start.ts'

export const commands: readonly Command[] = [start, readCommand]
