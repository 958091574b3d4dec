// Where a hub keeps its things, and how the command line finds the one that is running.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Terminal } from './commands/command.ts'
import { exit } from './commands/command.ts'
import { Failure } from './failure.ts'

/** `--data`, else PARLEY_DATA, else ~/.parley. */
export function dataFolder(option: string | undefined, terminal: Terminal): string {
  return resolve(option ?? terminal.env.PARLEY_DATA ?? join(homedir(), '.parley'))
}

/** The address of a running hub, left in its data folder while it runs. */
const addressFile = (data: string) => join(data, 'address')

export function announce(data: string, url: string): () => void {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  writeFileSync(addressFile(data), `${url}\n`, { mode: 0o600 })
  return () => rmSync(addressFile(data), { force: true })
}

/** The running hub's address and the operator's token, or a failure that says how to start one. */
export function runningHub(data: string): { url: string; token: string } {
  try {
    return {
      url: readFileSync(addressFile(data), 'utf8').trim(),
      token: readFileSync(join(data, 'token'), 'utf8').trim(),
    }
  } catch {
    throw new Failure(
      exit.unavailable,
      `No hub is running on '${data}'. Start one in another terminal with \`npx parley start --data ${data}\`, then try again.`,
    )
  }
}
