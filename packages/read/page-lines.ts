// The tree of a page to the lines a reader sees, each with what the markup says of its place: links, tables, lists,
// and names such as "nav" or "share-bar" on the elements around it.
import { type TablePiece, tidy } from './draft.ts'
import { isProse, type Line } from './line.ts'
import { type Element, isBlock, isSilent, wordsOf } from './markup.ts'
import type { RemovalReason } from './reading.ts'

/** An element on the way from the root to a line, with what its ancestors say of it. */
export type Spot = {
  readonly element: Element
  readonly parent: Spot | null
  readonly depth: number
  /** What this element says of its lines, and what it and its ancestors say together. */
  readonly own: RemovalReason | null
  readonly hint: RemovalReason | null
  readonly type: Line['type']
  readonly level: number | undefined
}

/** A line and the innermost element it stands in. */
export type PageLine = Line & { readonly spot: Spot; readonly datetime?: string | undefined }

/** Lines of a page in reading order, and the spots they stand in, parents before children. */
export function pageLines(root: Element): { readonly lines: PageLine[]; readonly spots: Spot[] } {
  const lines: PageLine[] = []
  const first: Spot = {
    element: root,
    parent: null,
    depth: 0,
    own: null,
    hint: null,
    type: 'paragraph',
    level: undefined,
  }
  const spots: Spot[] = [first]
  const named: Named = new Map()
  let spot = first
  let parts: string[] = []
  let linkChars = 0
  let chars = 0
  let inLink = 0
  let inPre = 0
  let datetime: string | undefined

  const flush = () => {
    const text = linesOfText(parts.join(''))
    if (text !== '') {
      lines.push({
        text,
        type: spot.type,
        level: spot.level,
        linked: chars === 0 ? 0 : Math.min(1, linkChars / chars),
        hint: null,
        spot,
        ...(datetime === undefined ? {} : { datetime }),
      })
    }
    parts = []
    linkChars = 0
    chars = 0
    datetime = undefined
  }
  const walk = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        parts.push(inPre > 0 ? child : child.replace(/\s+/gu, ' '))
        const length = child.trim().length
        chars += length
        if (inLink > 0) linkChars += length
        continue
      }
      if (isSilent(child) || child.tag === 'head' || isHidden(child)) continue
      if (child.tag === 'br') {
        parts.push('\n')
        continue
      }
      if (child.tag === 'time') datetime ??= child.attributes.datetime
      const table = child.tag === 'table' ? tableOf(child) : null
      // An inline element makes no line of its own, and its name says nothing of the line.
      const block = isBlock(child) || standsAlone.has(child.tag)
      const outer = spot
      if (block) {
        flush()
        spot = spotIn(outer, child, named)
        spots.push(spot)
      }
      if (table !== null) {
        lines.push({ text: wordsOf(child), type: 'table', table, linked: linkShare(child), hint: null, spot })
      } else {
        if (child.tag === 'a') inLink++
        if (child.tag === 'pre') inPre++
        walk(child)
        if (child.tag === 'a') inLink--
        if (child.tag === 'pre') inPre--
      }
      if (block) {
        flush()
        spot = outer
      }
    }
  }
  walk(root)
  flush()
  return withHints(lines.flatMap(splitBreaks), spots)
}

// A name on the element around most of a page's text ("content-sidebar-wrap") names the page, not a part of it.
const partShareMax = 0.5
// These hold running text of their own, and may hold most of it: a short story under a long discussion.
const alwaysParts = new Set<RemovalReason | null>(['comment-form', 'cookie-notice', 'quoted-reply', 'signature'])

/** Gives spots and lines what the markup around them says, where it is said of a part of the page. */
function withHints(lines: readonly PageLine[], spots: readonly Spot[]): { lines: PageLine[]; spots: Spot[] } {
  const prose = new Map<Spot, number>()
  const add = (spot: Spot, chars: number) => prose.set(spot, (prose.get(spot) ?? 0) + chars)
  for (const line of lines) if (isProse(line)) add(line.spot, line.text.length)
  for (const spot of spots.toReversed()) if (spot.parent !== null) add(spot.parent, prose.get(spot) ?? 0)
  const all = Math.max(1, prose.get(spots[0]!) ?? 0)
  const told = new Map<Spot, Spot>()
  for (const spot of spots) {
    const isPart = alwaysParts.has(spot.own) || (prose.get(spot) ?? 0) <= all * partShareMax
    const parent = spot.parent === null ? null : (told.get(spot.parent) ?? null)
    told.set(spot, { ...spot, parent, hint: (isPart ? spot.own : null) ?? parent?.hint ?? null })
  }
  return {
    lines: lines.map((line) => {
      const spot = told.get(line.spot)!
      return { ...line, spot, hint: spot.hint }
    }),
    spots: [...told.values()],
  }
}

function spotIn(parent: Spot, element: Element, named: Named): Spot {
  const { tag } = element
  const level = headings[tag]
  const own =
    level !== undefined
      ? { type: 'heading' as const, level }
      : tag === 'li' || tag === 'dd' || tag === 'dt'
        ? { type: 'list-item' as const, level: undefined }
        : tag === 'blockquote'
          ? { type: 'quote' as const, level: undefined }
          : tag === 'article' || tag === 'section'
            ? { type: 'paragraph' as const, level: undefined }
            : { type: parent.type, level: parent.level }
  return { element, parent, depth: parent.depth + 1, own: hintFor(element, named), hint: null, ...own }
}

const standsAlone = new Set([
  'button',
  'select',
  'option',
  'label',
  'textarea',
  'title',
  'body',
  'html',
  'legend',
  'iframe',
  'caption',
])

const breakCharsMax = 60

/** A written line break parts two paragraphs, unless it falls inside a sentence: after a long line without a stop. */
function splitBreaks(line: PageLine): PageLine[] {
  if (line.type === 'table' || !line.text.includes('\n')) return [line]
  const texts: string[] = []
  let parted = true
  for (const text of line.text.split('\n')) {
    if (text === '') parted = true
    else if (parted) texts.push(text)
    else texts.push(`${texts.pop()} ${text}`)
    if (text !== '') parted = text.length <= breakCharsMax || /[.!?:;…۔؟。]["”’»)\]]*$/u.test(text)
  }
  return texts.map((text) => ({ ...line, text }))
}

/** Text with its white space made plain; line breaks written as such stay. */
function linesOfText(text: string): string {
  // Breaks of the source have become spaces; what breaks are left were written as such.
  return text
    .split('\n')
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

const headings: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }

function isHidden({ attributes }: Element): boolean {
  return (
    attributes.hidden !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attributes.style ?? '') ||
    attributes.type === 'hidden'
  )
}

const tagHints: Readonly<Record<string, RemovalReason>> = {
  nav: 'navigation',
  footer: 'copyright',
  aside: 'related-links',
  button: 'navigation',
  select: 'navigation',
  option: 'navigation',
  textarea: 'comment-form',
  label: 'navigation',
  dialog: 'cookie-notice',
  figcaption: 'metadata',
}
const roleHints: Readonly<Record<string, RemovalReason>> = {
  navigation: 'navigation',
  contentinfo: 'copyright',
  complementary: 'related-links',
  search: 'navigation',
  dialog: 'cookie-notice',
  alertdialog: 'cookie-notice',
  menu: 'navigation',
  menubar: 'navigation',
}
/** Names authors of pages give to places, looked for as whole words of id and class. First match decides. */
const nameHints: readonly (readonly [RegExp, RemovalReason])[] = [
  [/\b(?:gmail signature|moz signature|ms outlook mobile signature)\b/u, 'signature'],
  [/\b(?:gmail quote|moz cite prefix|yahoo quoted|divrplyfwdmsg|quoted reply)\b/u, 'quoted-reply'],
  [/\b(?:cookies?|consent|gdpr|onetrust)\b/u, 'cookie-notice'],
  [/\b(?:comments?|disqus|respond|comment ?form|commentlist|replies)\b/u, 'comment-form'],
  [/\b(?:share|sharing|shares|sharedaddy|addthis|addtoany|social|socials|sns|follow us)\b/u, 'share-bar'],
  [/\b(?:newsletters?|subscribe|subscription|signup|sign up|paywall|donate|donation|mailing list)\b/u, 'newsletter'],
  [
    /\b(?:ads?|advert|adverts|advertisement|advertising|adsense|adslot|dfp|sponsored|sponsor|promo|promotion|outbrain|taboola)\b/u,
    'advertisement',
  ],
  [
    /\b(?:related|recommended|recommendations|recirc|more stories|more news|more from|read more|read next|read also|also read|see also|trending|popular|most read|most viewed|latest news|latest posts|you may like|up next|sidebar|widget|teasers?|carousel)\b/u,
    'related-links',
  ],
  [
    /\b(?:breadcrumbs?|nav|navbar|navigation|menu|submenu|pagination|pager|toolbar|tags|tag list|tagcloud|taglist|topics|skip link|skiplink|masthead|site header|off canvas|offcanvas|screen reader text|sr only|visually hidden)\b/u,
    'navigation',
  ],
  [/\b(?:copyright|colophon|disclaimer|site footer|page footer|footer)\b/u, 'copyright'],
  [/\b(?:caption|wp caption text|image credit|photo credit|credits?)\b/u, 'metadata'],
  [
    /\b(?:byline|bylines|author|authors|author box|author bio|dateline|timestamp|post meta|entry meta|article meta|meta|pub date|published|post date|entry date|article date|article info|post info)\b/u,
    'byline-block',
  ],
]

/** What an element's own tag, role or names say it is; null where they say nothing. The page's main parts never do. */
function hintFor({ tag, attributes }: Element, named: Named): RemovalReason | null {
  if (tag === 'html' || tag === 'body' || tag === 'main' || tag === 'article' || headings[tag] !== undefined)
    return null
  const byTag = tagHints[tag]
  if (byTag !== undefined) return byTag
  const byRole = roleHints[attributes.role ?? '']
  if (byRole !== undefined) return byRole
  const given = `${attributes.id ?? ''} ${attributes.class ?? ''}`.slice(0, namesCharsMax)
  if (given === ' ') return null
  const known = named.get(given)
  if (known !== undefined) return known
  const names = wordsIn(given)
  const hint = bodyNames.test(names) ? null : (nameHints.find(([pattern]) => pattern.test(names))?.[1] ?? null)
  named.set(given, hint)
  return hint
}

const namesCharsMax = 300

/** What names say, once found: a page repeats few of them many times. */
type Named = Map<string, RemovalReason | null>

/** Names of the place where the text itself stands. */
export const bodyNames =
  /\b(?:article body|articlebody|article content|article text|articletext|entry content|post content|post body|postbody|story body|storybody|story content|story text|content body|body content|main content|page content|rich text|td post content|field body|body text|bodytext|single content|news content|news text|artikel(?:text|body)|texte|contenu article|cuerpo)\b/u

/** "siteHeader share_bar-2" to "site header share bar 2". */
export function wordsIn(names: string): string {
  return names
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const tableCellsMax = 20_000
const cellCharsMax = 1200

/** A table of data; null for one that only lays out the page. Spanned cells are written once, in their first place. */
export function tableOf(element: Element): TablePiece | null {
  if (element.attributes.role === 'presentation') return null
  if (hasTable(element)) return null
  const rows: { cells: string[]; head: boolean }[] = []
  let cellCount = 0
  let longest = 0
  let caption: string | undefined
  const pending: { left: number }[] = []
  const walk = (at: Element, inHead: boolean) => {
    for (const child of at.children) {
      if (typeof child === 'string') continue
      if (child.tag === 'caption') caption = tidy(wordsOf(child))
      else if (child.tag === 'tr') row(child, inHead)
      else if (child.tag === 'thead' || child.tag === 'tbody' || child.tag === 'tfoot')
        walk(child, child.tag === 'thead')
    }
  }
  const row = (tr: Element, inHead: boolean) => {
    const cells: string[] = []
    const skipSpanned = () => {
      while ((pending[cells.length]?.left ?? 0) > 0) {
        pending[cells.length]!.left--
        cells.push('')
      }
    }
    let headers = 0
    let count = 0
    for (const cell of tr.children) {
      if (typeof cell === 'string' || (cell.tag !== 'td' && cell.tag !== 'th')) continue
      if (cellCount++ > tableCellsMax) return
      skipSpanned()
      const text = tidy(wordsOf(cell))
      longest = Math.max(longest, text.length)
      count++
      if (cell.tag === 'th') headers++
      const wide = span(cell.attributes.colspan)
      const high = span(cell.attributes.rowspan)
      for (let k = 0; k < wide; k++) {
        if (high > 1) pending[cells.length] = { left: high - 1 }
        cells.push(k === 0 ? text : '')
      }
    }
    skipSpanned()
    if (count > 0) rows.push({ cells, head: inHead || headers === count })
  }
  walk(element, false)
  const width = Math.max(0, ...rows.map((one) => one.cells.length))
  if (width < 2 || rows.length < 2 || longest > cellCharsMax) return null
  const fill = (cells: readonly string[]) => Array.from({ length: width }, (_, c) => cells[c] ?? '')
  const first = rows.findIndex((one) => !one.head)
  const heads = first === 0 && looksLikeHeader(rows.map((one) => fill(one.cells))) ? 1 : first
  const headed = heads > 0
  const columns = headed ? fill(rows[heads - 1]!.cells) : []
  const above = headed ? rows.slice(0, heads - 1) : []
  const body = [...above, ...rows.slice(headed ? heads : 0)].map((one) => fill(one.cells))
  return { kind: 'table', columns, rows: body, ...(caption === undefined || caption === '' ? {} : { sheet: caption }) }
}

// Three columns: in two, a first row like the others is as often a name and its value.
const headerColumnsMin = 3
const headerCharsMax = 40

/** Whether the first row of a table without marked headers names its columns: full, short, without numbers, unlike all below. */
function looksLikeHeader([first, ...others]: readonly (readonly string[])[]): boolean {
  if (first === undefined || first.length < headerColumnsMin || new Set(first).size < first.length) return false
  if (!first.every((cell) => cell !== '' && cell.length <= headerCharsMax && !/\d/u.test(cell))) return false
  return first.every((cell, c) => others.every((row) => row[c] !== cell))
}

const span = (value: string | undefined) => Math.min(50, Math.max(1, Number.parseInt(value ?? '1', 10) || 1))

const hasTable = (element: Element): boolean =>
  element.children.some((child) => typeof child !== 'string' && (child.tag === 'table' || hasTable(child)))

function linkShare(element: Element): number {
  let links = 0
  let all = 0
  const walk = (at: Element, linked: boolean) => {
    for (const child of at.children) {
      if (typeof child === 'string') {
        const length = child.trim().length
        all += length
        if (linked) links += length
      } else walk(child, linked || child.tag === 'a')
    }
  }
  walk(element, false)
  return all === 0 ? 0 : links / all
}
