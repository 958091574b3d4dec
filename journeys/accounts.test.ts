// Accounts in a real browser: an invitation taken up with a passkey, an authenticator, sessions, tokens, the way back in
// with two administrators. Passkeys come from Chromium's virtual authenticator.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { createClient } from '@parley/api'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { password } from './steps.ts'

let house: House
let browser: Browser
/** Passkeys need a name: the same hub, under localhost. */
let base: string
let ana: { page: Page; context: BrowserContext }

async function opened(): Promise<{ context: BrowserContext; page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  return { context, page, cdp }
}

/** Puts a device into the browser that makes passkeys and says yes. */
async function addDevice(cdp: CDPSession, more: { isUserVerified?: boolean } = {}): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: more.isUserVerified ?? true,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

const meOn = (page: Page) => page.evaluate(async () => (await fetch('/me')).json())
const shownOnce = async (page: Page) => (await page.locator('.once pre').first().textContent()) ?? ''
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The code of an authenticator, computed apart from the hub's own code. */
function codeOf(secret: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll(' ', '')].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The page as it looks wide and on a phone, light and dark, and mirrored. */
async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${pictures()}/${name}-wide.png`, fullPage: true })
  assert.deepEqual(await violations(page), [], name)
  await page.setViewportSize({ width: 390, height: 844 })
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await page.screenshot({ path: `${pictures()}/${name}-phone.png`, fullPage: true })
  await page.locator('.plain-tools select').selectOption('ar')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(300)
  await page.screenshot({ path: `${pictures()}/${name}-phone-dark-rtl.png`, fullPage: true })
  assert.deepEqual(await violations(page), [], `${name}, dark and mirrored`)
  await page.locator('.plain-tools select').selectOption('en')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  assert.ok(tooWide <= 0, `${name} is ${tooWide} px too wide on a phone`)
}

before(async () => {
  house = await startHouse({ sample: false })
  base = house.url.replace('127.0.0.1', 'localhost')
  browser = await launchBrowser()
  ana = await opened()
  const { page } = ana
  await page.goto((house.firstLink ?? '').replace('127.0.0.1', 'localhost'))
  await page.getByLabel(/your name/i).fill('Ana Quill')
  await page.getByLabel(/e-mail/i).fill('ana@example.org')
  await page.getByLabel(/^password/i).fill(password)
  await press(page, 'Set the password')
  await page.waitForURL((url) => url.pathname === '/')
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

/** A link to somebody, made on the page of the organisation. */
async function invite(role: string, name: string): Promise<string> {
  const { page } = ana
  await page.goto(`${base}/organisation`)
  await page.getByLabel(/^Name \(/).fill(name)
  await page.getByLabel('Role', { exact: true }).selectOption(role)
  await press(page, 'Make the link')
  const link = await shownOnce(page)
  assert.match(link, /^http:\/\/localhost:\d+\/invitation#[\w-]{43}$/)
  return link
}

test('an invitation is taken up with a passkey, which alone signs in from then on', async () => {
  const link = await invite('contributor', 'Bo Tamsin')
  await picture(ana.page, 'organisation')
  const { context, page, cdp } = await opened()
  await addDevice(cdp)
  await page.goto(link)
  await page.getByText('You are invited to').waitFor()
  assert.equal(new URL(page.url()).hash, '', 'the token does not stay in the address')
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Bo Tamsin')
  await page.getByLabel('E-mail').fill('bo@example.org')
  await page.getByLabel('Passkey', { exact: true }).check()
  await picture(page, 'invitation')
  await press(page, 'Join and sign in')
  await page.waitForURL((url) => url.pathname === '/')
  const me = await meOn(page)
  assert.deepEqual([me.name, me.canWrite, me.needsFactor], ['Bo Tamsin', true, false])

  await context.clearCookies()
  await page.goto(`${base}/sign-in?back=/account`)
  await picture(page, 'sign-in')
  await press(page, 'Sign in with a passkey')
  await page.waitForURL((url) => url.pathname === '/account')
  assert.equal((await meOn(page)).person, me.person)
  await page.getByText('You have no password here').waitFor()
  await picture(page, 'account')
  await context.close()
})

test('a passkey shown without the device’s own check, a replayed answer and another name are refused', async () => {
  const { page, context, cdp } = await opened()
  const device = await addDevice(cdp)
  const bo = await invite('observer', 'Cee')
  await page.goto(bo)
  await page.getByLabel('E-mail').fill('cee@example.org')
  await page.getByLabel('Passkey', { exact: true }).check()
  await press(page, 'Join and sign in')
  await page.waitForURL((url) => url.pathname === '/')
  await context.clearCookies()

  // The answer of a true sign-in, kept by somebody who listened.
  await page.goto(`${base}/sign-in`)
  const sent = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'))
  await press(page, 'Sign in with a passkey')
  const heard = (await sent).postDataJSON()
  await page.waitForURL((url) => url.pathname === '/')
  await context.clearCookies()
  const send = (body: object) =>
    page.evaluate(async (text) => {
      const response = await fetch('/sign-in/passkey', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      })
      return [response.status, (await response.json()).code]
    }, JSON.stringify(body))
  assert.deepEqual(await send(heard), [401, 'passkey-refused'], 'replayed')
  const bent = structuredClone(heard)
  bent.response.response.signature = bent.response.response.signature.replace(/^.{8}/, 'AAAAAAAA')
  assert.deepEqual(await send(bent), [401, 'passkey-refused'])
  for (const nonsense of [{}, { id: 'x' }, { id: heard.response.id, response: {} }]) {
    assert.deepEqual(await send({ response: nonsense }), [401, 'passkey-refused'])
  }

  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: device, isUserVerified: false })
  await page.goto(`${base}/sign-in`)
  await press(page, 'Sign in with a passkey')
  await page.getByRole('alert').waitFor()
  assert.equal((await meOn(page)).person, null)

  await page.goto(`${house.url}/sign-in`)
  await press(page, 'Sign in with a passkey')
  await page.getByText('Passkeys need a name in the address bar').waitFor()
  await context.close()
})

test('an authenticator is added by its code, asked for at the next sign-in, and its recovery code lets in', async () => {
  const { page, context } = ana
  await page.goto(`${base}/account`)
  await press(page, 'Add an authenticator')
  await page.locator('.qr').waitFor()
  const secret = (await page.locator('.scan code').textContent()) ?? ''
  await picture(page, 'account-authenticator')
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await press(page, 'Confirm')
  await page.getByText('This code does not fit').waitFor()
  // The step before counts as well, and leaves this one for signing in.
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, Date.now() - 30_000))
  await press(page, 'Confirm')
  const codes = (await shownOnce(page)).split('\n')
  assert.equal(codes.length, 10)
  await press(page, 'Copy')
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), codes.join('\n'))
  await press(page, 'I have it')

  const enter = async () => {
    await context.clearCookies()
    await page.goto(`${base}/sign-in`)
    await page.getByLabel('E-mail').fill('ana@example.org')
    await page.getByLabel(/^Password/).fill(password)
    await press(page, 'Sign in')
    await page.getByLabel('Code', { exact: true }).waitFor()
  }
  await enter()
  assert.equal((await meOn(page)).person, null)
  await page.reload()
  await picture(page, 'second-step')
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret))
  await press(page, 'Sign in')
  await page.waitForURL((url) => url.pathname === '/')
  assert.equal((await meOn(page)).name, 'Ana Quill')
  await enter()
  await press(page, 'Use a recovery code')
  await page.getByLabel('Recovery code').fill(codes[0] ?? '')
  await press(page, 'Sign in')
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto(`${base}/account`)
  await page.getByText('9 recovery codes are left').waitFor()
})

test('a session is ended from another device, and a token works until it is ended', async () => {
  const { page } = ana
  await page.goto(`${base}/account`)
  const sessions = page.locator('section', { has: page.getByRole('heading', { name: 'Where you are signed in' }) })
  await sessions.locator('li').nth(1).waitFor()
  const count = await sessions.locator('li').count()
  assert.ok(count > 1, `${count} sessions`)
  await press(page, 'Sign out everywhere else')
  await sessions.locator('li').nth(1).waitFor({ state: 'detached' })
  assert.match((await sessions.textContent()) ?? '', /Chrome, Linux · this one/)

  await page.getByLabel('What it is for').fill('Weekly report')
  await page.getByLabel('What it may do').selectOption('read')
  await press(page, 'Make a token')
  const token = await shownOnce(page)
  const program = createClient({ base: house.url, token })
  assert.equal((await program.me()).canWrite, false)
  await picture(page, 'account-token')
  await press(page, 'I have it')
  await press(page, 'End it')
  await page.getByText('No tokens.').waitFor()
  await assert.rejects(program.me(), { code: 'not-signed-in' })
})

test('somebody who lost the second factor comes back when two administrators agree', async () => {
  const dan = await opened()
  await dan.page.goto(await invite('administrator', 'Dan'))
  const join = async ({ page }: { page: Page }, email: string) => {
    await page.getByLabel('E-mail').fill(email)
    await page
      .getByLabel(/^Password/)
      .last()
      .fill(password)
    await press(page, 'Join and sign in')
    await page.waitForURL((url) => url.pathname === '/')
  }
  await join(dan, 'dan@example.org')
  const eli = await opened()
  await addDevice(eli.cdp)
  await eli.page.goto(await invite('contributor', 'Eli'))
  await join(eli, 'eli@example.org')
  await eli.page.goto(`${base}/account`)
  await eli.page.getByLabel('Name of the passkey').fill('Lost phone')
  await press(eli.page, 'Add a passkey')
  await eli.page.getByText('Lost phone').waitFor()

  const { page } = ana
  await page.goto(`${base}/organisation`)
  const row = (on: Page) => on.locator('.people-rows li', { hasText: 'eli@example.org' })
  await row(page).getByRole('button', { name: 'Second factor lost' }).click()
  await page.getByRole('heading', { name: 'Lost second factors' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Confirm', exact: true }).count(), 0, 'not by who asked')
  await dan.page.goto(`${base}/organisation`)
  await press(dan.page, 'Confirm')
  const link = await shownOnce(dan.page)
  await picture(dan.page, 'organisation-recovery')
  await eli.page.goto(link)
  await picture(eli.page, 'back-in')
  await eli.page.getByLabel(/^Password/).fill(password)
  await press(eli.page, 'Remove the lost factor')
  await eli.page.waitForURL((url) => url.pathname === '/sign-in')
  await eli.page.getByLabel('E-mail').fill('eli@example.org')
  await eli.page.getByLabel(/^Password/).fill(password)
  await press(eli.page, 'Sign in')
  await eli.page.waitForURL((url) => url.pathname === '/')
  await eli.page.goto(`${base}/organisation`)
  await eli.page.getByText('recovery of a second factor confirmed').waitFor()

  // Let go: out at once, with the page open.
  await page.reload()
  await row(page).getByRole('button', { name: 'Let go' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Let go' }).click()
  await row(page).waitFor({ state: 'detached' })
  assert.equal((await meOn(eli.page)).person, null)
  await dan.context.close()
  await eli.context.close()
})
