// News feeds (RSS 0.9 to 2.0, RDF, Atom): the first item as a document, and all of them for who follows a feed.

import { decode } from '../charset.ts'
import { type Draft, type Found, tidy } from '../draft.ts'
import { type Element, findElements, parseMarkup, wordsOf } from '../markup.ts'
import { markupPieces } from '../markup-pieces.ts'
import type { Notice } from '../reading.ts'
import { textPieces } from '../text-lines.ts'
import { Unreadable } from '../unreadable.ts'
import { machineDate } from '../written-date.ts'
import type { Format, Input } from './format.ts'

/** One item of a feed, as the feed gives it. */
export type FeedItem = {
  /** The feed's own id for it (guid, id, rdf:about), or its link. */
  readonly id: string | null
  readonly title: string | null
  readonly url: string | null
  readonly byline: string | null
  /** EDTF. */
  readonly published: string | null
  /** HTML or plain text: the whole article where the feed carries it, else its summary. */
  readonly content: string
  readonly isSummary: boolean
}
export type FeedRead = {
  readonly title: string | null
  readonly url: string | null
  readonly language: string | null
  /** What the feed says of its licence. */
  readonly rights: string | null
  readonly items: readonly FeedItem[]
}

export const feed: Format = {
  name: 'feed',
  mediaType: 'application/rss+xml',
  recognises({ bytes, decoded }: Input) {
    if (!bytes.subarray(0, 2000).includes(0x3c)) return false
    return root.test(decoded().text.slice(0, 3000))
  },
  async read(input) {
    const { text, charset, notices } = input.decoded()
    const read = itemsOf(text)
    const [first, ...others] = read.items
    if (first === undefined) {
      throw new Unreadable(
        'damaged',
        {},
        'The feed holds no item. Open its address in a browser; if stories show there, add one of them instead.',
      )
    }
    const told: Notice[] = [...notices]
    if (others.length > 0) {
      told.push({
        code: 'several-items',
        message: `The feed holds ${read.items.length} items; this is the first. Add the feed as a source to have each read.`,
      })
    }
    return { ...draftOfItem(read, first), charset, notices: told }
  },
}

const root = /^\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b/iu

/** Splits a feed into its items, in the order it gives them. Throws Unreadable for bytes that are no feed. */
export function readFeedItems(bytes: Uint8Array): FeedRead {
  const { text } = decode(bytes)
  if (!root.test(text.slice(0, 3000))) {
    throw new Unreadable(
      'unsupported',
      { kind: 'not a feed' },
      'This address does not give an RSS or Atom feed. Look for the feed’s own address on the site, or add single pages.',
    )
  }
  return itemsOf(text)
}

function itemsOf(text: string): FeedRead {
  const tree = parseMarkup(text, { xml: true }).root
  const channel =
    findElements(tree, (one) => one.tag === 'channel')[0] ?? findElements(tree, (one) => one.tag === 'feed')[0] ?? tree
  const items = findElements(tree, (one) => one.tag === 'item' || one.tag === 'entry')
  return {
    title: child(channel, 'title'),
    url: link(channel),
    language: child(channel, 'language', 'dc:language') ?? channel.attributes['xml:lang'] ?? null,
    rights: child(channel, 'copyright', 'rights', 'dc:rights', 'cc:license', 'creativeCommons:license'),
    items: items.map(itemOf),
  }
}

function itemOf(item: Element): FeedItem {
  const whole = content(item, 'content:encoded', 'content', 'xhtml:body')
  const summary = content(item, 'description', 'summary', 'dc:description')
  const url = link(item)
  const date = child(item, 'pubDate', 'published', 'dc:date', 'dcterms:issued', 'dcterms:created', 'updated')
  const author = findElements(item, (one) => one.tag === 'author' || one.tag === 'dc:creator')[0]
  const name = author === undefined ? null : (child(author, 'name') ?? tidy(wordsOf(author)))
  return {
    id: child(item, 'guid', 'id', 'dc:identifier') ?? item.attributes['rdf:about'] ?? url,
    title: child(item, 'title'),
    url,
    // RSS 2.0 wants an address there: "lena@example.org (Lena Marsh)".
    byline: name === null || name === '' ? null : (/\(([^()]+)\)\s*$/u.exec(name)?.[1] ?? name),
    published: date === null ? null : machineDate(date),
    content: whole ?? summary ?? '',
    isSummary: whole === null,
  }
}

function draftOfItem(read: FeedRead, item: FeedItem): Omit<Draft, 'charset'> {
  const found = (value: string | null, basis = 'feed'): Found | undefined =>
    value === null || value === '' ? undefined : { value, basis }
  return {
    mediaType: 'application/rss+xml',
    title: found(item.title),
    byline: found(item.byline),
    publisher: found(read.title),
    published: found(item.published),
    url: found(item.url),
    language: read.language ?? undefined,
    pieces: /<[a-z][^<>]*>/iu.test(item.content) ? markupPieces(item.content) : textPieces(item.content),
    notices: [],
  }
}

/** The words of the first child of one of these names. */
function child(element: Element, ...tags: string[]): string | null {
  for (const tag of tags) {
    for (const one of element.children) {
      if (typeof one === 'string' || one.tag !== tag) continue
      const words = tidy(plainWords(wordsOf(one)))
      if (words !== '') return words
    }
  }
  return null
}

/** Titles are often HTML inside XML: "Talks &amp;amp; trade". */
const plainWords = (words: string) => (/[<&]/u.test(words) ? wordsOf(parseMarkup(words).root) : words)

function content(element: Element, ...tags: string[]): string | null {
  for (const tag of tags) {
    for (const one of element.children) {
      if (typeof one === 'string' || one.tag !== tag) continue
      const source =
        one.attributes.type === 'xhtml' || one.children.some((part) => typeof part !== 'string')
          ? sourceOf(one)
          : wordsOf(one)
      if (source.trim() !== '') return source
    }
  }
  return null
}

/** Markup written inside the XML itself, as HTML again. */
function sourceOf(element: Element): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return element.children
    .map((one) => {
      if (typeof one === 'string') return escaped(one)
      const tag = one.tag.replace(/^\w+:/u, '').toLowerCase()
      return `<${tag}>${sourceOf(one)}</${tag}>`
    })
    .join('')
}

function link(element: Element): string | null {
  const links = element.children.filter(
    (one): one is Element => typeof one !== 'string' && (one.tag === 'link' || one.tag === 'atom:link'),
  )
  const plain = links.find((one) => one.attributes.href === undefined)
  const href =
    plain !== undefined && tidy(wordsOf(plain)) !== ''
      ? tidy(wordsOf(plain))
      : (links.find((one) => (one.attributes.rel ?? 'alternate') === 'alternate') ?? links[0])?.attributes.href
  return href !== undefined && URL.canParse(href) && /^https?:/iu.test(href) ? href : null
}
