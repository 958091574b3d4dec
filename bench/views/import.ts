// Brings a made-up record into a hub by the way every entry goes: sealed with its author's key, appended to the log, and
// folded from it in the batches of a rebuild. What was appended or folded before stays, so a run can be taken up again.

import { openHub } from '@parley/hub'
import { seal } from '@parley/log'
import { canonicalBytes } from '@parley/log/check'
import type { Directory, Entry } from '@parley/peace'
import { openDataFolder } from '../../packages/hub/data-folder.ts'
import { openKeys } from '../../packages/hub/keys.ts'
import { openLog } from '../../packages/hub/log-place.ts'

export type Place = { readonly data: string; readonly databaseUrl: string; readonly databaseSchema: string }
export type Brought = {
  readonly entries: number
  readonly appended: number
  readonly appendMs: number
  readonly folded: number
  readonly foldMs: number
  readonly directory: Directory
}

const appendedAtOnce = 500
const foldedAtOnce = 4000
const sayEveryMs = 15_000

export async function bring(
  entries: Iterable<Entry>,
  place: Place,
  now: Date,
  say: (line: string) => void,
): Promise<Brought> {
  const { size, appended, appendMs } = await append(entries, place, say)
  const hub = await openHub({ ...place, host: '127.0.0.1', port: 0, now: () => now, batchMax: foldedAtOnce, say })
  try {
    const began = performance.now()
    let first: number | undefined
    let said = began
    const stop = hub.onChange(({ from, to }) => {
      first ??= from
      if (performance.now() - said < sayEveryMs) return
      said = performance.now()
      say(`folded ${to} of ${size} (${perSecond(to - first, said - began)}/s)`)
    })
    await hub.caughtUp()
    stop()
    const faults = await hub.quarantine()
    if (faults.length > 0) throw new Error(`${faults.length} entries could not be folded: ${faults[0]?.message}`)
    const folded = first === undefined ? 0 : size - first
    return { entries: size, appended, appendMs, folded, foldMs: performance.now() - began, directory: hub.directory() }
  } finally {
    await hub.close()
  }
}

export const perSecond = (n: number, ms: number): number => Math.round((n * 1000) / Math.max(1, ms))

async function append(entries: Iterable<Entry>, place: Place, say: (line: string) => void) {
  const { paths, origin } = openDataFolder(place.data)
  const keys = openKeys(paths.keys)
  const log = await openLog(place, paths, { origin, signer: keys.hub, notice: say })
  try {
    const began = performance.now()
    const before = log.size()
    let [seen, said] = [0, began]
    let some: Entry[] = []
    const write = async () => {
      const sealed = await Promise.all(
        some.map((entry) =>
          seal(canonicalBytes(entry), { origin, signer: keys.signer(entry.author.organisation), id: entry.id }),
        ),
      )
      some = []
      await log.append(sealed)
      if (performance.now() - said < sayEveryMs) return
      said = performance.now()
      say(`appended ${seen} entries (${perSecond(seen - before, said - began)}/s)`)
    }
    for (const entry of entries) {
      seen += 1
      if (seen <= before) continue
      some.push(entry)
      if (some.length === appendedAtOnce) await write()
    }
    if (some.length > 0) await write()
    return { size: log.size(), appended: seen - before, appendMs: performance.now() - began }
  } finally {
    await log.close()
  }
}
