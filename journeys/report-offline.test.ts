// A report from a phone: the form opens without a connection, keeps what is written, and sends it in order once it can. An
// answer that is lost on the way makes no second entry.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClient } from '@parley/api'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { openProcess, setFirstPassword } from './steps.ts'

let house: House
let browser: Browser
let context: BrowserContext
let page: Page
let process = ''
before(async () => {
  house = await startHouse({ sample: false })
  process = await openProcess(house, 'Lake talks')
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await setFirstPassword(page, house)
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

async function write(what: string, place: string): Promise<void> {
  await page.getByLabel('What happened').selectOption('shelling-artillery-missile')
  await page.getByLabel('In your own words').fill(what)
  await page.getByLabel('Place', { exact: true }).fill(place)
  await page.getByLabel('Everyone', { exact: false }).check()
  await page.getByRole('button', { name: 'Keep and send' }).click()
  await page.getByText('Kept. It is sent').waitFor()
}

/** The places the record tells of, in its own order, once it tells of so many: what is durable is listed a moment later. */
async function told(count: number): Promise<string[]> {
  const client = createClient({ base: house.url, token: house.token })
  for (let waited = 0; ; waited += 200) {
    const { entries } = await client.entries({ process, kind: 'incident-reported', limit: 50 })
    if (entries.length < count && waited < 10_000) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    const rows = await Promise.all(entries.map(({ id }) => client.entry({ id })))
    return rows
      .toSorted((a, b) => a.index - b.index)
      .map(({ entry }) => (entry.body as { where: { name: string } }).where.name)
  }
}

const inOutbox = () => page.locator('.on-device-line')

test('without a connection the form opens, keeps reports over a reload, and sends them in order later', async () => {
  await page.goto(`${house.url}/p/${process}/report-incident`)
  await page.getByText('opens on this device without a connection too').waitFor()
  assert.deepEqual(await violations(page), [])
  // A reload may be on its way before the browser has taken in that there is no connection: nothing is sent meanwhile.
  const cut = (route: Route) =>
    route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.fallback()
  await context.route('**/entries', cut)
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Report an incident' }).waitFor()
  await page.getByText('opens on this device without a connection too').waitFor()
  await write('Two shells fell beside the mill.', 'Marrow')
  await write('One more fell in the lake.', 'Sarn')
  await page.reload()
  await inOutbox().nth(1).waitFor()
  assert.deepEqual(await inOutbox().locator('bdi').allTextContents(), ['Marrow', 'Sarn'])
  await page.screenshot({ path: `${pictures()}report-offline-phone.png`, fullPage: true })
  assert.deepEqual(await told(0), [])
  await context.unroute('**/entries', cut)
  await context.setOffline(false)
  await page.getByText('Everything you wrote here has reached the hub').waitFor({ timeout: 40_000 })
  assert.deepEqual(await told(2), ['Marrow', 'Sarn'])
})

test('an answer lost on the way makes no second entry, and nothing overtakes it', async () => {
  await page.reload()
  await page.getByRole('heading', { name: 'Report an incident' }).waitFor()
  let lost = 0
  await context.route('**/entries', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.fallback()
    lost += 1
    // The hub has it; this device does not hear of it.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await write('A drone came down in a field.', 'Ostrow')
  await write('Smoke over the ford.', 'Ford')
  await page
    .getByRole('button', { name: 'Send now' })
    .click({ timeout: 5_000 })
    .catch(() => undefined)
  await page.getByText('Everything you wrote here has reached the hub').waitFor({ timeout: 60_000 })
  assert.equal(lost, 1)
  assert.deepEqual(await told(4), ['Marrow', 'Sarn', 'Ostrow', 'Ford'])
})

test('what the hub refuses stays on the device with the reason, and can be thrown away', async () => {
  await page.reload()
  await page.getByRole('heading', { name: 'Report an incident' }).waitFor()
  await page.getByLabel('When', { exact: true }).fill('2031-03-04T09:30')
  await context.unroute('**/entries')
  await context.route('**/entries', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const body = route.request().postDataJSON() as { body: { what: string } }
    // Words too long for a report, as an older form might let through.
    body.body.what = 'a'.repeat(5000)
    await route.continue({ postData: JSON.stringify(body) })
  })
  await write('Too long.', 'Reeds')
  await page.getByText(/refused: .*longer than 4000/).waitFor()
  assert.equal(await inOutbox().count(), 1)
  await page.getByRole('button', { name: 'Throw away' }).click()
  await page.getByText('Everything you wrote here has reached the hub').waitFor()
  assert.ok(!(await told(4)).includes('Reeds'))
})
