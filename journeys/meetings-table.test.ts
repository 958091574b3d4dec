// A table of days in a document becomes a journey with stops, and a table of statuses initiatives, through the page of the
// document, and each leads back to its cell; and who met whom, with a sentence that calls a meeting the first, held against the record.
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { violations } from './axe.ts'
import { pictures } from './browser.ts'
import { addFiles, sitDown } from './steps.ts'

const programme = `---
title: Tour of the lake
publisher: Ministry of the Lakes
date: 2031-03-01
---

# Tour of the lake

The Special Envoy of Estrande is expected in the lake towns this month. It is the first visit of the envoy to Marrow since 2019.

| Day | Location | Key Focus |
|---|---|---|
| Day 1 | Marrow | Talks with the harbour council |
| Day 2 | Lissmere / Nevuvai | Visit to the ferry |
| Day 3 | Osmer | Working dinner |

| Shared Initiative | Impact Area | Status |
|---|---|---|
| Ferry fund | Transport of goods | Proposed |
| Lake clinic | Health of the valleys | In Development |
| Market days | Trade | Under review |

Nothing is confirmed.
`
const folder = mkdtempSync(join(tmpdir(), 'parley-table-'))
const file = join(folder, 'programme.md')
writeFileSync(file, programme)

const { house, page, client, process, end } = await sitDown()
before(async () => {
  await addFiles(page, { house, process, files: [file], readers: 'public' })
})
after(end)

/** What is durable is listed a moment later: asks until the meeting is said to be planned. */
async function planned() {
  for (let waited = 0; waited < 30_000; waited += 200) {
    const { rows } = await client.viewRows({ view: 'engagements', process, limit: 10 })
    if (rows[0]?.state === 'planned') return rows[0]
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the meeting was not listed as planned within half a minute')
}

test('the table is mapped, looked at, given its first day and entered', async () => {
  const rules = [{ when: { actor: 'the Harbour Council' }, warning: 'Ask the legal desk first.' }]
  const policy = { kind: 'contact-policy-set', process, audience: [], body: { rules } }
  // As the administrator who is signed in: a token of the house may not.
  const status = await page.evaluate(async (body) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return (await fetch('/entries', init)).status
  }, policy)
  assert.equal(status, 201)
  const [document] = (await client.viewRows({ view: 'documents', process, limit: 5 })).rows
  await page.goto(`${house.url}/p/${process}/documents/${document?.key}`)
  await page.getByRole('button', { name: 'Make meetings of this table' }).first().click()
  const dialog = page.getByRole('dialog')
  const preview = dialog.getByRole('table', { name: 'What the rows become' })
  await preview.getByText('Lissmere / Nevuvai').waitFor()
  assert.equal(await dialog.getByLabel('By whose word').inputValue(), 'Ministry of the Lakes')
  // Its own organisation is warned of whom the rows name; nothing is blocked.
  const warning = dialog.getByText('Ask the legal desk first.')
  await warning.waitFor()
  // Another column can be chosen, and the preview follows.
  await dialog.getByLabel('About').selectOption({ label: 'no column' })
  await preview.getByText('Visit to the ferry').waitFor({ state: 'detached' })
  await dialog.getByLabel('About').selectOption({ label: 'Key Focus' })
  await preview.getByText('Visit to the ferry').waitFor()
  await warning.waitFor()
  await dialog.getByLabel('First day, where the table only counts days').fill('2031-03-05')
  await preview.getByText('7 March 2031').waitFor()
  await page.screenshot({ path: `${pictures()}/meetings-from-table.png` })
  await dialog.getByRole('button', { name: 'Enter 1 meeting' }).click()
  await dialog.getByText('1 meeting entered.').waitFor()
  const row = await planned()
  assert.deepEqual(
    [row.title, row.stateBy?.by, row.firstDay, row.lastDay],
    ['Tour of the lake', 'Ministry of the Lakes', '2031-03-05', '2031-03-07'],
  )
  assert.deepEqual(
    row.legs.map(({ day, dayWords, place, focus }) => [day, dayWords, place, focus]),
    [
      ['2031-03-05', 'Day 1', 'Marrow', 'Talks with the harbour council'],
      ['2031-03-06', 'Day 2', 'Lissmere / Nevuvai', 'Visit to the ferry'],
      ['2031-03-07', 'Day 3', 'Osmer', 'Working dinner'],
    ],
  )
})

test('a stop leads to its highlighted cell', async () => {
  await page.getByRole('dialog').getByRole('link', { name: 'See the meetings' }).click()
  await page.getByRole('link', { name: 'Visit to the ferry' }).click()
  const cell = page.locator('td .run[data-linked]')
  await cell.waitFor()
  assert.equal(await cell.innerText(), 'Visit to the ferry')
  await page.waitForFunction(() => document.activeElement?.matches('.run[data-linked]'))
  await page.screenshot({ path: `${pictures()}/meeting-cell.png` })
})

test('the meeting shows on the page of who went where, and "first since" is held against the record', async () => {
  const enter = async (title: string, day: string, more: object) => {
    const chance = crypto.getRandomValues(new Uint8Array(26))
    const engagement = `eng_${[...chance].map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32]).join('')}`
    const audience = ['public']
    const delegations = [{ actor: 'the Special Envoy', role: 'mediator' }, { actor: 'the harbour council' }]
    const body = { engagement, title, form: 'visit', when: { day }, place: 'Marrow', delegations }
    await client.addEntry({ body: { kind: 'engagement-entered', process, audience, body } })
    const stated = { engagement, state: 'held', by: 'the envoy’s office', said: '2031-03-06T08:00:00Z', ...more }
    await client.addEntry({ body: { kind: 'engagement-stated', process, audience, body: stated } })
  }
  const says = 'It is the first visit of the Special Envoy to Marrow since 2019.'
  await enter('Visit of 2024', '2024-05-02', {})
  await enter('Visit of 2031', '2031-03-05', { says })
  await page.goto(`${house.url}/p/${process}/precedents`)
  const pair = page.getByRole('article', { name: 'the Special Envoy: Marrow' })
  await pair.getByText('Not supported').waitFor()
  await pair.getByText(says).waitFor()
  await pair.getByText('2 times').waitFor()
  await page.screenshot({ path: `${pictures()}/precedents.png`, fullPage: true })
  await page.getByRole('article', { name: 'the harbour council and the Special Envoy' }).getByText('2 times').waitFor()
  // The same as a picture of ties, which is chosen in by keyboard and stands as a list beside.
  const mandate = { actor: 'Ilu Manavai', for: 'the harbour council', may: ['sign'], by: 'the council', from: '2024' }
  await client.addEntry({ body: { kind: 'mandate-entered', process, audience: ['public'], body: mandate } })
  await page.getByRole('tab', { name: 'As a picture' }).press('Enter')
  const ties = page.locator('.network-ties > li')
  await page.getByText('Ilu Manavai may act for the harbour council.').waitFor()
  await page.getByText('the harbour council and the Special Envoy met 2 times.').waitFor()
  assert.equal(await page.locator('.network-picture line').count(), await ties.count())
  await page.getByRole('button', { name: 'Ilu Manavai', exact: true }).press('Enter')
  assert.equal(await ties.count(), 1)
  await page.screenshot({ path: `${pictures()}/network.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])
})

test('a table of statuses becomes initiatives, each leading back to its cell', async () => {
  const [document] = (await client.viewRows({ view: 'documents', process, limit: 5 })).rows
  await page.goto(`${house.url}/p/${process}/documents/${document?.key}`)
  await page.getByRole('button', { name: 'Make initiatives of this table' }).last().click()
  const dialog = page.getByRole('dialog')
  const preview = dialog.getByRole('table', { name: 'What the rows become' })
  await preview.getByText('Health of the valleys').waitFor()
  await dialog.getByText('1 row names no state that is known here and is left out.').waitFor()
  await page.screenshot({ path: `${pictures()}/initiatives-from-table.png` })
  await dialog.getByRole('button', { name: 'Enter 2 initiatives' }).click()
  await dialog.getByText('2 initiatives entered.').waitFor()
  await dialog.getByRole('link', { name: 'See the initiatives' }).click()
  const item = page.getByRole('listitem').filter({ hasText: 'Lake clinic' })
  await item.getByText('in development').waitFor()
  await item.getByRole('link', { name: 'where the document says so' }).click()
  const cell = page.locator('td .run[data-linked]')
  await cell.waitFor()
  assert.equal(await cell.innerText(), 'In Development')
})
