// Runs at the end of `npm ci`, so that the first `npm start` need not: builds the web app, the empty database that new
// data folders begin from, and the reader's tables of cities and English words. A failure here does not fail the install:
// the first start does what is missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const own = `${root}node_modules/.bin/node`
const node = existsSync(own) ? own : process.execPath

for (const [what, ...args] of [
  ['The web app', `${root}node_modules/vite/bin/vite.js`, 'build', 'packages/web', '--logLevel', 'warn'],
  ['The empty database', `${root}packages/hub/database/prepare.ts`],
  ['The reader’s tables', `${root}packages/read/prepare.ts`],
]) {
  // In an image that is made in layers, the sources come after the install.
  if (!existsSync(args[0]) || !existsSync(`${root}packages/web/index.html`)) continue
  const ran = spawnSync(node, args, { cwd: root, stdio: 'inherit' })
  if (ran.status !== 0) console.error(`${what} could not be prepared; the first start will try again.`)
}
