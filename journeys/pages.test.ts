// Every page of the app, opened as readers meet it: at a desk and on a phone, in light, in the dark and from right to
// left. Each has its words, is clean to axe, fits its screen, says nothing to the console and asks nobody but the hub.
// Leaves a picture of each under out/pictures.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClient } from '@parley/api'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { violations } from './axe.ts'
import { launchBrowser, pictures } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { setFirstPassword } from './steps.ts'

const languages = ['en', 'ar'] as const
type Language = (typeof languages)[number]
const widths = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const

type Place = {
  readonly name: string
  readonly path: string
  /** There once the answer is there. */
  readonly ready: string
  /** Words of the page, in English and in Arabic. */
  readonly words: readonly [RegExp, RegExp]
  /** What is pressed once it is ready, and what comes of it. */
  readonly press?: readonly [button: string, comes: string]
  readonly signedIn?: boolean
}

// Long enough for a slow machine, short enough to end.
const readyMs = 15_000

let house: House
let browser: Browser
let places: readonly Place[]
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>

before(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  const context = await browser.newContext()
  const page = await context.newPage()
  await setFirstPassword(page, house)
  signedIn = await context.storageState()
  await context.close()
  places = await placesOf(house)
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

// Two at a time: these machines are small.
test('every page', { concurrency: 2 }, async (t) => {
  const rounds = widths.flatMap((width) => languages.map((language) => ({ width, language })))
  await Promise.all(
    rounds.map(({ width: { name, ...viewport }, language }) =>
      t.test(`${name}, ${language === 'ar' ? 'from right to left' : 'light and dark'}`, async (t) => {
        const visitor = await open(viewport, language)
        const member = await open(viewport, language, signedIn)
        for (const place of places) {
          await t.test(place.name, () => visit(place.signedIn ? member : visitor, place, name, language))
        }
        await visitor.context.close()
        await member.context.close()
      }),
    ),
  )
})

type Open = { readonly context: BrowserContext; readonly page: Page; readonly faults: string[] }

async function open(
  viewport: { readonly width: number; readonly height: number },
  language: Language,
  storageState?: typeof signedIn,
): Promise<Open> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...(storageState === undefined ? {} : { storageState }),
  })
  await context.addInitScript((code) => localStorage.setItem('parley.language', code), language)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${house.url}/`) && !/^(?:data|blob):/.test(url)) faults.push(`asked ${url}`)
  })
  return { context, page, faults }
}

async function visit({ page, faults }: Open, place: Place, width: string, language: Language) {
  faults.length = 0
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(house.url + place.path)
  await page.locator(place.ready).first().waitFor({ timeout: readyMs })
  if (place.press !== undefined) {
    const [button, comes] = place.press
    await page.locator(button).first().click()
    await page.locator(comes).locator('visible=true').first().waitFor({ timeout: readyMs })
  }
  await page.waitForFunction(() => document.querySelector('.loading') === null, undefined, { timeout: readyMs })
  await page.evaluate(() => document.fonts.ready)
  assert.match(await page.locator('body').innerText(), place.words[language === 'ar' ? 1 : 0])
  const { dir, wider } = await page.evaluate(() => ({
    dir: document.documentElement.dir,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  assert.equal(dir, language === 'ar' ? 'rtl' : 'ltr')
  assert.equal(wider, 0, `the page is ${wider} px wider than the screen`)
  await look(page, `${place.name}-${width}-${language === 'ar' ? 'rtl' : 'light'}`)
  if (language === 'en') {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('[data-mantine-color-scheme=dark]').waitFor({ state: 'attached', timeout: readyMs })
    // The same page in other colours: nothing else about it is new. A colour on its way to another is neither.
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))))
    await look(page, `${place.name}-${width}-dark`, ['color-contrast'])
  }
  assert.deepEqual(faults, [])
}

/** Takes the picture, and asks axe. */
async function look(page: Page, name: string, rules?: readonly string[]) {
  await page.screenshot({ path: `${pictures()}${name}.png` })
  assert.deepEqual(await violations(page, rules), [], name)
}

/** The pages, with what of the sample stands on them, once all of it is read. */
async function placesOf(house: House): Promise<readonly Place[]> {
  const client = createClient({ base: house.url, token: house.token })
  const [sample] = (await client.processes()).processes
  assert.ok(sample, 'the sample is there')
  const process = sample.key
  const documents = await untilSampleIsRead(client, process)
  const longest = documents.toSorted((a, b) => b.counts.claims - a.counts.claims)[0]
  const fromRight = documents.find(({ direction }) => direction === 'rtl')
  const claim = (await client.viewRows({ view: 'claims', process, limit: 1 })).rows[0]
  const account = (await client.viewRows({ view: 'accounts', process, limit: 1, filter: { disputed: ['true'] } }))
    .rows[0]
  const actor = (await client.viewRows({ view: 'actors', process, limit: 1 })).rows[0]
  const entry = (await client.entries({ process, limit: 1 })).entries[0]
  const incident = await untilIncident(client, process)
  assert.ok(longest && fromRight && claim && account && actor && entry, 'the sample has one of each')
  const [agreement] = await untilThere(async () => (await client.viewRows({ view: 'agreements', process })).rows)
  const quotas = await untilThere(async () =>
    (await client.viewRows({ view: 'commitments', process, filter: { rule: ['each'] } })).rows.filter(
      ({ measures }) => measures.length > 1,
    ),
  )
  const [quota] = quotas
  const text = documents.find(({ name }) => name.startsWith('01-'))
  assert.ok(agreement && quota && text, 'the sample has an agreement, a quota counted at several points, and its text')
  const p = `/p/${process}`
  const from: Place['words'] = [/Where this comes from/, /مصدر|أتى|يأتي|جاء/]
  return [
    { name: 'home', path: '/?all=1', ready: '.rows li', words: [/Peace processes/, /السلام/] },
    { name: 'situation', path: `${p}/situation`, ready: '.situation h2', words: [/What happened/, /الوضع/] },
    { name: 'documents', path: `${p}/documents`, ready: '.documents li', words: [/Documents/, /الوثائق/] },
    {
      name: 'add-documents',
      path: `${p}/documents?add=1`,
      ready: '.drop-zone',
      words: [/Drop files here/, /الملفات/],
      signedIn: true,
    },
    {
      name: 'document',
      path: `${p}/documents/${longest.key}`,
      ready: 'article .run[role=button]',
      words: [/Download as received/, /الوثائق/],
      press: ['article .run[role=button]', '.note[data-active] .note-actions, .claim-sheet .note-actions'],
      signedIn: true,
    },
    {
      name: 'document-from-right',
      path: `${p}/documents/${fromRight.key}`,
      ready: 'article > p',
      words: [/Download as received/, /الوثائق/],
    },
    { name: 'claims', path: `${p}/claims`, ready: '.rows li', words: [/\d+ claims/, /الأقوال/] },
    {
      name: 'disagreements',
      path: `${p}/claims?show=disagreements`,
      ready: '.side',
      words: [/accounts disagree/, /الروايات|روايات|تختلف/],
    },
    { name: 'claim-provenance', path: `${p}/claims?open=claims:${claim.key}`, ready: '.entries-of', words: from },
    {
      name: 'account-provenance',
      path: `${p}/situation?open=accounts:${account.key}`,
      ready: '.claim-behind',
      words: from,
    },
    { name: 'actors', path: `${p}/actors`, ready: '.actor', words: [/\d+ actors/, /الجهات/], signedIn: true },
    { name: 'actor-provenance', path: `${p}/actors?open=actors:${actor.key}`, ready: '.entries-of', words: from },
    { name: 'names', path: `${p}/names`, ready: '.meeting', words: [/used by/, /يستعمله/] },
    {
      name: 'names-form',
      path: `${p}/names`,
      ready: '.meeting',
      words: [/Several with semicolons/, /فاصلة منقوطة/],
      press: ['.list-tools button', 'dialog form'],
      signedIn: true,
    },
    { name: 'meetings', path: `${p}/meetings`, ready: '.meeting', words: [/3 meetings/, /لقاءات/] },
    { name: 'aid', path: `${p}/aid`, ready: '.gaps tbody tr', words: [/6 items in places/, /أصناف في أماكن/] },
    ...(
      [
        ['movements', '.movement', /13 movements/, /تحركاً/],
        ['board', '.board-card', /Facilitated/, /يُسِّر/],
        ['crossings', '.crossing-lanes li', /Road of the wounded/, /الممرات/],
        ['week', '.week .board-card', /What does not go together/, /ما لا يتوافق/],
        ['activities', '.ledger tbody tr', /\d+ activities/, /نشاط|أنشطة/],
        ['notifications', '.meeting', /Notification is not protection/, /الإخطار ليس حماية/],
      ] as const
    ).map(
      ([show, ready, english, arabic]): Place => ({
        ...{ name: `aid-${show}`, path: `${p}/aid?show=${show}`, ready, words: [english, arabic] },
      }),
    ),
    {
      name: 'import',
      path: `${p}/import`,
      ready: 'input[type=file]',
      words: [/Bring in your tables/, /أحضر جداولك/],
      signedIn: true,
    },
    { name: 'incidents', path: `${p}/incidents`, ready: '.rows li', words: [/\d+ incidents/, /الحوادث/] },
    {
      name: 'incidents-board',
      path: `${p}/incidents?show=board`,
      ready: '.board-card',
      words: [/reported/, /مبلّغ عنه/],
    },
    {
      name: 'incidents-map',
      path: `${p}/incidents?show=map`,
      ready: '.map-mark',
      words: [/Natural Earth/, /Natural Earth/],
    },
    {
      name: 'incidents-coverage',
      path: `${p}/incidents?show=coverage`,
      ready: '.rows li',
      words: [/delayed/, /أُخّر/],
    },
    {
      name: 'incident',
      path: `${p}/incidents/${incident}`,
      ready: '.finding',
      words: [/Accounts, side by side/, /الروايات جنباً إلى جنب/],
      signedIn: true,
    },
    {
      name: 'evidence-form',
      path: `${p}/incidents/${incident}`,
      ready: '.evidence > .quiet-button',
      words: [/Keep the files in the record too/, /حفظ الملفات في السجل أيضاً/],
      press: ['.evidence > .quiet-button', 'dialog form'],
      signedIn: true,
    },
    {
      name: 'coverage-form',
      path: `${p}/incidents?show=coverage`,
      ready: '.rows li',
      words: [/Share of the area looked at/, /نسبة ما نُظر فيه/],
      press: ['.list-body .page-tools button', 'dialog form'],
      signedIn: true,
    },
    {
      name: 'incidents-lines',
      path: `${p}/incidents?show=lines`,
      ready: '.line-of',
      words: [/holds since/, /يسري منذ/],
      signedIn: true,
    },
    {
      name: 'line-form',
      path: `${p}/incidents?show=lines`,
      ready: '.line-of',
      words: [/latitude first/, /خط العرض أولاً/],
      press: ['.lines-list .page-tools button', 'dialog form'],
      signedIn: true,
    },
    {
      name: 'commission',
      path: `${p}/commission`,
      ready: '.decision',
      words: [/by consensus/, /بالتوافق/],
      signedIn: true,
    },
    {
      name: 'commission-form',
      path: `${p}/commission`,
      ready: '.decision',
      words: [/Neutral chair/, /رئاسة محايدة/],
      press: ['.list-tools button', 'dialog form'],
      signedIn: true,
    },
    {
      name: 'session-form',
      path: `${p}/commission`,
      ready: '.commission > .entry-tools button:nth-child(2)',
      words: [/Works only on what all present may see/, /لا يُعمل هنا إلا بما يجوز/],
      press: ['.commission > .entry-tools button:nth-child(2)', 'dialog form'],
      signedIn: true,
    },
    {
      name: 'report-incident',
      path: `${p}/report-incident`,
      ready: '.report-form',
      words: [/Keep and send/, /حفظ وإرسال/],
      signedIn: true,
    },
    { name: 'incentives', path: `${p}/incentives`, ready: '.incentive', words: [/It waits for/, /الحوافز/] },
    { name: 'tension', path: `${p}/tension`, ready: '.indicator .chart', words: [/Few trucks past/, /الإنذارات/] },
    { name: 'timeline', path: `${p}/timeline`, ready: '.month li', words: [/\d+ events/, /حدث/] },
    { name: 'log', path: `${p}/log`, ready: 'main li', words: [/First look at this log/, /السجل/] },
    {
      name: 'entry-check',
      path: `${p}/log?open=entries:${entry.id}`,
      ready: '.check-steps li',
      words: [/Checked: this entry is in the log/, /السجل/],
    },
    {
      name: 'open-process',
      path: '/?all=1',
      ready: 'button.button-link',
      words: [/Who may know that it exists/, /من يجوز أن يعلم/],
      press: ['button.button-link', 'dialog form'],
      signedIn: true,
    },
    {
      name: 'correct-document',
      path: `${p}/documents/${longest.key}?open=documents:${longest.key}`,
      ready: '.panel .entries-of',
      words: [/How you know/, /كيف عرفت/],
      press: ['.panel section p > .quiet-button', 'dialog.dialog form'],
      signedIn: true,
    },
    { name: 'account', path: '/account', ready: 'section', words: [/Your account/, /حسابك/], signedIn: true },
    {
      name: 'letters',
      path: '/account/letters',
      ready: '.letters',
      words: [/When they come/, /متى تصل/],
      signedIn: true,
    },
    {
      name: 'organisation',
      path: '/organisation',
      ready: '.page-tabs',
      words: [/Keys and witnesses/, /المفاتيح والشهود/],
      signedIn: true,
    },
    {
      name: 'webhooks',
      path: '/organisation/webhooks',
      ready: '.people-page form',
      words: [/Address of your server/, /عنوان خادمكم/],
      press: ['.desk-more summary', '.desk-more li'],
      signedIn: true,
    },
    {
      name: 'organisation-tokens',
      path: '/organisation/tokens',
      ready: '.people-page form',
      words: [/No tokens/, /رمز/],
      signedIn: true,
    },
    {
      name: 'keys',
      path: '/organisation/keys',
      ready: '.keys li',
      words: [/No witness signs this log/, /لا شاهد يوقّع/],
      press: ['.keys .desk-tools button:last-child', 'dialog select'],
      signedIn: true,
    },
    {
      name: 'end-letters',
      path: '/digests/unsubscribe?token=spent',
      ready: '.form-end button',
      words: [/End these letters/, /إنهاء هذه الرسائل/],
    },
    { name: 'agreements', path: `${p}/agreements`, ready: '.rows li', words: [/1 agreement/, /اتفاق واحد/] },
    {
      name: 'agreement',
      path: `${p}/agreements/${agreement.key}`,
      ready: '.clause-margin .commitment',
      words: [/waits at its gates/, /تنتظر شروطها/],
    },
    {
      name: 'agreement-versions',
      path: `${p}/agreements/${agreement.key}?tab=versions`,
      ready: '.compared ins',
      words: [/1 clause changed/, /تغيّر بند واحد/],
    },
    {
      name: 'agreement-declarations',
      path: `${p}/agreements/${agreement.key}?tab=declarations`,
      ready: '.reading-of',
      words: [/signed within the time of the mandate/, /ضمن مدة التفويض/],
    },
    {
      name: 'agreement-proposals',
      path: `${p}/agreements/${agreement.key}?tab=proposals`,
      ready: '.compared .diff',
      words: [/the Council rejects/, /يرفض/],
    },
    {
      name: 'commitments',
      path: `${p}/commitments`,
      ready: '.matrix .commitment',
      words: [/no party is scored/, /لا درجات/],
    },
    {
      name: 'commitments-list-past',
      path: `${p}/commitments?show=list&at=2026-03-15T12:00:00.000Z`,
      ready: '.commitment-list .commitment',
      words: [/As it was on/, /كما كان في/],
    },
    {
      name: 'commitment-provenance',
      path: `${p}/commitments?open=commitments:${quota.key}`,
      ready: '.panel .entries-of',
      words: [/Different points measure different things/, /المواضع المختلفة/],
    },
    {
      name: 'exchanges',
      path: `${p}/exchanges`,
      ready: '.ledger td',
      words: [/A seal for each|a seal for each|sealed/i, /ختم/],
      press: ['.persons > summary', '.seals li'],
    },
    {
      name: 'report',
      path: `${p}/report`,
      ready: '.report-sentences li',
      words: [/second inspection lane/, /تقرير الامتثال/],
    },
    {
      name: 'draft',
      path: `${p}/draft?document=${text.key}`,
      ready: '.draft-clause',
      words: [/47 clauses found/, /47 بنداً/],
      signedIn: true,
    },
    { name: 'sign-in', path: '/sign-in', ready: 'form', words: [/Sign in/, /الدخول/] },
    { name: 'first', path: '/first?token=spent', ready: 'form', words: [/First sign-in/, /أول|الأول/] },
    { name: 'not-found', path: '/nowhere', ready: 'h1', words: [/leads nowhere/, /العنوان|شيء/] },
  ]
}

/** The sample's agreement comes after its documents. */
async function untilThere<R>(find: () => Promise<readonly R[]>): Promise<readonly R[]> {
  for (let waited = 0; waited < 60_000; waited += 250) {
    const found = await find()
    if (found.length > 0) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the sample has no such rows after a minute')
}

async function untilSampleIsRead(client: ReturnType<typeof createClient>, process: string) {
  for (let waited = 0; waited < 60_000; waited += 250) {
    const { rows } = await client.viewRows({ view: 'documents', process, limit: 200 })
    if (rows.length >= 16 && rows.every(({ state }) => state !== 'received')) return rows
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`the sample was not read within a minute; the hub said: ${house.said()}`)
}

/** The incident of the sample that most tell of, once the sample's story is told. */
async function untilIncident(client: ReturnType<typeof createClient>, process: string): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 250) {
    const { rows } = await client.viewRows({ view: 'incidents', process, limit: 50, sort: '-reports' })
    const [first] = rows
    if (first?.cases.some(({ findings }) => findings.length > 1)) return first.key
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the sample tells of no incident')
}
