// How many web pages a second become claims on one core, how soon the first, in how much memory: beside parsing a page and
// cutting its text into words once, which is the least that anybody must do. Pages are those of `npm run score -- main-text`.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'htmlparser2'
import { readSplit } from '../corpus/corpus.ts'
import { makePages } from '../corpus/scores/main-text.ts'

const reader = fileURLToPath(new URL('reader/begin.mjs', import.meta.url))
type Took = {
  readonly wallMs: number
  readonly cpuMs: number
  readonly rate: number
  readonly claims: number
  readonly peakMiB: number
}

/** Arguments: `--rounds N` (default 3). */
export async function run(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--rounds')
  const rounds = at < 0 ? 3 : Number(args[at + 1])
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parley-pages-'))
  try {
    const pages = makePages([...readSplit('measure'), ...readSplit('train').slice(0, 80)]).map(({ html }) => html)
    for (const [i, html] of pages.entries()) fs.writeFileSync(path.join(folder, `${i}.html`), html)
    const child = spawnSync(process.execPath, [reader, folder, String(rounds)], { encoding: 'utf8' })
    if (child.status !== 0) throw new Error(`the reader ended with ${child.status}: ${child.stderr}`)
    // reader.ts prints just this.
    const took = JSON.parse(child.stdout) as Took
    const least = leastRate(pages, rounds)
    const size = Math.round(pages.reduce((sum, page) => sum + page.length, 0) / pages.length / 1000)
    console.log(
      `ok read ${took.rate.toFixed(1)} pages a second of one core, ${(took.rate / least).toFixed(3)} of parsing and tokenising once (${least.toFixed(0)}); first page after ${Math.round(took.wallMs)} ms, ${Math.round(took.cpuMs)} ms of them computing; ${Math.round(took.peakMiB)} MiB at most; ${pages.length} pages of ${size} kB, ${took.claims} claims`,
    )
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function leastRate(pages: readonly string[], rounds: number): number {
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = process.cpuUsage().user
    let words = 0
    for (const page of pages) words += textOf(parseDocument(page)).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    if (words === 0) throw new Error('the pages have no words')
    rates.push(pages.length / ((process.cpuUsage().user - began) / 1e6))
  }
  return rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)]!
}

type Node = {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly children?: readonly unknown[]
}

function textOf(node: unknown): string {
  // htmlparser2's nodes: text has `data`, elements have a name and children.
  const { type, name, data, children = [] } = node as Node
  if (type === 'text') return data ?? ''
  return name === 'script' || name === 'style' ? '' : children.map(textOf).join(' ')
}
