// From a reading to the entries of an agreement: clauses and promises as the reader proposes them, corrected by a person,
// and the entries they come to. Pure; nothing is sent from here.
import { clausesIn, instantOf, startOfDate, withClauseIds } from '@parley/peace/in-browser'
import type { Reading } from '@parley/read/reading'

export type DraftClause = {
  readonly number?: string
  readonly heading?: string
  readonly text: string
  /** Left out, it is no part of the agreement: a line of signatures, a page header. */
  readonly isKept: boolean
}
export type DraftPart = { readonly part: string; readonly heading?: string; readonly clauses: readonly DraftClause[] }

/** A promise in the fields of a form, as text: half of what is typed is not valid yet. */
export type DraftPromise = {
  readonly commitment: string
  readonly part: string
  readonly clause: number
  readonly isTaken: boolean
  /** What the reader found, in the words of the text; none where a person added it. */
  readonly found: string | null
  readonly obligors: string
  readonly beneficiaries: string
  readonly act: string
  readonly rule: 'once' | 'each' | 'standing'
  readonly value: string
  readonly unit: string
  readonly every: string
  readonly point: string
  readonly counter: string
  /** Days of the calendar; the deadline is the end of its day. */
  readonly from: string
  readonly until: string
  /** Another promise that must be carried out first. */
  readonly after: string
  /** Within so many hours of `hoursOf`, in the place of a deadline by the calendar. */
  readonly hours: string
  /** What they run from: 'effect', or another promise when it is carried out. */
  readonly hoursOf: string
  /** So many for each of what the other side does: 30 for each civilian, 50 for each soldier. In the place of `value`. */
  readonly ratio: readonly RatioLine[]
}

/** `point` is where those of the other side are counted. */
export type RatioLine = { readonly times: string; readonly of: string; readonly point: string }

export type DraftActor = {
  readonly actor: string
  readonly role: string
  readonly organisation: string
  readonly mayVerify: boolean
}

export type AgreementDraft = {
  readonly agreement: string
  readonly document: string
  readonly title: string
  readonly zone: string
  /** A day of the calendar; from its beginning the agreement is in force. */
  readonly effect: string
  readonly phase: string
  readonly phaseEnds: string
  readonly parts: readonly DraftPart[]
  readonly promises: readonly DraftPromise[]
  readonly actors: readonly DraftActor[]
}

type NewId = (prefix: 'agr' | 'cmt') => string

/** What the reader proposes for a document. */
export function proposedFrom(reading: Reading, document: string, newId: NewId): AgreementDraft {
  const found = clausesIn(reading.document, reading.commitments)
  const nameOf = (actor: string | null) => reading.actors.find(({ id }) => id === actor)?.name ?? ''
  const promises = found.flatMap(({ part, clauses }) =>
    clauses.flatMap((clause, place) =>
      clause.promises.map((one): DraftPromise => {
        const dates = reading.dates.filter(({ start, end }) => start >= clause.start && end <= clause.end)
        const { quantity } = one
        const amount = quantity === null ? null : (quantity.value ?? quantity.low ?? quantity.high)
        const obligors = subjectOf(reading.document.text.slice(clause.start, one.start)) ?? nameOf(one.obligor)
        return {
          ...emptyPromise(part, place, newId),
          // Where nobody was found to owe it, a person says first who does.
          isTaken: obligors !== '',
          found: reading.document.text.slice(one.start, one.end),
          obligors,
          beneficiaries: nameOf(one.beneficiary),
          act: one.action,
          value: amount === null ? '' : String(amount),
          unit: quantity?.unit ?? '',
          until: dayIn(dates, /^(?:\.\.\/)?(\d{4}-\d\d-\d\d)$/),
          from: dayIn(dates, /^(\d{4}-\d\d-\d\d)\/(?:\.\.)?$/),
          hours: hoursIn(dates),
        }
      }),
    ),
  )
  return {
    agreement: newId('agr'),
    document,
    title: reading.document.title ?? '',
    zone: 'UTC',
    effect: '',
    phase: '',
    phaseEnds: '',
    parts: found.map(({ part, heading, clauses }) => ({
      part,
      ...(heading === undefined ? {} : { heading }),
      clauses: clauses.map(({ number, heading: own, text }) => ({
        ...(number === undefined ? {} : { number }),
        ...(own === undefined ? {} : { heading: own }),
        text,
        isKept: true,
      })),
    })),
    promises,
    actors: [],
  }
}

/** The first day that dates of a clause give in this form of EDTF: up to a day, or from it. */
const dayIn = (dates: Reading['dates'], form: RegExp): string =>
  dates.flatMap(({ value }) => form.exec(value ?? '')?.[1] ?? [])[0] ?? ''

/** 'within 72 hours of signing': the hours of the first such length that the reader found, which runs from something. */
const hoursIn = (dates: Reading['dates']): string =>
  dates.flatMap(({ relation }) => /^(?:\.\.)?PT(\d{1,4})H starting /.exec(relation ?? '')?.[1] ?? [])[0] ?? ''

/** Who owes it by the words before the act, as the agreement calls them: 'the Government' before 'shall withdraw'. */
function subjectOf(before: string): string | null {
  const found =
    /\b((?:[Tt]he|[Ee]ach|[Bb]oth|[Nn]either|[Ee]ither)\s+\p{Lu}[\p{L}'’-]*(?:\s+(?:of\s+(?:the\s+)?)?\p{Lu}[\p{L}'’-]*)*)\s+(?:shall|will|must|undertakes?(?:\s+to)?|agrees?(?:\s+to)?|commits?(?:\s+to)?)(?:\s+not)?\s*$/u.exec(
      before,
    )?.[1]
  return found === undefined ? null : found.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()).replace(/\s+/g, ' ')
}

export const emptyPromise = (part: string, clause: number, newId: NewId): DraftPromise => ({
  commitment: newId('cmt'),
  part,
  clause,
  isTaken: true,
  found: null,
  obligors: '',
  beneficiaries: '',
  act: '',
  rule: 'once',
  value: '',
  unit: '',
  every: '1',
  point: '',
  counter: '',
  from: '',
  until: '',
  after: '',
  hours: '',
  hoursOf: 'effect',
  ratio: [],
})

const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** Promises that will be entered: taken, and of a clause that is kept. */
export const takenOf = ({ promises, parts }: AgreementDraft): readonly DraftPromise[] =>
  promises.filter(
    (one) => one.isTaken && parts.find(({ part }) => part === one.part)?.clauses[one.clause]?.isKept === true,
  )

/** Everybody the promises name, in the order they are named, with what was said of them already. */
export function actorsOf(draft: AgreementDraft): readonly DraftActor[] {
  const names = takenOf(draft).flatMap(({ obligors, beneficiaries, counter }) => [
    ...namesIn(obligors),
    ...namesIn(beneficiaries),
    ...namesIn(counter),
  ])
  const own = draft.actors.map(({ actor }) => actor)
  return [...new Set([...names, ...own])].map(
    (actor) =>
      draft.actors.find((one) => one.actor === actor) ?? { actor, role: 'party', organisation: '', mayVerify: false },
  )
}

/** Whether a promise can be entered: somebody owes something, and a quantity in every window says from when. */
export const isWhole = (promise: DraftPromise, { effect }: Pick<AgreementDraft, 'effect'>): boolean =>
  namesIn(promise.obligors).length > 0 &&
  promise.act.trim() !== '' &&
  (promise.rule !== 'each' || promise.from !== '' || effect !== '') &&
  (promise.value === '' || Number(promise.value) > 0) &&
  (promise.hours === '' || Number(promise.hours) > 0) &&
  promise.ratio.every(({ times, of, point }) => Number(times) > 0 && of.trim() !== '' && point.trim() !== '') &&
  (promise.ratio.length === 0 || promise.point.trim() !== '')

export const canBeEntered = (draft: AgreementDraft): boolean =>
  draft.title.trim() !== '' &&
  draft.parts.some(({ clauses }) => clauses.some(({ isKept }) => isKept)) &&
  takenOf(draft).every((one) => isWhole(one, draft))

export type EntryDraft = { readonly kind: string; readonly body: Record<string, unknown> }

/** The entries, in the order in which they are written: the text first, for who writes it keeps the agreement. */
export function entriesOf(draft: AgreementDraft): readonly EntryDraft[] {
  const { agreement, zone, document } = draft
  const title = draft.title.trim()
  const effect = draft.effect === '' ? null : dayStart(zone, draft.effect)
  const ids = new Map<string, string>()
  let given: ReturnType<typeof withClauseIds> = []
  const versions = draft.parts.flatMap(({ part, heading, clauses }): EntryDraft[] => {
    const kept = clauses.flatMap(({ isKept, ...clause }, place) => (isKept ? [{ place, clause }] : []))
    if (kept.length === 0) return []
    // An id is of the whole agreement: what another part was given is not given again.
    const own = withClauseIds(
      kept.map(({ clause }) => clause),
      [given, []],
    )
    given = [...given, ...own]
    for (const [i, { place }] of kept.entries()) ids.set(`${part} ${place}`, own[i]?.id ?? '')
    const body = {
      agreement,
      title,
      part,
      version: 1,
      clauses: own,
      document,
      zone,
      ...(heading === undefined ? {} : { heading }),
      ...(part === 'main' && effect !== null ? { effect: { at: effect } } : {}),
    }
    return [{ kind: 'agreement-versioned', body }]
  })
  const roles = actorsOf(draft).map(
    ({ actor, role, organisation, mayVerify }): EntryDraft => ({
      kind: 'role-given',
      body: {
        agreement,
        actor,
        role,
        ...(organisation === '' ? {} : { organisation }),
        ...(mayVerify ? { may: ['verify'] } : {}),
      },
    }),
  )
  const hasPhase = draft.phase.trim() !== '' && effect !== null
  const phases: readonly EntryDraft[] = hasPhase
    ? [
        {
          kind: 'phase-set',
          body: {
            agreement,
            phase: 'one',
            name: draft.phase.trim(),
            order: 1,
            begins: { after: { on: 'effect' } },
            ...(draft.phaseEnds === '' ? {} : { ends: { at: dayEnd(zone, draft.phaseEnds) } }),
          },
        },
      ]
    : []
  const promises = takenOf(draft).map((one): EntryDraft => {
    const clause = ids.get(`${one.part} ${one.clause}`)
    return {
      kind: 'commitment-drafted',
      body: {
        commitment: one.commitment,
        agreement,
        clauses: clause === undefined ? [] : [clause],
        obligors: namesIn(one.obligors),
        beneficiaries: namesIn(one.beneficiaries),
        act: one.act.trim(),
        zone,
        ...(hasPhase ? { phase: 'one' } : {}),
        terms: termsOf(one, zone, effect),
      },
    }
  })
  return [...versions, ...roles, ...phases, ...promises]
}

function termsOf(one: DraftPromise, zone: string, effect: string | null): Record<string, unknown> {
  const from = one.from === '' ? null : dayStart(zone, one.from)
  const when = {
    ...(from === null ? {} : { from: { at: from } }),
    ...untilOf(one, zone),
    ...(one.after === '' ? {} : { onlyIf: [{ on: 'commitment', commitment: one.after, is: 'performed' }] }),
  }
  if (one.rule === 'standing') return { rule: 'standing', ...when }
  const unit = one.unit.trim() || one.act.trim().slice(0, unitMax)
  const need = needOf(one, unit.slice(0, unitMax))
  const amount = need === null ? {} : { need }
  const measure =
    need === null || one.point.trim() === ''
      ? {}
      : {
          measure: {
            of: { tally: slugOf(unit) },
            point: slugOf(one.point),
            ...(one.counter.trim() === '' ? {} : { counter: one.counter.trim() }),
          },
        }
  if (one.rule === 'once') return { rule: 'once', ...when, ...amount, ...measure }
  const begins = from ?? effect ?? dayStart(zone, '1970-01-01')
  return {
    rule: 'each',
    ...when,
    from: { at: begins },
    every: { days: Math.max(1, Math.round(Number(one.every) || 1)) },
    ...amount,
    ...measure,
  }
}

/** The deadline: hours from something, else the end of a day. */
function untilOf({ hours, hoursOf, until }: DraftPromise, zone: string): Record<string, unknown> {
  if (hours !== '') {
    const after = hoursOf === 'effect' ? { on: 'effect' } : { on: 'commitment', commitment: hoursOf, is: 'performed' }
    return { until: { after, hours: Number(hours) } }
  }
  return until === '' ? {} : { until: { at: dayEnd(zone, until) } }
}

/** How much is owed: so many for each of what is counted elsewhere, or a number; null where neither is said. */
function needOf({ ratio, value }: DraftPromise, unit: string): Record<string, unknown> | null {
  if (ratio.length > 0) {
    return {
      ratio: ratio.map(({ times, of, point }) => ({
        times: Number(times),
        forEach: { of: { tally: slugOf(of) }, point: slugOf(point) },
      })),
      unit,
    }
  }
  return value === '' ? null : { value: Number(value), unit }
}

const unitMax = 60
const dayMs = 86_400_000
const dayStart = (zone: string, day: string) => instantOf(startOfDate(zone, day))
const dayEnd = (zone: string, day: string) =>
  instantOf(startOfDate(zone, new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)))

/** The name data goes by: letters and digits of the words, joined. Words without any of a-z go by a name of their own. */
function slugOf(words: string): string {
  const plain = words.normalize('NFKD').toLowerCase()
  const parts = plain.match(/[a-z0-9]+/g) ?? []
  const slug = parts.join('-').replace(/^[^a-z]+/, '')
  if (slug !== '') return slug.slice(0, unitMax).replace(/-+$/, '')
  return `u-${[...plain].map((letter) => (letter.codePointAt(0) ?? 0).toString(36)).join('')}`.slice(0, unitMax)
}
