// The three reports of ../shared/seeds, read by our command line and judged by ../shared/tools/check-readings.mjs.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Score } from '../score.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const seeds = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url))
const checker = fileURLToPath(new URL('../../../shared/tools/check-readings.mjs', import.meta.url))

export async function score(): Promise<Score> {
  if (!existsSync(checker)) return { left: 'the reports and their checker are not on this machine' }
  const files = readdirSync(seeds)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => seeds + file)
  const read = spawnSync(process.execPath, [`${root}packages/cli/bin/parley.mjs`, 'read', '--json', ...files], {
    maxBuffer: 1 << 26,
  })
  if (read.status !== 0) throw new Error(`parley read ended with ${read.status}: ${read.stderr}`)
  const checked = spawnSync(process.execPath, [checker], { input: read.stdout, encoding: 'utf8' })
  process.stdout.write(checked.stdout)
  const [, met, all] = /met (\d+) of (\d+)/.exec(checked.stdout) ?? []
  if (met === undefined) throw new Error(`the checker said nothing: ${checked.stderr}`)
  return { figures: { met: Number(met) }, said: `${met} of ${all} expectations of the three reports met` }
}
