// A translation in a real browser: brought in as a document of its own, said to be one, and read beside its original.
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { violations } from './axe.ts'
import { pictures } from './browser.ts'
import { addFiles, sitDown } from './steps.ts'

const { house, page, client, process, end } = await sitDown()
after(end)

const folder = mkdtempSync(join(tmpdir(), 'parley-translation-'))
const file = (name: string, text: string) => {
  const at = join(folder, name)
  writeFileSync(at, text)
  return at
}
const original = file(
  'communique.txt',
  'بيان المجلس\n\nقال المجلس إن الطريق إلى الميناء سيفتح يوم الخميس.\n\nوأضاف أن القوافل ستعبر من الجسر القديم.\n',
)
const translation = file(
  'communique-en.txt',
  'Statement of the Council\n\nThe Council said that the road to the port would open on Thursday.\n\nIt added that convoys would cross by the old bridge.\n',
)
const keyOf = async (name: string) => {
  const { rows } = await client.viewRows({ view: 'documents', process, limit: 10 })
  return rows.find((row) => row.name === name)?.key ?? ''
}

before(() => addFiles(page, { house, process, files: [original, translation], readers: 'public' }))

test('a document is said to be a translation, by whom and how one knows', async () => {
  const key = await keyOf('communique-en.txt')
  await page.goto(`${house.url}/p/${process}/documents/${key}?open=documents:${key}`)
  await page.getByRole('button', { name: 'Say that it is a translation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Say that it is a translation' })
  await dialog.getByLabel('It translates').selectOption(await keyOf('communique.txt'))
  await dialog.getByLabel('Who translated it').fill('The press office, by hand')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: 'Record the correction' }).click()
  await dialog.waitFor({ state: 'detached' })
  const { rows } = await client.viewRows({ view: 'documents', process, limit: 10 })
  assert.deepEqual(rows.map(({ name, translationOf }) => [name, translationOf !== null]).sort(), [
    ['communique-en.txt', true],
    ['communique.txt', false],
  ])
})

test('each stands beside the other, in its own direction', async () => {
  await page.goto(`${house.url}/p/${process}/documents/${await keyOf('communique-en.txt')}`)
  await page.getByText('What it translates', { exact: true }).click()
  const beside = page.getByRole('region', { name: 'Translation' })
  await beside.getByText('قال المجلس إن الطريق إلى الميناء سيفتح يوم الخميس.').waitFor()
  assert.equal(await beside.locator('div[dir]').getAttribute('dir'), 'rtl')
  await page.screenshot({ path: `${pictures()}/translation.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])

  await page.goto(`${house.url}/p/${process}/documents/${await keyOf('communique.txt')}`)
  await page.getByText('Translation', { exact: true }).click()
  await beside.getByText('It added that convoys would cross by the old bridge.').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: `${pictures()}/translation-phone.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])
})

test('a document is no translation of itself, nor of what is no document', async () => {
  const key = await keyOf('communique-en.txt')
  for (const value of [key, 'communique.txt']) {
    const body = { on: { view: 'documents', key }, field: 'translationOf', value, reason: 'by hand' }
    await assert.rejects(client.addEntry({ body: { kind: 'correction-made', process, body } }), {
      code: 'bad-body',
    })
  }
})
