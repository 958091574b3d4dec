// Other hubs in a real browser: two hubs are introduced to each other on their pages, entries flow, a foreign entry says
// where it comes from and is checked in the browser, what went wrong and evidence are told, and the exchange is ended.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClient } from '@parley/api'
import type { Browser, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { openProcess, setFirstPassword } from './steps.ts'

const args = ['--peers-inside', '--peers-every', '1']
let browser: Browser
let house: House
let other: House
let page: Page
let process: string

before(async () => {
  ;[house, other] = await Promise.all([startHouse({ sample: false, args }), startHouse({ sample: false, args })])
  browser = await launchBrowser()
  page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await setFirstPassword(page, house)
  process = await openProcess(other, 'Talks at the mill')
})
after(async () => {
  await browser?.close()
  await Promise.all([house?.stop(), other?.stop()])
})

const clientOf = ({ url, token }: House) => createClient({ base: url, token })
const ownOf = async (one: House) => (await clientOf(one).peers()).own

test('the page is reached from the organisation’s, shows the own key to copy, and says what to do while there is nobody', async () => {
  await page.goto(`${house.url}/organisation`)
  await page.getByRole('link', { name: 'Other hubs' }).click()
  await page.getByRole('heading', { name: 'No other hub is known here' }).waitFor()
  const own = await ownOf(house)
  assert.equal(await page.locator('.copied pre').textContent(), `${own.hubKey}\n${own.organisation}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${own.hubKey}\n${own.organisation}`)
})

test('a hub is introduced by keyboard; a wrong key is refused in words and nothing typed is lost', async () => {
  const { hubKey, organisation } = await ownOf(other)
  await page.getByLabel('Its key, one line').fill('a key that is none')
  await page.getByLabel('Id of its organisation').fill(organisation)
  await page.getByLabel('What to call the organisation').fill('Mill House')
  await page.getByLabel('Address where it answers').fill(other.url)
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'not another hub' }).waitFor()
  await page.getByLabel('Its key, one line').fill(hubKey)
  await page.keyboard.press('Enter')
  const card = page.getByRole('article', { name: 'Mill House' })
  await card.waitFor()
  // The other does not know this hub yet.
  await card.getByText('It does not know this hub as a peer').waitFor()
  const own = await ownOf(house)
  await clientOf(other).addPeer({ body: { hubKey: own.hubKey, organisation: own.organisation, url: house.url } })
  await card.getByText('Exchanging', { exact: true }).waitFor()
  await card.getByText(/of its log proven/).waitFor()
  assert.deepEqual(await violations(page), [])
})

test('a foreign entry says where it comes from, and its check in this browser says what it shows and what not', async () => {
  const { origin } = await ownOf(other)
  for (;;) {
    const { processes } = await clientOf(house).processes()
    if (processes.some(({ key }) => key === process)) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  await page.goto(`${house.url}/p/${process}/log`)
  const line = page.locator('.log-line').first()
  await line.getByText(`From another hub: ${origin}`).waitFor()
  await line.getByRole('button', { name: 'Check this entry' }).click()
  const check = line.locator('.check')
  await check.waitFor()
  assert.equal(await check.getAttribute('data-holds'), 'true')
  await check.getByText(`in the log of the other hub, ${origin}`).waitFor()
  await check.getByText('Not checked here').waitFor()
  await check.getByText('for the first time').waitFor()
  assert.deepEqual(await check.locator('[data-step][data-holds=false]').allTextContents(), [])
  await page.screenshot({ path: `${pictures()}foreign-entry.png` })
  // Another key under the same name later: not believed.
  const { hubKey } = await ownOf(house)
  await page.evaluate(
    ([name, key]) => {
      const kept = JSON.parse(localStorage.getItem('parley.trust.others') ?? '{}')
      kept[name!].hubKey = key
      localStorage.setItem('parley.trust.others', JSON.stringify(kept))
    },
    [origin, hubKey],
  )
  await page.reload()
  await line.getByRole('button', { name: 'Check this entry' }).click()
  await check.getByText('is not the one this browser saw before').waitFor()
  assert.equal(await check.getAttribute('data-holds'), 'false')
})

test('it reads well in every look', async () => {
  for (const [name, width, dark, language] of [
    ['wide', 1440, false, 'en'],
    ['wide-dark', 1440, true, 'en'],
    ['wide-rtl', 1440, false, 'ar'],
    ['phone', 390, false, 'fr'],
    ['phone-dark-rtl', 390, true, 'ar'],
  ] as const) {
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate((code) => localStorage.setItem('parley.language', code), language)
    await page.goto(`${house.url}/organisation/hubs`)
    await page.locator('article.peer').waitFor()
    await page.screenshot({ path: `${pictures()}hubs-${name}.png`, fullPage: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(wide <= 0, `${name}: the page is ${wide} px too wide`)
    assert.deepEqual(await violations(page), [], name)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.evaluate(() => localStorage.setItem('parley.language', 'en'))
})

test('the exchange is ended after a question, and the page says so', async () => {
  await page.goto(`${house.url}/organisation/hubs`)
  await page.getByRole('button', { name: 'Ask for everything again' }).click()
  await page.getByText('Asking. What is here already is not taken in twice.').waitFor()
  await page.getByRole('button', { name: 'End the exchange' }).click()
  const dialog = page.getByRole('dialog', { name: 'End the exchange with Mill House?' })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'End the exchange' }).click()
  await dialog.getByRole('button', { name: 'End the exchange' }).click()
  await page.getByRole('heading', { name: 'No other hub is known here' }).waitFor()
  assert.deepEqual((await clientOf(house).peers()).peers, [])
})
