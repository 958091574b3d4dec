// An annotated document: a head, a text with its attribution marked in place, and a tail of lines. Read into the text and
// the parts of a Reading that a reader should find in it. GUIDELINES.md is the writer's side of this file.
import { basename } from 'node:path'
import type { Actor, Claim, DateFound, Mention, Span } from '@parley/read/reading'
import { isEdtf } from './edtf.ts'
import type { Fault, Report } from './fault.ts'
import { type Manner, manners } from './labels.ts'
import { type Piece, readMarkup } from './markup.ts'
import {
  type ActorLine,
  type ClaimLine,
  type CommitmentLine,
  type EventLine,
  type Line,
  occurrences,
  readActors,
  readClaims,
  readCommitments,
  readDates,
  readEvents,
  splitSections,
} from './tail.ts'

export type GoldClaim = Omit<Claim, 'confidence'>
export type Annotated = {
  readonly file: string
  readonly id: string
  readonly manner: Manner
  /** The conflict, in a few words. */
  readonly setting: string
  readonly language: string
  /** EDTF; null where the document is not dated. */
  readonly date: string | null
  /** Documents of one conflict or story share a group, and a group stays in one split. */
  readonly group: string
  /** Documents that tell of one and the same occasion. */
  readonly story: string | null
  /** The id of the document this one copies, whole or in part. */
  readonly copyOf: string | null
  readonly title: string
  /** Title, blank line, paragraphs: what is handed to the reader. */
  readonly text: string
  readonly claims: readonly GoldClaim[]
  readonly actors: readonly Actor[]
  /** Every occurrence of every name; where names overlap, the longest. */
  readonly mentions: readonly Mention[]
  readonly places: readonly (Span & { readonly name: string })[]
  readonly dates: readonly DateFound[]
  readonly events: readonly EventLine[]
  readonly commitments: readonly CommitmentLine[]
}

const headWords = ['id', 'manner', 'setting', 'language', 'date', 'group', 'story', 'copy-of'] as const

/** The document, or null where its three parts cannot be told apart, and all that is wrong with it. */
export function readAnnotated(file: string, source: string): { document: Annotated | null; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const report: Report = (line, message) => faults.push({ line, message })
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  const first = lines.indexOf('---')
  const second = lines.indexOf('---', first + 1)
  if (first === -1 || second === -1) {
    report(1, "a document has a head, '---', its text, '---', and its lines: one of the two separators is missing")
    return { document: null, faults }
  }
  const head = readHead(lines.slice(0, first), file, report)
  let from = first + 1
  while (from < second && lines[from]!.trim() === '') from++
  const body = lines.slice(from, second).join('\n').trimEnd()
  if (body === '') report(first + 2, 'the text is empty: its first line is the title, then a blank line')
  if (/^[^\n]*\n(?!\n)/.test(body)) report(from + 1, 'the title stands alone: leave a blank line after the first line')
  if (/\n{3}/.test(body)) report(from + 1, 'paragraphs are parted by one blank line, not two')
  const { text, pieces } = readMarkup(body, from + 1, report)
  const tail: Line[] = lines.slice(second + 1).map((words, i) => ({ line: second + 2 + i, words }))
  const sections = splitSections(tail, report)
  const actors = readActors(sections.actors, report)
  const mentions = mentionsOf(text, actors, report)
  const claims = joinClaims({ text, pieces, labels: readClaims(sections.claims, report), actors, report })
  const { dates, none } = readDates(sections.dates, text, report)
  for (const span of head.language === 'en' ? undated(text, [...dates, ...none]) : []) {
    const words = text.slice(span.start, span.end)
    const nth = occurrences(text, words).findIndex((one) => one.start === span.start) + 1
    report(
      lineAt(from, text, span.start),
      `'${words}' has no date line: write '${words}#${nth} = EDTF basis', or '= none' if it is no date`,
    )
  }
  const places = sections.places.flatMap(({ line, words }) =>
    words.split('|').flatMap((name) => {
      const found = occurrences(text, name.trim())
      if (found.length === 0) report(line, `the place '${name.trim()}' does not occur in the text: copy its words`)
      return found.map((span) => ({ ...span, name: words.split('|')[0]!.trim() }))
    }),
  )
  const events = readEvents(sections.events, text, report)
  const commitments = readCommitments(sections.commitments, text, report)
  checkLinks({ claims, actors, events, commitments, report })
  const title = text.split('\n', 1)[0] ?? ''
  return {
    document: {
      file,
      ...head,
      title,
      text,
      claims,
      actors: actors.map(bare),
      mentions,
      places,
      dates,
      events,
      commitments,
    },
    faults: faults.sort((a, b) => a.line - b.line),
  }
}

const bare = ({ id, name, type, roles, names }: ActorLine): Actor => ({ id, name, type, roles, names })

function readHead(lines: readonly string[], file: string, report: Report) {
  const given: Partial<Record<(typeof headWords)[number], string>> = {}
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const [, name, value] = /^([a-z-]+):\s*(.*?)\s*$/.exec(line) ?? []
    const known = headWords.find((one) => one === name)
    if (known === undefined || value === undefined)
      report(i + 1, `'${line}' is no head line: write one of ${headWords.join(', ')}, a colon and the value`)
    else if (given[known] !== undefined) report(i + 1, `'${known}' is given twice: keep one`)
    else given[known] = value
  }
  for (const name of ['id', 'manner', 'setting', 'language', 'date', 'group'] as const)
    if (!given[name]) report(1, `the head has no '${name}': add it${name === 'date' ? " (EDTF, or 'none')" : ''}`)
  const manner = manners.find((one) => one === given.manner)
  if (manner === undefined) report(1, `manner '${given.manner}' is none of ${manners.join(' ')}`)
  if (given.id !== undefined && given.id !== basename(file, '.txt'))
    report(1, `the id '${given.id}' is not the file's name: call the file ${given.id}.txt`)
  if (given.date !== undefined && given.date !== 'none' && !isEdtf(given.date))
    report(1, `the date '${given.date}' is neither EDTF nor 'none'`)
  return {
    id: given.id ?? basename(file, '.txt'),
    manner: manner ?? manners[0],
    setting: given.setting ?? '',
    language: given.language ?? 'und',
    date: given.date === undefined || given.date === 'none' ? null : given.date,
    group: given.group ?? '',
    story: given.story ?? null,
    copyOf: given['copy-of'] ?? null,
  }
}

type Joining = {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly labels: readonly ClaimLine[]
  readonly actors: readonly ActorLine[]
  readonly report: Report
}
type Joined = { number: number; source: Piece[]; cue: Piece[]; content: Piece[] }

function joinClaims({ text, pieces, labels, actors, report }: Joining): GoldClaim[] {
  const joined = new Map<number, Joined>()
  for (const piece of pieces)
    for (const number of piece.claims) {
      const one = joined.get(number) ?? { number, source: [], cue: [], content: [] }
      one[piece.role].push(piece)
      joined.set(number, one)
    }
  const seen = new Set<number>()
  for (const label of labels) {
    if (seen.has(label.number)) report(label.line, `claim ${label.number} has two lines: keep one`)
    seen.add(label.number)
    if (!joined.has(label.number))
      report(
        label.line,
        `claim ${label.number} is not marked in the text: mark [s${label.number} …], or remove the line`,
      )
  }
  const claims: GoldClaim[] = []
  for (const one of [...joined.values()].sort((a, b) => a.number - b.number)) {
    const { number } = one
    const line = Math.min(...[...one.source, ...one.cue, ...one.content].map((piece) => piece.line))
    const label = labels.find((label) => label.number === number)
    if (label === undefined) {
      report(line, `claim ${number} has no line under 'claims': add '${number} asserts indirect occurred asserted'`)
      continue
    }
    if (one.cue.length === 0) report(line, `claim ${number} has no cue: mark [k${number} …]`)
    if (one.content.length === 0) report(line, `claim ${number} has no content: mark [c${number} …]`)
    if (one.cue.length > 1) report(line, `claim ${number} has ${one.cue.length} cues: a cue is one run of words`)
    const all = [...one.source, ...one.cue, ...one.content].sort((a, b) => a.start - b.start)
    for (const [i, piece] of all.entries())
      if (all[i + 1] !== undefined && all[i + 1]!.start < piece.end)
        report(piece.line, `two spans of claim ${number} overlap: source, cue and content of one claim lie apart`)
    const within = withinOf(one, label, joined, report)
    if (within === null) checkQuotation(text, one, label, report)
    checkBarePronoun(text, one, label, report)
    checkHolder(text, one, joined, report)
    const { by, kind } = sourceOf(text, one, label, actors, report)
    claims.push({
      id: `c${number}`,
      source: one.source.map(span),
      cue: one.cue.map(span),
      content: one.content.map(span),
      sourceActor: by,
      sourceKind: kind,
      attitude: label.attitude,
      quotation: label.quotation,
      modality: label.modality,
      status: label.status,
      within: within === null ? null : `c${within}`,
    })
  }
  return claims
}

const span = ({ start, end }: Span): Span => ({ start, end })
const inside = (a: Span, b: Span) => a.start >= b.start && a.end <= b.end

/** The claim whose content holds this one's cue and content: the innermost, unless the writer names another. */
function withinOf(one: Joined, label: ClaimLine, joined: Map<number, Joined>, report: Report): number | null {
  if (label.within === 'none') return null
  if (label.within !== null) {
    if (!joined.has(label.within) || label.within === one.number)
      report(label.line, `within ${label.within}: there is no other claim ${label.within}`)
    return label.within
  }
  const own = [...one.cue, ...one.content]
  let best: { number: number; size: number } | null = null
  for (const outer of joined.values()) {
    if (outer.number === one.number || own.length === 0) continue
    const held = own.filter((piece) => outer.content.some((content) => inside(piece, content)))
    const size = outer.content.reduce((sum, piece) => sum + piece.end - piece.start, 0)
    const isTwin = own.every((piece) =>
      outer.content.some((content) => content.start === piece.start && content.end === piece.end),
    )
    if (held.length === own.length && !isTwin) {
      if (best === null || size < best.size) best = { number: outer.number, size }
    } else if (
      held.length > 0 &&
      one.content.every((piece) => !held.includes(piece) || !sameAsAny(piece, outer.content))
    )
      report(
        label.line,
        `claim ${one.number} lies partly inside the content of ${outer.number}: nest its cue and content wholly, or write 'within none'`,
      )
  }
  return best?.number ?? null
}

/** Two claims may share their whole content ("said, and repeated, that …"). */
const sameAsAny = (piece: Span, others: readonly Span[]) =>
  others.some((other) => other.start === piece.start && other.end === piece.end)

function checkQuotation(text: string, one: Joined, label: ClaimLine, report: Report): void {
  for (const piece of one.content) {
    const before = text[piece.start - 1] ?? ''
    const after = text[piece.end] ?? ''
    if (/[“„«]/.test(before) || (before === '"' && /\s|^$/.test(text[piece.start - 2] ?? '')) || /[”»]/.test(after))
      report(piece.line, `a quotation mark stands just outside content ${one.number}: marks belong inside the content`)
  }
  if (label.quotationMeant || one.content.length === 0) return
  const quoted = one.content.map((piece) => {
    const words = text.slice(piece.start, piece.end)
    return { marks: /[“”„«»"]/.test(words), whole: /^[“„«"]/.test(words) }
  })
  const marks = quoted.some((piece) => piece.marks)
  if (label.quotation === 'indirect' && marks)
    report(
      label.line,
      `claim ${one.number} is 'indirect' but has quotation marks: mixed or direct ('indirect!' if meant)`,
    )
  if (label.quotation === 'mixed' && !marks)
    report(label.line, `claim ${one.number} is 'mixed' but has no quotation marks ('mixed!' if meant)`)
  const isColon = one.cue.some((piece) => text.slice(piece.start, piece.end).endsWith(':'))
  if (label.quotation === 'direct' && !isColon && !quoted.some((piece) => piece.whole))
    report(
      label.line,
      `claim ${one.number} is 'direct' but no content begins with a quotation mark ('direct!' if meant)`,
    )
}

const barePronoun = /^(?:it|this|that|them|these|those|him|her|so|otherwise|none|both|neither)$/i

/** A pronoun stands for what was said and gives no proposition: `denied it` quotes nothing. */
function checkBarePronoun(text: string, one: Joined, label: ClaimLine, report: Report): void {
  const [content] = one.content
  if (one.content.length !== 1 || content === undefined || label.quotation === 'none') return
  const words = text.slice(content.start, content.end)
  if (barePronoun.test(words)) report(label.line, `the content '${words}' of claim ${one.number} is a pronoun: 'none'`)
}

const heldByNobody =
  /^(?:is|are|was|were|(?:has|have|had) been)(?: \w+)? (?:alleged|assumed|believed|expected|feared|known|reported|rumoured|said|supposed|thought|understood)$/i

/** Nobody holds what `is expected to` happen, and what describes a source is no claim of its own. */
function checkHolder(text: string, one: Joined, joined: ReadonlyMap<number, Joined>, report: Report): void {
  for (const cue of one.cue) {
    const before = one.source.find((source) => source.end <= cue.start)
    if (before !== undefined && heldByNobody.test(text.slice(cue.start, cue.end)))
      report(
        cue.line,
        `nobody holds claim ${one.number}: '${text.slice(before.start, before.end)}' is what it is about, mark it [c${one.number} …]`,
      )
    for (const other of joined.values())
      if (other.number !== one.number && other.source.some((source) => inside(cue, source)))
        report(
          cue.line,
          `the cue of claim ${one.number} stands in the source of claim ${other.number}: what describes a source is no claim of its own, remove its marks`,
        )
  }
}

function sourceOf(text: string, one: Joined, label: ClaimLine, actors: readonly ActorLine[], report: Report) {
  if (one.source.length === 0) {
    if (label.by !== null && label.kind === null)
      report(label.line, `claim ${one.number} has 'by' but no source in the text: mark [s${one.number} …] or drop 'by'`)
    return { by: label.by, kind: label.kind ?? ('none' as const) }
  }
  const words = text.slice(one.source[0]!.start, one.source[0]!.end)
  const starts = actors.filter((actor) =>
    actor.names.some((name) =>
      occurrences(words, name).some((found) => found.start === 0 || /^the $/i.test(words.slice(0, found.start))),
    ),
  )
  const by = label.by ?? (starts.length === 1 ? starts[0]!.id : null)
  const actor = actors.find((one) => one.id === by)
  if (by === null)
    report(
      label.line,
      `the source '${words}' of claim ${one.number} begins with the name of ${starts.length === 0 ? 'no actor' : 'several actors'}: add 'by ACTOR'`,
    )
  else if (actor === undefined)
    report(label.line, `'by ${by}': there is no such actor; there are ${actors.map((one) => one.id).join(' ')}`)
  const kind =
    label.kind ?? (actor?.type === 'person' ? 'named' : actor?.type === 'unnamed' ? 'unnamed' : 'organisation')
  return { by, kind }
}

function mentionsOf(text: string, actors: readonly ActorLine[], report: Report): Mention[] {
  const ids = new Set<string>()
  const owner = new Map<string, string>()
  const all: Mention[] = []
  for (const actor of actors) {
    if (ids.has(actor.id)) report(actor.line, `actor '${actor.id}' stands twice: join the two lines`)
    ids.add(actor.id)
    for (const name of actor.names) {
      const other = owner.get(name)
      if (other !== undefined) report(actor.line, `'${name}' names both '${other}' and '${actor.id}': keep one`)
      owner.set(name, actor.id)
      const found = occurrences(text, name)
      if (found.length === 0) report(actor.line, `the name '${name}' does not occur in the text: copy its words`)
      all.push(...found.map((span) => ({ ...span, actor: actor.id })))
    }
    for (const role of actor.roles)
      if (occurrences(text, role).length === 0)
        report(actor.line, `the role '${role}' does not occur in the text: copy its words`)
  }
  const kept: Mention[] = []
  for (const one of all.sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  return kept.sort((a, b) => a.start - b.start)
}

const month = '(?:January|February|March|April|June|July|August|September|October|November|December)'
const dateWords = new RegExp(
  `\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|${month}|(?:in|last|next|of|since|until|\\d{1,2}) May|May \\d{1,2}|` +
    'yesterday|tomorrow|today|tonight|(?:last|next|this) (?:week|weekend|month|year)|(?:19|20)\\d\\d)\\b',
  'g',
)

/** Words that look like a date and stand in no date line. */
const undated = (text: string, dated: readonly Span[]): Span[] =>
  [...text.matchAll(dateWords)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((one) => !dated.some((span) => one.start < span.end && span.start < one.end))

// Marks never hold a line break that the text does not have, so the text's lines are the file's lines.
const lineAt = (from: number, text: string, at: number) => from + text.slice(0, at).split('\n').length

type Linked = {
  readonly claims: readonly GoldClaim[]
  readonly actors: readonly ActorLine[]
  readonly events: readonly EventLine[]
  readonly commitments: readonly CommitmentLine[]
  readonly report: Report
}

function checkLinks({ claims, actors, events, commitments, report }: Linked): void {
  const known = new Set(actors.map((actor) => actor.id))
  const needActor = (id: string | null, line: number) => {
    if (id !== null && !known.has(id)) report(line, `there is no actor '${id}'; there are ${[...known].join(' ')}`)
  }
  const ids = new Set<string>()
  for (const one of [...events, ...commitments]) {
    if (ids.has(one.id)) report(one.line, `'${one.id}' stands twice: give each event and commitment its own id`)
    ids.add(one.id)
  }
  for (const event of events) {
    for (const { actor } of event.participants) needActor(actor, event.line)
    for (const claim of event.claims)
      if (!claims.some((one) => one.id === claim)) report(event.line, `there is no claim ${claim.slice(1)}`)
  }
  for (const one of commitments) {
    needActor(one.obligor, one.line)
    needActor(one.beneficiary, one.line)
  }
}
