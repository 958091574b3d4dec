// Opens pages of a running app in a browser without a screen, saves pictures to out/ and prints what axe finds.
//   node packages/web/dev/look.ts http://127.0.0.1:5173 [page…]      pages: see `shots` below; none means all
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'

type Look = { readonly name: string; readonly width: number; readonly dark?: boolean; readonly language?: string }
const looks: readonly Look[] = [
  { name: 'wide', width: 1440 },
  { name: 'wide-dark', width: 1440, dark: true },
  { name: 'wide-rtl', width: 1440, language: 'ar' },
  { name: 'phone', width: 390 },
  { name: 'phone-dark-rtl', width: 390, dark: true, language: 'ar' },
]

const [base = 'http://127.0.0.1:5173', ...wanted] = process.argv.slice(2)
const only = process.env.LOOKS?.split(',')
const out = join(import.meta.dirname, '../../../out')
mkdirSync(out, { recursive: true })

async function json(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(base + path, { headers: { accept: 'application/json' } })
  const body: Record<string, unknown> = await response.json()
  return body
}
type Keyed = { readonly key: string }
// The hub's own lists, whose shape its types give.
const first = (list: unknown) => (list as readonly Keyed[])[0]?.key ?? ''

const processKey = first((await json('/processes')).processes)
const within = `?process=${processKey}`
const documents = (await json(`/views/documents${within}&limit=50&sort=-claims`)).rows as (Keyed & {
  direction: string
})[]
const claim = first((await json(`/views/claims${within}&limit=1`)).rows)
const account = first((await json(`/views/accounts${within}&limit=1&filter[disputed]=true`)).rows)
const longest = documents[0]?.key ?? ''
const rtl = documents.find(({ direction }) => direction === 'rtl')?.key ?? longest
const p = `/p/${processKey}`

const shots: Readonly<Record<string, string>> = {
  situation: `${p}/situation`,
  documents: `${p}/documents`,
  add: `${p}/documents?add=1`,
  document: `${p}/documents/${longest}`,
  documentRtl: `${p}/documents/${rtl}`,
  claims: `${p}/claims`,
  disagreements: `${p}/claims?show=disagreements`,
  provenance: `${p}/claims?open=claims:${claim}`,
  account: `${p}/situation?open=accounts:${account}`,
  actors: `${p}/actors`,
  timeline: `${p}/timeline`,
  log: `${p}/log`,
  signIn: '/sign-in',
  first: '/first?token=example',
  notFound: '/nowhere',
}

async function look(page: Page, name: string, { name: as }: Look) {
  await page.goto(base + (shots[name] ?? name), { waitUntil: 'load' })
  await page.waitForTimeout(1200)
  if (name === 'document' || name === 'documentRtl') {
    for (let times = 0; times < 3; times++) await page.keyboard.press('j')
    await page.waitForTimeout(200)
  }
  const file = join(out, `${name.replaceAll(/[^\w]/g, '_')}-${as}.png`)
  await page.screenshot({ path: file })
  await page.evaluate(axe.source)
  const { violations, wide } = await page.evaluate(async () => {
    // axe put itself on the window just before.
    const { axe: run } = window as unknown as {
      axe: {
        run: () => Promise<{ violations: { id: string; help: string; nodes: { html: string; target: unknown[] }[] }[] }>
      }
    }
    const found = await run.run()
    return {
      violations: found.violations,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }
  })
  const say = violations.map(({ id, nodes }) => `${id} ×${nodes.length} ${nodes[0]?.html.slice(0, 140)}`)
  console.log(
    `${name} ${as}: ${violations.length === 0 ? 'axe clean' : say.join('\n    ')}${wide > 0 ? ` OVERFLOWS by ${wide} px` : ''}`,
  )
}

const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
const browser: Browser = await playwright.launch({
  executablePath: found ?? (await chromium.executablePath()),
  args: ['--headless', '--no-sandbox', '--disable-background-networking', '--disable-gpu', '--hide-scrollbars'],
})
try {
  for (const one of looks) {
    if (only !== undefined && !only.includes(one.name)) continue
    const context = await browser.newContext({
      viewport: { width: one.width, height: one.width > 1000 ? 900 : 844 },
      colorScheme: one.dark ? 'dark' : 'light',
      locale: 'en-GB',
    })
    if (one.language !== undefined) {
      await context.addInitScript((code) => localStorage.setItem('parley.language', code), one.language)
    }
    const page = await context.newPage()
    page.on('pageerror', (error) => console.log(`  page error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`  console: ${message.text().slice(0, 200)}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(base) && !request.url().startsWith('data:'))
        console.log(`  EXTERNAL ${request.url()}`)
    })
    for (const name of wanted.length > 0 ? wanted : Object.keys(shots)) await look(page, name, one)
    await context.close()
  }
} finally {
  await browser.close()
}
