// `npm run score [-- NAME]`: how right we are. Each question is one file in scores/; floors stand in floors.json, rise by
// themselves when a score passes them, and fall only when someone lowers them in plain sight.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** What a question answers: figures where more is better, and words for what could not be measured here. */
export type Score =
  | { readonly figures: Readonly<Record<string, number>>; readonly said: string }
  | { readonly left: string }
export type Scorer = { readonly score: () => Promise<Score> }

/** Everything measured in this run, beside its floor. */
const measured: (readonly [string, string, number, number | undefined])[] = []
const here = new URL('scores/', import.meta.url)
const floorsFile = new URL('floors.json', import.meta.url)
const floors = JSON.parse(readFileSync(floorsFile, 'utf8')) as Record<string, Record<string, number>>
const [name] = process.argv.slice(2)
const questions = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
  .filter((question) => name === undefined || question === name)
if (questions.length === 0) {
  console.error(
    `No score '${name}'. There are: ${readdirSync(here)
      .map((file) => file.replace(/\.ts$/, ''))
      .join(', ')}.`,
  )
  process.exit(2)
}
for (const question of questions) {
  const { score } = (await import(new URL(`${question}.ts`, here).href)) as Scorer
  const result = await score()
  if ('left' in result) {
    console.log(`left out ${question}: ${result.left}`)
    continue
  }
  const below: string[] = []
  for (const [figure, value] of Object.entries(result.figures)) {
    const floor = floors[question]?.[figure] ?? Number.NEGATIVE_INFINITY
    measured.push([question, figure, value, floors[question]?.[figure]])
    if (value < floor) below.push(`${figure} ${value} is under its floor ${floor}`)
    // A floor is raised where it is measured; CI only reads, so that a run never changes what it judges.
    else if (value > floor && !process.env.CI) floors[question] = { ...floors[question], [figure]: value }
  }
  for (const line of below) console.log(line)
  console.log(`${below.length ? 'failed' : 'ok'} ${question} ${result.said}`)
  if (below.length) process.exitCode = 1
}
table()
if (!process.env.CI) writeFileSync(floorsFile, `${JSON.stringify(floors, null, 2)}\n`)

function table(): void {
  if (questions.length < 2) return
  console.log('\nquestion      figure                        now      floor')
  for (const [question, figure, value, floor] of measured)
    console.log(
      `${question.padEnd(13)} ${figure.padEnd(26)} ${String(value).padStart(8)} ${(floor === undefined ? '–' : String(floor)).padStart(9)}`,
    )
}
