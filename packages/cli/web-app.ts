// The built web app. The install builds it; where that was skipped, the first start does.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Terminal } from './commands/command.ts'

// Found from this file: cli and web never import each other.
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the app where it is not there yet, and says so. Without it the hub still serves its interface for programs. */
export function buildWebApp(terminal: Terminal): void {
  if (existsSync(`${root}packages/web/dist/index.html`)) return
  terminal.err('Building the web app, once …\n')
  const built = spawnSync(process.execPath, [`${root}scripts/prepare.mjs`], { cwd: root, encoding: 'utf8' })
  if (!existsSync(`${root}packages/web/dist/index.html`)) {
    terminal.err(`The web app could not be built; run \`npm ci\`, then start again.\n${built.stderr}`)
  }
}
