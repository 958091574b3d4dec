// What a person does in the app, step by step, as the journeys need it.
import { type Client, createClient } from '@parley/api'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { type House, startHouse } from './house.ts'

export const password = 'three quiet mountain words'

/** Opens the one-time link, sets the administrator's password and is signed in. */
export async function setFirstPassword(page: Page, house: House): Promise<void> {
  if (!house.firstLink) throw new Error('the hub printed no one-time link')
  await page.goto(house.firstLink)
  await page.getByLabel(/your name/i).fill('Ada Quill')
  await page.getByLabel(/e-mail/i).fill('ada@example.org')
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('button', { name: /set the password/i }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/first'))
}

export type Desk = {
  readonly house: House
  readonly browser: Browser
  readonly page: Page
  /** The hub's own organisation, over HTTP. */
  readonly client: Client
  readonly process: string
  readonly end: () => Promise<void>
}

/** A hub without its sample, and its administrator signed in at a desk, with one public process. */
export async function sitDown(): Promise<Desk> {
  const house = await startHouse({ sample: false })
  try {
    const browser = await launchBrowser()
    const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()
    const client = createClient({ base: house.url, token: house.token })
    await setFirstPassword(page, house)
    const process = await openProcess(house, 'Talks on the lake')
    const end = async () => {
      await browser.close()
      await house.stop()
    }
    return { house, browser, page, client, process, end }
  } catch (error) {
    await house.stop()
    throw error
  }
}

/** Opens a public process in the hub's own name. */
export async function openProcess(house: House, name: string): Promise<string> {
  const client = createClient({ base: house.url, token: house.token })
  const chance = crypto.getRandomValues(new Uint8Array(26))
  const process = `prc_${[...chance].map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32]).join('')}`
  const me = await client.me()
  const audience = ['public']
  await client.addEntry({ body: { kind: 'process-opened', process, audience, body: { name, description: name } } })
  await client.addEntry({
    body: {
      kind: 'organisation-joined',
      process,
      audience,
      body: { organisation: me.organisation, name: 'Our organisation', role: 'operator' },
    },
  })
  return process
}

/** Brings files in through the page and waits until each is read. */
export async function addFiles(
  page: Page,
  { house, process, files, readers }: { house: House; process: string; files: readonly string[]; readers: string },
): Promise<void> {
  await page.goto(`${house.url}/p/${process}/documents?add=1`)
  await page.getByLabel('Who can see it').selectOption(readers)
  await page.locator('input[type=file]').setInputFiles([...files])
  await untilRead(house, process, files.length)
}

/** Waits until a process has so many documents, all of them read or found unreadable. */
export async function untilRead(house: House, process: string, count: number): Promise<void> {
  const client = createClient({ base: house.url, token: house.token })
  for (let waited = 0; waited < 90_000; waited += 250) {
    const { rows, total } = await client.viewRows({ view: 'documents', process, limit: 200 })
    if (total >= count && rows.every(({ state }) => state !== 'received')) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`after 90 s not all of ${count} documents were read; the hub said: ${house.said()}`)
}
