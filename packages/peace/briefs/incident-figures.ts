// Incidents in figures: how many of each kind, how much harm at the least and at the most. Each figure cites the accounts it
// is made of; of incidents that are held to be the same, one counts.
import type { IncidentRow } from '../incidents/rows.ts'
import type { BriefSentence } from './brief.ts'
import { citedMax, dayMs, eachMax, sentence } from './telling.ts'
import type { SituationWords } from './words/situation-words.ts'

type Of = {
  readonly incidents: readonly IncidentRow[]
  readonly words: SituationWords
  readonly since: string
  readonly at: string
}

/** How many there were in the time of this brief, and in as long a time before it. A number, not a verdict. */
export function incidentFigures(of: Of): readonly BriefSentence[] {
  const { words } = of
  const [until, from] = [Date.parse(of.at), Date.parse(of.since)]
  const now = within(of, from, until)
  if (now.length === 0) return []
  const days = Math.max(1, Math.round((until - from) / dayMs))
  const count = { count: now.length, before: within(of, from - (until - from), from).length, days }
  return [sentence(words.incidents(count), firstOf(now)), ...byEvent(now, words), ...harmed(now, words)]
}

function within({ incidents }: Of, start: number, end: number): readonly IncidentRow[] {
  return incidents.filter(({ isFirst, from: began }) => {
    const ms = Date.parse(began)
    return isFirst && ms > start && ms <= end
  })
}

const firstOf = (rows: readonly IncidentRow[]): readonly string[] =>
  rows.flatMap(({ accounts }) => accounts.slice(0, 1).map(({ entry }) => entry)).slice(-citedMax)

function byEvent(now: readonly IncidentRow[], words: SituationWords): readonly BriefSentence[] {
  return [...Map.groupBy(now, ({ event }) => event)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, eachMax)
    .map(([event, rows]) => {
      const places = [...Map.groupBy(rows, ({ place }) => place)]
        .toSorted(([, a], [, b]) => b.length - a.length)
        .map(([place, there]) => ({ place, count: there.length }))
      return sentence(
        words.incidentsOf({ event: words.codes.events[event], count: rows.length, places }),
        firstOf(rows),
      )
    })
}

/** Figures of people, civilians and combatants are told apart: one may hold the other. */
function harmed(now: readonly IncidentRow[], words: SituationWords): readonly BriefSentence[] {
  const all = now.flatMap((row) => row.harm.map((one) => ({ ...one, row })))
  return [...Map.groupBy(all, ({ kind, of }) => `${kind} ${of}`).values()].flatMap((list) => {
    const [first] = list
    const [low, high] = [list.reduce((sum, one) => sum + one.low, 0), list.reduce((sum, one) => sum + one.high, 0)]
    if (first === undefined || high === 0) return []
    // The row's words are of the lists that the brief has words for; a newer hub may know more.
    const kind = words.codes.harms[first.kind as keyof typeof words.codes.harms] ?? first.kind
    const group = words.codes.groups[first.of as keyof typeof words.codes.groups] ?? first.of
    const told = list.filter(({ high: most }) => most > 0)
    const cited = told.flatMap(({ row }) =>
      row.accounts.filter(({ harm }) => harm.some((one) => one.kind === first.kind)).map(({ entry }) => entry),
    )
    const about = { kind, group: first.of === 'people' ? '' : group, low, high, incidents: told.length }
    return [sentence(words.harmed(about), cited.slice(-citedMax))]
  })
}
