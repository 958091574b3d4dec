// Actors' standing in a real browser: a listing, what it allows all the same, a mandate; a rule of one's own organisation
// that warns its people before they plan a meeting and blocks nothing, and that nobody else is told of; then the brief.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createClient } from '@parley/api'
import { violations } from './axe.ts'
import { pictures } from './browser.ts'
import { sitDown } from './steps.ts'

const { house, browser, page, client, process, end } = await sitDown()
after(end)

const dialog = () => page.getByRole('dialog')
const send = async (name: string) => {
  await dialog().getByRole('button', { name, exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}

test('a listing is entered with its law and day, and an exemption beside it', async () => {
  await page.goto(`${house.url}/p/${process}/standing`)
  await page.getByText('Nothing entered yet').waitFor()
  await page.getByRole('button', { name: 'Enter a listing' }).click()
  await dialog().getByLabel('Who', { exact: true }).fill('the Harbour Council')
  await dialog().getByLabel('Who lists').fill('Estrande')
  await dialog().getByLabel('Under which law').fill('Act 12 of 2029')
  await dialog().getByLabel('Since').fill('2024-03-01')
  await dialog().getByLabel('asset freeze').check()
  await dialog().getByLabel('Everyone', { exact: true }).check()
  await send('Enter')
  const card = page.getByRole('article', { name: 'the Harbour Council' })
  await card.getByText('Act 12 of 2029').waitFor()
  await card.getByRole('button', { name: 'Add a licence' }).click()
  await dialog().getByLabel('Who gave it').fill('Estrande')
  await dialog().getByLabel('What it allows').fill('Food and medicine for everybody.')
  await send('Enter')
  await card.getByText('Food and medicine for everybody.').waitFor()
})

test('a mandate stands with who holds it and with who gave it', async () => {
  await page.getByRole('button', { name: 'Enter a mandate' }).click()
  await dialog().getByLabel('Who', { exact: true }).fill('Ilu Manavai')
  await dialog().getByLabel('For whom').fill('the Harbour Council')
  await dialog().getByLabel('By whose word').fill('the Harbour Council')
  await dialog().getByLabel('From').fill('2024-04-01')
  await dialog().getByLabel('sign', { exact: true }).check()
  await dialog().getByLabel('Everyone', { exact: true }).check()
  await send('Enter')
  const council = page.getByRole('article', { name: 'the Harbour Council' })
  await council.getByText('Represented by').waitFor()
  await council.getByText('Ilu Manavai').waitFor()
  await page.getByRole('article', { name: 'Ilu Manavai' }).getByText('May act for').waitFor()
})

test('a split is entered by somebody’s word, and a listing stays with the group that is listed', async () => {
  await page.getByRole('button', { name: 'Enter a split or merger' }).click()
  await dialog().getByLabel('Who there was before').fill('the Harbour Council')
  await dialog().getByLabel('Who there was after').fill('the Harbour Council\nthe Shore Council')
  await dialog().getByLabel('By whose word').fill('the Shore Council')
  await dialog().getByLabel('On', { exact: true }).fill('2024-05-01')
  await dialog().getByLabel('Everyone', { exact: true }).check()
  await send('Enter')
  const shore = page.getByRole('article', { name: 'the Shore Council' })
  await shore.getByText('it parted from this').waitFor()
  await shore.getByText('Listed is the Harbour Council. Nobody has entered that the Shore Council is').waitFor()
  await shore.getByText('Act 12 of 2029').waitFor()
  await page.getByRole('article', { name: 'the Harbour Council' }).getByText('these parted from it').waitFor()
  const { rows } = await client.viewRows({ view: 'standing', process, limit: 10 })
  assert.equal(rows.find(({ name }) => name === 'the Shore Council')?.designations.length, 0)
  await page.screenshot({ path: `${pictures()}/succession.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])
})

test('a rule on contacts warns before a meeting is planned, and blocks nothing', async () => {
  await page.getByRole('button', { name: 'Rules on contacts' }).click()
  await dialog().getByLabel('For whom').selectOption({ label: 'whoever this one lists' })
  await dialog().getByLabel('Name').fill('Estrande')
  await dialog().getByLabel('What to think of').fill('Ask the legal desk before you write or call.')
  await dialog().getByLabel('Whom to ask first').fill('the legal desk')
  await send('Set the rules')
  await page.getByText('Only your organisation sees this.').waitFor()
  await page.screenshot({ path: `${pictures()}/standing.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])

  await page.goto(`${house.url}/p/${process}/meetings`)
  await page.getByRole('button', { name: 'Enter a meeting' }).click()
  await dialog().getByLabel('What it is').fill('Dinner at the harbour')
  await dialog().getByLabel('Who is to come').fill('The harbour council')
  await dialog().getByText('Before contact with the Harbour Council').waitFor()
  await dialog().getByText('Ask the legal desk before you write or call.').waitFor()
  await dialog().getByText('Listed by Estrande under Act 12 of 2029').waitFor()
  await page.screenshot({ path: `${pictures()}/meeting-warned.png` })
  await dialog().getByLabel('Everyone', { exact: true }).check()
  await send('Enter')
  await page.getByRole('heading', { name: 'Dinner at the harbour' }).waitFor()
})

test('readers choose whose names their pages show; the record, its files and other readers keep what was written', async () => {
  const patrol = {
    ...{ by: 'the Mission', where: { name: 'Port Harrow', precision: 1 }, how: 'saw' },
    period: { from: '2024-05-02T08:00:00Z', until: '2024-05-02T09:00:00Z' },
  }
  await client.addEntry({ body: { kind: 'patrol-made', process, audience: ['public'], body: patrol } })
  await page.goto(`${house.url}/p/${process}/names`)
  await page.getByText('No contested names yet').waitFor()
  await page.getByRole('button', { name: 'Enter contested names' }).click()
  const names = dialog().getByRole('group')
  await names.nth(0).getByLabel('Name', { exact: true }).fill('Port Harrow')
  await names.nth(0).getByLabel('Who uses it').fill('Estrande; the Harbour Guild')
  await names.nth(1).getByLabel('Name', { exact: true }).fill('Harau')
  await names.nth(1).getByLabel('Who uses it').fill('the Harbour Council')
  await dialog().getByLabel('Everyone', { exact: true }).check()
  await send('Enter')
  const card = page.getByRole('article', { name: 'Harau / Port Harrow' })
  await card.getByText('used by Estrande and the Harbour Guild').waitFor()
  await page.getByLabel('Show names').selectOption({ label: 'as the Harbour Council says' })
  await page.screenshot({ path: `${pictures()}/names.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])

  // The list of where somebody looked, which has no other names.
  const coverage = `${house.url}/p/${process}/incidents?show=coverage`
  await page.goto(coverage)
  await page.locator('.chosen-name', { hasText: 'Harau' }).waitFor()
  assert.equal(await page.locator('.chosen-name').getAttribute('title'), 'In the record: Port Harrow')
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await other.goto(coverage)
  await other.getByText('Port Harrow').waitFor()
  assert.equal(await other.locator('.chosen-name').count(), 0)
  const file = await (await fetch(`${house.url}/exports/coverage/csv?process=${process}`)).text()
  assert.match(file, /Port Harrow/)
  assert.doesNotMatch(file, /Harau/)

  await page.goto(`${house.url}/p/${process}/names`)
  await page.getByLabel('Show names').selectOption({ label: 'as they were written' })
  await page.goto(coverage)
  await page.getByText('Port Harrow').waitFor()
  assert.equal(await page.locator('.chosen-name').count(), 0)
})

test('the rule is in no answer to anybody else, and cannot be opened to them', async () => {
  const anybody = createClient({ base: house.url })
  const { rows } = await anybody.viewRows({ view: 'standing', process, limit: 10 })
  assert.deepEqual(
    rows.map(({ name, warnings }) => [name, warnings.length]),
    [
      ['Ilu Manavai', 0],
      ['the Harbour Council', 0],
      ['the Shore Council', 0],
    ],
  )
  const { entries } = await client.entries({ process, kind: 'contact-policy-set', limit: 1 })
  const id = entries[0]?.id ?? ''
  await assert.rejects(anybody.entry({ id }), { code: 'not-found' })
  const to = { audience: ['public'], marking: { tlp: 'CLEAR' } }
  await assert.rejects(client.addEntry({ body: { kind: 'sharing-changed', process, body: { entry: id, to } } }), {
    code: 'own-only',
  })
})

test('the daily brief says what is new first, every sentence with its entries, as a page and as a file', async () => {
  const chance = [...crypto.getRandomValues(new Uint8Array(26))]
  const initiative = `ini_${chance.map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32]).join('')}`
  const relief = { initiative, title: 'Bread for the hills', state: 'active', by: 'the Relief Bureau', area: [] }
  await client.addEntry({ body: { kind: 'initiative-entered', process, audience: ['public'], body: relief } })
  await page.goto(`${house.url}/p/${process}/brief`)
  await page.getByRole('heading', { name: 'New since the last one' }).waitFor()
  const first = page.locator('article section').first()
  await first.getByText('Dinner at the harbour (no day known): unconfirmed.').waitFor()
  await first.getByText('Estrande lists the Harbour Council under Act 12 of 2029').waitFor()
  await page.getByRole('heading', { name: 'Humanitarian relief' }).waitFor()
  await first.getByText('“Bread for the hills”: active, by the word of the Relief Bureau.').waitFor()
  await page.screenshot({ path: `${pictures()}/brief.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])
  const file = await fetch(`${house.url}/briefs/daily/file?process=${process}&format=md`)
  const text = await file.text()
  assert.match(text, /^# Daily situation brief/m)
  assert.doesNotMatch(text, /legal desk/)
  for (const format of ['pdf', 'docx']) {
    const answer = await fetch(`${house.url}/briefs/weekly/file?process=${process}&format=${format}`)
    assert.deepEqual([answer.status, (await answer.arrayBuffer()).byteLength > 1000], [200, true])
  }
})
