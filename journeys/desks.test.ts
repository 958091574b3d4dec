// The desks of an organisation in a real browser: a webhook is made, delivers to a server of this machine, is sent again
// and paused; letters are chosen and ended by the link in one; a key is made, replaced and ended; and two colleagues see
// each other on a document.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { openHouse } from '../packages/hub/http/serving-testing.ts'
import { openMailer } from '../packages/hub/mail/mailer.ts'
import { openReceiver } from '../packages/hub/webhooks/receiver-testing.ts'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { password } from './steps.ts'

const letters: string[] = []
const clock = { aheadMs: 0 }

const receiver = await openReceiver()
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk) => (text += String(chunk)))
    stream.on('end', () => {
      letters.push(text.replace(/\r\n[ \t]+/g, ' '))
      done()
    })
  },
})
const listening = smtp.listen(0, '127.0.0.1')
await once(listening, 'listening')
const { port } = listening.address() as AddressInfo // it listens on a port, not a pipe
const mailer = openMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Parley <parley@example.org>' })
const house = await openHouse({
  post: receiver.post,
  mailer,
  web: fileURLToPath(new URL('../packages/web/dist', import.meta.url)),
  now: () => new Date(Date.now() + clock.aheadMs),
})
const browser = await launchBrowser()
const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
const page = await context.newPage()
after(async () => {
  await browser.close()
  mailer.close()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

let invitation = ''
before(async () => {
  await page.goto(house.serving.firstLink ?? '')
  await page.getByLabel(/your name/i).fill('Ada Quill')
  await page.getByLabel(/e-mail/i).fill('ada@example.org')
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('button', { name: /set the password/i }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/first'))
  // Now, because nobody is invited by a session that is not fresh, and the clock jumps later.
  await page.goto(`${house.url}/organisation`)
  await page.getByRole('button', { name: 'Make the link' }).click()
  invitation = await page.locator('.once pre').innerText()
})

const note = (text: string) =>
  house.operator.addEntry({
    body: {
      kind: 'note-added',
      process: house.process,
      audience: ['public'],
      body: { on: { view: 'processes', key: house.process }, text },
    },
  })
async function until(isSo: () => boolean, what: string) {
  for (let waited = 0; !isSo(); waited += 50) {
    assert.ok(waited < 15_000, what)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
/** At a desk, and on a phone in the dark; axe looks at both. */
async function look(name: string) {
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  await page.screenshot({ path: `${pictures()}desk-${name}.png`, fullPage: true })
  assert.deepEqual(await violations(page), [], name)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))))
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await page.screenshot({ path: `${pictures()}desk-${name}-phone-dark.png`, fullPage: true })
  assert.equal(wider, 0, `${name} is ${wider} px wider than a phone`)
  assert.deepEqual(await violations(page, ['color-contrast']), [], `${name}, dark`)
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: 'light' })
}

test('a webhook is made, delivers, is sent again, paused and removed', async () => {
  await page.goto(`${house.url}/organisation`)
  await page.getByRole('link', { name: 'Webhooks' }).click()
  await page.getByText('No webhooks yet.').waitFor()
  await look('webhooks-empty')
  const address = page.getByLabel('Address of your server')
  await address.fill('https://10.0.0.7/in')
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.getByRole('alert').waitFor()
  await address.fill('https://hooks.example.org/in')
  await page.getByRole('button', { name: 'Add it' }).click()
  const secret = await page.locator('.once pre').innerText()
  assert.match(secret, /^whsec_/)
  await look('webhooks-once')
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.locator('.once').waitFor({ state: 'detached' })
  assert.equal((await page.content()).includes(secret), false, 'shown once')

  receiver.answer = () => 503
  await note('The ferry sails on Friday.')
  await until(() => receiver.received.length > 0, 'nothing was delivered')
  await page.getByRole('button', { name: 'Deliveries' }).click()
  await page.locator('.attempts li[data-outcome=failed]').first().waitFor()
  receiver.answer = () => 200
  clock.aheadMs += 10 * 60_000
  // Going on tries at once what waited.
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Paused by an administrator.').waitFor()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.locator('.attempts li[data-outcome=delivered]').first().waitFor()
  await look('webhooks')
  const { type, data } = JSON.parse(receiver.received.at(-1)?.body ?? '')
  assert.deepEqual([type, data.process], ['entry.note-added', house.process])

  const before = receiver.received.length
  await page.getByLabel('What to send again').selectOption('all')
  await page.getByRole('button', { name: 'Send again' }).click()
  await until(() => receiver.received.length > before, 'nothing was sent again')
  assert.equal(receiver.received.at(-1)?.headers['webhook-id'], receiver.received[before - 1]?.headers['webhook-id'])

  await page.getByRole('button', { name: 'New secret' }).click()
  assert.notEqual(await page.locator('.once pre').innerText(), secret)
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.getByText('The old secret holds until').waitFor()

  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Paused by an administrator.').waitFor()
  const paused = receiver.received.length
  await note('Nobody is told of this yet.')
  await house.serving.hub.caughtUp()
  await new Promise((resolve) => setTimeout(resolve, 500))
  assert.equal(receiver.received.length, paused)

  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('heading', { name: 'Remove this webhook?' }).waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.desk-item').count(), 1, 'Escape removes nothing')
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.locator('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('No webhooks yet.').waitFor()
})

test('letters are chosen, and end by the link in one of them', async () => {
  await page.goto(`${house.url}/account`)
  await page.getByRole('link', { name: 'Letters' }).click()
  await page.getByText('ada@example.org').waitFor()
  await page.getByRole('button', { name: 'Look at a letter' }).click()
  await page.getByText(/new entries in “A process”/).waitFor()
  await page.getByLabel('Time of day').fill('18:30')
  await page.getByLabel('Sunday').uncheck()
  await page.getByRole('button', { name: 'Keep this' }).click()
  await page.getByText('Kept. The next letter goes by it.').waitFor()
  await look('letters')
  await page.reload()
  assert.equal(await page.getByLabel('Time of day').inputValue(), '18:30')
  assert.equal(await page.getByLabel('Sunday').isChecked(), false)
  await page.getByLabel('Letters about A process').selectOption('at-once')
  await page.waitForFunction(async () => (await (await fetch('/digests')).json()).choices.length === 1)
  await note('Something for a letter.')
  for (let tries = 0; tries < 10 && letters.length === 0; tries += 1) {
    clock.aheadMs += 20 * 60_000
    // The clock jumps, and whoever keeps their hours has the hub look at it anew.
    await page.getByRole('button', { name: 'Keep this' }).click()
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  const link = /^List-Unsubscribe: <([^>]+)>/im.exec(letters[0] ?? '')?.[1] ?? ''
  const { pathname, search } = new URL(link)

  // From another browser, in which nobody is signed in.
  const visitor = await browser.newContext({ locale: 'en-GB' })
  const mail = await visitor.newPage()
  await mail.goto(`${house.url}${pathname}`)
  await mail.getByText('This link is not whole.').waitFor()
  await mail.goto(`${house.url}${pathname}${search}`)
  await mail.getByRole('button', { name: 'End them' }).waitFor()
  const choices = () => page.evaluate(async () => (await (await fetch('/digests')).json()).choices)
  assert.equal((await choices()).length, 1, 'looking ends nothing')
  assert.deepEqual(await violations(mail), [])
  await mail.screenshot({ path: `${pictures()}desk-end-letters.png` })
  await mail.getByRole('button', { name: 'End them' }).click()
  await mail.getByText('No more letters about this process come.').waitFor()
  assert.deepEqual(await choices(), [])
  await visitor.close()
})

test('a key is made, replaced by a new one and ended', async () => {
  await page.goto(`${house.url}/organisation/keys`)
  const inUse = page.locator('.keys li:not([data-ended])')
  const ended = page.locator('.keys li[data-ended]')
  await inUse.first().waitFor()
  assert.deepEqual([await inUse.count(), await ended.count()], [1, 0])
  const first = await inUse.locator('code').innerText()
  await page.getByRole('button', { name: 'Have the hub make one more key' }).click()
  await page.getByText('The hub made a key').waitFor()
  await inUse.nth(1).waitFor()
  await page.locator('.keys li', { hasText: first }).getByRole('button', { name: 'Replace' }).click()
  await page.getByText('A new key is in use and the old one ended.').waitFor()
  await ended.first().waitFor()
  assert.equal(await ended.locator('code').innerText(), first)
  await page.getByText('Signing on your own machine').click()
  await look('keys')
  const last = inUse.last()
  await last.getByRole('button', { name: 'End it' }).click()
  await page.getByLabel('Why').selectOption('lost')
  await page.locator('dialog').getByRole('button', { name: 'End it' }).click()
  await ended.nth(1).waitFor()
  const { organisations } = await house.public.keys()
  assert.equal(organisations.filter(({ until }) => until !== null).length, 2)
  const { entries } = await house.operator.entries({ kind: 'key-ended' })
  // As the kind's schema says.
  const reasonOf = async (id: string) => ((await house.operator.entry({ id })).entry.body as { reason: string }).reason
  assert.deepEqual(await Promise.all(entries.map(({ id }) => reasonOf(id))), ['lost', 'rotated'])
  // What is signed from now on is signed with the key that is left.
  const { entry } = await note('Signed with the newest.')
  const left = await inUse.locator('code').innerText()
  assert.equal((await house.operator.entry({ id: entry })).keyId, left)
  assert.match(await page.locator('.copied pre').last().innerText(), /^\S+\n\d+\n/, 'the checkpoint is there to copy')
})

test('two colleagues on one document see each other, and somebody outside sees neither', async () => {
  const { documents } = await house.operator.addDocuments({
    body: {
      process: house.process,
      audience: ['public'],
      text: 'A report.\n\nThe bridge opened on Monday.',
      name: 'r.txt',
    },
  })
  await house.serving.ingest.idle()
  const other = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } })
  const bo = await other.newPage()
  await bo.goto(invitation)
  await bo.getByLabel('Your name').fill('Bo Tamsin')
  await bo.getByLabel('E-mail').fill('bo@example.org')
  await bo.getByRole('textbox', { name: 'Password' }).fill(password)
  await bo.getByRole('button', { name: 'Join and sign in' }).click()
  await bo.waitForURL((url) => url.pathname === '/')
  const outside = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const path = `/p/${house.process}/documents/${documents[0]?.document}`
  await Promise.all([page, bo, outside].map((one) => one.goto(`${house.url}${path}`)))
  const mark = (one: Page) => one.locator('.present-place .present')
  await mark(page).getByText('Bo Tamsin is here now').waitFor()
  await mark(bo).getByText('Ada Quill is here now').waitFor()
  await page.screenshot({ path: `${pictures()}desk-present.png` })
  await bo.screenshot({ path: `${pictures()}desk-present-phone.png` })
  assert.deepEqual(await violations(page), [])
  assert.equal(await mark(outside).count(), 0)
  // In the list as well.
  await page.locator('.rail-link', { hasText: 'Documents' }).click()
  await page.locator('.documents .present', { hasText: 'Bo Tamsin' }).waitFor()
  await page.screenshot({ path: `${pictures()}desk-present-list.png` })
  await mark(bo).waitFor({ state: 'detached' })
  await other.close()
  await page.locator('.documents .present').waitFor({ state: 'detached' })
})
