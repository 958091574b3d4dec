// What people of opposed parties do in the app, each in a browser of their own: they get a place on the hub, and enter the
// agreement of the lake from its text.
import assert from 'node:assert/strict'
import { createClient } from '@parley/api'
import type { Browser, Page } from 'playwright-core'
import { violations } from './axe.ts'
import type { House } from './house.ts'
import { password } from './steps.ts'

const dayMs = 86_400_000
const day = (offset: number) => new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10)
const inWords = (offset: number) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.now() + offset * dayMs,
  )

const text = `Agreement on the Lake of Orlen

Article 1. Withdrawal

1.1 Not later than ${inWords(-1)} the Government shall withdraw its boats to the southern shore.

1.2 The Council shall release 12 persons by ${inWords(5)}.

Article 2. Final provisions

2.1 This Agreement is done in two originals.
`

/** The parties of the lake, and who speaks for each. */
export const parties = [
  ['the Government', 'Government of Orlen', 'Goran Hale'],
  ['the Council', 'Council of Tarn', 'Celia Voss'],
] as const

/** A page in a browser of its own: no cookie, no store is shared with another. */
export const opened = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()

/** Asks the hub as whoever is signed in on the page. */
export const ask = (page: Page, path: string, body?: unknown) =>
  page.evaluate(
    async ([url, given]) => {
      const init =
        given === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) }
      const response = await fetch(url, init)
      return { status: response.status, body: await response.json() }
    },
    [path, body] as const,
  )

type Setting = { readonly house: House; readonly browser: Browser; readonly process: string; readonly admin: Page }

/** An organisation with a place on the hub and in the process, and the page of its administrator. */
export async function letIn({ house, browser, process, admin }: Setting, name: string, person: string): Promise<Page> {
  const founded = await ask(admin, '/organisations', { name })
  const { organisation } = founded.body
  const { body } = await ask(admin, '/invitations', { role: 'administrator', organisation })
  const page = await opened(browser)
  await page.goto(`${house.url}/invitation#${body.token}`)
  await page.getByLabel(/your name/i).fill(person)
  await page.getByLabel(/e-mail/i).fill(`${person.split(' ')[0]?.toLowerCase()}@example.org`)
  await page.getByRole('textbox', { name: /^password/i }).fill(`${password} of ${name}`)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => url.pathname === '/')
  await createClient({ base: house.url, token: house.token }).addEntry({
    body: {
      kind: 'organisation-joined',
      process,
      audience: ['public'],
      body: { organisation, name, role: 'party representative' },
    },
  })
  return page
}

/** Both parties of the lake, in the order of the list. */
export async function letInParties(setting: Setting): Promise<readonly [Page, Page]> {
  const [[, government, goran], [, council, celia]] = parties
  return [await letIn(setting, government, goran), await letIn(setting, council, celia)]
}

/** Drafts the agreement of the lake from its pasted text, corrects two of its commitments, and enters it. */
export async function draftAgreement(page: Page, process: string): Promise<void> {
  await page.goto(`${process}/draft`)
  await page.getByText('Pasted text').click()
  await page.getByLabel('Text of the agreement').fill(text)
  await page.getByLabel(/members of the process/i).check()
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.locator('.draft-clause').first().waitFor({ timeout: 60_000 })
  assert.equal(await page.getByLabel('Title of the agreement').inputValue(), 'Agreement on the Lake of Orlen')
  await page.getByLabel('Enters into force').fill(day(-10))
  await page.getByLabel(/Name of its first phase/).fill('Phase one')
  const of = (clause: string) => page.getByRole('group', { name: `Promise of clause ${clause}` })
  // The reader found who owes it and by when; a person says to whom, and puts the act in better words.
  assert.equal(await of('1.1').getByLabel('Who owes it').inputValue(), 'the Government')
  assert.equal(
    await of('1.1')
      .getByLabel(/^Deadline/)
      .inputValue(),
    day(-1),
  )
  await of('1.1').getByLabel('To whom').fill('the Council')
  await of('1.1').getByLabel('What is owed').fill('withdraw its boats to the southern shore of the lake')
  await of('1.2').getByLabel('Who owes it').fill('the Council')
  await of('1.2').getByLabel('To whom').fill('the Government')
  await of('1.2')
    .getByLabel(/^Deadline/)
    .fill(day(5))
  for (const [actor, name] of parties) {
    await page.getByLabel(`Organisation that speaks for ${actor}`).selectOption({ label: name })
    await page.getByLabel(`${actor} may verify`).check()
  }
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: 'Enter into the record' }).click()
  await page.getByText(/^Entered: \d+ entries/).waitFor({ timeout: 30_000 })
}

/** The button of a commitment, by words of what is owed. */
export const promise = (page: Page, act: string) => page.locator('.commitment button', { hasText: act }).first()

/** Somebody reports their own promise carried out, from the matrix. */
export async function reportDone(page: Page, act: string, says: string): Promise<void> {
  await promise(page, act).click()
  const panel = page.locator('.panel')
  await panel.getByText('Nobody reported anything.').waitFor()
  await panel.getByRole('button', { name: 'Report', exact: true }).click()
  const report = page.getByRole('dialog', { name: 'Report' })
  assert.equal(await report.getByLabel('On behalf of').inputValue(), 'the Government')
  await report.getByLabel('In words').fill(says)
  await report.getByRole('button', { name: 'Enter what happened' }).click()
  await report.waitFor({ state: 'hidden' })
}

/** Whoever is owed it says that it was done, and how they know. */
export async function verifyDone(page: Page, act: string, basis: string): Promise<void> {
  await promise(page, act).click()
  await page.locator('.panel').getByRole('button', { name: 'Verify', exact: true }).click()
  const verify = page.getByRole('dialog', { name: 'Verify' })
  assert.equal(await verify.getByLabel('On behalf of').inputValue(), 'the Council')
  await verify.getByLabel('How you know').fill(basis)
  await verify.getByRole('button', { name: 'Enter what happened' }).click()
  await verify.waitFor({ state: 'hidden' })
}
