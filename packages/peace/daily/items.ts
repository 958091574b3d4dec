// Reads a daily report into the items it proposes: rows of its tables, and sentences of its text with those that go on about
// the same. What is worked out here is looked at by a person before anything of it is an entry.
import type { Reading, Span } from '@parley/read/reading'
import { eventIn, tellerIn, wayIn } from './event-words.ts'
import type { DailyItem } from './item.ts'
import { countsIn, harmIn } from './numbers.ts'
import { awayIn, type PlaceFound, placesIn, pointIn } from './place-words.ts'
import { sentencesIn } from './sentences.ts'
import { isRowsTable, itemsOfTable } from './table-items.ts'
import { accessSections, groundIn, isAside, isNegative, otherSections, restrictionIn } from './telling.ts'
import { clockIn, dayIn, dayOfClock, type Period, periodOf } from './when-words.ts'

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

type Section = { readonly name: string; readonly isHeading: boolean }

function itemsOfText({ document, dates }: DailyReading, period: Period): readonly DailyItem[] {
  const { text, blocks } = document
  const items: DailyItem[] = []
  let section: Section = { name: '', isHeading: true }
  for (const block of blocks) {
    const words = text.slice(block.start, block.end)
    if (block.type === 'heading' || isHeadingLine(words)) {
      section = { name: words.trim(), isHeading: true }
      continue
    }
    if (block.type === 'table') continue
    items.push(...new Paragraph(text, block, section, dates, period).read())
  }
  return items
}

/** A short line with no full stop, of a document whose format knows no headings. */
const isHeadingLine = (words: string): boolean =>
  words.length <= 60 &&
  !/[.:;,]/u.test(words.replace(/^\d+[.)]\s*/u, '').trim()) &&
  !/^\d{4}\b/u.test(words) &&
  !isNegative(words)

/** "Harbour: …", "EASTERN VALLEY. …", "0310 KESTREL RIDGE: …", "Calder (14.212, 42.508): …" */
const runIn =
  /^(?:\*\*)?(?:(?:[01]\d|2[0-3])[:.]?[0-5]\d\s?h?\s+(?:[-–]\s*)?)?(\p{Lu}[\p{L}\p{N}'’/ -]{1,40}?)(?:\*\*)?\s*(\((?:[^()]*)\))?\s*(?:(:)|(\.)(?=\s)|\s[–-]\s)/u

/** A paragraph, sentence by sentence; what a sentence does not say itself it has from those before it. */
class Paragraph {
  readonly #text: string
  readonly #block: Span
  readonly #dates: DailyReading['dates']
  readonly #period: Period
  readonly #items: { item: DailyItem; own: boolean }[] = []
  #section: string
  #over: PlaceFound | undefined
  #point: ReturnType<typeof pointIn>
  #place: PlaceFound | undefined
  #day: string | undefined

  constructor(text: string, block: Span, section: Section, dates: DailyReading['dates'], period: Period) {
    this.#text = text
    this.#block = block
    this.#section = section.name
    this.#dates = dates
    this.#period = period
  }

  read(): readonly DailyItem[] {
    for (const sentence of sentencesIn(this.#text, this.#begun())) this.#sentence(sentence)
    return this.#items.map(({ item }) => item)
  }

  /** Takes a name that runs into the paragraph off its head: a place, or what the section is. */
  #begun(): Span {
    const { start, end } = this.#block
    const words = this.#text.slice(start, end)
    const found = runIn.exec(words)
    const [whole = '', name = '', aside = '', colon] = found ?? []
    if (found === null || words.length - whole.length < 4) return this.#block
    const isShort = name.split(' ').length <= 4
    if (colon === undefined && !isShort) return this.#block
    if (otherSections.test(name) || accessSections.test(name)) {
      this.#section = name
      return { start: start + whole.length, end }
    }
    if (!isShort) return this.#block
    const isRegion = /\b(?:sector|district|region|valley|plateau|province|north|south|east|west)\b/iu.test(name)
    this.#point = pointIn(aside)
    this.#over = { place: { name: name.trim(), precision: isRegion ? 3 : 1 }, rank: isRegion ? 5 : 2.5 }
    // The name stays part of the words: it says where.
    return this.#block
  }

  #sentence(span: Span): void {
    const words = this.#text.slice(span.start, span.end)
    if (otherSections.test(this.#section)) return
    const clock = clockIn(words)
    const ownDay = dayIn(this.#dates, span.start, span.end)
    const [own] = placesIn(this.#over === undefined ? words : words.replace(runIn, ' '))
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

  #told(words: string) {
    return whatIsTold(words, accessSections.test(this.#section))
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

/** What some words tell of; undefined where of nothing. */
export function whatIsTold(
  words: string,
  isAboutAccess: boolean,
): Pick<DailyItem, 'kind' | 'event' | 'how' | 'restriction'> | undefined {
  const restriction = restrictionIn(words, isAboutAccess)
  const event = eventIn(words)
  const how = wayIn(words, event?.at ?? words.length)
  const common = { event: event?.event ?? 'undetermined', how, restriction: restriction ?? 'denied' } as const
  if (isNegative(words)) return { ...common, kind: 'nothing' }
  if (restriction !== undefined) return { ...common, kind: 'denied' }
  return event === undefined ? undefined : { ...common, kind: 'incident' }
}
