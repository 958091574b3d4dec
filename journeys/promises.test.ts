// What was promised, in real browsers of three organisations: an agreement is drafted from a pasted text, two of its
// promises are corrected, one is reported carried out by a person of one party and verified by a person of the other,
// each of whom sees it live; the report is taken home as a file, and each of its sentences cites entries that are there.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createClient } from '@parley/api'
import type { Brief } from '@parley/peace'
import { read } from '@parley/read'
import type { Browser, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { ask, draftAgreement, letInParties, opened, promise, reportDone, verifyDone } from './parties.ts'
import { openProcess, setFirstPassword } from './steps.ts'

let house: House
let browser: Browser
let process: string
let ada: Page
let government: Page
let council: Page

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  ada = await opened(browser)
  await setFirstPassword(ada, house)
  process = await openProcess(house, 'Talks on the lake')
  ;[government, council] = await letInParties({ house, browser, process, admin: ada })
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

const p = () => `${house.url}/p/${process}`

test('an agreement is drafted from a pasted text, corrected, and entered', async () => {
  await draftAgreement(ada, p())
  await ada.getByRole('link', { name: 'Open the agreement' }).click()
  await ada.locator('.agreement-text .clause').first().waitFor()
  await promise(ada, 'southern shore of the lake').waitFor()
})

test('what one party reports and the other verifies, each sees live', async () => {
  await council.goto(`${p()}/commitments`)
  const atCouncil = promise(council, 'southern shore of the lake')
  await atCouncil.getByText('past due, nothing reported').waitFor()
  const situation = await council.context().newPage()
  await situation.goto(`${p()}/situation`)
  await situation.getByText('1 commitment is overdue.').waitFor()

  await government.goto(`${p()}/commitments`)
  await reportDone(government, 'southern shore of the lake', 'The last boat left at noon.')

  // Nobody touches the Council's pages.
  await atCouncil.getByText('reported done').waitFor({ timeout: 15_000 })
  await situation.getByText('Nothing is overdue.').waitFor({ timeout: 15_000 })

  await atCouncil.click()
  await council
    .locator('.panel')
    .getByText(/The last boat left at noon/)
    .first()
    .waitFor()
  await verifyDone(council, 'southern shore of the lake', 'Our patrol saw the shore empty.')
  await promise(government, 'southern shore of the lake')
    .getByText(/verified done/)
    .waitFor({ timeout: 15_000 })
})

test('what is known now was not known before, and the matrix is walked with the keys', async () => {
  await council.keyboard.press('Escape')
  const client = createClient({ base: house.url, token: house.token })
  const { entries } = await client.entries({ process, kind: 'performance-reported' })
  const reported = entries[0]?.at
  assert.ok(reported !== undefined)
  const earlier = new Date(Date.parse(reported) - 1000).toISOString()
  await council.goto(`${p()}/commitments?known=${earlier}`)
  await promise(council, 'southern shore of the lake').getByText('past due, nothing reported').waitFor()
  await council.goto(`${p()}/commitments?only=met`)
  await promise(council, 'southern shore of the lake').waitFor()
  assert.equal(await council.locator('.commitment button').count(), 1)
  await council.goto(`${p()}/commitments`)
  const buttons = council.locator('.matrix .commitment button')
  await buttons.nth(1).waitFor()
  assert.equal(await buttons.count(), 2)
  const [download] = await Promise.all([
    council.waitForEvent('download'),
    council.getByRole('button', { name: /Export what is shown/ }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  assert.equal(lines.length, 3, 'a head, and a line for each that is shown')
  for (const act of ['southern shore of the lake', 'release 12 persons']) {
    assert.ok(
      lines.some((line) => line.includes(act)),
      act,
    )
  }
  await buttons.first().focus()
  await council.keyboard.press('ArrowDown')
  assert.equal(
    await council.evaluate(() => document.activeElement?.getAttribute('data-commitment')),
    await buttons.nth(1).getAttribute('data-commitment'),
  )
})

test('the report is taken home, and every sentence cites entries that are there', async () => {
  await council.goto(`${p()}/report`)
  await council.locator('.report-sentences li').first().waitFor()
  assert.deepEqual(await violations(council), [])
  const answer = await ask(council, `/briefs/compliance?process=${process}`)
  const { brief } = answer.body as { brief: Brief }
  const sentences = brief.sections.flatMap((section) => section.sentences)
  assert.equal(await council.locator('.report-sentences li').count(), sentences.length)
  assert.ok(sentences.length >= 3, `${sentences.length} sentences`)
  for (const { text: said, entries } of sentences) {
    assert.ok(entries.length > 0, said)
    for (const id of entries) assert.equal((await ask(council, `/entries/${id}`)).status, 200, `${said} ${id}`)
  }
  await council
    .getByRole('button', { name: /^cites/ })
    .first()
    .click()
  await council.locator('.report-sentences .entry-behind').first().waitFor()
  const [download] = await Promise.all([
    council.waitForEvent('download'),
    council.getByRole('link', { name: 'PDF' }).click(),
  ])
  const paper = await read(await readFile(await download.path()), { name: 'report.pdf' })
  assert.match(paper.document.text.replace(/\s+/g, ' '), /withdraw its boats to the southern shore of the lake/)
  assert.match(paper.document.text, /\[\d+(?:, \d+)*\]/)
  // A stranger is told nothing of what is for members, and there is no report of it to be had from a terminal either.
  const stranger = await fetch(`${house.url}/briefs/compliance?process=${process}`)
  assert.deepEqual(((await stranger.json()) as { brief: Brief }).brief.sections, [])
  const cli = fileURLToPath(new URL('../packages/cli/bin/parley.mjs', import.meta.url))
  const run = promisify(execFile)
  const { stdout } = await run(globalThis.process.execPath, [cli, 'brief', '--data', house.data, '--process', process])
  assert.match(stdout, /^# Compliance report/)
  assert.match(stdout, /southern shore of the lake/)
})

test('what was entered can be taken back, all of it', async () => {
  const client = createClient({ base: house.url, token: house.token })
  const [document] = (await client.viewRows({ view: 'documents', process })).rows
  await ada.goto(`${p()}/draft?document=${document?.key}`)
  await ada.locator('.draft-clause').first().waitFor()
  await ada.getByLabel(/members of the process/i).check()
  await ada.getByRole('button', { name: 'Enter into the record' }).click()
  await ada.getByText(/^Entered: \d+ entries/).waitFor({ timeout: 30_000 })
  assert.equal((await client.viewRows({ view: 'agreements', process })).total, 2)
  await ada.getByRole('button', { name: 'Take it all back' }).click()
  await ada.locator('.draft-clause').first().waitFor({ timeout: 30_000 })
  assert.equal((await client.viewRows({ view: 'agreements', process })).total, 1)
})
