// `npm run trust [-- NAME] [--cells N] [--seed S] [--long] [--part K/N]`: what holds under attack and fault.
// Each question is one file in trust/ and ends with a line a script can read: `ok NAME …` or `failed NAME …`.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** What every question is given. `long` runs are resumable and write to out/. */
export type TrustOptions = {
  readonly cells?: number
  readonly seed?: number
  readonly long: boolean
  /** The k-th of n parts, counted from 1, of a run that is shared among processes; all of it where it is left out. */
  readonly part?: readonly [k: number, n: number]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cells: { type: 'string' },
    seed: { type: 'string' },
    long: { type: 'boolean', default: false },
    part: { type: 'string' },
  },
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
const part = /^(\d+)\/(\d+)$/.exec(values.part ?? '')
if (values.part !== undefined && part === null) {
  console.error(`--part is K/N, such as 1/3, and not '${values.part}'.`)
  process.exit(2)
}
const options: TrustOptions = {
  ...(values.cells === undefined ? {} : { cells: Number(values.cells) }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  long: values.long,
  ...(part === null ? {} : { part: [Number(part[1]), Number(part[2])] }),
}
let bad = 0
for (const question of chosen) {
  const { run } = (await import(new URL(`${question}.ts`, here).href)) as {
    run?: (options: TrustOptions) => Promise<boolean>
  }
  if (run && !(await run(options))) bad++
}
process.exitCode = bad ? 1 : 0
