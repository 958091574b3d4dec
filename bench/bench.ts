// `npm run bench [-- NAME [arguments]]`: how fast, beside a named limit or peer in the same run. One file per question.
import { readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

const [name, ...args] = process.argv.slice(2)
const here = new URL('.', import.meta.url)
const questions = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && file !== 'bench.ts' && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
const chosen = name ? questions.filter((question) => question === name) : questions
if (chosen.length === 0) {
  console.error(`No benchmark '${name}'. There are: ${questions.join(', ')}.`)
  process.exit(2)
}
console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
)
for (const question of chosen) {
  const bench = (await import(new URL(`${question}.ts`, here).href)) as {
    run: (args: readonly string[]) => Promise<void>
  }
  await bench.run(args)
}
