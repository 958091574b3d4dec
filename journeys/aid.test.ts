// A convoy from request to delivery with a rival count, in the browsers of two organisations; a movement tracker as teams make
// them, read in, put right and taken back; a notification whose coordinates only its recipients see.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Client, createClient } from '@parley/api'
import type { Browser, Page } from 'playwright-core'
import { xlsxFile } from '../packages/read/fixtures/files.ts'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { openProcess, password, setFirstPassword } from './steps.ts'

let house: House
let browser: Browser
let client: Client
let process: string
let ada: Page
let council: Page
let folder: string
const councilName = 'Council of Tarn'

const opened = async () =>
  (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()

/** Asks the hub as whoever is signed in on the page. */
const ask = (page: Page, path: string, body: unknown) =>
  page.evaluate(
    async ([url, given]) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) }
      const response = await fetch(url, init)
      return { status: response.status, body: await response.json() }
    },
    [path, body] as const,
  )

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  client = createClient({ base: house.url, token: house.token })
  folder = await mkdtemp(join(tmpdir(), 'parley-aid-'))
  ada = await opened()
  await setFirstPassword(ada, house)
  process = await openProcess(house, 'Relief on the lake')
  const { organisation } = (await ask(ada, '/organisations', { name: councilName })).body
  const { token } = (await ask(ada, '/invitations', { role: 'administrator', organisation })).body
  council = await opened()
  await council.goto(`${house.url}/invitation#${token}`)
  await council.getByLabel(/your name/i).fill('Celia Voss')
  await council.getByLabel(/e-mail/i).fill('celia@example.org')
  await council.getByRole('textbox', { name: /^password/i }).fill(`${password} of Tarn`)
  await council.locator('form button[type=submit]').click()
  await council.waitForURL((url) => url.pathname === '/')
  const body = { organisation, name: councilName, role: 'party representative' }
  await client.addEntry({ body: { kind: 'organisation-joined', process, audience: ['public'], body } })
})
after(async () => {
  await browser?.close()
  await house?.stop()
  await rm(folder, { recursive: true, force: true })
})

const aid = (show = '') => `${house.url}/p/${process}/aid${show === '' ? '' : `?show=${show}`}`
const movements = async () => (await client.viewRows({ view: 'movements', process, limit: 50 })).rows
const sendForm = async (page: Page) => {
  await page.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('a need is entered, and a convoy for it is asked for', async () => {
  await ada.goto(aid())
  await ada.getByText('No need yet').waitFor()
  await ada.getByRole('button', { name: 'Enter a need' }).click()
  const need = ada.getByRole('dialog')
  await need.getByLabel('Place', { exact: true }).fill('Marrow')
  await need.getByLabel('P-code of the place').fill('xa0101')
  await need.getByLabel('Item', { exact: true }).fill('Flour')
  await need.getByLabel('How much').fill('100')
  await need.getByLabel('Unit', { exact: true }).fill('metric ton')
  await need.getByLabel('First day').fill('2020-01-01')
  await need.getByLabel('Last day').fill('2019-01-01')
  await need.getByLabel('Assessed by').fill('the Bureau')
  await ada.getByText('The end is before the beginning').waitFor()
  await need.getByLabel('Last day').fill('2040-01-01')
  await need.getByLabel('By whose count').fill('the Mission')
  await ada.getByText('Choose the point at which that counter counts').waitFor()
  await need.getByLabel('Counted as come at').selectOption({ label: 'delivered' })
  await need.getByLabel('Everyone', { exact: true }).check()
  await sendForm(ada)
  await ada.getByText('not counted there').waitFor()

  await ada.goto(aid('movements'))
  await ada.getByText('No movement yet').waitFor()
  await ada.getByRole('button', { name: 'Ask for a movement' }).click()
  const asked = ada.getByRole('dialog')
  await asked.getByLabel('Reference').fill('MV-1')
  await asked.getByLabel('Whose movement').fill('the Bureau')
  await asked.getByLabel('Whose leave is asked').fill('the Council')
  await asked.getByLabel('From', { exact: true }).fill('Depot')
  await asked.getByLabel('To', { exact: true }).fill('Marrow')
  await asked.getByLabel('P-code of the place').fill('XA0101')
  await asked.getByLabel('Day', { exact: true }).fill('2031-05-07')
  await asked.getByLabel('Trucks').fill('4')
  await asked.getByLabel('Item', { exact: true }).fill('Flour')
  await ada.getByText('Give item, quantity and unit').waitFor()
  await asked.getByLabel('How much').fill('20')
  await asked.getByLabel('Unit', { exact: true }).fill('metric ton')
  await asked.getByLabel('Everyone', { exact: true }).check()
  await sendForm(ada)
  await ada.getByRole('heading', { name: 'MV-1: Depot – Marrow' }).waitFor()
  assert.deepEqual(
    (await movements()).map(({ reference, outcome }) => [reference, outcome]),
    [['MV-1', 'planned']],
  )
})

test('the council says it was let through, the bureau that it was held up; both stand', async () => {
  await council.goto(aid('movements'))
  await council.getByRole('button', { name: 'Say what became of it' }).click()
  await council.getByLabel('What became of it', { exact: true }).selectOption({ label: 'Facilitated' })
  await council.getByLabel('By whose word').fill('the Council')
  await sendForm(council)
  // The other browser sees it come, without being asked.
  await ada.locator('.movement .chip', { hasText: 'Facilitated' }).first().waitFor({ timeout: 30_000 })
  await ada.getByRole('button', { name: 'Say what became of it' }).click()
  await ada.getByLabel('What became of it', { exact: true }).selectOption({ label: 'Impeded' })
  await ada.getByLabel('By whose word').fill('the Bureau')
  await ada.getByLabel('The ground that was given').fill('A second inspection at the bridge')
  await ada.getByLabel('Minutes held up').fill('300')
  await ada.getByLabel('Access constraint').selectOption({ label: 'Restriction of movement within the country' })
  await sendForm(ada)
  await ada.getByText('A second inspection at the bridge').waitFor()
  const [row] = await movements()
  assert.deepEqual(
    [row?.outcome, row?.isContested, row?.outcomes.map(({ by, outcome }) => [by, outcome])],
    [
      'impeded',
      true,
      [
        ['the Council', 'facilitated'],
        ['the Bureau', 'impeded'],
      ],
    ],
  )
})

test('it is collected and crosses, and is counted by two who do not agree', async () => {
  for (const [step, where] of [
    ['Collected', 'Depot'],
    ['Crossed border', 'The bridge'],
  ] as const) {
    await ada.getByRole('button', { name: 'Enter a step of its goods' }).click()
    const dialog = ada.getByRole('dialog')
    await dialog.getByLabel('Step', { exact: true }).selectOption({ label: step })
    await dialog.getByLabel('Where', { exact: true }).fill(where)
    await dialog.getByLabel('By whose word').fill('the driver')
    await sendForm(ada)
  }
  const count = async (page: Page, counter: string, value: string) => {
    await page.getByRole('button', { name: 'Enter a count' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Who counted').fill(counter)
    await dialog.getByLabel('How much').fill(value)
    await sendForm(page)
  }
  await count(ada, 'the Mission', '19')
  await council.reload()
  await count(council, 'the Council', '16')
  await ada.getByText('counters differ').first().waitFor({ timeout: 30_000 })
  await ada.screenshot({ path: `${pictures()}/aid-movement.png`, fullPage: true })
  const [row] = await movements()
  assert.deepEqual([row?.step, row?.rivalPoints], ['crossed-border', ['delivered']])

  // The need names whose count it is held against; the other stands beside it.
  await ada.goto(aid())
  const line = ada.locator('.gaps tbody tr', { hasText: 'Marrow' })
  await line.getByText('counters differ on 1 convoy').waitFor()
  const cells = await line.locator('td').allInnerTexts()
  assert.match(cells[2] ?? '', /^19\b/)
  assert.match(cells[3] ?? '', /^81\b/)
  assert.match(cells[4] ?? '', /16[\s\S]*Council[\s\S]*19[\s\S]*Mission|19[\s\S]*Mission[\s\S]*16[\s\S]*Council/)
  await ada.screenshot({ path: `${pictures()}/aid-gap.png`, fullPage: true })
  const [gap] = (await client.viewRows({ view: 'aid-gaps', process, limit: 10 })).rows
  assert.deepEqual([gap?.need?.came?.value, gap?.need?.came?.how, gap?.need?.gap], [19, 'named', 81])
})

/** As a logistics desk keeps it: a title, a note, headings of two rows with line breaks, a merged date, a total. */
const tracker = xlsxFile({
  'Read me': [['This file is kept by the logistics desk.'], ['Do not change the colours.']],
  Tracker: [
    ['MOVEMENT TRACKER – LAKE OF ORLEN', '', '', '', '', '', '', '', ''],
    ['as of Sunday evening', '', '', '', '', '', '', '', ''],
    ['', 'Planned', '', '', '', 'Load', '', '', ''],
    ['Mov. Ref', 'Date of\nmovement', 'Agency / Org', 'From ', 'Destination', 'Cargo', 'Qty', 'Status', 'Remarks'],
    ['WEEK 19', '', '', '', '', '', '', '', ''],
    ['T-01', '05.05.2031', 'Millers', 'Depot', 'Marrow', 'Rice', '1 200', 'Facilitated', ''],
    ['T-02', '', 'Millers', 'Depot', 'Sarn', 'Rice', '800', 'done, late', 'a night at the bridge'],
    ['T-03', '', 'Doctors', 'Depot', 'Sarn', 'Kits', '12', 'Denied', 'not on the list'],
    ['T-04', '26.05.2031', 'Doctors', 'Depot', 'Ostrow', 'Kits', 'a few', 'Planned', ''],
    ['TOTAL', '', '', '', '', '', '2012', '', ''],
  ],
})

test('a tracker as such teams make them is looked at, put right, read in, and taken back', async () => {
  const file = join(folder, 'Movement tracker (FINAL v3).xlsx')
  await writeFile(file, tracker)
  await ada.goto(`${house.url}/p/${process}/import`)
  await ada.locator('input[type=file]').setInputFiles(file)
  await ada.getByLabel('Everyone', { exact: true }).check()
  await ada.getByRole('button', { name: 'Look at them' }).click()
  // The sheet with movements in it is taken, its headings are found in the fourth row, the merged date is known.
  await ada.getByText('2 new, 0 changed, 0 as before, 2 refused').waitFor({ timeout: 60_000 })
  await ada.getByLabel('Where such files come from').fill('Logistics desk')
  await ada.getByLabel('Where such files come from').blur()
  assert.equal(await ada.getByLabel('Row of the headings').inputValue(), '3')
  await ada.getByRole('heading', { name: 'Tracker 9 rows' }).waitFor()
  await ada.getByText('One other table is left alone').waitFor()
  await ada.getByText('nobody has said what “done, late” stands for').waitFor()
  await ada.getByText('“a few” is no number').waitFor()
  await ada.getByLabel('Status: “done, late”').selectOption({ label: 'Impeded' })
  await ada.getByText('3 new, 0 changed, 0 as before, 1 refused').waitFor({ timeout: 30_000 })
  await ada.screenshot({ path: `${pictures()}/aid-import.png`, fullPage: true })
  assert.equal((await movements()).length, 1, 'looking writes nothing')
  await ada.getByRole('button', { name: 'Read in 3 rows' }).click()
  await ada.getByRole('button', { name: 'Take the import back' }).waitFor({ timeout: 30_000 })
  const read = (await movements()).filter(({ reference }) => reference?.startsWith('T-'))
  assert.deepEqual(
    read
      .map(({ reference, firstDay, outcome, cargo }) => [reference, firstDay, outcome, cargo[0]?.value])
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
    [
      ['T-01', '2031-05-05', 'facilitated', 1200],
      ['T-02', '2031-05-05', 'impeded', 800],
      ['T-03', '2031-05-05', 'denied', 12],
    ],
  )
  // Next week somebody calls the source otherwise: the file is recognised by its headings, and their choices are filled in.
  const next = await ada.context().newPage()
  await next.goto(`${house.url}/p/${process}/import`)
  await next.locator('input[type=file]').setInputFiles(file)
  await next.getByRole('button', { name: 'Look at them' }).click()
  await next.locator('datalist option[value="Logistics desk"]').waitFor({ state: 'attached' })
  await next.getByText('3 new, 0 changed, 0 as before, 1 refused').waitFor({ timeout: 60_000 })
  await next.getByRole('button', { name: 'It is from “Logistics desk”' }).click()
  await next.getByText('0 new, 0 changed, 3 as before, 1 refused').waitFor({ timeout: 30_000 })
  await next.getByText('As this source was read in last time.').waitFor({ state: 'attached' })
  await next.screenshot({ path: `${pictures()}/aid-import-known.png` })
  await next.close()
  await ada.getByRole('button', { name: 'Take the import back' }).click()
  await ada.getByText('Taken back, and all that came with it').waitFor()
  for (let waited = 0; (await movements()).length !== 1; waited += 250) {
    assert.ok(waited < 20_000, 'what came with the import is still there')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
})

test('a site is notified to one organisation, which acknowledges it and alone sees where it is', async () => {
  await ada.goto(aid('notifications'))
  await ada.getByText('Notification is not protection').first().waitFor()
  await ada.getByRole('button', { name: 'Notify', exact: true }).click()
  const form = ada.getByRole('dialog')
  await form.getByLabel('What it is').fill('A clinic for children')
  await ada.getByText('Choose at least one recipient').waitFor()
  await form.getByLabel(councilName).check()
  await form.getByLabel('Until', { exact: true }).fill('2040-05-09T08:00')
  await form.getByLabel('Coordinates').fill('somewhere')
  await ada.getByText('Write latitude and longitude in degrees').waitFor()
  await form.getByLabel('Coordinates').fill('14.2071, 42.5032')
  await form.getByRole('button', { name: 'Notify them' }).click()
  await form.waitFor({ state: 'detached' })
  await council.goto(aid('notifications'))
  await council.getByRole('heading', { name: 'A clinic for children' }).waitFor()
  await council.getByText('1 point, erased after').click()
  await council.getByText('14.2071, 42.5032').waitFor()
  await council.getByRole('button', { name: 'Acknowledge' }).click()
  await sendForm(council)
  await ada.getByText(`${councilName} acknowledged it`).waitFor({ timeout: 30_000 })
  const anybody = await fetch(`${house.url}/views/notifications?process=${process}`)
  assert.equal(((await anybody.json()) as { total: number }).total, 0, 'nobody else knows of it')
})

test('every part of the room is for everybody: no fault that axe finds, nothing wider than a phone', async () => {
  const phone = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } })).newPage()
  const found: string[] = []
  for (const show of ['', 'movements', 'board', 'crossings', 'week', 'activities', 'notifications']) {
    for (const page of [ada, phone]) {
      await page.goto(aid(show))
      await page.getByRole('tab', { selected: true }).waitFor()
      await page.waitForLoadState('networkidle')
      for (const fault of await violations(page)) found.push(`${show}: ${fault}`)
    }
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(wide <= 0, `${show} is ${wide} px wider than a phone`)
  }
  assert.deepEqual(found, [])
  await phone.context().close()
})
