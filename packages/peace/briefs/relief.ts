// Relief work in the situation brief: which movements there were and what became of them, what was counted at which point,
// what is still missing, who does what. A figure is added only to figures of the same point, unit, item and place; of people
// reached no sum is made, because they may be the same.
import { sameWords } from '../aid/names.ts'
import type { ActivityRow, AidCount, GapRow, MovementRow } from '../aid/rows.ts'
import type { BriefSentence } from './brief.ts'
import { citedMax, cut, dayIn, dayMs, eachMax, sentence } from './telling.ts'
import type { SituationWords } from './words/situation-words.ts'

export type ReliefRows = {
  readonly movements: readonly MovementRow[]
  readonly gaps: readonly GapRow[]
  readonly activities: readonly ActivityRow[]
}

type Of = { readonly rows: ReliefRows; readonly words: SituationWords; readonly since: string; readonly at: string }

const stopped: ReadonlySet<string> = new Set(['denied', 'impeded', 'partly-facilitated'])
const aheadDays = 14

/** Rows of a told story as they would have been at an instant of it: what nobody had said yet is left out. */
export function reliefAsTold({ movements, gaps, activities }: ReliefRows, at: string): ReliefRows {
  const isBy = (instant: string) => Date.parse(instant) <= Date.parse(at)
  return {
    movements: movements.map((row) => {
      const outcomes = row.outcomes.filter(({ said }) => isBy(said))
      const last = outcomes.at(-1) ?? null
      const isContested = new Set(new Map(outcomes.map((one) => [one.by, one.outcome])).values()).size > 1
      const counts = row.counts.filter(({ until }) => isBy(until))
      return { ...row, outcomes, outcome: last?.outcome ?? 'planned', outcomeBy: last, isContested, counts }
    }),
    gaps,
    activities: activities.filter(({ firstDay }) => firstDay === null || firstDay <= at.slice(0, 10)),
  }
}

export function reliefNow(of: Of): readonly BriefSentence[] {
  return [...outcomes(of), ...stoppedOnes(of), ...counted(of), ...gapsNow(of), ...ahead(of), ...activitiesNow(of)]
}

/** Movements whose days touch the time of the brief and that were not only planned. */
function movedIn({ rows, since, at }: Of): readonly MovementRow[] {
  const [from, until] = [since.slice(0, 10), at.slice(0, 10)]
  return rows.movements.filter(
    ({ firstDay, lastDay, outcome }) =>
      outcome !== 'planned' && firstDay !== null && lastDay !== null && lastDay > from && firstDay <= until,
  )
}

function outcomes(of: Of): readonly BriefSentence[] {
  const { words, since, at } = of
  const moved = movedIn(of)
  if (moved.length === 0) return []
  const byOutcome = Map.groupBy(moved, ({ outcome }) => outcome)
  const parts = [...byOutcome]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([outcome, all]) => ({ outcome: words.codes.outcomes[outcome], count: all.length }))
  const days = Math.max(1, Math.round((Date.parse(at) - Date.parse(since)) / dayMs))
  const cited = moved.map(({ outcomeBy, entries }) => outcomeBy?.entry ?? entries[0] ?? '')
  return [sentence(words.movements({ count: moved.length, days, parts }), cited.slice(-citedMax))]
}

/** What was stopped or held up, and what is told differently; each by whose word and on what ground. */
function stoppedOnes(of: Of): readonly BriefSentence[] {
  const { words } = of
  return movedIn(of)
    .filter(({ outcome, isContested }) => stopped.has(outcome) || isContested)
    .toSorted(byDay)
    .slice(0, eachMax)
    .map((row) => {
      // The last word of each who spoke of it, side by side.
      const last = [...new Map(row.outcomes.map((one) => [one.by, one])).values()]
      const said = last.map(({ outcome, by, says }) => ({
        outcome: words.codes.outcomes[outcome],
        by,
        says: cut(says ?? ''),
      }))
      return sentence(
        words.moved({ movement: nameOf(row, of), said }),
        last.map(({ entry }) => entry),
      )
    })
}

type One = AidCount & { readonly movement: string; readonly to: string }

/** What was counted on movements in the time of the brief, each point by itself. */
function counted(of: Of): readonly BriefSentence[] {
  const { rows, words, since, at } = of
  const ones = rows.movements.flatMap(({ key, to, counts }): One[] =>
    counts
      .filter(({ from, until }) => from > since && Date.parse(from) <= Date.parse(at) && until > since)
      .map((count) => ({ ...count, movement: key, to: to.name })),
  )
  const groups = Map.groupBy(ones, ({ point, item, unit, to }) =>
    JSON.stringify([sameWords(item), sameWords(to), sameWords(unit), point]),
  )
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, eachMax * 2)
    .flatMap(([, list]) => {
      const [first] = list
      if (first === undefined) return []
      // Of one movement each counter's last figure counts; where they differ, the least and the most are told.
      const each = [...Map.groupBy(list, ({ movement }) => movement).values()].map((own) => {
        const last = [...new Map(own.map((one) => [`${one.counter}\n${one.toldBy}`, one])).values()]
        return {
          low: Math.min(...last.map(({ low, value }) => low ?? value)),
          high: Math.max(...last.map(({ high, value }) => high ?? value)),
          entries: last.map(({ entry }) => entry),
        }
      })
      const sum = (pick: 'low' | 'high') => each.reduce((all, one) => all + one[pick], 0)
      const figure = { low: sum('low'), high: sum('high'), unit: first.unit, item: first.item, place: first.to }
      const point = words.codes.points[first.point] ?? first.point
      return [
        sentence(
          words.counted({ ...figure, point, movements: each.length }),
          each.flatMap(({ entries }) => entries),
        ),
      ]
    })
}

/** Needs of the time of the brief that are not met, the largest first; where nobody counted, that is told. */
function gapsNow({ rows, words, since, at }: Of): readonly BriefSentence[] {
  const open = rows.gaps.flatMap((row) => {
    const { need } = row
    const isNow = need !== null && need.from <= at && need.until > since
    return !isNow || (need.gap !== null && need.gap <= 0) ? [] : [{ row, need }]
  })
  return open
    .toSorted((a, b) => (b.need.gap ?? b.need.value) - (a.need.gap ?? a.need.value))
    .slice(0, eachMax)
    .map(({ row, need }) => {
      const item = row.item ?? (row.cluster === null ? '' : words.codes.clusters[row.cluster])
      const point = words.codes.points[need.measure.point] ?? need.measure.point
      const came = need.came?.value ?? null
      const isPeople = row.item === null
      // A need's last day is the one before its end.
      const until = dayIn(words.language, new Date(Date.parse(need.until) - 1).toISOString().slice(0, 10))
      const told = { gap: need.gap, needed: need.value, came, unit: row.unit, item, place: row.place, point, isPeople }
      const cited = [need.entry, ...row.entries.filter((entry) => entry !== need.entry)].slice(0, citedMax)
      return sentence(words.gap({ ...told, until, by: need.by }), cited)
    })
}

function ahead(of: Of): readonly BriefSentence[] {
  const { rows, words, at } = of
  const [today, last] = [at.slice(0, 10), new Date(Date.parse(at) + aheadDays * dayMs).toISOString().slice(0, 10)]
  return rows.movements
    .filter(
      ({ outcome, firstDay, lastDay }) =>
        outcome === 'planned' && firstDay !== null && lastDay !== null && lastDay >= today && firstDay <= last,
    )
    .toSorted(byDay)
    .slice(0, eachMax)
    .map((row) => {
      const said = [{ outcome: words.codes.outcomes.planned, by: '', says: '' }]
      return sentence(words.moved({ movement: nameOf(row, of), said }), row.entries.slice(0, 1))
    })
}

/** Activities that go on in the time of the brief: how many by cluster, and each by itself. */
function activitiesNow({ rows, words, since, at }: Of): readonly BriefSentence[] {
  const [from, until] = [since.slice(0, 10), at.slice(0, 10)]
  const now = rows.activities.filter(
    ({ firstDay, lastDay }) => (firstDay === null || firstDay <= until) && (lastDay === null || lastDay >= from),
  )
  if (now.length === 0) return []
  const parts = [...Map.groupBy(now, ({ cluster }) => cluster)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([cluster, all]) => ({ cluster: words.codes.clusters[cluster], count: all.length }))
  const cited = now.flatMap(({ entries }) => entries.slice(-1)).slice(-citedMax)
  const each = now.slice(0, eachMax).map((row) => {
    const { who, what, cluster, where, state, targeted, reached } = row
    const codes = { cluster: words.codes.clusters[cluster], state: words.codes.activityStates[state] }
    return sentence(
      words.activity({ who, what: cut(what), place: where.name, ...codes, targeted, reached }),
      row.entries.slice(-1),
    )
  })
  return [sentence(words.activities({ count: now.length, parts }), cited), ...each]
}

const byDay = (a: MovementRow, b: MovementRow): number => ((a.firstDay ?? '') < (b.firstDay ?? '') ? -1 : 1)

function nameOf({ reference, by, from, to, firstDay, trucks }: MovementRow, { words }: Of): string {
  const day = firstDay === null ? words.noDay : dayIn(words.language, firstDay)
  return words.movement({ reference: reference ?? '', by, from: from.name, to: to.name, day, trucks })
}
