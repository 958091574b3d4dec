// An incentive in a real browser: offered, due once the mission verified, released, and snapped back when the commission
// finds a breach; with what would be if, which is never entered.
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
let page: Page
let client: Client
let process: string
let organisation: string
const chance = (prefix: string) => {
  const digits = '0123456789abcdefghjkmnpqrstvwxyz'
  return `${prefix}_${[...crypto.getRandomValues(new Uint8Array(26))].map((byte) => digits[byte % 32]).join('')}`
}
const agreement = chance('agr')
const commitment = chance('cmt')
const hours = (offset: number) => new Date(Date.now() + offset * 3_600_000).toISOString()

const enter = (kind: string, body: object) =>
  client.addEntry({ body: { kind, process, audience: ['public'], body: { agreement, ...body } } })

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()
  client = createClient({ base: house.url, token: house.token })
  await setFirstPassword(page, house)
  process = await openProcess(house, 'Talks on the lake')
  organisation = String((await client.me()).organisation)
  await enter('agreement-versioned', {
    title: 'Agreement on the lake',
    part: 'main',
    version: 1,
    clauses: [{ id: 'art_1', number: '1', text: 'The Valley withdraws its boats.' }],
  })
  const roles = [
    ['the Valley', 'party', []],
    ['the Mission', 'monitor', ['verify']],
    ['the Commission', 'commission', ['find-breach']],
    ['the Donor', 'guarantor', []],
  ] as const
  for (const [actor, role, may] of roles) {
    await enter('role-given', { actor, role, organisation, ...(may.length === 0 ? {} : { may }) })
  }
  await enter('commitment-drafted', {
    commitment,
    clauses: ['art_1'],
    obligors: ['the Valley'],
    beneficiaries: [],
    act: 'withdraw its boats',
    terms: { rule: 'once', until: { at: hours(48) } },
  })
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

const row = async () =>
  (await client.viewRows({ view: 'incentives', process, limit: 10 })).rows.find(
    ({ title }) => title === 'Fund for the lake',
  )
const fund = () => page.locator('.incentive', { hasText: 'Fund for the lake' })
const chip = (state: string) => fund().locator('header .chip', { hasText: state }).first().waitFor()

test('an incentive is offered; aid is refused with its reason, and what was typed is still there', async () => {
  await page.goto(`${house.url}/p/${process}/incentives`)
  await page.getByText('No incentive yet').waitFor()
  await page.getByRole('button', { name: 'Offer an incentive' }).click()
  await page.getByLabel('What it is called').fill('Fund for the lake')
  await page.getByLabel('Form', { exact: true }).selectOption({ label: 'Reconstruction fund' })
  await page.getByLabel('Benefit').selectOption({ label: 'Grant for rebuilding' })
  await page.getByLabel('What is given').fill('humanitarian convoys and a new pier')
  await page.getByLabel('Who gives it').fill('the Donor')
  await page.getByLabel('Who gains it').fill('the Valley')
  await page.getByLabel('Amount, where it is money').fill('1000000')
  await page.getByRole('alert').getByText('needs a currency').waitFor()
  await page.getByLabel('Currency').fill('eur')
  await page.getByLabel('Verified: withdraw its boats').check()
  await page.getByLabel('Whose verification counts').selectOption('the Mission')
  await page.getByLabel('Everyone', { exact: true }).check()
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByText('owed to people in need whatever anybody does').waitFor()
  await page.getByLabel('What is given').fill('a new pier')
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('heading', { name: 'Fund for the lake' }).waitFor()
  await chip('Not due')
  assert.equal((await row())?.benefit.what, 'a new pier')
})

test('what would be if it were verified is told on the page, and is nowhere on record', async () => {
  await page.getByText('If this comes about: withdraw its boats').waitFor()
  await page.getByText('the Valley, Fund for the lake: Not due → Due').first().waitFor()
  await page.locator('.what-if summary').click()
  await page.locator('.what-if').getByLabel('Verified: withdraw its boats').selectOption('yes')
  await page.locator('.what-if [role=status]').getByText('nothing of this is on record').waitFor()
  const found = await row()
  assert.deepEqual(
    found?.states.map(({ state }) => state),
    ['not_due'],
  )
})

test('what follows in later phases is told too: the phase that begins, the promise that opens, the benefit within reach', async () => {
  const [registered, port] = [chance('cmt'), chance('cmt')]
  const draft = (id: string, act: string, terms: object, more: object = {}) =>
    enter('commitment-drafted', {
      ...{ commitment: id, clauses: ['art_1'], obligors: ['the Valley'], beneficiaries: [], act, terms },
      ...more,
    })
  await draft(registered, 'register its pilots', { rule: 'once', until: { at: hours(48) } })
  await draft(
    port,
    'open the port',
    { rule: 'once', from: { after: { on: 'phase', phase: 'two', is: 'begins' }, days: 0 } },
    { phase: 'two' },
  )
  await enter('phase-set', {
    ...{ phase: 'two', name: 'The second phase', order: 2, begins: { at: hours(-1) } },
    gates: [commitment, registered].map((one) => ({ on: 'commitment', commitment: one, is: 'verified' })),
  })
  await enter('incentive-offered', {
    ...{ incentive: chance('itv'), title: 'Trade through the port', form: 'trade-partnership' },
    ...{
      benefit: { sort: 'market-access', what: 'no quota' },
      providers: ['the Donor'],
      beneficiaries: ['the Valley'],
    },
    ...{ triggers: [{ on: 'commitment', commitment: port, is: 'verified' }], snapback: [] },
  })
  await page.reload()
  await page.locator('.what-if summary').click()
  const whatIf = page.locator('.what-if')
  await whatIf.getByLabel('Verified: withdraw its boats').selectOption('yes')
  await whatIf.getByText('The second phase would stay shut; it waits for').waitFor()
  await whatIf.getByText('Trade through the port could not become due').waitFor()
  await whatIf.getByLabel('Verified: register its pilots').selectOption('yes')
  await whatIf.getByText('The second phase would begin on').waitFor()
  await whatIf.getByText('These commitments would open: open the port.').waitFor()
  await whatIf
    .getByText('Trade through the port could then become due, once this is verified: open the port.')
    .waitFor()
  await page.screenshot({ path: `${pictures()}/incentive-what-if.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])
})

test('an incentive that waits for a signed finding is offered on the page, and is not due while two people have not signed', async () => {
  const [of, finding] = [chance('cas'), chance('fnd')]
  const say = (kind: string, body: Record<string, unknown>) =>
    client.addEntry({ body: { kind, process, audience: ['public'], body } })
  await say('case-opened', { case: of, title: 'The pier at Marrow', by: 'the Mission', incidents: [], agreement })
  const proposed = { case: of, finding, lane: 'verification', by: 'the Mission', result: 'confirmed' }
  const { entry: proposal } = await say('finding-proposed', { ...proposed, text: 'The pier is free.' })
  await page.getByRole('button', { name: 'Offer an incentive' }).click()
  await page.getByLabel('What it is called').fill('Crane for the pier')
  await page.getByLabel('What is given').fill('a crane')
  await page.getByLabel('Who gives it').fill('the Donor')
  await page.getByLabel('Who gains it').fill('the Valley')
  await page.getByLabel('The pier at Marrow').selectOption({ value: 'waits confirmed' })
  await page.getByLabel('Everyone', { exact: true }).check()
  await page.screenshot({ path: `${pictures()}/incentive-finding.png` })
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('heading', { name: 'Crane for the pier' }).waitFor()
  await say('finding-signed', { case: of, finding, proposal, as: 'the Mission' })
  const { rows } = await client.viewRows({ view: 'incentives', process, limit: 10 })
  const crane = rows.find(({ title }) => title === 'Crane for the pier')
  assert.deepEqual(
    crane?.triggers.map(({ on, what, is }) => [on, what, is]),
    [['finding', finding, 'confirmed']],
  )
  assert.equal(crane?.states.at(-1)?.state, 'not_due')
})

test('a report leaves it not due, a verification makes it due, a disbursement releases it', async () => {
  const on = { commitment, performed: hours(-1) }
  await enter('performance-reported', { ...on, by: 'the Valley', done: 'done' })
  await page.reload()
  await chip('Not due')
  await enter('performance-verified', { ...on, by: 'the Mission', result: 'confirmed', basis: 'seen from the pier' })
  // Live: nobody loads the page again.
  await chip('Due')
  await fund().getByRole('button', { name: 'Enter a step' }).click()
  await page.getByLabel('Amount, where it is money').fill('250000')
  await page.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await chip('Granted')
  await fund().locator('tfoot').getByText('Disbursement in all').waitFor()
  assert.deepEqual((await row())?.totals, [{ type: 'disbursement', currency: 'EUR', value: 250_000, reversed: 0 }])
  await page.screenshot({ path: `${pictures()}/incentive-granted.png`, fullPage: true })
})

test('a breach that the commission finds snaps it back, by exactly what was granted, with the chain of sources', async () => {
  await enter('breach-found', {
    commitment,
    by: 'the Commission',
    result: 'breached',
    since: hours(-1),
    decision: 'Boats came back on Tuesday.',
  })
  await chip('Snapped back')
  await fund().locator('summary', { hasText: 'Why it stands so' }).click()
  await page.getByText('the Commission found a breach: Boats came back on Tuesday.').first().waitFor()
  await fund().locator('.entry-behind').first().waitFor()
  const found = await row()
  assert.deepEqual(found?.totals, [{ type: 'disbursement', currency: 'EUR', value: 250_000, reversed: 250_000 }])
  assert.deepEqual(
    found?.states.map(({ state }) => state),
    ['not_due', 'due', 'granted', 'snapped_back'],
  )
  await page.screenshot({ path: `${pictures()}/incentive-snapped-back.png`, fullPage: true })
  assert.deepEqual(await violations(page), [])
})
