// The commands, in the order `parley help` lists them.
import { add } from './add.ts'
import { backup } from './backup.ts'
import { brief } from './brief.ts'
import { bundle } from './bundle.ts'
import type { Command } from './command.ts'
import { completion } from './completion.ts'
import { key } from './key.ts'
import { peer } from './peer.ts'
import { readCommand } from './read.ts'
import { rebuild } from './rebuild.ts'
import { restoreCommand } from './restore.ts'
import { sign } from './sign.ts'
import { start } from './start.ts'
import { verify } from './verify.ts'
import { view } from './view.ts'
import { witness } from './witness.ts'

export const commands: readonly Command[] = [
  start,
  readCommand,
  add,
  view,
  brief,
  bundle,
  verify,
  witness,
  peer,
  key,
  sign,
  rebuild,
  backup,
  restoreCommand,
  completion,
]
