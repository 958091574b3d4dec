// `npm run dev`: the hub, started again when a source changes, and the web app with hot reloading in front of it.
// Data go to out/dev, so that a day's experiments never meet a real record.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = '4101'
const children = [
  spawn(
    process.execPath,
    ['--watch', '--watch-preserve-output', 'packages/cli/bin/parley.mjs', 'start', '--port', port, '--data', 'out/dev'],
    { cwd: root, stdio: 'inherit' },
  ),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'packages/web'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PARLEY_HUB: `http://127.0.0.1:${port}` },
  }),
]
const end = () => {
  for (const child of children) child.kill()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
for (const child of children) child.once('exit', end)
