// The three reports of ../shared/seeds, brought in through the page by a person in a real browser, and looked for on the
// pages: titles, tables, unnamed sources, the itinerary, the envoy's two first names, what was left out, what is undated.
// A second browser without an account watches: a new claim reaches it without reloading. Left out where the reports are
// not on this machine; the sample journey covers the same ways with documents of our own.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { addFiles, openProcess, setFirstPassword } from './steps.ts'

const seeds = fileURLToPath(new URL('../../shared/seeds/', import.meta.url))
const skip = existsSync(seeds) ? false : 'the reports are not on this machine'

let house: House
let browser: Browser
let page: Page
let process: string
const faults: string[] = []

before(async () => {
  if (skip) return
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  await setFirstPassword(page, house)
  process = await openProcess(house, 'Reports of three outlets')
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

test('three reports dropped in are read, and their pages say what a careful reader finds', { skip }, async (t) => {
  const files = readdirSync(seeds)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => seeds + file)
  assert.equal(files.length, 3)
  await addFiles(page, { house, process, files, readers: 'public' })

  await t.test('titles stand in the list, and the undated say so', async () => {
    await page.goto(`${house.url}/p/${process}/documents`)
    for (const title of [
      'U.S. Envoy Steve Witkoff to Meet Senior Hamas Official',
      'Trump administration is holding talks with Hamas over the release of hostages',
      'Witkoff Plans Mideast Visit to Advocate for Gaza Ceasefire, State Department Confirms',
    ]) {
      await page.getByText(title).first().waitFor()
    }
    assert.equal((await page.getByText(/no date/i).count()) >= 3, true, await page.locator('main').innerText())
  })

  await t.test('tables are tables, the itinerary is planned, boilerplate is folded and can be opened', async () => {
    await page.getByText('Witkoff Plans Mideast Visit').first().click()
    await page.locator('article table').first().waitFor()
    assert.equal(await page.locator('article table').count(), 3)
    for (const cell of ['Tel Aviv, Israel', 'Ramallah, West Bank', 'Cairo, Egypt', 'Amman, Jordan']) {
      await page.locator('article table', { hasText: cell }).first().waitFor()
    }
    await page.goto(`${house.url}/p/${process}/timeline`)
    for (const place of ['Tel Aviv', 'Ramallah', 'Cairo', 'Amman']) await page.getByText(place).first().waitFor()
    await page.goto(`${house.url}/p/${process}/documents`)
    await page.getByText('Trump administration is holding talks').first().click()
    const article = page.locator('article')
    await article.getByText('There are American lives at stake').first().waitFor()
    assert.doesNotMatch(await article.innerText(), /0FansLike|Leave a reply/)
    const folded = article.locator('summary')
    assert.ok((await folded.count()) > 0, 'nothing says what was left out')
    for (const summary of await folded.all()) await summary.click()
    assert.match(await article.innerText(), /Leave a reply/)
  })

  await t.test('unnamed sources are shown as the report describes them', async () => {
    await page.goto(`${house.url}/p/${process}/claims?q=${encodeURIComponent('plans could change')}`)
    await page
      .getByText(/plans could change/i)
      .first()
      .waitFor()
    await page.goto(`${house.url}/p/${process}/documents`)
    await page.getByText('U.S. Envoy Steve Witkoff to Meet').first().click()
    await page
      .getByText(/two individuals familiar with Witkoff/i)
      .first()
      .waitFor()
  })

  await t.test('Steve and Mitch Witkoff are one probable actor with a conflict of names', async () => {
    await page.goto(`${house.url}/p/${process}/actors?q=Witkoff`)
    await page.getByText('Mitch Witkoff').first().waitFor()
    const words = await page.locator('main').innerText()
    assert.match(words, /Steve Witkoff/)
    assert.match(words, /Mitch Witkoff/)
    assert.match(words, /probabl|conflict|do(es)? not agree|two names/i)
    await page.screenshot({ path: `${pictures()}seeds-actors.png`, fullPage: true })
  })
})

test('a second browser sees a new claim without reloading, and needs no account', { skip }, async () => {
  const watcher = await (await browser.newContext()).newPage()
  await watcher.goto(`${house.url}/p/${process}/claims`)
  await watcher
    .getByText(/\d+ claims/)
    .first()
    .waitFor()
  const sentence = 'The bridge at Orlen will open at noon'
  const added = await fetch(`${house.url}/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      process,
      audience: ['public'],
      name: 'bridge.txt',
      text: `Bridge to open\n\nORLEN — "${sentence}," the mission's head, Ada Quill, said on Monday.\n`,
    }),
  })
  assert.equal(added.status, 202, await added.text())
  // Lists do not jump: what is new waits behind one press, and the page is never loaded again.
  const news = watcher.getByRole('button', { name: /\d+ new/ })
  const claim = watcher.getByText(new RegExp(sentence)).first()
  await Promise.race([news.first().waitFor({ timeout: 30_000 }), claim.waitFor({ timeout: 30_000 })])
  if (!(await claim.isVisible())) await news.first().click()
  await claim.waitFor({ timeout: 10_000 })
})

test('a decision is one key, and the log page checks it in the browser', { skip }, async () => {
  await page.goto(`${house.url}/p/${process}/documents`)
  await page.getByText('Trump administration is holding talks').first().click()
  await page.locator('article').getByText('American lives at stake').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await page
    .getByText(/^accepted$/i)
    .first()
    .waitFor()
  await page.goto(`${house.url}/p/${process}/log`)
  await page
    .getByRole('button', { name: /check this entry/i })
    .first()
    .click()
  await page
    .getByText(/holds|passed|proven|stands in the log/i)
    .first()
    .waitFor()
  await page.screenshot({ path: `${pictures()}seeds-log.png` })
})

test('no page threw', { skip }, () => assert.deepEqual(faults, []))
