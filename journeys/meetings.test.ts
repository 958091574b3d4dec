// Planning a visit with a denial by one party, in a real browser; and the same in a calendar file, as its reader may see it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import ICAL from 'ical.js'
import { pictures } from './browser.ts'
import { sitDown } from './steps.ts'

const { house, page, client, process, end } = await sitDown()
after(end)

const rows = async () => (await client.viewRows({ view: 'engagements', process, limit: 10 })).rows
const calendarOf = async (headers: Record<string, string>) => {
  const answer = await fetch(`${house.url}/exports/engagements/ics?process=${process}`, { headers })
  return new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
}

async function say(state: string, by: string, words = ''): Promise<void> {
  await page.getByRole('button', { name: 'Say how it stands' }).first().click()
  await page.getByLabel('By whose word').fill(by)
  await page.getByLabel('State', { exact: true }).selectOption({ label: state })
  await page.getByLabel('In their words').fill(words)
  await page.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('a visit is entered, planned by one side and denied by the other, and both stand on the page', async () => {
  await page.goto(`${house.url}/p/${process}/meetings`)
  await page.getByText('No meeting yet').waitFor()
  await page.getByRole('button', { name: 'Enter a meeting' }).click()
  await page.getByLabel('What it is').fill('Visit of the envoy to the lake')
  await page.getByLabel('Form').selectOption({ label: 'Visit' })
  await page.getByLabel('First day').fill('2031-05-09')
  await page.getByLabel('Last day').fill('2031-05-01')
  await page.getByText('The last day is before the first').waitFor()
  await page.getByLabel('Last day').fill('2031-05-10')
  await page.getByLabel('Who is to come').fill('the envoy\nthe Valley')
  await page.getByLabel('Everyone', { exact: true }).check()
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('heading', { name: 'Visit of the envoy to the lake' }).waitFor()
  await page.getByText('Unconfirmed').first().waitFor()

  await say('Planned', 'the envoy’s office')
  await page.locator('.meeting .chip', { hasText: 'Planned' }).first().waitFor()
  await say('Denied by a party', 'the Valley', 'Nobody has been invited.')
  await page.getByText('Denied by the Valley').waitFor()
  await page.screenshot({ path: `${pictures()}/meeting-denied.png` })
  const [row] = await rows()
  assert.deepEqual(
    [row?.state, row?.deniedBy.map(({ by, says }) => [by, says]), row?.firstDay, row?.lastDay],
    ['planned', [['the Valley', 'Nobody has been invited.']], '2031-05-09', '2031-05-10'],
  )
})

test('it is tentative in the calendar of anybody, until it is cancelled, and stays', async () => {
  const [planned] = await calendarOf({})
  assert.equal(planned?.getFirstPropertyValue('status'), 'TENTATIVE')
  assert.match(String(planned?.getFirstPropertyValue('description')), /denied-by-party \(the Valley\)/)
  await say('Cancelled', 'the envoy’s office')
  await page.locator('.meeting .chip', { hasText: 'Cancelled' }).first().waitFor()
  const [cancelled] = await calendarOf({})
  assert.deepEqual(
    [cancelled?.getFirstPropertyValue('status'), cancelled?.getFirstPropertyValue('uid')],
    ['CANCELLED', planned?.getFirstPropertyValue('uid')],
  )
})

test('what was entered by mistake is taken back', async () => {
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.locator('.meeting .chip', { hasText: 'Planned' }).first().waitFor()
  assert.equal((await rows())[0]?.state, 'planned')
})

test('a meeting for one’s own organisation leaves no trace in the calendar of others', async () => {
  await page.getByRole('button', { name: 'Enter a meeting' }).click()
  await page.getByLabel('What it is').fill('Quiet dinner')
  await page.getByLabel('First day').fill('2031-05-11')
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('heading', { name: 'Quiet dinner' }).waitFor()
  assert.equal((await calendarOf({})).length, 1)
  assert.equal((await calendarOf({ authorization: `Bearer ${house.token}` })).length, 2)
})

test('a calendar address is made, read by a program that knows nothing else, replaced and ended', async () => {
  await page.getByRole('button', { name: 'Calendar address' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('You have no address for this process').waitFor()
  await dialog.getByRole('button', { name: 'Make an address' }).click()
  const address = async () => (await dialog.locator('.once pre').innerText()).trim()
  const first = await address()
  await page.screenshot({ path: `${pictures()}/calendar-address.png` })
  const titles = async (url: string) => {
    const answer = await fetch(url)
    if (!answer.ok) return answer.status
    const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
    return events.map((event) => String(event.getFirstPropertyValue('summary'))).sort()
  }
  assert.deepEqual(await titles(first), ['Quiet dinner', 'Visit of the envoy to the lake'])
  await dialog.getByRole('button', { name: 'Replace it' }).click()
  await page.waitForFunction((before) => document.querySelector('.once pre')?.textContent?.trim() !== before, first)
  const second = await address()
  assert.deepEqual([await titles(first), ((await titles(second)) as string[]).length], [404, 2])
  await dialog.getByRole('button', { name: 'End it' }).click()
  await dialog.getByText('You have no address for this process').waitFor()
  assert.equal(await titles(second), 404)
})
