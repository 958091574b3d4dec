// Are the views nothing but the log? A made-up record of 10,000 entries is folded live, in batches as they come, while
// some wait; then the views are thrown away and folded anew, and every row version must be the same, byte for byte.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Hub, openHub } from '@parley/hub'
import { chance, historyOf, prepareFolder, writeSteps } from '@parley/hub/testing'
import type { TrustOptions } from '../trust.ts'

const entriesUsual = 10_000
const entriesLong = 100_000
const entriesPerProcess = 250

export async function run({ cells, seed = Date.now() % 1_000_000, long }: TrustOptions): Promise<boolean> {
  const entries = cells ?? (long ? entriesLong : entriesUsual)
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-rebuild-'))
  const now = '2026-06-01T00:00:00.000Z'
  console.log(`rebuild: ${entries} entries, seed ${seed}`)
  const steps = historyOf({ seed, entries, processes: Math.ceil(entries / entriesPerProcess), organisations: 8, now })
  const data = path.join(folder, 'data')
  prepareFolder(data, steps)
  const hub = await openHub({
    data,
    host: '127.0.0.1',
    port: 0,
    now: () => new Date(now),
    say: (line) => console.log(line),
  })
  try {
    const next = chance(seed)
    const began = performance.now()
    for (let from = 0; from < steps.length; ) {
      const to = from + 1 + Math.floor(next() * 400)
      await writeSteps(hub, steps.slice(from, to))
      from = to
      if (next() < 0.3) await hub.caughtUp()
    }
    await hub.caughtUp()
    const liveMs = Math.round(performance.now() - began)
    const live = await digestOf(hub)
    const rebuilt = await hub.rebuild()
    const anew = await digestOf(hub)
    const holds = live.digest === anew.digest && live.rows > 0
    if (!holds)
      console.log(`live ${live.rows} row versions ${live.digest}\nanew ${anew.rows} row versions ${anew.digest}`)
    const perSecond = Math.round((entries * 1000) / rebuilt.milliseconds)
    console.log(
      `${holds ? 'ok' : 'failed'} rebuild ${entries} entries, ${anew.rows} row versions identical ${holds}, live ${liveMs} ms, rebuild ${rebuilt.milliseconds} ms (${perSecond} entries/s), digest ${anew.digest.slice(0, 16)}, seed ${seed}`,
    )
    return holds
  } finally {
    await hub.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function digestOf(hub: Hub): Promise<{ rows: number; digest: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const line of hub.dumpRows()) {
    hash.update(line).update('\n')
    rows += 1
  }
  return { rows, digest: hash.digest('hex') }
}
