// The HXL files of the sample process, as a hub that was just started gives them to anybody, for another program to check.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@parley/api'
import { startHouse } from '../house.ts'

const [folder = ''] = process.argv.slice(2)
const views = ['activities', 'aid-gaps', 'movements', 'crossings'] as const
const waitedMsMax = 180_000

mkdirSync(folder, { recursive: true })
const house = await startHouse()
try {
  const client = createClient({ base: house.url, token: house.token })
  const { processes } = await client.processes()
  const sample = processes.find((one) => one.sample)?.key ?? (await firstProcess())
  for (const view of views) {
    for (let waited = 0; (await client.viewRows({ view, process: sample, limit: 1 })).total === 0; waited += 500) {
      if (waited > waitedMsMax) throw new Error(`the sample has nothing in ${view}: ${house.said()}`)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  // The last of the sample's relief work, after which nothing more comes to these views.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  for (const view of views) {
    const answer = await fetch(`${house.url}/exports/${view}/hxl?process=${sample}`)
    if (!answer.ok) throw new Error(`${view}: ${answer.status} ${await answer.text()}`)
    const text = await answer.text()
    writeFileSync(join(folder, `${view}.csv`), text)
    if (view === 'activities') writeFileSync(join(folder, 'bad.csv'), spoiled(text))
  }
} finally {
  await house.stop()
}

async function firstProcess(): Promise<string> {
  const client = createClient({ base: house.url, token: house.token })
  for (let waited = 0; waited < waitedMsMax; waited += 500) {
    const found = (await client.processes()).processes.find((one) => one.sample)
    if (found !== undefined) return found.key
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`no sample process came: ${house.said()}`)
}

/** Words where a number and a date belong. */
function spoiled(text: string): string {
  const [heads = '', tags = '', ...lines] = text.trimEnd().split('\r\n')
  const cells = tags.split(',').map((tag) => (tag === '#reached' ? 'many' : tag === '#date+start' ? 'some day' : 'x'))
  return [heads, tags, ...lines, cells.join(',')].join('\r\n')
}
