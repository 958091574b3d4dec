// People at the app, in a real browser: the first link, wrong passwords and signing out; a document decided on by
// keyboard alone; a note, two actors that are one or two, a process opened and a document's date put right. What the
// page shows is compared with what the hub's views say.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, createClient } from '@parley/api'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { openProcess, password, setFirstPassword } from './steps.ts'

let house: House
let browser: Browser
let page: Page
let client: Client
let process: string
let document: string

const report = `Talks on the lake resume

ORLEN, 4 May 2031 — The ceasefire was broken on Sunday, the defence minister, Ada Quillon, said on Monday.

"We will open the bridge on Tuesday," Ada Quillon said. The mission's head, Bo Tamsin, denied that shots were fired.

Bo Tamsin said that three trucks had crossed. The minister said that she would meet him on Friday.
`

const otherReport = `Bridge opens

ORLEN, 5 May 2031 — The defence minister, Ida Quillon, said on Tuesday that the bridge was open. "We kept our word," Ida Quillon said.
`

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()
  client = createClient({ base: house.url, token: house.token })
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

test('the first link sets a password, once', async () => {
  await setFirstPassword(page, house)
  await page.getByText('No process to show').waitFor()
  const second = await (await browser.newContext()).newPage()
  await second.goto(house.firstLink ?? '')
  await second.getByLabel(/your name/i).fill('Somebody Else')
  await second.getByLabel(/e-mail/i).fill('else@example.org')
  await second.getByLabel(/^password/i).fill('four loud valley words')
  await second.getByRole('button', { name: /set the password/i }).click()
  await second.getByRole('alert').waitFor()
  assert.equal((await client.me()).firstRun, false)
  await second.context().close()
})

test('a wrong password is refused and the right one is not; signing out leaves nothing behind', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const other = await context.newPage()
  const enter = async (words: string) => {
    await other.getByLabel(/^password/i).fill(words)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await other.goto(`${house.url}/sign-in`)
  await other.getByLabel(/e-mail/i).fill('ada@example.org')
  await enter('three quiet mountain birds')
  await other.getByRole('alert').waitFor()
  process = await openProcess(house, 'Talks on the lake')
  await enter(password)
  await other.getByText('Ada Quill').first().waitFor()
  await other.locator('.account summary').click()
  await other.keyboard.press('Escape')
  assert.equal(await other.getByRole('button', { name: 'Sign out' }).isVisible(), false, 'Escape closes the menu')
  await other.locator('.account summary').click()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await other.getByRole('link', { name: 'Sign in' }).waitFor()
  const me = await other.evaluate(async () => (await fetch('/me')).json())
  assert.equal(me.person, null)
  await context.close()
})

test('a process is opened in the app, and its empty page says what to do', async () => {
  await page.goto(`${house.url}/?all=1`)
  await page.getByRole('button', { name: 'Open a process' }).click()
  await page.getByLabel('Name').fill('Talks at the mill')
  await page.keyboard.press('Escape')
  await page.getByText('What you filled in is not on record yet.').waitFor()
  await page.getByRole('button', { name: 'Go back to it' }).click()
  await page.getByLabel('What it is about').fill('A second table.')
  await page.getByLabel('Everyone').check()
  await page.getByRole('button', { name: 'Open the process' }).click()
  await page.getByRole('heading', { name: 'Talks at the mill' }).waitFor()
  await page.getByText('Nothing on record yet').waitFor()
  const opened = (await client.processes()).processes.find(({ name }) => name === 'Talks at the mill')
  assert.equal(opened?.description, 'A second table.')
  assert.equal(opened?.organisations.length, 1, 'its organisation joined it')
  const visitors = createClient({ base: house.url })
  assert.ok(
    (await visitors.processes()).processes.some(({ name }) => name === 'Talks at the mill'),
    'everyone sees it',
  )
})

test('text pasted in is read while the page shows it', async () => {
  await page.goto(`${house.url}/p/${process}/documents?add=1`)
  await page.getByText('Text', { exact: true }).click()
  await page.getByLabel('Who can see it').selectOption('public')
  await page.getByLabel('Text of the document').fill(report)
  // Another page and back: what was typed is still there.
  await page.locator('.rail-link', { hasText: 'Claims' }).click()
  await page.locator('.rail-link', { hasText: 'Documents' }).click()
  await page.getByRole('button', { name: 'Add documents' }).click()
  await page.getByText('Text', { exact: true }).click()
  assert.equal(await page.getByLabel('Text of the document').inputValue(), report)
  await page.getByLabel('Who can see it').selectOption('public')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.uploads li[data-state=read]').waitFor()
  document = (await client.viewRows({ view: 'documents', process })).rows[0]?.key ?? ''
  await page.locator('.rail-link', { hasText: 'Claims' }).click()
  await page.locator('.rail-link', { hasText: 'Documents' }).click()
  await page.locator('.uploads li[data-state=read]').waitFor()
})

test('an upload that was refused can be tried again', async () => {
  await page.goto(`${house.url}/p/${process}/documents?add=1`)
  let refuse = true
  await page.route('**/documents', (route) =>
    refuse && route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  const file = {
    name: 'bridge.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(otherReport),
  }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator('.uploads li[data-state=refused]').waitFor()
  refuse = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('.uploads li[data-state=read]').waitFor()
  await page.unroute('**/documents')
  assert.equal((await client.viewRows({ view: 'documents', process })).total, 2, 'and is taken once')
})

test('a document is decided on by keyboard alone', async (t) => {
  await page.goto(`${house.url}/p/${process}/documents/${document}`)
  await page.locator('article .run[role=button]').first().waitFor()
  const total = (await claims()).length
  assert.ok(total >= 4, `${total} claims to decide on`)
  const active = () => new URL(page.url()).searchParams.get('claim')
  const go = async (key: 'j' | 'k' | 'n') => {
    const from = active()
    await page.keyboard.press(key)
    await page.waitForFunction((was) => new URL(location.href).searchParams.get('claim') !== was, from)
    return active() ?? ''
  }
  const first = await go('j')

  await t.test('a accepts', async () => {
    await page.keyboard.press('a')
    await untilStanding(first, 'accepted')
    await page.getByText(`1 of ${total} decided`).waitFor()
  })
  await t.test('c corrects; what is half filled in is asked about, and the focus comes back', async () => {
    const second = await go('j')
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Correct this claim' }).waitFor()
    await tabTo('Attitude')
    await page.keyboard.press('h') // "hopes" is the one that begins so
    await page.keyboard.press('Escape')
    await page.getByText('What you filled in is not on record yet.').waitFor()
    await page.keyboard.press('Enter')
    await tabTo('Reason (may stay empty)')
    await page.keyboard.type('The verb is one of hope.')
    await page.keyboard.press('Enter')
    await untilStanding(second, 'corrected')
    assert.equal((await claims()).find(({ key }) => key === second)?.attitude, 'hopes')
    assert.equal(await page.evaluate(() => window.document.activeElement?.closest('article') !== null), true)
  })
  await t.test('r rejects, u takes it back', async () => {
    const third = await go('n')
    await page.keyboard.press('r')
    await untilStanding(third, 'rejected')
    await page.locator('.note[data-active][data-standing=rejected]').waitFor()
    await page.keyboard.press('u')
    await untilStanding(third, 'machine')
  })
  await t.test('n goes to what is undecided', async () => {
    const undecided = (await claims()).filter(({ standing }) => standing === 'machine').map(({ key }) => key)
    assert.ok(undecided.includes(await go('n')))
  })
  await t.test('o shows what was left out, p where it comes from, ? the keys; Escape leaves each', async () => {
    await page.keyboard.press('o')
    await page.locator('.original').waitFor()
    await page.keyboard.press('o')
    await page.locator('.original').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys on this page' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('p')
    await page.getByRole('heading', { name: 'Where this comes from' }).waitFor()
    await page.getByText('Seen by', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Check this entry' }).first().waitFor()
  })
  await t.test('a note is written, and outlives the panel before it is sent', async () => {
    const on = active()
    await tabTo('Write a note')
    await page.keyboard.type('Ask the mission for its log.')
    await page.keyboard.press('Escape')
    await page.locator('.panel').waitFor({ state: 'detached' })
    await page.keyboard.press('p')
    await page.locator('.panel').waitFor()
    await tabTo('Write a note')
    await tabTo('Add the note')
    await page.keyboard.press('Enter')
    await page.locator('.panel .note-text', { hasText: 'Ask the mission for its log.' }).waitFor()
    const [note] = (await client.viewRows({ view: 'notes', process })).rows
    assert.deepEqual([note?.text, note?.on.key], ['Ask the mission for its log.', on])
    await page.keyboard.press('Escape')
    await page.locator('.panel').waitFor({ state: 'detached' })
  })
})

test('what is said about a document is put right, with the reason beside it', async () => {
  await page.goto(`${house.url}/p/${process}/documents/${document}?open=documents:${document}`)
  await page.getByRole('button', { name: 'Correct what is said about it' }).click()
  await page.getByLabel('What is wrong').selectOption('published')
  await page.getByLabel('What it should be').fill('5 May')
  await page.getByText('This is no date the record can keep.').waitFor()
  await page.getByLabel('What it should be').fill('2031-05-05')
  await page.getByLabel('Reason').fill('The mission’s press list.')
  await page.getByRole('button', { name: 'Record the correction' }).click()
  await page.locator('.panel').getByText('The mission’s press list.').first().waitFor()
  await page.locator('.document-by', { hasText: '5 May 2031' }).waitFor()
  assert.equal((await client.viewRow({ view: 'documents', key: document, process })).row.published, '2031-05-05')
})

test('two actors are said to be one, and then two', async () => {
  await page.goto(`${house.url}/p/${process}/actors`)
  const actors = async () => (await client.viewRows({ view: 'actors', process, limit: 100 })).rows
  const before = await actors()
  const [one, other] = before.filter(({ type, name }) => type === 'person' && /Quillon|Tamsin/.test(name))
  assert.ok(one && other, before.map(({ name }) => name).join(', '))
  const say = async (open: () => Promise<void>, reason: string) => {
    await open()
    await page.getByLabel(/^Reason/).fill(reason)
    await page.getByRole('dialog').getByLabel('Everyone').check()
    await page.getByRole('button', { name: 'Put on record' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await say(async () => {
    await page.getByLabel(`Choose ${one.name}`).check()
    await page.getByLabel(`Choose ${other.name}`).check()
    await page.getByRole('button', { name: 'Say that these two are one actor' }).click()
  }, 'They sign with one hand.')
  const merged = await until(async () => (await actors()).find(({ includes }) => includes.length > 0))
  assert.ok([one.key, other.key].includes(merged.key))
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await until(async () => ((await actors()).every(({ includes }) => includes.length === 0) ? true : undefined))

  // Two first names in one office: the machine leaves it to people, who say that they are two.
  const conflicted = await until(async () => (await actors()).find(({ conflicts }) => conflicts.length > 0))
  assert.match(conflicted.conflicts[0]?.names.join() ?? '', /Ada Quillon.*Ida Quillon|Ida Quillon.*Ada Quillon/)
  await page.reload()
  await say(
    () => page.locator('.conflict').getByRole('button', { name: 'Two different actors' }).click(),
    'Sisters; both held the office.',
  )
  await until(async () => ((await actors()).every(({ conflicts }) => conflicts.length === 0) ? true : undefined))
  const names = (await actors()).map(({ name }) => name)
  assert.ok(names.includes('Ada Quillon') && names.includes('Ida Quillon'), names.join(', '))
})

const claims = async () =>
  (await client.viewRows({ view: 'claims', process, filter: { document: [document] }, limit: 100 })).rows

const untilStanding = (key: string, standing: string) =>
  until(async () => (await claims()).find((claim) => claim.key === key && claim.standing === standing))

/** Asks until there is an answer; ten seconds at the most. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < 10_000; waited += 100) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no answer within 10 s; the hub said: ${house.said()}`)
}

/** Presses Tab until the field or button with this name has the focus. */
async function tabTo(name: string) {
  for (let presses = 0; presses < 80; presses++) {
    const on = await page.evaluate(() => {
      const element = window.document.activeElement
      const label = element instanceof HTMLElement && 'labels' in element ? (element.labels as NodeList | null) : null // fields have them
      return (label?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
    })
    if (on === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to “${name}”`)
}
