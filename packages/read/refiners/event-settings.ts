// Where and when, for events whose own sentence does not say: a paragraph goes on where it began, and "the village" is
// the one named before. Only what one reading of the text around allows; two candidates are none.
import type { DateFound, Event, EventType } from '../reading.ts'
import { type Page, wordsOf } from '../words/page.ts'
import type { Sentence } from '../words/token.ts'
import type { Refiner } from './refiner.ts'

export const eventSettings: Refiner = {
  name: 'event-settings',
  languages: ['en'],
  refine: (page, found) => {
    const events: Event[] = []
    const all = [...found.events].sort((a, b) => a.start - b.start)
    const named = settlementsIn(page)
    for (const event of all) {
      const sentence = page.sentences.find((one) => one.start <= event.start && event.end <= one.end)
      const isOther = sentence === undefined || otherTime.test(page.text.slice(event.start, event.end))
      if (isOther || !happenings.has(event.type) || !told.has(event.status)) {
        events.push(event)
        continue
      }
      const about: About = { event, sentence, page, dates: found.dates, before: events, after: all }
      events.push({
        ...event,
        place: event.place ?? villageOf(page, sentence, event, named) ?? placeAround(about, found.places),
        date: event.date ?? dateAround(about),
      })
    }
    return { ...found, events }
  },
}

// What happens at one place and time; agreements, words and plans do not.
const happenings: ReadonlySet<EventType> = new Set(['assault', 'retreat'])
const told = new Set(['occurred', 'ongoing', 'denied'])
// A scene set in one paragraph holds for the next, hardly longer.
const blocksBack = 1

type About = {
  readonly event: Event
  readonly sentence: Sentence
  readonly page: Page
  readonly dates: readonly DateFound[]
  readonly before: readonly Event[]
  readonly after: readonly Event[]
}

function dateAround({ event, sentence, page, dates, before }: About): string | null {
  const block = page.blocks[sentence.block]!
  const own = before.findLast(
    (one) => one.start >= block.start && one.date !== null && happenings.has(one.type) && told.has(one.status),
  )
  if (own !== undefined) return own.date
  const earlier = page.blocks[sentence.block - blocksBack]
  const from = earlier?.start ?? block.start
  const kin = only(
    before.filter((one) => one.type === event.type && told.has(one.status) && one.start >= from).map((one) => one.date),
  )
  if (kin !== null) return kin
  const lead = leadOf(before, event)
  if (lead !== null) return lead.date
  if (event.status === 'denied' || before.some((one) => one.start >= from)) return null
  return only(
    dates
      .filter((date) => date.start >= from && date.end <= sentence.start && isDay(date.value) && isTold(page, date))
      .map((date) => date.value),
  )
}

function placeAround(
  { event, sentence, page, before, after }: About,
  places: readonly { start: number; end: number }[],
) {
  const block = page.blocks[sentence.block]!
  const own = before.findLast((one) => one.start >= block.start && one.place !== null && happenings.has(one.type))
  if (own !== undefined) return own.place
  const earlier = page.blocks[sentence.block - blocksBack]
  const from = earlier?.start ?? block.start
  const kin = only(
    before
      .filter((one) => one.type === event.type && told.has(one.status) && one.start >= from)
      .map((one) => one.place),
  )
  if (kin !== null) return kin
  const lead = leadOf(before, event)
  if (lead !== null) return lead.place
  // The first paragraph of a report may say what happened and leave it to the second to say where.
  const next = page.blocks[sentence.block + 1]
  const later =
    sentence.block > 0 && before.length > 0
      ? null
      : only(
          after
            .filter((one) => one.type === event.type && one.start > event.start && one.end <= (next?.end ?? block.end))
            .map((one) => one.place),
        )
  if (later !== null) return later
  if (before.some((one) => one.start >= from)) return null
  const scene = places.filter((place) => place.start >= from && place.end <= sentence.start)
  return only(scene.map((place) => wordsOf(page, place)))
}

/** What a report opens with: later words on the same thing that give no day and no place are on it. */
function leadOf(before: readonly Event[], event: Event): Event | null {
  const first = before.find((one) => happenings.has(one.type) && told.has(one.status))
  return first === undefined || first.type !== event.type || event.status === 'denied' ? null : first
}

/** A day that a sentence with a verb gives, not one that stands at the head of a letter. */
function isTold(page: Page, date: DateFound): boolean {
  const sentence = page.sentences.find((one) => one.start <= date.start && date.end <= one.end)
  return sentence?.tokens.some((token) => token.pos === 'VERB' || token.pos === 'AUX') === true
}

// Another time than the one the text is about.
const otherTime = /\b(?:(?<!\b(?:hour|day)s? )earlier|previous|previously|last|past|former|another|other)\b/iu

const isDay = (value: string | null) => value !== null && /^(?:\d{4}|XXXX)-\d{2}-\d{2}$/.test(value)

/** The one value there is; null where there are none or several. */
function only(values: readonly (string | null)[]): string | null {
  const set = new Set(values.filter((value) => value !== null))
  const [one = null] = set
  return set.size === 1 ? one : null
}

type Settlement = { readonly at: number; readonly noun: string; readonly name: string }

const name = "\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*){0,2}"
const introduced = new RegExp(
  `\\b(?:the|a) (?:[\\p{Ll}-]+ )?(village|town|city|hamlet|settlement|camp)(?: of| called| named)? (${name})|\\b(${name}),? (?:a|the) (?:[\\p{Ll}-]+ )?(village|town|city|hamlet|settlement)\\b`,
  'gu',
)

/** Settlements named by what they are ("the village of Orrin"), and places that head a part of the text. */
function settlementsIn(page: Page): Settlement[] {
  const found = [...page.text.matchAll(introduced)].map(([, noun, after, before, kind]) => ({
    noun: noun ?? kind ?? '',
    name: after ?? before ?? '',
    at: 0,
  }))
  const at = [...page.text.matchAll(introduced)].map((match) => match.index)
  const headed = page.blocks.flatMap((block): Settlement[] => {
    const words = block.type === 'heading' ? wordsOf(page, block) : ''
    const isName = new RegExp(`^${name}(?: ?/ ?${name})?$`, 'u').test(words)
    // A heading is a place where the text says so elsewhere.
    if (!isName || !new RegExp(`\\b(?:in|near|at|of) ${escaped(words)}`, 'u').test(page.text)) return []
    return [{ at: block.start, noun: '', name: words }]
  })
  return [...found.map((one, index) => ({ ...one, at: at[index] ?? 0 })), ...headed].sort((a, b) => a.at - b.at)
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** "near the village": the one introduced last. */
function villageOf(page: Page, sentence: Sentence, event: Event, named: readonly Settlement[]): string | null {
  const words = page.text.slice(sentence.start, sentence.end)
  const match =
    /\b(?:in|near|at|of|on|from|outside|reached|hit|struck) (?:the|this) (village|town|city|hamlet|settlement)\b(?! of)/u.exec(
      words,
    )
  if (match === null) return null
  const before = named.filter((one) => one.at < event.end)
  return (before.findLast((one) => one.noun === match[1]) ?? before.findLast((one) => one.noun === ''))?.name ?? null
}
