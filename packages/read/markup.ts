// HTML to a tree, in time linear in its length whatever it nests. The tokens are htmlparser2's; the tree is our own,
// because a tree builder that searches its stack of open tags can be made to take hours by a page that never closes
// one. Below `depthMax` tags are dropped and their words go to the last element above, so later walks may recurse.
import { Tokenizer } from 'htmlparser2'

export type Element = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}
export type Markup = {
  readonly root: Element
  /** How deep the source nests. Where this is more than `depthMax` the tree is flatter than the page. */
  readonly depth: number
}

/** Real pages nest some 30 deep, generated ones 60. */
export const depthMax = 200

const voids = new Set(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(' '),
)
/** Elements whose opening ends an open paragraph (HTML standard, "close a p element"). */
const blocks = new Set(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Opening the key ends open elements of the value, as far up as the nearest scope. */
const ends: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dd: ['dd', 'dt'],
  dt: ['dd', 'dt'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tbody: ['tbody', 'thead', 'tfoot', 'tr', 'td', 'th'],
  thead: ['tbody', 'thead', 'tfoot', 'tr', 'td', 'th'],
  tfoot: ['tbody', 'thead', 'tfoot', 'tr', 'td', 'th'],
  option: ['option'],
  optgroup: ['option', 'optgroup'],
  body: ['head'],
}
const scopes = new Set([
  'ul',
  'ol',
  'dl',
  'menu',
  'table',
  'select',
  'html',
  'td',
  'th',
  'blockquote',
  'div',
  'section',
  'article',
])
const impliedAncestorsMax = 8
/** What is kept of a script: linked data only. Everything else in these is not for readers. */
const silent = new Set([
  'script',
  'style',
  'template',
  'noembed',
  'noframes',
  'iframe',
  'object',
  'canvas',
  'svg',
  'math',
  'audio',
  'video',
])

/** Builds the tree of an HTML document. Never throws: what no parser would accept becomes text. */
export function parseMarkup(source: string, options: { readonly xml?: boolean } = {}): Markup {
  const xml = options.xml === true
  const root: Element = { tag: '#root', attributes: {}, children: [] }
  const open: Element[] = [root]
  // How many of each tag are open: closing one that is not is then known without a search.
  const counts = new Map<string, number>()
  let dropped = 0
  let depth = 0
  let tag = ''
  let attributes: Record<string, string> = {}
  let name = ''
  let value = ''
  let text: string[] = []

  const flush = () => {
    if (text.length === 0) return
    open[open.length - 1]!.children.push(text.join(''))
    text = []
  }
  const pop = () => {
    flush()
    const element = open.pop()!
    counts.set(element.tag, (counts.get(element.tag) ?? 1) - 1)
  }
  const push = (element: Element) => {
    flush()
    open[open.length - 1]!.children.push(element)
    open.push(element)
    counts.set(element.tag, (counts.get(element.tag) ?? 0) + 1)
    depth = Math.max(depth, open.length + dropped)
  }
  /** Closes up to the nearest open element of one of these names, if no scope stands between. */
  const endImplied = (names: readonly string[]) => {
    if (!names.some((one) => (counts.get(one) ?? 0) > 0)) return
    const stop = Math.max(1, open.length - impliedAncestorsMax)
    for (let i = open.length - 1; i >= stop; i--) {
      const at = open[i]!.tag
      if (names.includes(at)) {
        while (open.length > i) pop()
        // A cell ends with its row: look again for the outer of the names.
        i = open.length
      } else if (scopes.has(at)) return
    }
  }
  const openTag = (selfClosing: boolean) => {
    const element: Element = { tag, attributes, children: [] }
    if (!xml) {
      if (blocks.has(tag) && (counts.get('p') ?? 0) > 0) endImplied(['p'])
      const implied = ends[tag]
      if (implied !== undefined) endImplied(implied)
    }
    if (selfClosing || (!xml && voids.has(tag))) {
      flush()
      open[open.length - 1]!.children.push(element)
    } else if (open.length > depthMax) {
      dropped++
      depth = Math.max(depth, open.length + dropped)
      // Words of neighbours must not run together.
      if (blocks.has(tag)) text.push('\n')
    } else push(element)
  }
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: true, recognizeSelfClosing: xml },
    {
      ontext: (start, end) => void text.push(source.slice(start, end)),
      ontextentity: (code) => void text.push(String.fromCodePoint(code)),
      onopentagname: (start, end) => {
        tag = xml ? source.slice(start, end) : source.slice(start, end).toLowerCase()
        attributes = {}
      },
      onattribname: (start, end) => {
        name = xml ? source.slice(start, end) : source.slice(start, end).toLowerCase()
        value = ''
      },
      onattribdata: (start, end) => {
        value += source.slice(start, end)
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code)
      },
      onattribend: () => {
        if (!Object.hasOwn(attributes, name) && name !== '__proto__') attributes[name] = value
      },
      onopentagend: () => openTag(false),
      onselfclosingtag: () => openTag(xml),
      onclosetag: (start, end) => {
        const closed = xml ? source.slice(start, end) : source.slice(start, end).toLowerCase()
        if (!xml && closed === 'br') text.push('\n')
        else if ((counts.get(closed) ?? 0) === 0) dropped = Math.max(0, dropped - 1)
        else if (dropped > 0) {
          dropped--
          text.push('\n')
        } else {
          while (open.length > 1 && open[open.length - 1]!.tag !== closed) pop()
          if (open.length > 1) pop()
        }
      },
      oncdata: (start, end, offset) => {
        if (xml) text.push(source.slice(start, end - offset))
      },
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  )
  tokenizer.write(source)
  tokenizer.end()
  flush()
  return { root, depth: depth - 1 }
}

/** Whether an element has nothing for readers. */
export function isSilent(element: Element): boolean {
  return silent.has(element.tag)
}

/** All words of an element, without those of silent ones; `<br>` and blocks end a line. */
export function wordsOf(element: Element): string {
  const parts: string[] = []
  const walk = (at: Element) => {
    for (const child of at.children) {
      if (typeof child === 'string') parts.push(child)
      else if (child.tag === 'br') parts.push('\n')
      else if (!silent.has(child.tag)) {
        walk(child)
        if (blocks.has(child.tag)) parts.push('\n')
      }
    }
  }
  walk(element)
  return parts.join('')
}

/** Elements below `element` for which `is` holds, in document order; those inside a found one are not looked at. */
export function findElements(element: Element, is: (one: Element) => boolean): Element[] {
  const found: Element[] = []
  const walk = (at: Element) => {
    for (const child of at.children) {
      if (typeof child === 'string') continue
      if (is(child)) found.push(child)
      else walk(child)
    }
  }
  walk(element)
  return found
}

/** Whether an element stands on lines of its own. */
export function isBlock(element: Element): boolean {
  return blocks.has(element.tag)
}
