// A joint commission in three browsers: the mediator enters it, a party calls a session that works on nothing the other may
// not see, both state, vote and agree to the minutes, and a message on the line is acknowledged, or goes on when nobody does.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClient } from '@parley/api'
import type { Browser, Locator, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { ask, letInParties, opened } from './parties.ts'
import { openProcess, setFirstPassword } from './steps.ts'

const liveMs = 15_000

let house: House
let browser: Browser
let process: string
let mediator: Page
let government: Page
let council: Page

before(async () => {
  house = await startHouse({ sample: false })
  browser = await launchBrowser()
  mediator = await opened(browser)
  await setFirstPassword(mediator, house)
  process = await openProcess(house, 'Talks on the lake')
  ;[government, council] = await letInParties({ house, browser, process, admin: mediator })
  for (const page of [mediator, government, council]) await page.goto(`${house.url}/p/${process}/commission`)
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

const client = () => createClient({ base: house.url, token: house.token })

/** Opens a form, fills it and sends it; axe looks at it as it stands filled in. */
async function enter(page: Page, button: string, fill: (form: Locator) => Promise<unknown>, send = button) {
  // Where the commission and its session offer the same, it is meant in the session.
  await page.getByRole('button', { name: button, exact: true }).last().click()
  const form = page.getByRole('dialog')
  await fill(form)
  assert.deepEqual(await violations(page), [], button)
  await form.getByRole('button', { name: send, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

test('a commission is entered with its members, its neutral chair and its rule, and every seat sees it', async () => {
  await council.getByText('No commission is entered').waitFor()
  await enter(mediator, 'Enter a commission', async (form) => {
    await form.getByLabel('Name of the commission').fill('Joint Commission on the Lake')
    for (const [seat, actor, organisation, people] of [
      ['Member 1', 'the Government', 'Government of Orlen', 'Head of the liaison office'],
      ['Member 2', 'the Council', 'Council of Tarn', 'Second secretary\nAn adviser'],
      ['Neutral chair, if there is one', 'the Council', 'Our organisation', ''],
    ] as const) {
      const of = form.getByRole('group', { name: seat })
      await of.getByLabel('Who sits there').fill(actor)
      await of.getByLabel('Organisation whose word counts').selectOption({ label: organisation })
      await of.getByLabel('People, as the party named them').fill(people)
    }
    await form.getByText('A neutral chair is no member.').waitFor()
    assert.ok(await form.getByRole('button', { name: 'Enter a commission' }).isDisabled())
    const chair = form.getByRole('group', { name: 'Neutral chair, if there is one' })
    await chair.getByLabel('Who sits there').fill('the Mediator')
  })
  await council.getByRole('heading', { name: 'Joint Commission on the Lake' }).waitFor({ timeout: liveMs })
  await government.getByText('Second secretary and An adviser').waitFor({ timeout: liveMs })
  const [row] = (await client().viewRows({ view: 'commissions', process })).rows
  assert.deepEqual(
    [row?.members.map(({ actor, people }) => [actor, people.length]), row?.chair?.actor, row?.rule],
    [
      [
        ['the Government', 1],
        ['the Council', 2],
      ],
      'the Mediator',
      { by: 'consensus' },
    ],
  )
})

/** An incident told by whoever is signed in on the page. */
async function tell(page: Page, digit: string, place: string, audience: readonly string[]) {
  const { status } = await ask(page, '/entries', {
    kind: 'incident-reported',
    process,
    audience,
    body: {
      incident: `inc_${digit.repeat(26)}`,
      event: 'attack',
      what: `Shots near ${place}.`,
      times: [{ is: 'occurred', from: '2026-03-01T10:00:00Z', precision: 'exact' }],
      where: { name: place, precision: 1 },
      observed: { by: 'a resident', how: 'heard' },
    },
  })
  assert.ok(status < 300, String(status))
}

test('nothing comes onto the agenda that somebody present may not see', async () => {
  await tell(council, 'a', 'Sarn', [])
  await tell(council, 'b', 'Marrow', ['members'])
  await enter(council, 'Call a session', async (form) => {
    await form.getByText(/Works only on what all present may see: .*Government of Orlen/).waitFor()
    await form.getByLabel('Name of the session').fill('First meeting')
    await form.getByLabel('What it is about').fill('Shots at the lake')
    const about = form.getByLabel('Incident it takes up')
    await about.locator('option', { hasText: 'Sarn' }).waitFor({ state: 'attached', timeout: liveMs })
    await about.selectOption({ label: (await about.locator('option', { hasText: 'Sarn' }).textContent()) ?? '' })
    await form.getByText(/Not seen by .*Government of Orlen.*: it cannot be put on the agenda/).waitFor()
    assert.ok(await form.getByRole('button', { name: 'Call a session' }).isDisabled())
    await about.selectOption({ label: (await about.locator('option', { hasText: 'Marrow' }).textContent()) ?? '' })
    await form.getByText('All present may see this incident.').waitFor()
  })
  await government.getByRole('heading', { name: 'Shots at the lake' }).waitFor({ timeout: liveMs })
  await government.getByRole('link', { name: 'Incident', exact: true }).waitFor()
})

test('each states in its own name, and who tells what another said says so', async () => {
  await enter(council, 'Make a statement', (form) =>
    form.getByLabel('Statement', { exact: true }).fill('Our post heard four shots.'),
  )
  await enter(mediator, 'Make a statement', async (form) => {
    await form.getByLabel('On behalf of').selectOption('the Government')
    await form.getByText('You do not speak for the Government').waitFor()
    await form.getByLabel('Statement', { exact: true }).fill('Our post heard nothing.')
  })
  await government.getByText('Our post heard four shots.').waitFor({ timeout: liveMs })
  await government.locator('.side', { hasText: 'Our post heard nothing.' }).getByText('told by').waitFor()
  assert.equal(await government.locator('.side', { hasText: 'four shots' }).getByText('told by').count(), 0)
})

test('a decision is taken once both have voted for it', async () => {
  await enter(mediator, 'Put a decision', async (form) => {
    await form.getByText('by consensus').waitFor()
    await form.getByLabel('Decision, in the words').fill('Both posts keep a common log of shots.')
  })
  await government.getByText('Both posts keep a common log of shots.').waitFor({ timeout: liveMs })
  assert.equal(await mediator.getByRole('button', { name: 'Vote', exact: true }).count(), 0, 'the chair has no vote')
  for (const [page, actor, words] of [
    [government, 'the Government', ''],
    [council, 'the Council', 'With our reservation of 3 May.'],
  ] as const) {
    await page.locator('.decision').getByText('open', { exact: true }).waitFor({ timeout: liveMs })
    await enter(page, 'Vote', async (form) => {
      assert.equal(await form.getByLabel('On behalf of').inputValue(), actor)
      await form.getByLabel('Reason, if you give one').fill(words)
    })
  }
  await mediator.locator('.decision').getByText('taken', { exact: true }).waitFor({ timeout: liveMs })
  await mediator.getByText('With our reservation of 3 May.').waitFor()
})

test('minutes cite entries, and are agreed once each member has agreed to the same words', async () => {
  await enter(
    council,
    'Write the minutes',
    async (form) => {
      await form.getByLabel('In words').fill('The posts keep a common log.')
      await form.getByLabel(/Both posts keep a common log of shots/).check()
      await form.getByLabel(/Our post heard four shots/).check()
    },
    'Agree to the minutes',
  )
  await government.getByText('agreed so far by the Council').waitFor({ timeout: liveMs })
  await enter(government, 'Agree to the minutes', (form) => form.getByText('The posts keep a common log.').waitFor())
  await council.getByText('agreed by every member').waitFor({ timeout: liveMs })
  await council.getByRole('button', { name: 'entry 2' }).click()
  await council.locator('.panel .entries-of, .panel li').first().waitFor()
  await council.keyboard.press('Escape')
  const [session] = (await client().viewRows({ view: 'sessions', process })).rows
  const [point] = session?.minutes?.points ?? []
  assert.equal(point?.cites.length, 2)
  for (const entry of point?.cites ?? []) assert.equal((await ask(government, `/entries/${entry}`)).status, 200)
})

test('positions are recorded by issue, and keep their course', async () => {
  const state = (stand: string, words: string) =>
    enter(council, 'Record a position', async (form) => {
      const issue = form.getByLabel('Name of the issue')
      if ((await issue.count()) > 0) await issue.fill('The common log')
      await form.getByLabel('Stands').selectOption({ label: stand })
      await form.getByLabel('In words').fill(words)
    })
  await state('against', 'A log of our own is enough.')
  await council.getByText('A log of our own is enough.').waitFor({ timeout: liveMs })
  await state('for, with a reservation', 'A common one, if it is read by both.')
  const course = government.locator('.positions .side')
  await course.getByText('A common one, if it is read by both.').waitFor({ timeout: liveMs })
  await course.getByText('A log of our own is enough.').waitFor()
  const rows = (await client().viewRows({ view: 'positions', process })).rows
  assert.deepEqual(
    rows.map(({ issue, latest, course: all }) => [issue, latest, all.length]),
    [['the-common-log', 'for-with-reservation', 2]],
  )
})

test('a message on the line has a clock: it is acknowledged by whom it is for, or goes to whom it names', async () => {
  const send = (text: string) =>
    enter(council, 'Send a message', async (form) => {
      assert.equal(await form.getByLabel('From').inputValue(), 'the Council')
      await form.getByRole('group', { name: 'To', exact: true }).getByLabel('the Government').check()
      await form.getByLabel('Message', { exact: true }).fill(text)
      await form.getByRole('group', { name: 'Then it goes to' }).getByLabel('the Mediator').check()
    })
  await send('Six ambulances cross at noon.')
  await government.getByText('Six ambulances cross at noon.').waitFor({ timeout: liveMs })
  await government
    .getByRole('timer')
    .getByText(/^(?:29|30) minutes left$/)
    .waitFor()
  assert.equal(await council.getByRole('button', { name: 'Acknowledge' }).count(), 0, 'not by who sent it')
  await enter(government, 'Acknowledge', (form) => form.getByLabel('Remarks').fill('The post is told.'))
  await council.getByText(/^acknowledged by the Government/).waitFor({ timeout: liveMs })
  assert.equal(await council.getByRole('timer').count(), 0)

  await send('The road is closed.')
  await mediator.getByText('The road is closed.').waitFor({ timeout: liveMs })
  const later = await mediator.context().newPage()
  await later.clock.install({ time: Date.now() })
  await later.goto(`${house.url}/p/${process}/commission`)
  await later
    .getByRole('timer')
    .getByText(/minutes left/)
    .waitFor()
  await later.clock.fastForward('31:00')
  await later.getByRole('timer').getByText('goes to the Mediator').waitFor()
  await later.close()
})

test('its keeper changes the rule, and what was decided before stays decided as it was', async () => {
  assert.equal(await council.getByRole('button', { name: 'Change members or rule' }).count(), 0)
  await enter(mediator, 'Change members or rule', (form) =>
    form.getByLabel('How it decides').selectOption({ label: 'the chair decides' }),
  )
  await council.locator('.commission > .facts').getByText('the chair decides').waitFor({ timeout: liveMs })
  await council.locator('.decision').getByText('by consensus').waitFor()
  assert.deepEqual(await violations(council), [])
  await council.screenshot({ path: `${pictures()}commission-session.png`, fullPage: true })
  await council.setViewportSize({ width: 390, height: 844 })
  assert.equal(
    await council.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    0,
  )
  await council.screenshot({ path: `${pictures()}commission-session-phone.png`, fullPage: true })
})
