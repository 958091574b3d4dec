// The name of the log in a data folder, which may be open or not.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exit } from './commands/command.ts'
import { Failure } from './failure.ts'

export function originIn(data: string): string {
  try {
    const { origin } = JSON.parse(readFileSync(join(data, 'hub.json'), 'utf8')) as { origin?: unknown } // checked next
    if (typeof origin === 'string' && origin !== '') return origin
  } catch {
    // Missing and unreadable are one case.
  }
  throw new Failure(exit.refused, `${join(data, 'hub.json')} names no log. Is '${data}' the data folder of a hub?`)
}
