// Runs at the end of `npm ci`: builds the web app, so that the first `npm start` has it at once.
// A failed build does not fail the install: the command line works without it, and `npm start` builds again.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = `${root}node_modules/.bin/node`
const vite = `${root}node_modules/vite/bin/vite.js`
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
