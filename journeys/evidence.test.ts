// What is looked into, in a real browser: evidence whose hash is worked out before it leaves the device, each step of its
// custody, where somebody looked, and lines drawn point by point or from a file.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { violations } from './axe.ts'
import { pictures } from './browser.ts'
import { sitDown } from './steps.ts'

const incident = `inc_${'k'.repeat(26)}`
const original = Buffer.from('The original, byte for byte.\n')
const working = Buffer.from('The original, with the house number painted over.\n')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const file = (name: string, buffer: Buffer, mimeType = 'text/plain') => ({ name, mimeType, buffer })

const { house, page, client, process, end } = await sitDown()
before(async () => {
  await client.addEntry({
    body: {
      kind: 'incident-reported',
      process,
      audience: ['members'],
      body: {
        incident,
        event: 'attack',
        what: 'Shots at the mill.',
        times: [{ is: 'occurred', from: new Date(Date.now() - 3_600_000).toISOString(), precision: 'exact' }],
        where: { name: 'Marrow', lat: 14.5, lon: 42.5, precision: 1 },
        observed: { by: 'a resident', how: 'heard' },
      },
    },
  })
})
after(end)

async function enter(button: string, fill: (form: Locator) => Promise<unknown>) {
  await page.getByRole('button', { name: button, exact: true }).first().click()
  const form = page.getByRole('dialog')
  await fill(form)
  assert.deepEqual(await violations(page), [], button)
  await form.getByRole('button', { name: button, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

const piece = async () => (await client.viewRows({ view: 'cases', process })).rows[0]?.evidence[0]

test('evidence is added with original and working copy, and their hashes are those of the bytes', async () => {
  await page.goto(`${house.url}/p/${process}/incidents/${incident}`)
  await enter('Open a case', (form) => form.getByLabel('Title').waitFor())
  await page.locator('.case').waitFor()
  await enter('Add evidence', async (form) => {
    await form.getByLabel('What it is').fill('Photograph of the mill')
    await form.getByLabel('Original, as it was received').setInputFiles(file('mill.txt', original))
    await form.getByText(sha256(original)).waitFor()
    await form.getByLabel('Working copy, if there is one').setInputFiles(file('mill-work.txt', working))
    await form.getByText(sha256(working)).waitFor()
    await form.getByLabel('What the working copy has other').fill('House number painted over.')
    await form.getByLabel('Taken by').fill('a resident')
    await form.getByLabel('Who keeps the original').fill('Archive of the Mission')
    await form.getByLabel(/members of the process/i).check()
  })
  await page.locator('.evidence summary', { hasText: 'Photograph of the mill' }).click()
  await page.locator('.evidence').getByText(sha256(original)).waitFor()
  const found = await piece()
  assert.deepEqual(
    [found?.original.sha256, found?.original.bytes, found?.working?.copy.sha256, found?.working?.differs],
    [sha256(original), original.length, sha256(working), 'House number painted over.'],
  )
  // It was kept: what the record holds has the hash that stands there.
  const kept = await fetch(`${house.url}/documents/${found?.original.document}/original`, {
    headers: { authorization: `Bearer ${house.token}` },
  })
  assert.equal(sha256(Buffer.from(await kept.arrayBuffer())), sha256(original))
})

test('a step of custody says whether the receiver found the same bytes', async () => {
  const pass = (to: string, bytes: Buffer, says: string) =>
    enter('Enter a step of custody', async (form) => {
      await form.getByLabel('To', { exact: true }).fill(to)
      await form.getByLabel('The file as the receiver has it').setInputFiles(file('copy.txt', bytes))
      await form.getByText(says).waitFor()
    })
  await pass('Laboratory', original, 'hash agrees')
  await page
    .locator('.evidence li', { hasText: 'Archive of the Mission → Laboratory' })
    .getByText('hash agrees')
    .waitFor()
  await pass('Court registry', working, 'hash differs')
  await page.locator('.evidence li', { hasText: 'Laboratory → Court registry' }).getByText('hash differs').waitFor()
  assert.deepEqual(
    (await piece())?.custody.map(({ from, isIntact }) => [from, isIntact]),
    [
      [null, null],
      ['Archive of the Mission', true],
      ['Laboratory', false],
    ],
  )
})

test('with the file kept elsewhere only its hash is entered', async () => {
  await enter('Add evidence', async (form) => {
    await form.getByLabel('What it is').fill('Sound of shots')
    await form.getByLabel('Original, as it was received').setInputFiles(file('shots.wav', working, 'audio/wav'))
    await form.getByText(sha256(working)).waitFor()
    await form.getByLabel('Keep the files in the record too').uncheck()
    await form.getByLabel('Taken by').fill('a patrol of two')
  })
  await page.locator('.evidence summary', { hasText: 'Sound of shots' }).waitFor()
  const [row] = (await client.viewRows({ view: 'cases', process })).rows
  assert.deepEqual(row?.evidence[1]?.original, {
    sha256: sha256(working),
    bytes: working.length,
    mediaType: 'audio/wav',
  })
})

test('where somebody looked, saw nothing, or was not let is entered by one form', async () => {
  await enter('Enter where somebody looked', async (form) => {
    assert.equal(await form.getByLabel('Place', { exact: true }).inputValue(), 'Marrow', 'the place of the incident')
    await form.getByLabel('Who looked').fill('the Mission')
    await form.getByLabel('Share of the area looked at, %').fill('40')
  })
  await page.goto(`${house.url}/p/${process}/incidents?show=coverage`)
  await page.locator('.rows li', { hasText: 'patrol' }).getByText('40 % of the area').waitFor()
  await enter('Enter where somebody looked', async (form) => {
    await form.getByLabel('What it was').selectOption({ label: 'nothing observed' })
    await form.getByLabel('Who looked').fill('the Mission')
    await form.getByLabel('Place', { exact: true }).fill('Sarn')
    await form.getByLabel('Latitude, degrees').fill('14.7')
    await form.getByText('Give both coordinates in degrees, or none.').waitFor()
    await form.getByLabel('Longitude, degrees').fill('42.6')
    await form.getByLabel('What was not observed').selectOption('attack')
  })
  await page.locator('.rows li', { hasText: 'Sarn' }).getByText('nothing observed').waitFor()
  await enter('Enter where somebody looked', async (form) => {
    await form.getByLabel('What it was').selectOption({ label: 'access denied' })
    await form.getByLabel('Who was not let').fill('the Mission')
    await form.getByLabel('Place', { exact: true }).fill('Southern barrier')
    await form.getByLabel('What for').fill('to look into the depot')
    await form.getByLabel('Ground given').fill('No order has come.')
  })
  await page
    .locator('.rows li', { hasText: 'Southern barrier' })
    .getByText('Ground given: No order has come.')
    .waitFor()
  const { rows } = await client.viewRows({ view: 'coverage', process })
  assert.deepEqual(rows.map(({ kind }) => kind).sort(), ['access-denied', 'nothing-observed', 'patrol'])
})

test('a line is drawn point by point, drawn again from a file, and ended', async () => {
  await page.goto(`${house.url}/p/${process}/incidents?show=lines`)
  await page.getByText('No line or zone is drawn').waitFor()
  await enter('Draw a line or zone', async (form) => {
    await form.getByLabel('Name', { exact: true }).fill('Line A')
    await form.getByLabel('Points').fill('14, 42\nby the mill')
    await form.getByText('Line 2 is no point in degrees.').waitFor()
    assert.ok(await form.getByRole('button', { name: 'Draw a line or zone' }).isDisabled())
    await form.getByLabel('Points').fill('14, 42\n15, 42')
    await form.getByRole('img', { name: /^2 points/ }).waitFor()
    await form.getByLabel('Which side is beyond it').selectOption({ label: 'the right' })
    await form.getByLabel('Holds from').fill('2026-01-01T00:00')
  })
  await page.getByRole('heading', { name: 'Line A' }).waitFor()
  // Going north, the east lies to the right: the mill is beyond the line.
  await page.goto(`${house.url}/p/${process}/incidents/${incident}`)
  await page.getByText('beyond or inside Line A').waitFor()

  await page.goto(`${house.url}/p/${process}/incidents?show=lines`)
  const geometry = {
    type: 'LineString',
    coordinates: [
      [43, 14, 220],
      [43, 15, 230],
    ],
  }
  const geojson = JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry }],
  })
  await enter('Draw it again', async (form) => {
    await form
      .getByLabel('Or a GeoJSON file')
      .setInputFiles(file('line.geojson', Buffer.from(geojson), 'application/geo+json'))
    await form.getByRole('img', { name: /to 15, 43/ }).waitFor()
  })
  await page.getByText(/^holds since/).waitFor()
  await enter('It holds no longer', (form) => form.getByLabel('Why').fill('The annex replaced it.'))
  const held = page.locator('.line-of ol li')
  await held
    .getByText(/^from .* until /)
    .nth(1)
    .waitFor()
  await page.screenshot({ path: `${pictures()}lines.png`, fullPage: true })
  const [row] = (await client.viewRows({ view: 'lines', process })).rows
  assert.deepEqual(
    row?.versions.map(({ geometry: { coordinates }, beyond, until }) => [coordinates, beyond, until !== null]),
    [
      [
        [
          [42, 14],
          [42, 15],
        ],
        'right',
        true,
      ],
      [
        [
          [43, 14],
          [43, 15],
        ],
        'right',
        true,
      ],
    ],
  )
})
