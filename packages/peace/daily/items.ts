// Reads a daily report into the items it proposes: rows of its tables, and sentences of its text with those that go on about
// the same. What is worked out here is looked at by a person before anything of it is an entry.
import type { Reading, Span } from '@parley/read/reading'
import { eventIn, tellerIn, wayIn } from './event-words.ts'
import type { DailyItem } from './item.ts'
import { countsIn, harmIn } from './numbers.ts'
import { awayIn, type PlaceFound, placesIn, pointIn } from './place-words.ts'
import { sentencesIn } from './sentences.ts'
import { isRowsTable, itemsOfTable } from './table-items.ts'
import { groundIn, isAside, isNegative, restrictionIn, type Section, sectionOf } from './telling.ts'
import { clockIn, dayIn, dayOfClock, type Period, periodOf } from './when-words.ts'

/** What of a reading a report is read from. */
export type DailyReading = Pick<Reading, 'document' | 'dates'>

/** Items in the order of the document. None where the report names no day, and none is given. */
export function dailyItems(reading: DailyReading, given?: string): readonly DailyItem[] {
  const { document, dates } = reading
  const period = given === undefined ? periodOf(document, dates) : { first: given, last: given }
  if (period === undefined) return []
  const tables = document.tables.filter(isRowsTable)
  const rows = tables.flatMap((table) => itemsOfTable(table, period))
  const told = itemsOfText(reading, period)
  return [...rows, ...told].toSorted((a, b) => (a.words[0]?.start ?? 0) - (b.words[0]?.start ?? 0))
}

function itemsOfText({ document, dates }: DailyReading, period: Period): readonly DailyItem[] {
  const { text, blocks } = document
  const items: DailyItem[] = []
  let section: Section
  for (const block of blocks) {
    const words = text.slice(block.start, block.end)
    if (block.type === 'heading' || isHeadingLine(words)) {
      section = sectionOf(words.trim())
      continue
    }
    if (block.type === 'table') continue
    for (const line of linesIn(text, block)) items.push(...new Paragraph(text, line, section, dates, period).read())
  }
  return items
}

/** The lines of a block that a log keeps, each of which begins with a time or a name; the block itself where it has none. */
function linesIn(text: string, block: Span): readonly Span[] {
  const starts = [...text.slice(block.start, block.end).matchAll(/^.*$/gmu)].flatMap(({ 0: line, index }) =>
    line.trim() !== '' && (index === 0 || runIn.test(line)) ? [block.start + index] : [],
  )
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? block.end }))
}

/** A short line with no full stop, of a document whose format knows no headings. */
const isHeadingLine = (words: string): boolean =>
  words.length <= 60 &&
  !/[.:;,]/u.test(words.replace(/^\d+[.)]\s*/u, '').trim()) &&
  !/^\d{4}\b/u.test(words) &&
  !isNegative(words)

/** "Harbour: …", "EASTERN VALLEY. …", "0310 KESTREL RIDGE: …", "Calder (14.212, 42.508): …" */
const runIn =
  /^(?:\*\*)?(?:(?:[01]\d|2[0-3])[:.]?[0-5]\d\s?h?\s+(?:[-–]\s*)?)?(\p{Lu}[\p{L}\p{N}'’/ -]{1,40}?)(?:\*\*)?\s*(\((?:[^()]*)\))?\s*(?:(:)(?=\s)|(\.)(?=\s)|\s[–-]\s)/u

const sentenceMost = 2000

/** A paragraph, sentence by sentence; what a sentence does not say itself it has from those before it. */
class Paragraph {
  readonly #text: string
  readonly #block: Span
  readonly #dates: DailyReading['dates']
  readonly #period: Period
  readonly #items: { item: DailyItem; own: boolean }[] = []
  #section: Section
  #isEntry = false
  #over: PlaceFound | undefined
  #point: ReturnType<typeof pointIn>
  #place: PlaceFound | undefined
  #day: string | undefined

  constructor(text: string, block: Span, section: Section, dates: DailyReading['dates'], period: Period) {
    this.#text = text
    this.#block = block
    this.#section = section
    this.#dates = dates
    this.#period = period
  }

  read(): readonly DailyItem[] {
    const begun = this.#begun()
    let from: number | undefined
    for (const { start, end } of sentencesIn(this.#text, begun)) {
      // A name with a full stop after it belongs to the sentence that follows.
      const isName = start === begun.start && end - start <= (this.#over?.place.name.length ?? 0) + 1
      if (!isName) this.#sentence({ start: from ?? start, end })
      from = isName ? start : undefined
    }
    return this.#items.map(({ item }) => item)
  }

  /** Takes a number off the paragraph's head, and a name that runs into it: a place, or what the section is. */
  #begun(): Span {
    const { end } = this.#block
    const numbered = /^(?:\(?(?:\d{1,3}|[a-z])[.)]|[-•*])\s+/u.exec(this.#text.slice(this.#block.start, end))
    this.#isEntry = numbered !== null
    const start = this.#block.start + (numbered?.[0].length ?? 0)
    const words = this.#text.slice(start, end)
    const found = runIn.exec(words)
    const [whole = '', name = '', aside = '', colon] = found ?? []
    const isShort = name.split(' ').length <= 4
    if (found === null || words.length - whole.length < 3 || (colon === undefined && !isShort)) return { start, end }
    const section = sectionOf(name)
    if (section !== undefined) {
      this.#section = section
      return { start: start + whole.length, end }
    }
    if (!isShort) return { start, end }
    const isRegion = /\b(?:sector|district|region|valley|plateau|province|north|south|east|west)\b/iu.test(name)
    this.#isEntry = true
    this.#point = pointIn(aside)
    this.#over = {
      place: { name: name.trim(), precision: isRegion ? 3 : 1 },
      rank: isRegion ? 5 : numbered !== null || colon !== undefined ? 0.5 : 2.5,
    }
    // The name stays part of the words: it says where.
    return { start, end }
  }

  #sentence(span: Span): void {
    // What is longer was never a sentence, and is not searched.
    if (this.#section === 'other' || span.end - span.start > sentenceMost) return
    const words = this.#text.slice(span.start, span.end)
    const clock = clockIn(words)
    const ownDay = dayIn(this.#dates, span, this.#period)
    const own = this.#namedIn(words)
    const found = isAside(words) ? undefined : this.#told(words)
    // What a sentence names holds for those after it that name nothing.
    const before = { place: this.#place, day: this.#day }
    if (own !== undefined && own.rank <= 3) this.#place = own
    if (ownDay !== undefined && /^(?:on|in|at|during|between|overnight|the)\b/iu.test(words)) this.#day = ownDay
    if (
      found === undefined ||
      (found.kind === 'incident' && this.#goesOn(words, own, clock !== undefined || ownDay !== undefined))
    ) {
      this.#append(span, words)
      return
    }
    const place = this.#placeOf(own, before.place)
    // An item that is nowhere cannot be looked at by anybody.
    if (place === undefined) return
    const distance = place.distanceKm === undefined ? awayIn(words) : undefined
    const by = found.how === 'told' ? tellerIn(words) : undefined
    const day = ownDay ?? before.day ?? dayOfClock(clock, this.#period)
    const ground = groundIn(words)
    this.#items.push({
      own: own !== undefined,
      item: {
        kind: found.kind,
        words: [span],
        says: words,
        isRow: false,
        place: {
          ...place.place,
          ...(distance !== undefined && place.place.precision === 1 && found.kind === 'incident'
            ? { precision: 2 as const }
            : {}),
          ...(this.#point !== undefined && place === this.#over ? this.#point : {}),
          ...(place === this.#over ? {} : pointIn(words)),
        },
        day,
        ...(clock === undefined
          ? {}
          : { time: clock.time, ...(clock.until === undefined ? {} : { until: clock.until }) }),
        precision: clock === undefined ? 'day' : clock.isAbout ? 'hour' : 'exact',
        event: found.event,
        how: found.how,
        ...(by === undefined || by === '' ? {} : { by }),
        ...distance,
        counts: found.kind === 'incident' ? countsIn(words) : [],
        harm: found.kind === 'incident' ? harmIn(words) : [],
        restriction: found.restriction,
        ...(ground === undefined || found.kind !== 'denied' ? {} : { ground }),
      },
    })
  }

  #namedIn(words: string): PlaceFound | undefined {
    // Where places are listed that nothing is told of, the list is where.
    const list = this.#section === 'nothing' ? /^(\p{Lu}[^.:;]{2,120}?)(?:[.:]|$)/u.exec(words)?.[1] : undefined
    if (list !== undefined && /,| and /u.test(list) && !/\b(?:was|were|did|no|not|had)\b/u.test(list))
      return { place: { name: list, precision: 2 }, rank: 0 }
    return placesIn(this.#over === undefined ? words : words.replace(runIn, ' '))[0]
  }

  /** What a sentence tells; in a section about one thing it needs to say less. */
  #told(words: string): Told | undefined {
    const section = this.#section
    const found = whatIsTold(words, section)
    if (section === 'nothing' && found?.kind !== 'incident') return { ...untold, kind: 'nothing' }
    if (found !== undefined || section !== 'incident') return found
    const isFirst = this.#isEntry && this.#items.length === 0
    const how = wayIn(words, words.length)
    return isFirst && (how !== 'not-said' || clockIn(words) !== undefined || this.#over !== undefined)
      ? { ...untold, kind: 'incident', how }
      : undefined
  }

  /** Whether a sentence with an event in it goes on about the one before: it names neither place nor time. */
  #goesOn(words: string, own: PlaceFound | undefined, isTimed: boolean): boolean {
    const last = this.#items.at(-1)
    if (last === undefined || last.item.kind !== 'incident' || isTimed) return false
    return (
      own === undefined || own.place.name === last.item.place.name || /^(?:the|it|this|they|he|she)\b/iu.test(words)
    )
  }

  #placeOf(own: PlaceFound | undefined, before: PlaceFound | undefined): PlaceFound | undefined {
    const all = [own, this.#over, before === undefined ? undefined : { ...before, rank: before.rank + 2.6 }]
    return all.filter((one) => one !== undefined).toSorted((a, b) => a.rank - b.rank)[0]
  }

  /** Adds a sentence to the item before it, with the harm and the ground it tells. */
  #append(span: Span, words: string): void {
    const last = this.#items.at(-1)
    if (last === undefined || isAside(words)) return
    const { item } = last
    const end = item.words.at(-1)
    const joined = end !== undefined && span.start - end.end <= 2
    const harm = harmIn(words).filter(({ kind }) => !item.harm.some((one) => one.kind === kind))
    const whole = `${item.says} ${words}`
    const event = item.kind === 'incident' ? (eventIn(whole)?.event ?? item.event) : item.event
    const how = item.how === 'not-said' ? wayIn(words, words.length) : item.how
    const by = how === 'told' && item.by === undefined ? tellerIn(words) : item.by
    const ground = item.kind === 'denied' && item.ground === undefined ? groundIn(words) : item.ground
    last.item = {
      ...item,
      words: joined ? [...item.words.slice(0, -1), { start: end.start, end: span.end }] : [...item.words, span],
      says: whole,
      event,
      how,
      harm: item.kind === 'incident' ? [...item.harm, ...harm] : item.harm,
      ...(by === undefined || by === '' ? {} : { by }),
      ...(ground === undefined ? {} : { ground }),
    }
  }
}

type Told = Pick<DailyItem, 'kind' | 'event' | 'how' | 'restriction'>
const untold = { event: 'undetermined', how: 'not-said', restriction: 'denied' } as const

/** What some words tell of; undefined where of nothing. */
function whatIsTold(words: string, section: Section): Told | undefined {
  const restriction = restrictionIn(words, section)
  const event = eventIn(words)
  const how = wayIn(words, event?.at ?? words.length)
  const common = { event: event?.event ?? 'undetermined', how, restriction: restriction ?? 'denied' } as const
  if (isNegative(words)) return { ...common, kind: 'nothing' }
  if (restriction !== undefined) return { ...common, kind: 'denied' }
  return event === undefined ? undefined : { ...common, kind: 'incident' }
}
