// Somebody who never saw Parley brings an incident log, a movement tracker and a 5W sheet to a brief, with the help in the app
// alone. Every click, every field typed and every file chosen is counted: at most 60. The figures of the brief are worked out
// here a second time, from the facts that the files were written from.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createClient } from '@parley/api'
import type { Brief } from '@parley/peace'
import type { Browser, Locator, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { activities, incidents, movements, needs } from './newcomer/facts.ts'
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
let file: string
const person = new Newcomer()

before(async () => {
  house = await startHouse({ sample: true })
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'parley-newcomer-'))
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
  })
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
  await sheet('Needs')
    .getByText(/^3 new, 0 changed/)
    .waitFor({ timeout: 90_000 })
  await sheet('Log')
    .getByText(/9 new, 0 changed, 0 as before, 2 refused/)
    .waitFor()
  await picture('3-look')

  await person.choose(sheet('Log').getByLabel('Type of incident: “Harassment at CP”'), 'other development')
  await person.click(sheet('Log').getByLabel('“Saarn” is “Sarn”'))
  await sheet('Log').getByText('“31/02/2026” is no day').waitFor()
  await sheet('Log')
    .getByText(/10 new, 0 changed, 0 as before, 1 refused/)
    .waitFor()
  await readIn('Log')

  await person.choose(sheet('Tracker').getByLabel('Status: “OK”'), 'Facilitated')
  await person.click(sheet('Tracker').getByRole('button', { name: 'Take what is suggested' }))
  await person.click(sheet('Tracker').getByLabel('“Saarn” is “Sarn”'))
  await sheet('Tracker').getByText('“a few” is no number').waitFor()
  await sheet('Tracker')
    .getByText(/7 new, 0 changed, 0 as before, 1 refused/)
    .waitFor()
  await readIn('Tracker')

  await person.choose(sheet('5W').getByLabel('Status: “Pipeline”'), 'planned')
  await person.click(sheet('5W').getByLabel('“Saarn” is “Sarn”'))
  await sheet('5W').getByText('“~400?” is no number').waitFor()
  await sheet('5W')
    .getByText(/5 new, 0 changed, 0 as before, 1 refused/)
    .waitFor()
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
  file = await readFile(await (await download).path(), 'utf8')
  console.log(`newcomer: ${person.done.length} actions of at most ${actionsMax}`)
  assert.ok(person.done.length <= actionsMax, person.done.join('\n'))
})

/** Sentences of one section of the brief. */
const said = (section: string) =>
  (brief.sections.find(({ name }) => name === section)?.sentences ?? []).map(({ text }) => text)
const times = (count: number, one: string) => (count === 1 ? `one ${one}` : `${count} ${one}s`)
const sum = (all: readonly number[]) => all.reduce((so, one) => so + one, 0)
const number = new Intl.NumberFormat('en-GB')
const thisWeek = <F extends { readonly ago: number }>(facts: readonly F[]) =>
  facts.filter(({ ago }) => ago > 0 && ago < weekDays)

test('incidents, their kinds and their harm are those of the facts', () => {
  const week = thisWeek(incidents)
  const before = incidents.filter(({ ago }) => ago >= weekDays && ago < 2 * weekDays).length
  const stability = said('stability')
  assert.equal(stability[0], `${week.length} incidents entered for the last 7 days; ${before} for as long before.`)
  const words: Record<string, string> = {
    'shelling-artillery-missile': 'Shelling, artillery or missile',
    'armed-clash': 'Armed clash',
    'remote-explosive-landmine-ied': 'Mine or other remote explosive',
    'peaceful-protest': 'Peaceful protest',
    other: 'Other development',
    'air-drone-strike': 'Air or drone strike',
    'looting-property-destruction': 'Looting or destruction of property',
  }
  const kinds = Map.groupBy(week, ({ type }) => type)
  for (const [type, all] of kinds) {
    const line = stability.find((text) => text.startsWith(`${words[type]}: `)) ?? ''
    assert.ok(line.startsWith(`${words[type]}: ${all.length} (`), `${type}: ${line}`)
    for (const [place, there] of Map.groupBy(all, (one) => one.place))
      assert.ok(line.includes(`${place} ${there.length}`), line)
  }
  const range = (pick: 'killed' | 'wounded') => {
    const harmed = week.flatMap((one) => (one[pick] === undefined ? [] : [one[pick]]))
    const [low, high] = [sum(harmed.map(([least]) => least)), sum(harmed.map(([, most]) => most))]
    const figure = low === high ? `${low}` : `between ${low} and ${high}`
    return `${pick === 'killed' ? 'Killed' : 'Wounded'}: ${figure}, in ${times(harmed.length, 'incident')}.`
  }
  assert.deepEqual(stability.slice(1 + kinds.size), [range('killed'), range('wounded')])
})

test('movements with their outcomes, and what was loaded and delivered, are those of the facts', () => {
  const relief = said('relief')
  const week = thisWeek(movements)
  const counts = [...Map.groupBy(week, ({ outcome }) => outcome)].map(([outcome, all]) => `${all.length} ${outcome}`)
  const [total = ''] = relief
  assert.ok(total.startsWith(`${week.length} movements in the last 7 days: `), total)
  assert.deepEqual(
    total
      .slice(total.indexOf(': ') + 2, -1)
      .split(', ')
      .sort(),
    counts.sort(),
  )
  for (const { reference, outcome, remark } of week.filter((one) => one.outcome !== 'facilitated')) {
    const line = relief.find((text) => text.startsWith(`${reference} (`)) ?? ''
    assert.ok(line.includes(`: ${outcome}, by the word of`) && line.includes(`“${remark}”`), `${reference}: ${line}`)
  }
  for (const { reference } of movements.filter(({ ago }) => ago < 0))
    assert.ok(
      relief.some((text) => text.startsWith(`${reference} (`) && text.endsWith(': planned.')),
      reference,
    )
  const figures = (['loaded', 'delivered'] as const).flatMap((pick) => {
    const told = week.filter((one) => one[pick] !== undefined)
    return [...Map.groupBy(told, ({ item, to }) => `${item} for ${to}`)].map(
      ([name, all]) =>
        `${name}, ${pick === 'loaded' ? 'dispatched' : pick}: ${number.format(sum(all.map((one) => one[pick] ?? 0)))} ${all[0]?.unit}, counted on ${times(all.length, 'movement')}.`,
    )
  })
  assert.deepEqual(relief.filter((text) => text.includes('counted on')).sort(), figures.sort())
})

test('what is missing and who does what are those of the facts; nothing is made of rows that were wrong', () => {
  const relief = said('relief')
  const gaps = needs.flatMap(({ item, place, value, unit, cluster }) => {
    const came =
      item === undefined
        ? Math.max(
            0,
            ...activities.filter((one) => one.cluster === cluster && one.place === place).map((one) => one.reached),
          )
        : sum(movements.filter((one) => one.item === item && one.to === place).map((one) => one.delivered ?? 0))
    const gap = value - came
    if (gap <= 0) return []
    return item === undefined
      ? [`${place}: ${number.format(gap)} people not reached: ${number.format(value)} people in need`]
      : [
          `${place}: ${number.format(gap)} ${unit} of ${item} missing: ${number.format(value)} ${unit} of ${item} needed`,
        ]
  })
  const told = relief.filter((text) => text.includes(' missing: ') || text.includes(' not reached: '))
  assert.equal(told.length, gaps.length, told.join('\n'))
  for (const gap of gaps)
    assert.ok(
      told.some((text) => text.startsWith(gap)),
      `${gap}\n${told.join('\n')}`,
    )
  assert.ok(relief.some((text) => text.startsWith(`${activities.length} activities under way or due in this time: `)))
  for (const { who, place, what, state, targeted, reached } of activities) {
    const line = relief.find((text) => text.startsWith(`${who}, ${place}: ${what} (`)) ?? ''
    assert.ok(
      line.endsWith(`), ${state}; ${number.format(reached)} of ${number.format(targeted)} people reached.`),
      line,
    )
  }
  const all = brief.sections.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join('\n')
  for (const wrong of ['Saarn', 'a few', 'Date to be checked', 'Water trucking', 'MV-106b', 'Total', 'TOTAL'])
    assert.ok(!all.includes(wrong), wrong)
})

test('every sentence leads to rows of the three files, the file says what the page says', async () => {
  const client = createClient({ base: house.url, token: house.token })
  const documents = new Set<string>()
  const texts = new Map<string, string>()
  for (const { text, entries } of brief.sections.flatMap(({ sentences }) => sentences)) {
    assert.ok(entries.length > 0)
    for (const id of entries) {
      const { entry } = await client.entry({ id })
      const { row } = entry.body as { row?: { document: string; start: number; end: number } }
      assert.ok(row !== undefined, `${text}: ${JSON.stringify(entry.body)}`)
      documents.add(row.document)
      if (!texts.has(row.document)) {
        const { reading } = await client.documentReading({ document: row.document })
        texts.set(row.document, reading.document.text)
      }
      const line = texts.get(row.document)?.slice(row.start, row.end) ?? ''
      // The row says what the entry says: its words, its reference, or whose assessment it is.
      const { what, reference, by, item } = entry.body as Record<string, string | undefined>
      for (const one of [what, reference, by, item])
        assert.ok(one === undefined || line.includes(one), `${one}: ${line}`)
      assert.ok(!line.includes('\n') && line !== '')
    }
  }
  assert.equal(documents.size, files.length)
  const plain = file.replace(/\\([\\`*_[\]<>#|])/gu, '$1')
  for (const { text } of brief.sections.flatMap(({ sentences }) => sentences)) {
    assert.ok(plain.includes(`- ${text} [`), text)
    await page.getByText(text).first().waitFor()
  }
  // As a person would: the sentence opens its entries, the entry its row, highlighted in the file.
  await page.getByText('Names not on the list').locator('..').getByRole('button').click()
  await page.getByRole('link', { name: 'its row in the file' }).first().click()
  await page.locator('td .run[data-linked]', { hasText: 'MV-105' }).first().waitFor()
  await picture('6-row')
})

test('the pages of the way are for everybody, and no wider than a phone', async () => {
  const phone = await browser.newPage({ locale: 'en-GB', viewport: { width: 390, height: 844 } })
  await phone.context().addCookies(await page.context().cookies())
  const found: string[] = []
  for (const name of ['import', 'brief?kind=weekly', 'situation']) {
    await phone.goto(`${house.url}/p/${process}/${name}`)
    await phone.waitForLoadState('networkidle')
    for (const fault of await violations(phone)) found.push(`${name}: ${fault}`)
    await phone.screenshot({ path: `${pictures()}/newcomer-phone-${name.slice(0, 6)}.png`, fullPage: true })
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) found.push(`${name} is ${wide} px wider than a phone`)
  }
  assert.deepEqual(found, [])
})
