// The situation brief, daily or weekly: what is new since the last one first, then the three areas a reader looks for
// (diplomatic engagement, humanitarian relief, regional stability), what is due, and what is told differently. Made of rows
// their reader may see; every sentence cites the entries it is made of.
import type { InitiativeRow } from '../aid/rows.ts'
import { earliestDay } from '../edtf.ts'
import type { PrecedentRow } from '../engagements/precedent-rows.ts'
import type { EngagementRow } from '../engagements/rows.ts'
import type { IncidentRow } from '../incidents/rows.ts'
import type { AccountRow } from '../rows.ts'
import { isListedOn } from '../standing/at.ts'
import type { StandingRow } from '../standing/rows.ts'
import type { Brief, BriefSection, BriefSentence } from './brief.ts'
import { type ComplianceOf, complianceBrief } from './compliance.ts'
import { incidentFigures } from './incident-figures.ts'
import { type ReliefRows, reliefNow } from './relief.ts'
import { citedMax, cut, dayIn, dayMs, eachMax, sentence } from './telling.ts'
import type { SituationWords } from './words/situation-words.ts'

export type SituationKind = 'daily' | 'weekly'

export type SituationRows = {
  readonly engagements: readonly EngagementRow[]
  readonly incidents: readonly IncidentRow[]
  readonly accounts: readonly AccountRow[]
  readonly standing: readonly StandingRow[]
  readonly initiatives: readonly InitiativeRow[]
}

export type SituationOf = {
  readonly kind: SituationKind
  readonly compliance: ComplianceOf
  /** As known now, and as they were known at `since`. */
  readonly rows: SituationRows & ReliefRows & { readonly precedents: readonly PrecedentRow[] }
  readonly before: SituationRows
  readonly words: SituationWords
  /** An organisation's name, as the record has it. */
  readonly nameOf: (organisation: string) => string
}

// What a reader looks at before the next brief but one.
const aheadDays = 14
const reliefTypes = new Set(['aid'])
const reliefModes = new Set(['obstruct-aid'])
const stabilityTypes = new Set(['assault', 'coerce', 'mobilize', 'threaten', 'protest', 'retreat'])

export function situationBrief(of: SituationOf): Brief {
  const { compliance, rows, before, words, kind } = of
  const { at, since } = compliance
  const report = complianceBrief(compliance)
  const ofReport = (...names: readonly string[]): readonly BriefSentence[] =>
    names.flatMap((name) => report.sections.find((one) => one.name === name)?.sentences ?? [])
  const news = rows.accounts.filter(isNewIn(before.accounts)).filter((row) => isRecent(row, of))
  const isRelief = ({ type, mode }: AccountRow) => reliefTypes.has(type) || reliefModes.has(mode ?? '')
  const isStability = ({ type, mode }: AccountRow) => stabilityTypes.has(type) && !reliefModes.has(mode ?? '')
  const sections: BriefSection[] = []
  const section = (name: keyof SituationWords['headings'], all: readonly BriefSentence[]) => {
    const sentences = unique(all.filter(({ entries }) => entries.length > 0))
    if (sentences.length > 0) sections.push({ name, heading: words.headings[name], sentences })
  }
  section('changes', [
    ...engagementChanges(of),
    ...incidentsNew(of),
    ...listingsNew(of),
    ...initiativesNew(of),
    ...news
      .filter((row) => !isRelief(row) && !isStability(row))
      .slice(0, eachMax)
      .map((row) => told(row, of)),
    ...ofReport('changes'),
  ])
  section('diplomacy', [...engagementsAhead(of), ...readouts(of), ...firsts(of)])
  section('relief', [
    ...reliefNow({ rows, words, since, at }),
    ...initiativesNow(of),
    ...strongest(rows.accounts.filter((row) => isRelief(row) && isRecent(row, of))).map((row) => told(row, of)),
  ])
  section('stability', [
    ...incidentFigures({ incidents: rows.incidents, words, since, at }),
    ...contestedIncidents(of),
    ...strongest(news.filter(isStability)).map((row) => told(row, of)),
  ])
  section('promises', ofReport('overdue', 'next'))
  section(
    'disputed',
    strongest(rows.accounts.filter((row) => row.disputed && isRecent(row, of))).map((row) => told(row, of)),
  )
  return {
    ...report,
    kind,
    title: words.titles[kind],
    at,
    since,
    sections,
    notes: { ...report.notes, made: words.made },
  }
}

/** Rows that were not there before. */
const isNewIn = <R extends { readonly key: string }>(before: readonly R[]) => {
  const known = new Set(before.map(({ key }) => key))
  return ({ key }: R) => !known.has(key)
}

function engagementChanges(of: SituationOf): readonly BriefSentence[] {
  const { rows, before, words } = of
  const known = new Map(before.engagements.map((row) => [row.key, row]))
  return rows.engagements.flatMap((row) => {
    const was = known.get(row.key)
    const by = row.stateBy?.by ?? ''
    const meeting = meetingOf(row, of)
    const denials = row.deniedBy
      .filter(({ entry }) => !(was?.entries.includes(entry) ?? false))
      .map(({ by: who, says, entry }) => sentence(words.denied({ meeting, by: who, says: says ?? '' }), [entry]))
    const cited = row.stateBy === null ? row.entries.slice(0, 1) : [row.stateBy.entry, ...row.entries.slice(0, 1)]
    if (was === undefined)
      return [sentence(words.entered({ meeting, state: words.states[row.state], by }), cited), ...denials]
    if (was.state === row.state && sameTime(was, row)) return denials
    const states = { before: words.states[was.state], after: words.states[row.state] }
    const moved = was.state === row.state ? words.stands({ meeting, state: states.after, by }) : null
    return [sentence(moved ?? words.changed({ meeting, ...states, by }), cited), ...denials]
  })
}

const sameTime = (a: EngagementRow, b: EngagementRow) => JSON.stringify(a.when) === JSON.stringify(b.when)

/** What is on its way: everything that may still come, soonest first; what has no day last. */
function engagementsAhead(of: SituationOf): readonly BriefSentence[] {
  const { rows, words, compliance } = of
  const today = compliance.at.slice(0, 10)
  const last = new Date(Date.parse(compliance.at) + aheadDays * dayMs).toISOString().slice(0, 10)
  return rows.engagements
    .filter(({ state, lastDay, firstDay }) => {
      if (state === 'held' || state === 'cancelled' || state === 'denied-by-party') return false
      return lastDay === null || firstDay === null || (lastDay >= today && firstDay <= last)
    })
    .toSorted((a, b) => ((a.firstDay ?? '9999') < (b.firstDay ?? '9999') ? -1 : 1))
    .slice(0, eachMax)
    .map((row) => {
      const meeting = meetingOf(row, of)
      const by = row.stateBy?.by ?? ''
      const cited = [...(row.stateBy === null ? [] : [row.stateBy.entry]), ...row.entries.slice(0, 1)]
      return sentence(words.stands({ meeting, state: words.states[row.state], by }), cited)
    })
}

function readouts(of: SituationOf): readonly BriefSentence[] {
  const { rows, before, words } = of
  const known = new Set(before.engagements.flatMap(({ entries }) => entries))
  return rows.engagements.flatMap((row) =>
    row.readouts
      .filter(({ entry }) => !known.has(entry))
      .map(({ by, says, entry }) =>
        sentence(words.readout({ meeting: meetingOf(row, of), by, says: cut(says) }), [entry]),
      ),
  )
}

/** Sentences that call a meeting the first, where the record has something to say to them. */
function firsts({ rows, words, before, compliance }: SituationOf): readonly BriefSentence[] {
  const known = new Set([...before.engagements, ...before.accounts].flatMap(({ entries }) => entries))
  return rows.precedents.flatMap((row) =>
    row.firsts.flatMap(({ verdict, says, entry, because, on }) => {
      const isOld = known.has(entry) || (on !== null && (earliestDay(on) ?? '') < compliance.since.slice(0, 10))
      if (verdict === 'nothing-known' || isOld) return []
      return [sentence(words.first({ says: cut(says), verdict }), [entry, ...because].slice(0, citedMax))]
    }),
  )
}

function incidentsNew(of: SituationOf): readonly BriefSentence[] {
  const { rows, before, words } = of
  return rows.incidents
    .filter(isNewIn(before.incidents))
    .filter(({ isFirst }) => isFirst)
    .slice(0, eachMax)
    .flatMap((row) => {
      const [first] = row.accounts
      if (first === undefined) return []
      const by = of.nameOf(first.organisation)
      const about = {
        day: dayOf(row.day, of),
        place: row.place,
        what: cut(row.what),
        by,
        accounts: row.accounts.length,
      }
      return [
        sentence(
          words.incident(about),
          row.accounts.map(({ entry }) => entry),
        ),
      ]
    })
}

function contestedIncidents(of: SituationOf): readonly BriefSentence[] {
  const { rows, words, compliance } = of
  return rows.incidents
    .filter(
      ({ isContested, isFirst, from }) => isContested && isFirst && from > compliance.since && from <= compliance.at,
    )
    .slice(0, eachMax)
    .map((row) => {
      const about = { day: dayOf(row.day, of), place: row.place, what: cut(row.what), accounts: row.accounts.length }
      return sentence(
        words.contested(about),
        row.accounts.map(({ entry }) => entry),
      )
    })
}

function listingsNew(of: SituationOf): readonly BriefSentence[] {
  const { rows, before, words, compliance } = of
  const known = new Set(before.standing.flatMap(({ entries }) => entries))
  return rows.standing.flatMap((row) =>
    row.designations
      .filter((one) => !known.has(one.entry) && isListedOn(one, compliance.at.slice(0, 10)))
      .map(({ by, law, since, entry }) =>
        sentence(words.listed({ actor: row.name, by, law, since: dayOf(since, of) }), [entry]),
      ),
  )
}

/** Relief work that was entered, or is in another state than it was. */
function initiativesNew({ rows, before, words }: SituationOf): readonly BriefSentence[] {
  const known = new Map(before.initiatives.map((row) => [row.key, row]))
  return rows.initiatives.flatMap((row) => {
    const was = known.get(row.key)
    if (was?.state === row.state) return []
    const about = { title: row.title, state: words.initiativeStates[row.state], by: row.stateBy ?? '' }
    const cited = row.states.slice(-1).map(({ entry }) => entry)
    const text =
      was === undefined
        ? words.initiative(about)
        : words.initiativeChanged({ ...about, before: words.initiativeStates[was.state] })
    return [sentence(text, cited)]
  })
}

/** Relief work that goes on or is being prepared. */
function initiativesNow({ rows, words }: SituationOf): readonly BriefSentence[] {
  return rows.initiatives
    .filter(({ state }) => state !== 'ended')
    .slice(0, eachMax)
    .map((row) => {
      const about = { title: row.title, state: words.initiativeStates[row.state], by: row.stateBy ?? '' }
      return sentence(
        words.initiative(about),
        row.states.slice(-1).map(({ entry }) => entry),
      )
    })
}

/**
 * Whether an account is of the time of this brief: what happened or goes on, dated within it. What nobody dates is told
 * only where two origins that do not know of each other tell it.
 */
function isRecent({ date, status, origins }: AccountRow, { compliance }: SituationOf): boolean {
  if (status !== 'occurred' && status !== 'ongoing') return false
  if (date === null) return origins > 1
  // A limit ('by 20 April') is no day on which anything happened.
  const first = date.includes('..') ? null : earliestDay(date)
  return first !== null && first >= compliance.since.slice(0, 10) && first <= compliance.at.slice(0, 10)
}

/** Those with the most independent origins, the newest of equals first. */
const strongest = (rows: readonly AccountRow[]): readonly AccountRow[] =>
  rows.toSorted((a, b) => b.origins - a.origins || ((a.date ?? '') < (b.date ?? '') ? 1 : -1)).slice(0, eachMax)

function told(row: AccountRow, of: SituationOf): BriefSentence {
  const { date, passage, origins, standing, disputed } = row
  const about = { date: date === null ? '' : dayOf(date, of), passage: cut(passage), origins, disputed }
  return sentence(of.words.told({ ...about, machine: standing === 'machine' }), row.entries.slice(0, citedMax))
}

function meetingOf(row: EngagementRow, of: SituationOf): string {
  const { firstDay, lastDay, title, place } = row
  const first = firstDay === null ? of.words.noDay : dayOf(firstDay, of)
  const isLong = firstDay !== null && lastDay !== null && lastDay !== firstDay
  return of.words.meeting({ title, day: isLong ? `${first} – ${dayOf(lastDay, of)}` : first, place: place ?? '' })
}

const dayOf = (date: string, { words }: SituationOf): string => dayIn(words.language, date)

/** One sentence once, however many rows make it. */
const unique = (all: readonly BriefSentence[]): BriefSentence[] => [
  ...new Map(all.map((one) => [one.text, one])).values(),
]
