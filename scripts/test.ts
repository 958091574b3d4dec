// `npm test`: every *.test.ts of the house, each file in a process of its own, two at a time (these machines are small).
// Arguments narrow the run to paths that contain them: `npm test -- packages/log`.
// The last line is one a script can read: `N passed, N failed`, with `, N skipped` where tests could not run here.
import { glob } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

const only = process.argv.slice(2)
const files: string[] = []
for await (const file of glob(
  [
    'packages/**/*.test.ts',
    'scripts/**/*.test.ts',
    'corpus/**/*.test.ts',
    'bench/**/*.test.ts',
    'journeys/**/*.test.ts',
  ],
  {
    exclude: (path) => path.includes('node_modules') || path.includes('dist'),
  },
)) {
  if (only.length === 0 || only.some((part) => file.includes(part))) files.push(file)
}
// Journeys start browsers and hubs: last, when the quick tests have said what they know.
files.sort((a, b) => Number(a.startsWith('journeys')) - Number(b.startsWith('journeys')) || a.localeCompare(b))

let passed = 0
let failed = 0
let skipped = 0
const tests = run({ files, concurrency: Math.min(2, availableParallelism()), timeout: 15 * 60_000 })
tests.on('test:pass', ({ skip, details }) => {
  if (details.type === 'suite') return
  if (skip) skipped++
  else passed++
})
tests.on('test:fail', ({ details, todo }) => {
  if (details.type === 'suite') return
  // What is marked as still to do says so in the open, and fails nothing.
  if (todo) skipped++
  else failed++
})
tests.compose(new spec()).pipe(process.stdout)
tests.on('end', () => {
  setImmediate(() => {
    const none = passed === 0
    if (none) console.error('No test ran.')
    console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
    process.exitCode = failed || none ? 1 : 0
  })
})
