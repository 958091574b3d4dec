// Runs at the end of `npm ci`, so that the first `npm start` need not: builds the web app and the empty database that new
// data folders begin from. A failure here does not fail the install: the first start does what is missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = `${root}node_modules/.bin/node`
const vite = `${root}node_modules/vite/bin/vite.js`
const run = existsSync(node) ? node : process.execPath
if (existsSync(vite) && existsSync(`${root}packages/web/index.html`)) {
  const built = spawnSync(
    existsSync(node) ? node : process.execPath,
    [vite, 'build', 'packages/web', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  if (built.status !== 0) console.error('The web app could not be built; `npm start` will try again.')
}

if (existsSync(node)) spawnSync(run, ['packages/hub/database/prepare.ts'], { cwd: root, stdio: 'inherit' })
