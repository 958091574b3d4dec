// Web pages: the main text with its blocks and tables, metadata, and everything else of the page listed with a reason.
import { readCredits, splitTitle } from '../credits.ts'
import { type Draft, type Found, tidy } from '../draft.ts'
import { isProse, key, pageOf, wordCount } from '../line.ts'
import { isInside, mainSpot } from '../main-text.ts'
import { depthMax, parseMarkup } from '../markup.ts'
import { type PageLine, pageLines, type Spot } from '../page-lines.ts'
import { type PageMetadata, pageMetadata } from '../page-metadata.ts'
import type { Notice, RemovalReason } from '../reading.ts'
import { piecesOf, stripLines } from '../strip.ts'
import { machineDate } from '../written-date.ts'
import type { Format, Input } from './format.ts'

export const html: Format = {
  name: 'HTML',
  mediaType: 'text/html',
  recognises: looksLikeHtml,
  async read(input) {
    const { text, charset, notices } = input.decoded()
    const draft = draftOfPage(text, input.url)
    return { ...draft, charset, notices: [...notices, ...draft.notices] }
  },
}

const headChars = 2000

function looksLikeHtml({ decoded, bytes, name, mediaType }: Input): boolean {
  // Cheap before decoding: a page has an opening angle bracket near its start.
  if (!bytes.subarray(0, headChars * 2).includes(0x3c)) return false
  const head = decoded().text.slice(0, headChars)
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,1500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(head))
    return true
  if (/^\s*<\?xml/u.test(head) && !/<html\b/iu.test(head)) return false
  const said =
    /\.(?:x?html?|php|aspx?)$/u.test(name) || mediaType === 'text/html' || mediaType === 'application/xhtml+xml'
  const tags =
    head.match(
      /<\/?(?:div|p|span|h[1-6]|table|ul|ol|li|br|a|article|section|meta|title|b|i|em|strong|img|blockquote)\b[^<>]{0,500}>/giu,
    )?.length ?? 0
  return /^\s*</u.test(head) ? tags >= (said ? 1 : 2) : said && tags >= 2
}

/** A draft of an HTML page. `url` is the page's address where it is known. */
export function draftOfPage(source: string, url: string | null): Draft {
  const { root, depth } = parseMarkup(source)
  const metadata = pageMetadata(root, url)
  const page = pageLines(root)
  const { spots } = page
  const hinted = mainSpot(page.lines, spots)
  // Where the markup calls all running text something else, it is not believed.
  const lines = hinted === null ? page.lines.map((line) => ({ ...line, hint: null })) : page.lines
  const main = hinted ?? mainSpot(lines, spots)
  const notices = noticesOf({ depth, lines, main, metadata })

  const titleAt = titleIndex(lines, metadata)
  const title = titleOf(lines, titleAt, metadata)
  const reasons = new Map<number, RemovalReason>()
  for (const [i, line] of lines.entries()) {
    const reason = main === null ? line.hint : lineReason(line, main)
    if (reason !== null && i !== titleAt) reasons.set(i, reason)
  }
  // Around the text the markup often says nothing of a line; what the line says itself may.
  const shapes = stripLines(lines, new Map([...reasons].filter(([, reason]) => reason !== 'other')))
  for (const [i, reason] of reasons) if (reason === 'other') reasons.set(i, shapes.get(i) ?? reason)
  const credits = creditsOf(lines, reasons, titleAt)
  for (const [i, reason] of credits.lines) if (!reasons.has(i)) reasons.set(i, reason)
  if (titleAt >= 0) reasons.set(titleAt, 'duplicate')
  const stripped = stripLines(lines, reasons)
  for (const [i, line] of lines.entries()) {
    // The title's other copies (a kicker, a hidden heading) are the title too.
    if (i !== titleAt && title !== undefined && !stripped.has(i) && key(line.text) === key(title.value))
      stripped.set(i, 'duplicate')
  }
  return {
    mediaType: 'text/html',
    charset: null,
    title,
    byline: withoutBy(metadata.byline) ?? credits.byline,
    publisher: metadata.publisher ?? credits.publisher,
    published: metadata.published ?? credits.published,
    url: metadata.url,
    language: metadata.language,
    pieces: piecesOf(lines, stripped, titleAt),
    notices,
  }
}

/** Why a line of a page is not its text; null where it is. */
function lineReason(line: PageLine, main: Spot): RemovalReason | null {
  if (isInside(line, main)) {
    // A hint around the whole text ("content-sidebar-wrap") says nothing of a line in it.
    if (line.hint !== null && line.hint !== main.hint) return line.hint
    if (line.linked > 0.8 && line.type !== 'table' && !isProse(line) && wordCount(line.text) >= 2)
      return line.type === 'heading' ? null : 'related-links'
    return null
  }
  return line.hint ?? (line.linked > 0.5 ? 'navigation' : 'other')
}

function titleIndex(lines: readonly PageLine[], metadata: PageMetadata): number {
  const known = metadata.title === undefined ? null : key(metadata.title.value)
  const same = known === null ? -1 : lines.findIndex((line) => line.type === 'heading' && key(line.text) === known)
  if (same >= 0) return same
  const tops = lines.flatMap((line, i) =>
    line.type === 'heading' && line.level === 1 && line.hint !== 'navigation' ? [i] : [],
  )
  const parts = metadata.title?.basis === 'title' ? known!.split(/\s[-–—|:·»]\s/u).map((part) => part.trim()) : []
  const part = lines.findIndex(
    (line) => line.hint === null && wordCount(line.text) >= 3 && parts.includes(key(line.text)),
  )
  if (part >= 0) return part
  const near = tops.find((i) => known !== null && overlap(key(lines[i]!.text), known) >= 0.5)
  return near ?? (tops.length === 1 && wordCount(lines[tops[0]!]!.text) >= 3 ? tops[0]! : -1)
}

/** Share of the shorter title's words that stand in the other. */
function overlap(a: string, b: string): number {
  const [one, two] = [new Set(a.split(' ')), new Set(b.split(' '))]
  const shared = [...one].filter((word) => two.has(word)).length
  return shared / Math.max(1, Math.min(one.size, two.size))
}

/** The headline as readers see it, where the page's own title is it with a site's name, or missing. */
function titleOf(lines: readonly PageLine[], titleAt: number, { title }: PageMetadata): Found | undefined {
  const shown = lines[titleAt]
  if (shown === undefined) return title
  // A page's own title carries its site's name; the headline alone is better.
  if (title === undefined || title.basis === 'title')
    return { value: splitTitle(tidy(shown.text)).title, basis: 'heading' }
  return title
}

/** Credits from the visible lines between the headline and the first paragraphs. */
function creditsOf(lines: readonly PageLine[], reasons: ReadonlyMap<number, RemovalReason>, titleAt: number) {
  const telling = (i: number) => {
    const reason = reasons.get(i)
    return reason === undefined || reason === 'byline-block' || reason === 'metadata' || reason === 'other'
  }
  const from = Math.max(0, titleAt)
  const near = lines.flatMap((_, i) => (i >= from && telling(i) ? [i] : [])).slice(0, 60)
  const credits = readCredits(
    pageOf(
      near.map((i) => lines[i]!),
      () => false,
    ),
    titleAt < 0 ? -1 : near.indexOf(titleAt),
  )
  const stamped = near
    .map((i) => lines[i]!)
    .find((line) => line.datetime !== undefined && (line.hint === 'byline-block' || !isProse(line)))
  const stamp = stamped?.datetime === undefined ? null : machineDate(stamped.datetime)
  return {
    ...credits,
    published: stamp === null ? credits.published : { value: stamp, basis: 'time-element' },
    lines: new Map([...credits.lines].map(([k, reason]) => [near[k]!, reason])),
  }
}

const withoutBy = (byline: Found | undefined): Found | undefined =>
  byline === undefined ? undefined : { ...byline, value: byline.value.replace(/^(?:by|par|von|por|di|от)\s+/iu, '') }

const deepNotice = (depth: number): Notice[] =>
  depth <= depthMax
    ? []
    : [
        {
          code: 'deep-nesting',
          message: `The page nests its elements ${depth} deep; below ${depthMax} its structure was ignored and only its words were read.`,
        },
      ]

const listTitlesMin = 8
const livePostsMin = 6

function noticesOf(page: {
  depth: number
  lines: readonly PageLine[]
  main: Spot | null
  metadata: PageMetadata
}): Notice[] {
  const { depth, lines, main, metadata } = page
  const notices = deepNotice(depth)
  if (main === null) {
    if (lines.length > 0)
      notices.push({
        code: 'no-main-text',
        message: 'No main text could be told from the rest of the page; all its words were kept.',
      })
    return notices
  }
  const inside = lines.filter((line) => isInside(line, main))
  const prose = inside.filter((line) => isProse(line) && line.linked < 0.3)
  const titles = lines.filter((line) => line.hint === null && line.linked > 0.8 && wordCount(line.text) >= 4)
  const charsOf = (some: readonly PageLine[]) => some.reduce((sum, line) => sum + line.text.length, 0)
  if (titles.length >= listTitlesMin && charsOf(titles) > charsOf(prose)) {
    notices.push({
      code: 'list-page',
      message:
        'This looks like a page of links to several stories. Add the stories themselves to have each read on its own.',
    })
  }
  const stamps = inside.filter((line) => line.datetime !== undefined).length
  if (metadata.types.includes('LiveBlogPosting') || (stamps >= livePostsMin && prose.length >= livePostsMin)) {
    notices.push({
      code: 'live-blog',
      message:
        'This looks like a live page with several dated posts, read as one document; check the date of each statement.',
    })
  }
  return notices
}
