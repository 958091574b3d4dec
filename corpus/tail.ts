// The lines after an annotated text: claims' labels, actors, places, dates, events, commitments. One thing a line, its
// words as the text has them; `#2` picks the second occurrence. Offsets are found here, never written by hand.
import type {
  Actor,
  CommitmentFound,
  DateFound,
  Event,
  Participant,
  Quantity,
  SourceKind,
  Span,
} from '@parley/read/reading'
import { dateWordsFault } from './date-words.ts'
import { isEdtf } from './edtf.ts'
import type { Report } from './fault.ts'
import {
  actorTypes,
  attitudes,
  commitmentStates,
  dateBases,
  eventStatuses,
  modalities,
  modes,
  quotations,
  roles,
  sourceKinds,
  statuses,
} from './labels.ts'

export type Line = { readonly line: number; readonly words: string }
export type ClaimLine = {
  readonly line: number
  readonly number: number
  readonly attitude: (typeof attitudes)[number]
  readonly quotation: (typeof quotations)[number]
  /** A writer's `!`: the quotation label is meant, whatever the marks say. */
  readonly quotationMeant: boolean
  readonly modality: (typeof modalities)[number]
  readonly status: (typeof statuses)[number]
  readonly by: string | null
  readonly kind: SourceKind | null
  readonly within: number | 'none' | null
}
/** An event of the text; `same` names one event across documents. */
export type EventLine = Event & { readonly same: string | null; readonly line: number }
export type CommitmentLine = CommitmentFound & { readonly id: string; readonly line: number }
export type ActorLine = Actor & { readonly line: number }

export const sections = ['claims', 'actors', 'places', 'dates', 'events', 'commitments'] as const
export type Section = (typeof sections)[number]

/** The lines of each section; comments and blank lines left out. */
export function splitSections(lines: readonly Line[], report: Report): Record<Section, Line[]> {
  const found: Record<Section, Line[]> = { claims: [], actors: [], places: [], dates: [], events: [], commitments: [] }
  let section: Section | null = null
  for (const { line, words } of lines) {
    const trimmed = words.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const name = sections.find((one) => trimmed === one || trimmed === `${one}:`)
    if (name !== undefined) section = name
    else if (section === null)
      report(line, `'${trimmed}' stands before any section: write one of ${sections.join(', ')}`)
    else found[section].push({ line, words: trimmed })
  }
  return found
}

function oneOf<T extends string>(list: readonly T[], word: string | undefined): T | null {
  return list.find((one) => one === word) ?? null
}

/** `1 asserts indirect occurred asserted [by ID] [kind KIND] [within N|none]` */
export function readClaims(lines: readonly Line[], report: Report): ClaimLine[] {
  return lines.flatMap(({ line, words }) => {
    const [number, first, second, third, fourth, ...rest] = words.split(/\s+/)
    const attitude = oneOf(attitudes, first)
    const quotation = oneOf(quotations, second?.replace(/!$/, ''))
    const modality = oneOf(modalities, third)
    const status = oneOf(statuses, fourth)
    const wrong = [
      /^\d+$/.test(number ?? '') ? '' : `'${number}' is no claim number`,
      attitude === null ? `attitude '${first}' is none of ${attitudes.join(' ')}` : '',
      quotation === null ? `quotation '${second}' is none of ${quotations.join(' ')}` : '',
      modality === null ? `modality '${third}' is none of ${modalities.join(' ')}` : '',
      status === null ? `status '${fourth}' is none of ${statuses.join(' ')}` : '',
    ].filter((one) => one !== '')
    for (const message of wrong) report(line, `${message} (NUMBER attitude quotation modality status)`)
    if (attitude === null || quotation === null || modality === null || status === null || wrong.length > 0) return []
    if ((status === 'declined') !== (attitude === 'declines-to-comment' || attitude === 'no-response'))
      report(line, `status 'declined' belongs to declines-to-comment and no-response, and to no other: '${words}'`)
    let by: string | null = null
    let kind: SourceKind | null = null
    let within: number | 'none' | null = null
    for (let i = 0; i < rest.length; i += 2) {
      const [key, value] = [rest[i], rest[i + 1]]
      if (key === 'by' && value !== undefined) by = value
      else if (key === 'kind' && oneOf(sourceKinds, value) !== null) kind = oneOf(sourceKinds, value)
      else if (key === 'within' && (value === 'none' || /^\d+$/.test(value ?? '')))
        within = value === 'none' ? 'none' : Number(value)
      else report(line, `'${key} ${value ?? ''}' is not understood: by ACTOR, kind ${sourceKinds.join('/')}, within N`)
    }
    const quotationMeant = second?.endsWith('!') ?? false
    return [{ line, number: Number(number), attitude, quotation, quotationMeant, modality, status, by, kind, within }]
  })
}

/** `ID TYPE: Name | other name | ~role` */
export function readActors(lines: readonly Line[], report: Report): ActorLine[] {
  return lines.flatMap(({ line, words }) => {
    const [, id, typed, list] = /^(\S+)\s+(\S+?)\s*:\s*(.+)$/.exec(words) ?? []
    const type = oneOf(actorTypes, typed)
    if (id === undefined || list === undefined || type === null) {
      report(line, `an actor is written 'ID TYPE: Name | other name | ~role', TYPE one of ${actorTypes.join(' ')}`)
      return []
    }
    const parts = list.split('|').map((part) => part.trim())
    const names = parts.filter((part) => part !== '' && !part.startsWith('~'))
    if (names.length === 0) {
      report(line, `actor '${id}' has no name`)
      return []
    }
    const named = parts.filter((part) => part.startsWith('~')).map((part) => part.slice(1).trim())
    return [{ line, id, type, name: names[0]!, names, roles: named }]
  })
}

/** `WORDS[#n|#all] = EDTF|- [{relation}] BASIS`, or `WORDS = none` for words that only look like a date. */
export function readDates(lines: readonly Line[], text: string, report: Report): { dates: DateFound[]; none: Span[] } {
  const dates: DateFound[] = []
  const none: Span[] = []
  for (const { line, words } of lines) {
    const [, key, right] = /^(.+?)\s+=\s+(.+)$/.exec(words) ?? []
    if (key === undefined || right === undefined) {
      report(line, `a date is written 'words = EDTF basis' or 'words = - {relation} basis'`)
      continue
    }
    const spans = findWords(text, key, line, report)
    if (right === 'none') {
      none.push(...spans)
      continue
    }
    const [, written, relation, based] = /^(\S+)(?:\s+\{(.+)\})?\s+(\S+)$/.exec(right) ?? []
    const basis = oneOf(dateBases, based)
    if (written === undefined || basis === null) {
      report(line, `'${right}' should read 'EDTF basis' or '- {relation} basis', basis one of ${dateBases.join(' ')}`)
      continue
    }
    const value = written === '-' ? null : written
    if (value !== null && !isEdtf(value))
      report(line, `'${value}' is no EDTF date: 2031-03-12, 2031-03, XXXX-03-12, a/b`)
    const slip = value === null ? null : dateWordsFault(key, value)
    if (slip !== null) report(line, `${slip}: correct the value`)
    if (value === null && relation === undefined)
      report(line, `'${key}' has neither a value nor a {relation}: give one`)
    for (const span of spans)
      dates.push({ ...span, text: text.slice(span.start, span.end), value, relation: relation ?? null, basis })
  }
  return { dates: dates.sort((a, b) => a.start - b.start), none }
}

/** `e1 assault heavy-weapons occurred "words" | source a,b | target c | at Place | on EDTF | count "19 dead" 19 people killed | claims 1,2 | same key` */
export function readEvents(lines: readonly Line[], text: string, report: Report): EventLine[] {
  return lines.flatMap(({ line, words }) => {
    const [head, ...parts] = words.split(' | ')
    const [, id, typed, moded, state, key] = /^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+("[^|]+"(?:#\d+)?)$/.exec(head!) ?? []
    // The keys of `modes` are the event types.
    const type = oneOf(Object.keys(modes) as (keyof typeof modes)[], typed)
    const status = oneOf(eventStatuses, state)
    if (id === undefined || key === undefined || type === null || status === null) {
      report(
        line,
        `an event is written 'ID type mode|- status "words" | …', type one of ${Object.keys(modes).join(' ')}, status one of ${eventStatuses.join(' ')}`,
      )
      return []
    }
    if (moded !== '-' && !modes[type].includes(moded!))
      report(line, `mode '${moded}' is none of ${type}: ${['-', ...modes[type]].join(' ')}`)
    const span = findWords(text, unquote(key), line, report)[0]
    const participants: Participant[] = []
    const quantities: Quantity[] = []
    let place: string | null = null
    let date: string | null = null
    let claims: string[] = []
    let same: string | null = null
    for (const part of parts) {
      const [, name, value] = /^\s*(\S+)\s+(.+?)\s*$/.exec(part) ?? []
      const role = oneOf(roles, name === 'host' ? 'place-host' : name)
      if (value === undefined) report(line, `'${part}' is not understood: a word and its value, as in 'at Ostra'`)
      else if (role !== null) participants.push(...value.split(/,\s*/).map((actor) => ({ actor, role })))
      else if (name === 'at') place = value
      else if (name === 'on') date = value
      else if (name === 'same') same = value
      else if (name === 'claims') claims = value.split(/,\s*/).map((one) => `c${one}`)
      else if (name === 'count') quantities.push(...readCount(value, text, line, report))
      else report(line, `'${name}' is none of ${[...roles, 'host'].join(' ')} at on count claims same`)
    }
    if (date !== null && !isEdtf(date)) report(line, `'${date}' is no EDTF date`)
    if (place !== null && occurrences(text, place).length === 0)
      report(line, `the place '${place}' does not occur in the text`)
    if (span === undefined) return []
    const mode = moded === '-' ? null : moded!
    return [{ ...span, line, id, type, mode, participants, place, date, status, quantities, claims, same }]
  })
}

/** `m1 agreed "words" | by ID | to ID | due EDTF or words | if "words" | count … | in "Instrument" | phase "words" | act words` */
export function readCommitments(lines: readonly Line[], text: string, report: Report): CommitmentLine[] {
  return lines.flatMap(({ line, words }) => {
    const [head, ...parts] = words.split(' | ')
    const [, id, stated, key] = /^(\S+)\s+(\S+)\s+("[^|]+"(?:#\d+)?)$/.exec(head!) ?? []
    const state = oneOf(commitmentStates, stated)
    if (id === undefined || key === undefined || state === null) {
      report(line, `a commitment is written 'ID state "words" | …', state one of ${commitmentStates.join(' ')}`)
      return []
    }
    const span = findWords(text, unquote(key), line, report)[0]
    const given: Record<string, string> = {}
    let quantity: Quantity | null = null
    for (const part of parts) {
      const [, name, value] = /^\s*(\S+)\s+(.+?)\s*$/.exec(part) ?? []
      if (value === undefined || !/^(by|to|due|if|in|phase|act|count)$/.test(name!))
        report(line, `'${part}' is not understood: by, to, due, if, count, in, phase or act, and its value`)
      else if (name === 'count') quantity = readCount(value, text, line, report)[0] ?? null
      else given[name!] = unquote(value)
    }
    for (const name of ['if', 'in', 'phase'])
      if (given[name] !== undefined && occurrences(text, given[name]).length === 0)
        report(line, `'${given[name]}' does not occur in the text: copy its words`)
    if (span === undefined) return []
    return [
      {
        ...span,
        line,
        id,
        state,
        obligor: given.by ?? null,
        beneficiary: given.to ?? null,
        action: given.act ?? text.slice(span.start, span.end),
        quantity,
        due: given.due ?? null,
        condition: given.if ?? null,
        instrument: given.in ?? null,
        phase: given.phase ?? null,
      },
    ]
  })
}

/** `"19 dead" 19 people killed`: the words, the number (or `12..19`), its unit, what was counted. */
function readCount(value: string, text: string, line: number, report: Report): Quantity[] {
  const [, key, low, high, unit, of] =
    /^("[^"]+"(?:#\d+)?)\s+([\d.]*?\d)?(?:\.\.([\d.]+)?)?\s+(\S+)(?:\s+(.+))?$/.exec(value) ?? []
  if (key === undefined || unit === undefined || (low === undefined && high === undefined)) {
    report(
      line,
      `a count is written 'count "19 dead" 19 people killed' or 'count "12 to 19 dead" 12..19 people killed'`,
    )
    return []
  }
  const span = findWords(text, unquote(key), line, report)[0]
  if (span === undefined) return []
  const range = value.slice(key.length).includes('..')
  const numbers = { low: low === undefined ? null : Number(low), high: high === undefined ? null : Number(high) }
  return [
    range
      ? { ...span, value: null, ...numbers, unit, of: of ?? '' }
      : { ...span, value: numbers.low, low: null, high: null, unit, of: of ?? '' },
  ]
}

const unquote = (words: string) => words.replace(/^"([^|]*)"(#\d+|#all)?$/, '$1$2')

/** Where `words` (with `#2` for the second, `#all` for each) stand in the text; reports what is not found or not clear. */
export function findWords(text: string, key: string, line: number, report: Report): Span[] {
  const [, words, which] = /^(.+?)(?:#(\d+|all))?$/.exec(key) ?? []
  const spans = occurrences(text, words ?? key)
  if (spans.length === 0) report(line, `'${words}' does not occur in the text: copy its words exactly`)
  else if (which === undefined && spans.length > 1)
    report(line, `'${words}' occurs ${spans.length} times: write ${words}#1, #2 … or #all`)
  else if (which !== undefined && which !== 'all' && spans[Number(which) - 1] === undefined)
    report(line, `'${words}' occurs only ${spans.length} times`)
  if (which === 'all') return spans
  const span = spans[Number(which ?? 1) - 1]
  return span === undefined ? [] : [span]
}

// Scripts that write 'and', 'in', 'the' as the first letters of the next word.
const joined = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Every place where `words` stand as whole words; the first letter may be large or small. */
export function occurrences(text: string, words: string): Span[] {
  if (words === '') return []
  const either = new Set([words, words[0]!.toUpperCase() + words.slice(1), words[0]!.toLowerCase() + words.slice(1)])
  const found: Span[] = []
  for (const one of either)
    for (let at = text.indexOf(one); at !== -1; at = text.indexOf(one, at + 1)) {
      const end = at + one.length
      const splits = (a: string | undefined, b: string | undefined) =>
        /[\p{L}\p{N}]/u.test(a ?? '') && /[\p{L}\p{N}]/u.test(b ?? '')
      if ((joined.test(text[at] ?? '') || !splits(text[at - 1], text[at])) && !splits(text[end - 1], text[end]))
        found.push({ start: at, end })
    }
  return found.sort((a, b) => a.start - b.start)
}
