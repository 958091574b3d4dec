// One process that reads pages and nothing else, so that its start and its memory are the reader's own. Prints what it took.
// It begins in begin.mjs.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { read } from '@parley/read'

const [folder = '.', rounds = '3'] = process.argv.slice(2)
const pages = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
await read(pages[0]!, { name: 'page.html' })
// Both from the start of the process; on a busy machine the wall says more about the machine.
const start = { wallMs: performance.now(), cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000 }
const rates: number[] = []
let claims = 0
for (let round = 0; round <= Number(rounds); round++) {
  const began = process.cpuUsage().user
  claims = 0
  for (const page of pages) claims += (await read(page, { name: 'page.html' })).claims.length
  // Code is compiled in the first round; a hub reads for days.
  if (round > 0) rates.push(pages.length / ((process.cpuUsage().user - began) / 1e6))
}
rates.sort((a, b) => a - b)
console.log(
  JSON.stringify({
    ...start,
    rate: rates[Math.floor(rates.length / 2)],
    claims,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
)
