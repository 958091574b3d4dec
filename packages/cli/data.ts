// Where a hub keeps its things, and how the command line finds the one that is running.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Client } from '@parley/api'
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

/** Whether a hub said it runs here; it may have been killed since. */
export const isRunning = (data: string): boolean => existsSync(addressFile(data))

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

/** The process of this id or name; the only one where none is asked for. */
export async function processNamed(client: Client, wanted: string | undefined): Promise<string> {
  const { rows } = await client.viewRows({ view: 'processes', limit: 200 })
  const found = wanted === undefined ? rows : rows.filter((row) => row.process === wanted || row.name === wanted)
  if (found.length === 1 && found[0]) return found[0].process
  const names = rows.map((row) => `  ${row.process}  ${row.name}`).join('\n')
  throw new Failure(
    exit.usage,
    wanted === undefined
      ? `Which process? Say it with --process. There are:\n${names || '  none yet'}`
      : `There is no process '${wanted}' here that you may see. There are:\n${names || '  none yet'}`,
  )
}
