// An alert in real browsers: incidents are entered, it is raised, one person acknowledges it and a colleague sees that live;
// as a CAP file; and numbers from elsewhere, pasted.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, createClient } from '@parley/api'
import type { Browser, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { openProcess, setFirstPassword } from './steps.ts'

let house: House
let browser: Browser
let ada: Page
let anybody: Page
let client: Client
let process: string
const digits = '0123456789abcdefghjkmnpqrstvwxyz'
const chance = (prefix: string) =>
  `${prefix}_${[...crypto.getRandomValues(new Uint8Array(26))].map((byte) => digits[byte % 32]).join('')}`

const opened = async () =>
  (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()
const incident = () =>
  client.addEntry({
    body: {
      kind: 'incident-reported',
      process,
      audience: ['public'],
      body: {
        incident: chance('inc'),
        event: 'shelling-artillery-missile',
        what: 'Shells landed on the shore.',
        times: [{ is: 'impact', from: new Date(Date.now() - 60_000).toISOString(), precision: 'exact', zone: 'UTC' }],
        where: { name: 'Marrow', precision: 1 },
        observed: { by: 'a resident', how: 'heard' },
      },
    },
  })

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  ada = await opened()
  anybody = await opened()
  client = createClient({ base: house.url, token: house.token })
  await setFirstPassword(ada, house)
  process = await openProcess(house, 'Talks on the lake')
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

const alerts = async () => (await client.viewRows({ view: 'alerts', process, limit: 10 })).rows

test('an indicator and its threshold are set on the page', async () => {
  await ada.goto(`${house.url}/p/${process}/tension`)
  await ada.getByText('No indicator yet').waitFor()
  await ada.getByRole('button', { name: 'Set an indicator' }).click()
  await ada.getByLabel('What it is called').fill('Shelling at the lake')
  await ada.getByLabel('Unit').fill('incidents')
  await ada.getByLabel('explosions').check()
  await ada.getByLabel('Everyone', { exact: true }).check()
  await ada.getByRole('button', { name: 'Enter', exact: true }).click()
  await ada.getByRole('heading', { name: 'Shelling at the lake' }).waitFor()
  await ada.getByText('Nothing is counted for it yet').waitFor()
  await ada.getByRole('button', { name: 'Set a threshold' }).click()
  await ada.getByLabel('What the alert is called').fill('Heavy shelling')
  await ada.getByLabel('How many (incidents)').fill('3')
  await ada.getByLabel('How grave').selectOption({ label: 'Severe' })
  await ada.getByLabel('Minutes in which').fill('30')
  await ada.getByLabel('Who is told if nobody does').fill('the Commission')
  await ada.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  await ada.getByText('3 incidents or more in a day').waitFor()
})

test('incidents that are entered raise an alert, which anybody who may see them sees live', async () => {
  await anybody.goto(`${house.url}/p/${process}/tension`)
  await anybody.getByRole('heading', { name: 'Shelling at the lake' }).waitFor()
  await incident()
  await incident()
  assert.deepEqual(await alerts(), [])
  await incident()
  await anybody.getByRole('heading', { name: 'Heavy shelling' }).waitFor()
  await ada.getByRole('heading', { name: 'Heavy shelling' }).waitFor()
  await anybody.locator('.alert').getByText('To be acknowledged by').waitFor()
  const [alert] = await alerts()
  assert.deepEqual([alert?.value, alert?.because.length, alert?.acknowledged], [3, 3, []])
})

test('it is acknowledged in one browser and seen in the other without loading anything again', async () => {
  await ada.getByRole('button', { name: 'Acknowledge' }).click()
  await ada.getByLabel('Who takes note of it').fill('the duty officer')
  await ada.getByLabel('What is done about it').fill('Both sides were called.')
  await ada.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  await anybody.locator('.alert').getByText('Acknowledged by the duty officer').waitFor()
  await anybody.locator('.alert').getByText('Both sides were called.').waitFor()
  assert.equal(await anybody.getByRole('button', { name: 'Acknowledge' }).count(), 0)
  await ada.screenshot({ path: `${pictures()}/alert-acknowledged.png`, fullPage: true })
  assert.deepEqual(await violations(ada), [])
})

test('the situation says how it stands with regional stability', async () => {
  await anybody.goto(`${house.url}/p/${process}/situation`)
  await anybody.getByRole('heading', { name: 'Regional stability' }).waitFor()
  await anybody.getByText('No open alert.').waitFor()
})

test('the alert is a CAP file for whoever may see it, and all of them a feed', async () => {
  const [alert] = await alerts()
  const one = await fetch(`${house.url}/exports/alerts/cap?process=${process}&filter[alert]=${alert?.key}`)
  assert.equal(one.status, 200)
  assert.match(one.headers.get('content-type') ?? '', /^application\/cap\+xml/)
  const text = await one.text()
  assert.match(text, /<event>Heavy shelling<\/event>/)
  assert.match(text, /<severity>Severe<\/severity>/)
  const feed = await (await fetch(`${house.url}/exports/alerts/atom?process=${process}`)).text()
  assert.equal(feed.match(/<entry>/g)?.length, 1)
})

test('numbers from elsewhere are pasted, what is no day and number is named, and they get a chart', async () => {
  await ada.getByRole('button', { name: 'Set an indicator' }).click()
  await ada.getByLabel('What it is called').fill('Crossings at the bridge')
  await ada.getByLabel('What is counted').selectOption({ label: 'Numbers from elsewhere' })
  await ada.getByLabel('Unit').fill('people')
  await ada.getByLabel('Who publishes them').fill('Bridge office, CC BY 4.0')
  const days = Array.from({ length: 40 }, (_, at) => {
    const day = new Date(Date.UTC(2031, 0, 1 + at)).toISOString().slice(0, 10)
    return `${day},${40 + (at % 7) * 3}`
  })
  await ada.getByLabel('Or the numbers').fill(['day,people', ...days, 'and so on'].join('\n'))
  await ada.getByText('40 days from').waitFor()
  await ada.getByRole('alert').getByText('Not read: lines 42').waitFor()
  await ada.getByLabel('Everyone', { exact: true }).check()
  await ada.getByRole('button', { name: 'Enter', exact: true }).click()
  const card = ada.locator('.indicator', { hasText: 'Crossings at the bridge' })
  await card.locator('.chart').waitFor()
  await card.getByText('In the next seven days between').waitFor()
  await card.locator('.numbers > summary').press('Enter')
  await card.getByRole('table').waitFor()
  const { rows } = await client.viewRows({ view: 'indicators', process, limit: 10 })
  const row = rows.find(({ title }) => title === 'Crossings at the bridge')
  assert.deepEqual([row?.values.length, row?.forecast.length, row?.origin], [40, 14, 'Bridge office, CC BY 4.0'])
})

test('crossings that are closed are counted from the register, and the days open down to the words', async () => {
  const crossing = chance('crs')
  const dayMs = 86_400_000
  const said = (daysAgo: number, state: string) => {
    const at = new Date(Date.now() - daysAgo * dayMs).toISOString()
    const body = { crossing, name: 'Marrow Bridge', direction: 'both', cargo: 'all', state, from: at, said: at }
    return client.addEntry({
      body: { kind: 'crossing-stated', process, audience: ['public'], body: { ...body, by: 'the Office' } },
    })
  }
  for (const [daysAgo, state] of [
    [4, 'open'],
    [3, 'closed'],
    [1, 'open'],
  ] as const)
    await said(daysAgo, state)
  await ada.getByRole('button', { name: 'Set an indicator' }).click()
  await ada.getByLabel('What it is called').fill('Bridge closed')
  await ada.getByLabel('What is counted').selectOption({ label: 'Crossings closed' })
  await ada.getByLabel('Unit').fill('crossings')
  await ada.getByLabel('Marrow Bridge').check()
  await ada.getByLabel('By whose word').fill('the Office')
  await ada.getByLabel('Everyone', { exact: true }).check()
  await ada.screenshot({ path: `${pictures()}/indicator-crossings.png` })
  assert.deepEqual(await violations(ada), [])
  await ada.getByRole('button', { name: 'Enter', exact: true }).click()
  const card = ada.locator('.indicator', { hasText: 'Bridge closed' })
  await card.getByText('Crossings closed, by the register').waitFor()
  const { rows } = await client.viewRows({ view: 'indicators', process, limit: 10 })
  const row = rows.find(({ title }) => title === 'Bridge closed')
  assert.deepEqual(row?.values, [0, 1, 1, 1])
  assert.ok(row?.behind[0]?.entries.length, JSON.stringify(row?.behind))
})

test('incidents near a line are asked for on the page', async () => {
  const body = {
    line: chance('lin'),
    kind: 'ceasefire-line',
    name: 'Line A',
    geometry: {
      type: 'LineString',
      coordinates: [
        [41, 14],
        [43, 14],
      ],
    },
    from: new Date(Date.now() - 1000).toISOString(),
  }
  await client.addEntry({ body: { kind: 'line-drawn', process, audience: ['public'], body } })
  await ada.reload()
  await ada.getByRole('button', { name: 'Set an indicator' }).click()
  await ada.getByLabel('What it is called').fill('Fire across the line')
  await ada.getByLabel('Unit').fill('incidents')
  await ada.getByLabel('Near or inside a line').selectOption({ label: 'Line A (ceasefire line)' })
  await ada.getByLabel('No further from it').fill('10')
  await ada.getByLabel('Everyone', { exact: true }).check()
  await ada.getByRole('button', { name: 'Enter', exact: true }).click()
  await ada.locator('.indicator', { hasText: 'Fire across the line' }).getByText('within 10 km of a line').waitFor()
  const { rows } = await client.viewRows({ view: 'indicators', process, limit: 10 })
  const row = rows.find(({ title }) => title === 'Fire across the line')
  assert.deepEqual(row?.source, { of: 'incidents', near: { line: body.line, km: 10 } })
})
