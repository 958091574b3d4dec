// The tree of a page to the lines a reader sees, each with what the markup says of its place: links, tables, lists,
// and names such as "nav" or "share-bar" on the elements around it.
import { tidy } from './draft.ts'
import { isProse, type Line } from './line.ts'
import { type Element, isBlock, isSilent, wordsOf } from './markup.ts'
import { hintFor, type Named } from './page-hints.ts'
import { tableOf } from './page-tables.ts'
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
    let afterLink = false
    for (const child of element.children) {
      if (typeof child === 'string') {
        afterLink = false
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
        // Links side by side are words of their own, whether or not the page has a space between them.
        if (child.tag === 'a' && afterLink) parts.push(' ')
        if (child.tag === 'a') inLink++
        if (child.tag === 'pre') inPre++
        walk(child)
        if (child.tag === 'a') inLink--
        if (child.tag === 'pre') inPre--
      }
      afterLink = child.tag === 'a'
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
