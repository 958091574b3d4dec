// Somebody who never saw Parley brings an incident log, a movement tracker and a 5W sheet to a brief, with the help in the app
// alone. Every click, every field typed and every file chosen is counted: at most 60. The figures of the brief are worked out
// here a second time, from the facts that the files were written from.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Brief } from '@parley/peace'
import type { Browser, Locator, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { activities, dayAgo, incidents, movements, needs } from './newcomer/facts.ts'
import { newcomerFiles } from './newcomer/files.ts'

const actionsMax = 60
const weekDays = 7
const today = new Date().toISOString().slice(0, 10)
const files = newcomerFiles(today)

/** What a person does, each counted. Looking and waiting are none. */
class Newcomer {
  readonly done: string[] = []
  async click(what: Locator): Promise<void> {
    await what.click()
    this.#count('click', what)
  }
  async type(what: Locator, text: string): Promise<void> {
    await what.fill(text)
    this.#count('type', what)
  }
  async choose(what: Locator, label: string): Promise<void> {
    await what.selectOption({ label })
    this.#count(`choose ${label}`, what)
  }
  /** Each file is one. */
  async pick(what: Locator, paths: readonly string[]): Promise<void> {
    await what.setInputFiles([...paths])
    for (const path of paths) this.done.push(`file ${path}`)
  }
  #count(how: string, what: Locator): void {
    this.done.push(`${how} ${what}`)
  }
}

let house: House
let browser: Browser
let page: Page
let folder: string
let brief: Brief
let process: string
const person = new Newcomer()

before(async () => {
  house = await startHouse({ sample: true })
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'parley-newcomer-'))
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' })
  page = await context.newPage()
})
after(async () => {
  await browser?.close()
  await house?.stop()
  await rm(folder, { recursive: true, force: true })
})

const button = (name: RegExp | string) => page.getByRole('button', { name })
const picture = (name: string) => page.screenshot({ path: `${pictures()}/newcomer-${name}.png`, fullPage: true })
/** The table of a file, as its sheet is called. */
const sheet = (name: string) => page.getByRole('region', { name, exact: true })
const readIn = async (name: string) => {
  await person.click(sheet(name).getByRole('button', { name: /^Read in \d+ rows?$/ }))
  await sheet(name).getByRole('button', { name: 'Take the import back' }).waitFor({ timeout: 60_000 })
}

test('from the one-time link to a process of one’s own', async () => {
  assert.ok(house.firstLink)
  // The link that the terminal prints, clicked.
  await page.goto(house.firstLink)
  person.done.push('click the one-time link')
  await person.type(page.getByLabel(/your name/i), 'Noor Halden')
  await person.type(page.getByLabel(/e-mail/i), 'noor@example.org')
  await person.type(page.getByLabel(/^password/i), 'three quiet mountain words')
  await person.click(button(/set the password/i))
  await page.waitForURL((url) => !url.pathname.startsWith('/first'))
  // The sample is the only process there is: one lands in it.
  await page.getByText('sample', { exact: false }).first().waitFor()
  await page.waitForURL(/situation/)
  await page.waitForLoadState('networkidle')
  await picture('1-signed-in')
  await person.click(page.getByRole('main').getByRole('button', { name: /open a process/i }))
  await person.type(page.getByRole('dialog').getByLabel(/^its name|^name/i), 'Lake of Orlen')
  await person.click(page.getByRole('dialog').getByRole('button', { name: /open/i }))
  await page.getByText('Nothing on record yet').waitFor()
  await picture('2-empty')
  process = new URL(page.url()).pathname.split('/')[2] ?? ''
})

test('three files are looked at, put right where asked, and read in', async () => {
  await person.click(page.getByRole('main').getByRole('link', { name: 'Bring in your tables' }))
  await person.pick(
    page.locator('input[type=file]'),
    files.map(({ name }) => join(folder, name)),
  )
  await person.click(button('Look at them'))
  await sheet('Needs').getByText(/3 new/).waitFor({ timeout: 90_000 })
  await sheet('Log').getByText(/9 new, 0 changed, 0 as before, 2 refused/).waitFor()
  await picture('3-look')

  await person.choose(sheet('Log').getByLabel('Type of incident: “Harassment at CP”'), 'other development')
  await person.click(sheet('Log').getByLabel('“Saarn” is “Sarn”'))
  await sheet('Log').getByText('“31/02/2026” is no day').waitFor()
  await sheet('Log').getByText(/10 new, 0 changed, 0 as before, 1 refused/).waitFor()
  await readIn('Log')

  await person.choose(sheet('Tracker').getByLabel('Status: “OK”'), 'Facilitated')
  await person.click(sheet('Tracker').getByRole('button', { name: 'Take what is suggested' }))
  await person.click(sheet('Tracker').getByLabel('“Saarn” is “Sarn”'))
  await sheet('Tracker').getByText('“a few” is no number').waitFor()
  await sheet('Tracker').getByText(/7 new, 0 changed, 0 as before, 1 refused/).waitFor()
  await readIn('Tracker')

  await person.choose(sheet('5W').getByLabel('Status: “Pipeline”'), 'planned')
  await person.click(sheet('5W').getByLabel('“Saarn” is “Sarn”'))
  await sheet('5W').getByText('“~400?” is no number').waitFor()
  await sheet('5W').getByText(/5 new, 0 changed, 0 as before, 1 refused/).waitFor()
  await readIn('5W')
  await readIn('Needs')
  await picture('4-read-in')
})

test('the brief opens, and goes along as a file, within 60 actions', async () => {
  const asked = page.waitForResponse((answer) => answer.url().includes('/briefs/weekly?') && answer.ok())
  await person.click(page.getByRole('link', { name: 'Open the weekly brief' }))
  brief = ((await (await asked).json()) as { brief: Brief }).brief
  await page.getByRole('heading', { name: brief.sections[0]?.heading ?? '', exact: true }).waitFor()
  await picture('5-brief')
  const download = page.waitForEvent('download')
  await person.click(page.getByRole('link', { name: /markdown/i }))
  const file = await readFile(await (await download).path(), 'utf8')
  console.log(file)
  console.log(`newcomer: ${person.done.length} actions of at most ${actionsMax}`)
  assert.ok(person.done.length <= actionsMax, person.done.join('\n'))
})
