// Signing in with an organisation's own identity provider: a real one, in a real browser; and what an attacker bends on
// the way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, createClient } from '@parley/api'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { type IdentityProvider, signInThere, startIdentityProvider } from './identity-provider.ts'
import { setFirstPassword } from './steps.ts'

let house: House
let browser: Browser
let provider: IdentityProvider
let operator: Client
let administrator: Page

const people = () => ({
  mara: { name: 'Mara Lind', email: 'mara@lake.example', groups: ['staff', 'parley-writers'] },
  olaf: { name: 'Olaf Reyl', email: 'olaf@lake.example', groups: ['staff'] },
})

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  provider = await startIdentityProvider([`${house.url}/sign-in/back`], people())
  operator = createClient({ base: house.url, token: house.token })
  administrator = (await opened()).page
  await setFirstPassword(administrator, house)
  const { issuer, client } = provider
  await operator.setProvider({
    body: {
      id: 'lake',
      name: 'Lake Council',
      issuer,
      clientId: client.id,
      clientSecret: client.secret,
      scope: 'openid profile email groups',
      roles: { 'parley-writers': 'contributor', 'parley-heads': 'administrator' },
    },
  })
})
after(async () => {
  await browser?.close()
  await provider?.stop()
  await house?.stop()
})

async function opened(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  return { context, page: await context.newPage() }
}
const meOn = (page: Page) => page.evaluate(async () => (await fetch('/me')).json())

/** Up to the provider's page. */
async function toProvider(page: Page): Promise<void> {
  await page.goto(`${house.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with Lake Council' }).click()
  await page.waitForURL((url) => url.href.startsWith(provider.issuer))
}

/** Signs in at the provider and answers with the address it sends the browser back to; the hub does not hear of it yet. */
async function backAddress(page: Page, login: string): Promise<URL> {
  const held = '**/sign-in/provider/back'
  await page.route(held, (route) => route.abort())
  const caught = page.waitForRequest((request) => request.url().startsWith(`${house.url}/sign-in/back?`))
  await signInThere(page, login)
  const address = (await caught).url()
  await page.getByRole('alert').waitFor()
  await page.unroute(held)
  return new URL(address)
}

const refusedOn = async (page: Page) => {
  await page.getByRole('alert').waitFor()
  assert.equal((await meOn(page)).person, null)
}

test('a person of the group signs in with the provider and has the role the group gives', async () => {
  const { context, page } = await opened()
  await page.goto(`${house.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with Lake Council' }).waitFor()
  await page.screenshot({ path: `${pictures()}/sign-in-provider.png` })
  await toProvider(page)
  await signInThere(page, 'mara')
  await page.waitForURL((url) => url.pathname === '/')
  const me = await meOn(page)
  assert.deepEqual([me.name, me.canWrite, me.administrator], ['Mara Lind', true, false])
  assert.doesNotMatch(page.url(), /code=|state=/)
  // Again: the same person, not another.
  await context.clearCookies()
  await toProvider(page)
  await signInThere(page, 'mara')
  await page.waitForURL((url) => url.pathname === '/')
  assert.equal((await meOn(page)).person, me.person)
  await context.close()
})

test('groups are asked each time: another role, then none, and the record says that the person left', async () => {
  const { context, page } = await opened()
  const mara = provider.people.mara
  assert.ok(mara)
  const enter = async () => {
    await context.clearCookies()
    await toProvider(page)
    await signInThere(page, 'mara')
  }
  mara.groups = ['parley-writers', 'parley-heads']
  await enter()
  await page.waitForURL((url) => url.pathname === '/')
  const before = await meOn(page)
  assert.equal(before.administrator, true)
  const other = await opened()
  await other.context.addCookies(await context.cookies())
  mara.groups = ['parley-writers']
  await enter()
  await page.waitForURL((url) => url.pathname === '/')
  assert.equal((await meOn(page)).administrator, false)
  mara.groups = []
  await enter()
  await page.getByText('none of your groups there has a role here').waitFor()
  await other.page.goto(house.url)
  assert.equal((await meOn(other.page)).person, null, 'the earlier session ended with it')
  mara.groups = ['parley-writers']
  await enter()
  await page.waitForURL((url) => url.pathname === '/')
  assert.notEqual((await meOn(page)).person, before.person, 'who comes back is somebody new on record')
  await context.close()
  await other.context.close()
})

test('who is in no group with a role is not let in', async () => {
  const { context, page } = await opened()
  await toProvider(page)
  await signInThere(page, 'olaf')
  await page.getByText('none of your groups there has a role here').waitFor()
  assert.equal((await meOn(page)).person, null)
  await context.close()
})

const bent: readonly [string, (back: URL) => void][] = [
  ['another state', (back) => back.searchParams.set('state', 'another')],
  ['no state', (back) => back.searchParams.delete('state')],
  ['another issuer', (back) => back.searchParams.set('iss', 'http://127.0.0.1:1')],
  ['another code', (back) => back.searchParams.set('code', 'made-up')],
  ['a state given twice', (back) => back.searchParams.append('state', back.searchParams.get('state') ?? '')],
]
for (const [what, bend] of bent) {
  test(`refused on the way back: ${what}`, async () => {
    const { context, page } = await opened()
    await toProvider(page)
    const back = await backAddress(page, 'mara')
    bend(back)
    await page.goto(back.href)
    await refusedOn(page)
    await context.close()
  })
}

test('refused: a token made for another nonce', async () => {
  const { context, page } = await opened()
  let bent = 0
  await page.route('**/sign-in/provider', async (route) => {
    const answer = await route.fetch()
    const url = new URL((await answer.json()).url)
    url.searchParams.set('nonce', 'another')
    bent++
    await route.fulfill({ response: answer, json: { url: url.href } })
  })
  await toProvider(page)
  await signInThere(page, 'mara')
  await refusedOn(page)
  assert.equal(bent, 1)
  await context.close()
})

test('refused: an address of somebody else’s sign-in, and one’s own a second time', async () => {
  const attacker = await opened()
  await toProvider(attacker.page)
  const back = await backAddress(attacker.page, 'mara')
  // Sent to a victim, who would be signed in as somebody else without noticing.
  const victim = await opened()
  await victim.page.goto(back.href)
  await refusedOn(victim.page)
  // Nor with a sign-in of the victim's own under way.
  await toProvider(victim.page)
  await victim.page.goto(back.href)
  await refusedOn(victim.page)
  await attacker.page.goto(back.href)
  await attacker.page.waitForURL((url) => url.pathname === '/')
  assert.equal((await meOn(attacker.page)).name, 'Mara Lind')
  await attacker.page.goto(back.href)
  await attacker.page.getByRole('alert').waitFor()
  await attacker.context.close()
  await victim.context.close()
})

test('a provider whose document says another issuer, or leads elsewhere, is not used', async () => {
  const { client } = provider
  const about = {
    name: 'Bent',
    clientId: client.id,
    clientSecret: client.secret,
    roles: { staff: 'observer' as const },
  }
  const elsewhere = provider.issuer.replace('127.0.0.1', 'localhost')
  await operator.setProvider({ body: { ...about, id: 'bent', issuer: elsewhere } })
  await assert.rejects(operator.beginProvider({ body: { provider: 'bent' } }), { code: 'provider-refused' })
  await assert.rejects(operator.beginProvider({ body: { provider: 'unknown' } }), { code: 'provider-refused' })
  await operator.removeProvider({ id: 'bent' })
  for (const issuer of ['http://10.0.0.1/', 'ftp://idp.example', 'https://user:word@idp.example', 'not an address']) {
    await assert.rejects(
      operator.setProvider({ body: { ...about, id: 'bad', issuer } }),
      { code: 'bad-provider' },
      issuer,
    )
  }
})

test('only the operator sets providers, and their secrets are shown to nobody', async () => {
  const status = await administrator.evaluate(async () => (await fetch('/providers')).status)
  assert.equal(status, 403)
  assert.doesNotMatch(JSON.stringify(await operator.providers()), /a secret of this test/)
})
