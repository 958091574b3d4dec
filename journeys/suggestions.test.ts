// A language model the operator named reads a document: what it suggests stands on the document's page, marked as a
// machine's, counts nowhere, and is taken or left by a person. The model is a stand-in on this machine.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { createClient } from '@parley/api'
import type { Browser, Page } from 'playwright-core'
import { completion, openStandIn } from '../packages/hub/suggest/model-testing.ts'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { addFiles, openProcess, setFirstPassword } from './steps.ts'

const report = `Report from the crossing

The ministry said on Tuesday that the northern crossing had opened. To hear the drivers’ union tell it, forty lorries never came back.

Guards turned away two buses at Sarn on Monday.
`
const folder = mkdtempSync(path.join(tmpdir(), 'parley-model-'))
const key = 'sk-journey-secret'
let house: House
let browser: Browser
let page: Page
let process_: string

before(async () => {
  const standIn = await openStandIn()
  standIn.answer = ({ text, sentences }) => {
    if (text === '')
      return completion({ translations: sentences.map(({ n }) => ({ n, text: `الجملة رقم ${n} من التقرير.` })) })
    return completion({
      claims: [
        {
          passage: 'To hear the drivers’ union tell it, forty lorries never came back.',
          source: 'the drivers’ union',
          cue: 'tell',
          content: 'forty lorries never came back',
          attitude: 'accuses',
          modality: 'occurred',
        },
      ],
      events: [
        {
          passage: 'Guards turned away two buses at Sarn on Monday.',
          words: 'turned away two buses',
          type: 'coerce',
          status: 'occurred',
          participants: [{ words: 'Guards', role: 'source' }],
          place: 'Sarn',
          date: 'Monday',
        },
        {
          passage: 'Guards shot at two buses at Sarn on Monday.',
          words: 'shot at two buses',
          type: 'assault',
          status: 'occurred',
          participants: [],
          place: null,
          date: null,
        },
      ],
    })
  }
  const settings = path.join(folder, 'model.json')
  const keyFile = path.join(folder, 'key')
  writeFileSync(keyFile, `${key}\n`, { mode: 0o600 })
  const model = {
    endpoint: standIn.endpoint,
    inside: true,
    model: 'stand-in',
    version: '7',
    translateInto: ['ar'],
    keyFile,
  }
  writeFileSync(settings, JSON.stringify(model), { mode: 0o600 })
  house = await startHouse({ sample: false, env: { PARLEY_MODEL: settings } })
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await setFirstPassword(page, house)
  process_ = await openProcess(house, 'Talks at the crossing')
  const file = path.join(folder, 'report.txt')
  writeFileSync(file, report)
  await addFiles(page, { house, process: process_, files: [file], readers: 'public' })
  const client = createClient({ base: house.url })
  for (let waited = 0; waited < 30_000; waited += 100) {
    const { rows } = await client.viewRows({ view: 'suggestions', process: process_, filter: { sort: ['claim'] } })
    if (rows.length > 0) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.equal(standIn.asked[0]?.headers.authorization, `Bearer ${key}`)
})
after(async () => {
  await browser?.close()
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const section = () => page.locator('.suggestions')
const item = (words: RegExp) =>
  section().locator('.suggestion-list:not(details *) > .suggestion').filter({ hasText: words })
const rowsOf = async <V extends 'claims' | 'accounts'>(view: V) =>
  (await createClient({ base: house.url }).viewRows({ view, process: process_, limit: 200 })).rows

test('what the model suggests is on the page, marked, and counts nowhere', async () => {
  const { rows } = await createClient({ base: house.url }).viewRows({ view: 'documents', process: process_ })
  await page.goto(`${house.url}/p/${process_}/documents/${rows[0]?.key}`)
  await section().getByRole('heading', { name: 'Suggested by a language model' }).waitFor()
  await item(/never came back/).waitFor()
  await item(/turned away two buses/).waitFor()
  assert.equal(await item(/shot at/).count(), 0)
  assert.match(await section().innerText(), /by the model stand-in 7/)
  assert.match(await section().innerText(), /1 suggestion was thrown away: 1 with words that are not in the text/)
  assert.ok((await rowsOf('claims')).every(({ key: of }) => !/\/m/.test(of)))
  assert.ok((await rowsOf('accounts')).every(({ type }) => type !== 'coerce'))
  assert.deepEqual(await violations(page), [])
})

test('a person takes the one and leaves the other', async () => {
  await item(/turned away two buses/)
    .getByRole('button', { name: 'Take' })
    .click()
  await item(/turned away two buses/)
    .getByText(/taken by Our organisation/)
    .waitFor()
  await item(/never came back/)
    .getByRole('button', { name: 'Leave' })
    .click()
  await item(/never came back/)
    .getByText(/left by Our organisation/)
    .waitFor()
  const taken = (await rowsOf('claims')).filter(({ key: of }) => /\/m/.test(of))
  assert.deepEqual(
    taken.map(({ content, standing, suggestedBy }) => [content, standing, suggestedBy]),
    [['turned away two buses', 'accepted', 'stand-in 7']],
  )
  const account = (await rowsOf('accounts')).find(({ type }) => type === 'coerce')
  assert.equal(account?.standing, 'accepted')
  // It is marked in the text now, as every claim is.
  await page.locator('.document-text').getByText('turned away two buses').first().waitFor()
  await item(/turned away two buses/)
    .getByRole('button', { name: 'Undo' })
    .click()
  await item(/turned away two buses/)
    .getByRole('button', { name: 'Take' })
    .waitFor()
})

test('translations stand beside the original, sentence by sentence', async () => {
  const translation = section().locator('details.translation')
  await translation.locator('summary').click()
  await translation.getByText('Made by a machine, sentence by sentence.', { exact: false }).waitFor()
  const pair = translation.locator('.side-by-side').first()
  assert.equal(await pair.locator('p').nth(1).getAttribute('lang'), 'ar')
  assert.match(await pair.innerText(), /northern crossing[\s\S]*الجملة رقم 1/)
})

test('it fits a desk and a phone, light and dark, from right to left', async () => {
  for (const [name, width, scheme, language] of [
    ['wide', 1440, 'light', 'en'],
    ['wide dark', 1440, 'dark', 'en'],
    ['phone', 390, 'light', 'en'],
    ['phone rtl', 390, 'dark', 'ar'],
    ['wide rtl', 1440, 'light', 'ar'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.evaluate((code) => localStorage.setItem('parley.language', code), language)
    await page.reload()
    await section().locator('.suggestion').first().waitFor()
    await section().locator('details.translation summary').click()
    assert.deepEqual(await violations(page), [], name)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(wide <= 0, `${name}: ${wide} px too wide`)
    await section().scrollIntoViewIfNeeded()
    await page.screenshot({ path: path.join(pictures(), `suggestions ${name}.png`), fullPage: true })
  }
})

test('the key is nowhere: not in what the hub says, not in the record', async () => {
  assert.ok(!house.said().includes(key))
  const { entries } = await createClient({ base: house.url, token: house.token }).entries({
    process: process_,
    limit: 200,
  })
  assert.ok(entries.some((line) => JSON.stringify(line).includes('document-suggested')))
  assert.ok(!JSON.stringify(entries).includes(key))
})
