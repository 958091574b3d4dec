// Two people of opposed parties, each in a browser of their own: one drafts the agreement, the other reports an incident from
// a phone, a case is opened, and what is found of it is signed by both. What one does the other sees on a page that nobody
// touches; and the week's report is taken home.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Brief } from '@parley/peace'
import { read } from '@parley/read'
import type { Browser, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { ask, draftAgreement, letInParties, opened, promise, reportDone, verifyDone } from './parties.ts'
import { openProcess, setFirstPassword } from './steps.ts'

const liveMs = 15_000

let house: House
let browser: Browser
let process: string
let government: Page
let council: Page

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  const admin = await opened(browser)
  await setFirstPassword(admin, house)
  process = await openProcess(house, 'Talks on the lake')
  ;[government, council] = await letInParties({ house, browser, process, admin })
  await admin.context().close()
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

const p = () => `${house.url}/p/${process}`
const boats = 'southern shore of the lake'

/** Marks the page, so that a reload would show: a page loaded anew does not know of it. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-untouched', ''))
const isUntouched = (page: Page) => page.evaluate(() => document.body.hasAttribute('data-untouched'))

test('what one drafts comes into the other’s open matrix', async () => {
  await council.goto(`${p()}/commitments`)
  await council.locator('h1').waitFor()
  await mark(council)
  await draftAgreement(government, p())
  await promise(council, boats).getByText('past due, nothing reported').waitFor({ timeout: liveMs })
  await promise(council, 'release 12 persons').waitFor()
  assert.ok(await isUntouched(council))
})

test('an incident is reported from a phone, and comes into the other’s open list', async () => {
  await government.goto(`${p()}/incidents`)
  await government.getByText('No incident is reported').waitFor()
  await mark(government)
  const storageState = await council.context().storageState()
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    storageState,
  })
  const phone = await context.newPage()
  await phone.goto(`${p()}/report-incident`)
  await phone.getByLabel('What happened').selectOption('shelling-artillery-missile')
  await phone.getByLabel('In your own words').fill('Two shells fell beside the mill.')
  await phone.getByLabel('Place', { exact: true }).fill('Marrow Mill')
  await phone.getByLabel(/members of the process/i).check()
  assert.deepEqual(await violations(phone), [])
  await phone.getByRole('button', { name: 'Keep and send' }).click()
  await phone.getByText('Everything you wrote here has reached the hub').waitFor()
  await phone.screenshot({ path: `${pictures()}parties-report-phone.png`, fullPage: true })
  await context.close()
  await government
    .getByText(/Marrow Mill/)
    .first()
    .waitFor({ timeout: liveMs })
  assert.ok(await isUntouched(government))
})

test('a case is opened, and a finding is signed by both parties, each in their own browser', async () => {
  await government
    .getByText(/Marrow Mill/)
    .first()
    .click()
  await government.getByRole('button', { name: 'Open a case' }).click()
  const opening = government.getByRole('dialog', { name: 'Open a case' })
  await opening.getByLabel('Agreement').selectOption({ label: 'Agreement on the Lake of Orlen' })
  await opening.getByRole('button', { name: 'Open a case' }).click()
  await opening.waitFor({ state: 'hidden' })

  // The Council has had the incident open since before there was anything to sign.
  await council.goto(new URL(government.url()).href)
  await council.locator('.case').waitFor()
  await mark(council)

  await government.getByRole('button', { name: 'What the agreement asks of findings' }).click()
  const rule = government.getByRole('dialog', { name: 'What the agreement asks of findings' })
  await rule.getByLabel('the Government', { exact: true }).check()
  await rule.getByLabel('the Council', { exact: true }).check()
  await rule.getByRole('button', { name: 'What the agreement asks of findings' }).click()
  await rule.waitFor({ state: 'hidden' })

  await government.getByRole('button', { name: 'Propose a finding' }).click()
  const proposing = government.getByRole('dialog', { name: 'Propose a finding' })
  await proposing.getByLabel('Finding, in words').fill('Two shells fell near the mill on that day.')
  await proposing.getByLabel(/members of the process/i).check()
  await proposing.getByRole('button', { name: 'Propose a finding' }).click()
  await proposing.waitFor({ state: 'hidden' })

  await council
    .locator('.finding-text', { hasText: 'Two shells fell near the mill on that day.' })
    .waitFor({ timeout: liveMs })
  await council.getByText('awaits the Government and the Council').waitFor()
  await sign(government, 'the Government')
  await council.getByText('awaits the Council').waitFor({ timeout: liveMs })
  await government.evaluate(() => document.body.setAttribute('data-untouched', ''))
  await sign(council, 'the Council')
  for (const page of [government, council]) {
    await page
      .locator('.finding-result')
      .getByText(/^signed |· signed /)
      .waitFor({ timeout: liveMs })
    assert.ok(await isUntouched(page))
    assert.equal(await page.locator('.finding [data-struck]').count(), 0)
  }
  assert.deepEqual(await violations(council), [])
  await council.screenshot({ path: `${pictures()}parties-finding.png`, fullPage: true })
})

async function sign(page: Page, actor: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign' })
  assert.equal(await dialog.getByLabel('Sign as').inputValue(), actor)
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('the matrix and the situation change in the other’s browser while nobody touches them', async () => {
  await council.goto(`${p()}/commitments`)
  await promise(council, boats).getByText('past due, nothing reported').waitFor()
  const situation = await council.context().newPage()
  await situation.goto(`${p()}/situation`)
  await situation.getByText('1 commitment is overdue.').waitFor()
  await mark(council)
  await mark(situation)
  await government.goto(`${p()}/commitments`)
  await reportDone(government, boats, 'The last boat left at noon.')
  await promise(council, boats).getByText('reported done').waitFor({ timeout: liveMs })
  await situation.getByText('Nothing is overdue.').waitFor({ timeout: liveMs })
  assert.ok((await isUntouched(council)) && (await isUntouched(situation)))
  await mark(government)
  await verifyDone(council, boats, 'Our patrol saw the shore empty.')
  await promise(government, boats)
    .getByText(/verified done/)
    .waitFor({ timeout: liveMs })
  assert.ok(await isUntouched(government))
})

test('the week’s report is taken home as PDF and as Word, and what it says cites entries that are there', async () => {
  await government.goto(`${p()}/report`)
  await government.locator('.report-sentences li').first().waitFor()
  const { body } = await ask(government, `/briefs/compliance?process=${process}`)
  const { sections } = (body as { brief: Brief }).brief
  const cited = new Set(sections.flatMap(({ sentences }) => sentences.flatMap(({ entries }) => entries)))
  assert.ok(cited.size > 0)
  for (const id of cited) assert.equal((await ask(government, `/entries/${id}`)).status, 200, id)
  for (const [link, begins] of [
    ['PDF', '%PDF-'],
    [/Word/, 'PK\u0003\u0004'],
  ] as const) {
    const [download] = await Promise.all([
      government.waitForEvent('download'),
      government.getByRole('link', { name: link }).click(),
    ])
    const bytes = await readFile(await download.path())
    assert.equal(bytes.subarray(0, begins.length).toString('latin1'), begins)
    const { document } = await read(bytes, { name: download.suggestedFilename() })
    const said = document.text.replace(/\s+/g, ' ')
    assert.match(said, /southern shore of the lake/)
    assert.match(said, /\[\d+(?:, \d+)*\]/)
  }
})
