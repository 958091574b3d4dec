// The public data beside the checkout, where it is there: names and places of re3d (Dstl), words of GUM, records of PLOVER.
// What is held out is held out here, once, so that nothing can train on it by mistake.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NameKind } from '@parley/read/model'
import type { Span } from '@parley/read/reading'

export const sharedData = fileURLToPath(new URL('../../shared/data/', import.meta.url))
export const hasShared = (name: string): boolean => existsSync(sharedData + name)

export type NamedSpan = Span & { readonly kind: NameKind }
export type NamedText = {
  readonly id: string
  readonly text: string
  readonly spans: readonly NamedSpan[]
}

const folders = ['Australian_Department_of_Foreign_Affairs', 'CENTCOM', 'UK_Government', 'US_State_Department']
const kinds: Readonly<Record<string, NameKind>> = { Person: 'person', Organisation: 'organisation', Location: 'place' }

/** A third of the documents, chosen by a hash of their id. */
const isHeldOut = (id: string) => createHash('sha256').update(id).digest()[0]! % 3 === 0

/** Documents of re3d with the spans that hold a name: a capital somewhere, and no mere pronoun. */
export function readRe3d(part: 'train' | 'held-out'): NamedText[] {
  return folders.flatMap((folder) => {
    const entities = rows(`re3d/${folder}/entities.json`)
    return rows(`re3d/${folder}/documents.json`)
      .filter(({ _id }) => isHeldOut(_id ?? '') === (part === 'held-out'))
      .map(({ _id = '', text = '' }) => ({
        id: _id,
        text,
        spans: entities.flatMap(({ documentId, type = '', begin = 0, end = 0 }): NamedSpan[] => {
          const kind = kinds[type]
          const words = text.slice(begin, end)
          return documentId !== _id || kind === undefined || !/\p{Lu}/u.test(words) || pronoun.test(words)
            ? []
            : [{ kind, start: begin, end }]
        }),
      }))
  })
}

const pronoun = /^(?:I|We|They|He|She|It|You|Us|Our|Their|His|Her|Its|My|Who|Those|These|This|That|All|Both|Some|Many)$/

type Row = {
  readonly documentId?: string
  readonly _id?: string
  readonly text?: string
  readonly type?: string
  readonly begin?: number
  readonly end?: number
}
// The files hold one JSON object per line, as mongoexport writes them; the fields are those their README names.
const rows = (file: string): Row[] =>
  readFileSync(sharedData + file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)

const gumKinds: Readonly<Record<string, NameKind>> = { person: 'person', organization: 'organisation', place: 'place' }

/** News and interviews of GUM that are not in its own dev and test splits, one text a document. */
export function readGum(): NamedText[] {
  const splits = readFileSync(`${sharedData}gum/splits.md`, 'utf8')
  const held = new Set([...splits.matchAll(/\* (GUM_\w+)/g)].map((match) => match[1]))
  const train = splits.indexOf('## train')
  const listed =
    train === -1 ? held : new Set([...splits.slice(0, train).matchAll(/\* (GUM_\w+)/g)].map((match) => match[1]))
  return readdirSync(`${sharedData}gum/dep`)
    .filter((name) => name.endsWith('.conllu') && !listed.has(name.slice(0, -7)))
    .map((name) => gumText(name.slice(0, -7), readFileSync(`${sharedData}gum/dep/${name}`, 'utf8')))
}

function gumText(id: string, source: string): NamedText {
  let text = ''
  const spans: NamedSpan[] = []
  let open: { key: string; kind: NameKind | undefined; start: number; proper: boolean }[] = []
  for (const line of source.split('\n')) {
    if (line.startsWith('# newpar ') || line === '# newpar') text += text === '' ? '' : '\n\n'
    if (line === '' || line.startsWith('#')) {
      if (line === '' && !text.endsWith('\n') && text !== '') text += ' '
      open = []
      continue
    }
    const [number, form, , pos, , , , , , misc = ''] = line.split('\t')
    if (number === undefined || form === undefined || !/^\d+$/.test(number)) continue
    const start = text.length
    text += form
    const end = text.length
    for (const [part] of (/Entity=([^|]*)/.exec(misc)?.[1] ?? '').matchAll(/\([^()]*\)?|[^()]+\)/g)) {
      if (part.startsWith('(')) {
        const [key, kind] = part.slice(1).split('-')
        open.push({ key: key!, kind: gumKinds[kind ?? ''], start, proper: false })
      }
      if (part.endsWith(')')) {
        const key = /^\(?([^-)]+)/.exec(part)![1]!
        const at = open.findLastIndex((one) => one.key === key)
        const one = open[at]
        if (one === undefined) continue
        open.splice(at, 1)
        if (one.kind !== undefined && (one.proper || pos === 'PROPN'))
          spans.push({ kind: one.kind, start: one.start, end })
      }
    }
    if (pos === 'PROPN') for (const one of open) one.proper = true
    if (!misc.includes('SpaceAfter=No')) text += ' '
  }
  return { id, text, spans }
}
