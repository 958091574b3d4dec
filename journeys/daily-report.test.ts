// A mission's daily report, printed as a PDF, becomes incidents: what is proposed is looked at, put right and chosen; what is
// chosen is on the map and leads back to its words; what was entered is known when the report is opened again; and all of it is
// taken back at once.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newId } from '@parley/peace'
import { violations } from './axe.ts'
import { pictures } from './browser.ts'
import { addFiles, sitDown } from './steps.ts'

const report = `<!doctype html><html lang="en"><head><title>Daily report 44, 6 May 2031</title></head><body>
<h1>Daily report 44, 6 May 2031</h1>
<p>Observer Mission to the Lakes. Reporting period: 5 May 2031 18:00 to 6 May 2031 18:00.</p>
<h2>Ceasefire violations</h2>
<table border="1" cellpadding="6"><thead><tr><th>Position</th><th>Location</th><th>Means</th><th>No.</th><th>Observation</th><th>Weapon</th><th>Date, time</th><th>Coordinates</th></tr></thead><tbody>
<tr><td>Post 3</td><td>Marrow</td><td>Heard</td><td>12</td><td>Explosion</td><td>Mortar</td><td>06-May, 09:10</td><td>14.212, 42.508</td></tr>
<tr><td>Post 3</td><td>Sarn</td><td>Saw</td><td>1</td><td>Projectile</td><td>N/K</td><td>05-May, 21:40</td><td>14.401, 42.620</td></tr>
</tbody></table>
<h2>Incidents</h2>
<p>On 5 May in Osmer, residents told the patrol that two men had been wounded when a mine went off on a farm track.</p>
<h2>Freedom of movement</h2>
<p>At the checkpoint near Ostrow a guard denied the patrol passage, citing orders.</p>
<p>In Lissmere no ceasefire violations were observed.</p>
</body></html>`

const { house, page, client, process, end } = await sitDown()
before(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'parley-daily-')), 'daily-44.pdf')
  await page.setContent(report)
  writeFileSync(file, await page.pdf({ format: 'A4', landscape: true }))
  await addFiles(page, { house, process, files: [file], readers: 'public' })
})
after(end)

async function openReport() {
  const [document] = (await client.viewRows({ view: 'documents', process, limit: 5 })).rows
  await page.goto(`${house.url}/p/${process}/documents/${document?.key}`)
  await page.getByRole('button', { name: 'Make incidents of this report' }).click()
  return page.getByRole('dialog')
}

test('what is proposed is looked at, put right and chosen, and nothing else is entered', async () => {
  const dialog = await openReport()
  await dialog.getByLabel('Where such files come from').fill('Observer Mission to the Lakes')
  const items = dialog.getByRole('list', { name: 'What was found' }).getByRole('listitem')
  await items.nth(4).waitFor()
  assert.equal(await items.count(), 5)
  assert.ok(await dialog.getByRole('button', { name: /^Enter/ }).isDisabled(), 'nothing is chosen beforehand')
  const mine = items.filter({ hasText: 'two men had been wounded' })
  await mine.getByText('2 wounded').waitFor()
  await mine.getByText('Put right').click()
  await mine.getByLabel('Latitude').fill('14.3')
  await mine.getByLabel('Longitude').fill('42.55')
  await mine.getByLabel('Longitude').blur()
  await items.filter({ hasText: '09:10' }).getByRole('checkbox').check()
  await items.filter({ hasText: 'citing orders' }).getByRole('checkbox').check()
  await items.filter({ hasText: 'no ceasefire violations' }).getByRole('checkbox').check()
  assert.deepEqual(await violations(page), [])
  await page.screenshot({ path: `${pictures()}/daily-report.png` })
  await dialog.getByRole('button', { name: 'Enter 4 items' }).click()
  await dialog.getByText('4 items entered.').waitFor()
  const { rows } = await client.viewRows({ view: 'incidents', process, sort: 'place', limit: 10 })
  assert.deepEqual(
    rows.map(({ place, event, lat, from, accounts: [account] }) => [
      ...[place, event, lat, from, account?.observed.how, account?.counts, account?.harm],
    ]),
    [
      ...[
        [
          ...['Marrow', 'shelling-artillery-missile', 14.212, '2031-05-06T09:10:00.000Z', 'heard'],
          [{ of: 'explosions', low: 12, high: 12 }],
          [],
        ],
        [
          ...['Osmer', 'remote-explosive-landmine-ied', 14.3, '2031-05-05T00:00:00.000Z', 'told'],
          [],
          [{ kind: 'wounded', low: 2, high: 2 }],
        ],
      ],
    ],
  )
})

test('they are on the map, and each leads back to its words', async () => {
  await page.getByRole('dialog').getByRole('link', { name: 'See them on the map' }).click()
  const marks = page.locator('.map-mark')
  await marks.nth(1).waitFor()
  assert.deepEqual((await marks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toSorted(), [
    'mine or other remote explosive · Osmer · 2031-05-05',
    'shelling, artillery or missile · Marrow · 2031-05-06',
  ])
  await page.screenshot({ path: `${pictures()}/daily-report-map.png` })
  const { rows } = await client.viewRows({ view: 'incidents', process, filter: { place: ['Osmer'] }, limit: 1 })
  await page.goto(`${house.url}/p/${process}/incidents/${rows[0]?.key}`)
  await page.getByRole('link', { name: 'the words it was read from' }).click()
  await page.locator('.run[data-linked]').first().waitFor()
  const linked = (await page.locator('.run[data-linked]').allInnerTexts()).join('')
  assert.match(linked, /two men had been wounded when a mine went off/)
})

test('where somebody was not let, and where nothing was observed, is told as that', async () => {
  await page.goto(`${house.url}/p/${process}/incidents?show=coverage`)
  await page.getByRole('button').getByText('Lissmere', { exact: true }).waitFor()
  await page.getByRole('button').getByText('Ostrow', { exact: true }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'the words it was read from' }).count(), 2)
})

test('the list tells how much harm it holds, and is narrowed to a zone as it held then', async () => {
  await page.goto(`${house.url}/p/${process}/incidents`)
  await page.getByText('Harm in these incidents').click()
  const wounded = page.locator('.harm-total li')
  await wounded.waitFor()
  assert.equal((await wounded.innerText()).replace(/\s+/g, ' '), '2 wounded in 1 incident')
  const line = newId('lin', randomBytes)
  const ring = [42, 43, 43, 42, 42].map((lon, at) => [lon, [14, 14, 14.25, 14.25, 14][at]])
  const geometry = { type: 'Polygon', coordinates: [ring] }
  const body = { line, kind: 'buffer-zone', name: 'the Gap', geometry, from: '2031-03-01T00:00:00Z' }
  await client.addEntry({ body: { kind: 'line-drawn', process, audience: ['public'], body } })
  await page.reload()
  await page.getByLabel('Line or zone', { exact: true }).selectOption({ label: 'the Gap' })
  await page.getByText('1 beyond the Gap as it held then; of 0 it cannot be said.').waitFor()
  const rows = page.locator('.list-body .rows > li')
  assert.equal(await rows.count(), 1)
  assert.match(await rows.innerText(), /Marrow/)
  await page.screenshot({ path: `${pictures()}/incidents-by-zone.png` })
  await page.getByRole('tab', { name: 'Map' }).click()
  await page.locator('.map-mark').waitFor()
  assert.equal(await page.locator('.map-mark').count(), 1)
})

test('opened again, what was entered is known, and all of it is taken back at once', async () => {
  const dialog = await openReport()
  await dialog.getByLabel('Where such files come from').fill('Observer Mission to the Lakes')
  const items = dialog.getByRole('list', { name: 'What was found' }).getByRole('listitem')
  await items.filter({ hasText: 'as before' }).nth(3).waitFor()
  await dialog.getByText('As this source was read in last time.').waitFor()
  assert.equal(await items.filter({ hasText: 'as before' }).count(), 4)
  assert.equal(await dialog.getByRole('checkbox').and(page.locator(':enabled')).count(), 1)
  const { rows } = await client.viewRows({ view: 'imports', process, limit: 5 })
  await client.addEntry({
    body: { kind: 'entry-withdrawn', process, audience: ['public'], body: { entry: rows[0]!.key } },
  })
  await page.goto(`${house.url}/p/${process}/incidents`)
  await page.getByText('No incident is reported').waitFor()
  assert.equal((await client.viewRows({ view: 'coverage', process, limit: 5 })).rows.length, 0)
})
