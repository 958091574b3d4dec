// What is stored equals the reference fold, however the log was cut, whatever happened in it, and after throwing it away.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { allFolded, chainOf, directoryOf, type Fact, foldView } from '@parley/peace'
import { type Hub, type HubConfig, openHub } from '../hub.ts'
import { chance, historyOf, prepareFolder, type Step, writeSteps } from '../testing.ts'
import { rowText } from './row-text.ts'

const now = '2026-06-01T00:00:00.000Z'
const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-rebuild-'))
  folders.push(folder)
  return path.join(folder, 'data')
}

const configFor = (data: string, more: Partial<HubConfig> = {}): HubConfig => ({
  data,
  host: '127.0.0.1',
  port: 0,
  now: () => new Date(now),
  ...more,
})

async function hubWith(steps: readonly Step[], more: Partial<HubConfig> = {}): Promise<Hub> {
  const data = newFolder()
  prepareFolder(data, steps)
  return openHub(configFor(data, more))
}

const dumpOf = async (hub: Hub): Promise<string> => (await Array.fromAsync(hub.dumpRows())).join('\n')

/** What a reader of that person and organisation gets of a view, against the reference. */
async function compare(hub: Hub, facts: readonly Fact[], seed: number): Promise<number> {
  const directory = directoryOf(facts)
  let compared = 0
  const readers = [
    { person: null, organisation: null },
    ...[...new Set(facts.map(({ entry }) => entry.author.organisation))].map((organisation) => ({
      person: null,
      organisation,
    })),
    ...[...directory.persons].map(([person, organisation]) => ({ person, organisation })),
  ]
  for (const process of new Set(facts.map(({ entry }) => entry.process))) {
    const ofProcess = facts.filter(({ entry }) => entry.process === process)
    for (const view of allFolded) {
      for (const reader of readers) {
        const group = chainOf(reader, process, directory)[0] ?? 'public'
        const expected = foldView(view, { facts: ofProcess, group, directory, now }).map(rowText)
        const shown: string[] = []
        let cursor: string | undefined
        do {
          const page = await hub.list(
            view.name,
            { process, limit: 200, ...(cursor === undefined ? {} : { cursor }) },
            { ...reader, chain: [], canWrite: false, administrator: false },
          )
          shown.push(...page.rows.map(rowText))
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        assert.deepEqual(shown.sort(), expected.sort(), `${view.name} of ${process} for ${group}, seed ${seed}`)
        compared += expected.length
      }
    }
  }
  return compared
}

const seeds = process.env.SEEDS === undefined ? [1, 2, 3] : process.env.SEEDS.split(' ').map(Number)
for (const seed of seeds) {
  test(`every reader's rows are the reference fold's, live and rebuilt (seed ${seed})`, async () => {
    const steps = historyOf({ seed, entries: 160, processes: 2, organisations: 4, now })
    const hub = await hubWith(steps)
    try {
      const next = chance(seed)
      const facts: Fact[] = []
      for (let from = 0; from < steps.length; ) {
        const to = from + 1 + Math.floor(next() * 40)
        facts.push(...(await writeSteps(hub, steps.slice(from, to), 7)))
        from = to
        if (next() < 0.5) await hub.caughtUp()
      }
      await hub.caughtUp()
      const compared = await compare(hub, facts, seed)
      assert.ok(compared > 500, `only ${compared} rows were compared`)
      const live = await dumpOf(hub)
      await hub.rebuild()
      const rebuilt = await dumpOf(hub)
      assert.equal(rebuilt === live, true, `the rebuilt views differ from the live ones, seed ${seed}`)
    } finally {
      await hub.close()
    }
  })
}

test('batches of 1, 7 and 1000 entries fold to the same rows', async () => {
  const seed = 11
  const steps = historyOf({ seed, entries: 120, processes: 2, organisations: 4, now })
  const data = newFolder()
  prepareFolder(data, steps)
  const dumps: string[] = []
  for (const batchMax of [1, 7, 1000]) {
    const hub = await openHub(configFor(data, { batchMax }))
    try {
      if (dumps.length === 0) await writeSteps(hub, steps, 100)
      await hub.rebuild()
      dumps.push(await dumpOf(hub))
    } finally {
      await hub.close()
    }
  }
  assert.ok((dumps[0]?.length ?? 0) > 10_000)
  assert.equal(dumps[1] === dumps[0], true, `batches of 7 differ from batches of 1, seed ${seed}`)
  assert.equal(dumps[2] === dumps[0], true, `one batch differs from batches of 1, seed ${seed}`)
})

test('an embargo that ends while the hub runs, or while it is down, shows what it hid', async () => {
  const steps = historyOf({ seed: 21, entries: 80, processes: 1, organisations: 3, embargoes: 0.2, now })
  const data = newFolder()
  prepareFolder(data, steps)
  const dumps: string[] = []
  for (const instant of [now, '2026-07-01T00:00:00.000Z']) {
    const hub = await openHub(configFor(data, { now: () => new Date(instant) }))
    try {
      if (dumps.length === 0) await writeSteps(hub, steps)
      await hub.caughtUp()
      const live = await dumpOf(hub)
      await hub.rebuild()
      assert.equal(live === (await dumpOf(hub)), true, `the views differ from rebuilt ones at ${instant}`)
      dumps.push(live)
    } finally {
      await hub.close()
    }
  }
  assert.equal(dumps[0] === dumps[1], false, 'the seed has no embargo that ends between the two')
})
