// `npm run trust [-- NAME] [--cells N] [--seed S] [--long]`: what holds under attack and fault.
// Each question is one file in trust/ and ends with a line a script can read: `ok NAME …` or `failed NAME …`.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** What every question is given. `long` runs are resumable and write to out/. */
export type TrustOptions = { readonly cells?: number; readonly seed?: number; readonly long: boolean }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cells: { type: 'string' }, seed: { type: 'string' }, long: { type: 'boolean', default: false } },
})
const here = new URL('trust/', import.meta.url)
const questions = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('_'))
  .map((file) => file.slice(0, -3))
const chosen = positionals.length ? questions.filter((question) => positionals.includes(question)) : questions
if (chosen.length === 0) {
  console.error(`No such question: ${positionals.join(', ')}. There are: ${questions.join(', ')}.`)
  process.exit(2)
}
const options: TrustOptions = {
  ...(values.cells === undefined ? {} : { cells: Number(values.cells) }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  long: values.long,
}
let bad = 0
for (const question of chosen) {
  const { run } = (await import(new URL(`${question}.ts`, here).href)) as {
    run?: (options: TrustOptions) => Promise<boolean>
  }
  if (run && !(await run(options))) bad++
}
process.exitCode = bad ? 1 : 0
