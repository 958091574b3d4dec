// The whole house as a person starts it: `parley start` in a process of its own, on a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../packages/cli/bin/parley.mjs', import.meta.url))

export type House = {
  readonly url: string
  readonly firstLink: string | null
  readonly data: string
  readonly token: string
  /** Everything the hub said on standard error. */
  readonly said: () => string
  readonly process: ChildProcess
  /** Milliseconds from the start of the process to the first answer. */
  readonly startMs: number
  /** Ends it as Ctrl-C does, and waits. */
  readonly stop: () => Promise<void>
  /** Ends it as a power switch does to a process: SIGKILL, and waits. */
  readonly kill: () => Promise<void>
}

/** Starts a house and resolves when it answers. Rejects with what it said where it ends before. */
export async function startHouse(
  options: { data?: string; sample?: boolean; env?: Record<string, string>; args?: readonly string[] } = {},
): Promise<House> {
  const data = options.data ?? newFolder()
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [
      launcher,
      'start',
      '--json',
      '--port',
      '0',
      '--data',
      data,
      ...(options.sample === false ? ['--no-sample'] : []),
      ...(options.args ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  )
  let said = ''
  child.stderr.on('data', (part) => {
    said += part
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const first = await new Promise<{ url: string; firstLink: string | null }>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (part) => {
      printed += part
      if (!printed.includes('\n')) return
      // The line is our own command's, printed with --json.
      resolve(JSON.parse(printed.slice(0, printed.indexOf('\n'))) as { url: string; firstLink: string | null })
    })
    child.once('exit', (code) => reject(new Ended(code, said)))
  })
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal)
    await ended
  }
  return {
    ...first,
    data,
    token: readFileSync(join(data, 'token'), 'utf8').trim(),
    said: () => said,
    process: child,
    startMs: performance.now() - began,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
  }
}

/** Runs one command to its end, and answers with what it printed. */
export async function parley(...args: readonly string[]): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, [launcher, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      out += part
    })
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)))
  return { code, out }
}

/** The house ended before it answered. */
export class Ended extends Error {
  readonly code: number | null
  readonly said: string
  constructor(code: number | null, said: string) {
    super(`parley start ended with ${code}: ${said}`)
    this.code = code
    this.said = said
  }
}

const folders: string[] = []
/** A data folder that is gone when this process ends. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-journey-'))
  folders.push(folder)
  return folder
}
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
