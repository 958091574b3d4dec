// The compliance report: what changed since the last one, what is overdue, due next and contested, and what was done, in
// sentences made of the rows their reader may see. Each cites the entries it is made of.
import type { AgreementRow, CommitmentRow, ExchangeRow, ProposalRow } from '../promises/rows.ts'
import type { State } from '../promises/state.ts'
import { stateAt } from '../promises/state-at.ts'
import { type Stage, stages } from '../promises/terms.ts'
import type { Brief, BriefSection, BriefSentence } from './brief.ts'
import type { BriefWords } from './words/words.ts'

export type ComplianceRows = {
  readonly agreements: readonly AgreementRow[]
  readonly commitments: readonly CommitmentRow[]
  readonly exchanges: readonly ExchangeRow[]
  readonly proposals: readonly ProposalRow[]
}

export type ComplianceOf = {
  readonly process: { readonly key: string; readonly name: string }
  /** As known now. */
  readonly rows: ComplianceRows
  /** Commitments as they were known at `since`; none where nothing was known then. */
  readonly before: readonly CommitmentRow[]
  readonly at: string
  readonly since: string
  readonly words: BriefWords
  /** Numbers of clauses as the text has them, by agreement and clause. */
  readonly clauseNumbers: ReadonlyMap<string, string>
}

// What a reader looks at before the next report.
const nextDays = 14
// A sentence on a quota rests on its newest counts: the windows' rows name every one.
const citedMax = 24
const dayMs = 86_400_000

export function complianceBrief(of: ComplianceOf): Brief {
  const { process, at, since, words } = of
  const sections: BriefSection[] = []
  const section = (name: keyof BriefWords['headings'], sentences: readonly (BriefSentence | null)[]) => {
    const whole = sentences.filter((one) => one !== null && one.entries.length > 0) as BriefSentence[] // the filter says so
    if (whole.length > 0) sections.push({ name, heading: words.headings[name], sentences: whole })
  }
  const zone = of.rows.agreements[0]?.zone ?? 'UTC'
  section('changes', changes(of))
  section('phases', phases(of))
  const standing = of.rows.commitments.flatMap((row) => {
    const state = stateAt(row.states, at)
    return state === undefined ? [] : [{ row, state }]
  })
  const inTime = standing.toSorted(
    (a, b) => ms(a.row.due.until, Number.POSITIVE_INFINITY) - ms(b.row.due.until, Number.POSITIVE_INFINITY),
  )
  section(
    'overdue',
    inTime
      .filter(({ state }) => state.overdue)
      .map(({ row, state }) =>
        sentence(
          words.overdue({ promise: promiseOf(row, of), state: said(state, words), due: dueOf(row, words) }),
          because(state),
        ),
      ),
  )
  section(
    'next',
    inTime
      .filter(({ row, state }) => {
        const due = ms(row.due.until, Number.NaN)
        const isOpen = state.status === 'due' || state.status === 'not_yet_due' || state.status === 'partly'
        return isOpen && !state.overdue && due > ms(at, 0) && due <= ms(at, 0) + nextDays * dayMs
      })
      .map(({ row, state }) =>
        sentence(
          words.next({ promise: promiseOf(row, of), state: said(state, words), due: dueOf(row, words) }),
          because(state),
        ),
      ),
  )
  section(
    'contested',
    standing.flatMap(({ row }) =>
      row.contested
        .filter((one) => ms(one.since, 0) <= ms(at, 0) && (one.until === null || ms(one.until, 0) > ms(at, 0)))
        .map((one) => contested(one, row, of)),
    ),
  )
  section(
    'readings',
    standing
      .filter(({ row }) => row.interpretations.length > 1)
      .flatMap(({ row }) =>
        row.interpretations.map((one) => {
          const state = stateAt(one.states ?? row.states, at)
          if (state === undefined) return null
          return sentence(
            words.reading({
              promise: promiseOf(row, of),
              who: one.of.length > 0 ? listed(one.of, words) : one.organisation,
              says: one.says ?? row.act,
              state: said(state, words),
            }),
            [one.entry, ...because(state)],
          )
        }),
      ),
  )
  section(
    'quotas',
    standing.flatMap(({ row }) =>
      row.measures.flatMap((one) => {
        if (one.windows === null) return []
        const { met, all } = one.windows
        const common = { promise: promiseOf(row, of), point: one.point.replaceAll('-', ' '), met, all }
        const entries = one.counters.flatMap((counter) => counter.entries).slice(-citedMax)
        const text = one.isAgreed
          ? words.quota({ ...common, counter: row.measure?.counter ?? '' })
          : words.quotaElsewhere(common)
        return [sentence(text, entries.length > 0 ? entries : row.entries.slice(0, 1))]
      }),
    ),
  )
  section(
    'exchanges',
    of.rows.exchanges.map((row) => exchanged(row, at, words)),
  )
  section(
    'done',
    inTime
      .filter(({ state }) => ['reported_done', 'verified_done', 'verified_late'].includes(state.status))
      .map(({ row, state }) =>
        sentence(
          words.done({
            promise: promiseOf(row, of),
            state: said(state, words),
            from: day(state.from, row.zone, words),
          }),
          because(state),
        ),
      ),
  )
  return {
    kind: 'compliance',
    process: process.key,
    title: words.title,
    about: words.about({ process: process.name, since: day(since, zone, words), at: day(at, zone, words) }),
    language: words.language,
    direction: words.direction,
    at,
    since,
    sections,
    notes: words.notes,
  }
}

function changes(of: ComplianceOf): readonly (BriefSentence | null)[] {
  const { rows, at, since, words } = of
  const isNew = (instant: string) => ms(instant, 0) > ms(since, 0) && ms(instant, 0) <= ms(at, 0)
  const known = new Map(of.before.map((row) => [row.key, row]))
  const found: (BriefSentence | null)[] = []
  for (const row of rows.commitments) {
    const promise = promiseOf(row, of)
    const now = stateAt(row.states, at)
    const before = stateAt(row.states, since)
    const taken = stateAt(known.get(row.key)?.states ?? [], since)
    if (now !== undefined && before === undefined) {
      const [first] = row.states
      found.push(
        sentence(words.added({ promise, from: day(first?.from ?? now.from, row.zone, words), now: said(now, words) }), [
          ...row.interpretations.map((one) => one.entry),
          ...because(now),
        ]),
      )
    } else if (now !== undefined && before !== undefined && !isAlike(now, before)) {
      found.push(
        sentence(
          words.changed({
            promise,
            since: day(since, row.zone, words),
            before: said(before, words),
            from: day(now.from, row.zone, words),
            after: said(now, words),
          }),
          [...because(now), ...because(before)],
        ),
      )
    }
    if (taken !== undefined && before !== undefined && !isAlike(taken, before)) {
      found.push(
        sentence(
          words.learnt({
            promise,
            on: day(since, row.zone, words),
            taken: said(taken, words),
            now: said(before, words),
          }),
          because(before),
        ),
      )
    }
    for (const one of row.contested) {
      if (isNew(one.since)) found.push(contested(one, row, of))
      if (one.until !== null && isNew(one.until))
        found.push(sentence(words.settled({ by: one.by, promise, on: day(one.until, row.zone, words) }), [one.entry]))
    }
    for (const one of row.findings) {
      if (!isNew(one.made)) continue
      found.push(
        sentence(
          words.found({
            by: one.by,
            promise,
            breached: one.result === 'breached',
            since: day(one.since, row.zone, words),
            decision: one.decision,
          }),
          [one.entry],
        ),
      )
    }
  }
  for (const row of rows.agreements) {
    for (const one of row.changes) {
      if (!isNew(one.from)) continue
      const names = one.concerns.map(
        (name) =>
          row.phases.find(({ phase }) => phase === name)?.name ??
          rows.commitments.find(({ key }) => key === name)?.act ??
          name,
      )
      found.push(
        sentence(
          words.timetable({
            what: names.length === 0 ? words.all : listed(names, words),
            to: one.to,
            from: day(one.from, row.zone, words),
            until: one.until === null ? '' : day(one.until, row.zone, words),
            by: listed(one.by, words),
            ground: one.ground,
          }),
          [one.entry],
        ),
      )
    }
    for (const one of row.declarations) {
      if (!isNew(one.on)) continue
      const act = words.acts[one.act] ?? one.act
      found.push(
        sentence(words.declared({ party: one.party, act, on: day(one.on, row.zone, words), title: row.title }), [
          one.entry,
        ]),
      )
    }
  }
  for (const row of rows.proposals) {
    if (!isNew(row.on)) continue
    const zone = rows.agreements.find(({ key }) => key === row.agreement)?.zone ?? 'UTC'
    found.push(
      sentence(
        words.proposed({ by: row.by, title: row.title, on: day(row.on, zone, words), counters: row.counters !== null }),
        row.entries.slice(0, 1),
      ),
    )
  }
  return found
}

function phases({ rows, at, words }: ComplianceOf): readonly (BriefSentence | null)[] {
  return rows.agreements
    .filter(({ standing }) => standing !== 'superseded')
    .flatMap((row) =>
      row.phases.map((one) => {
        const moved = row.changes.filter(({ concerns }) => concerns.includes(one.phase)).map(({ entry }) => entry)
        if (one.begins === null)
          return sentence(
            words.phaseWaits({
              title: row.title,
              phase: one.name,
              gates: one.gates.filter(({ met }) => met === null || ms(met, 0) > ms(at, 0)).length,
            }),
            [one.entry, ...one.gates.flatMap(({ entries }) => entries)].slice(0, citedMax),
          )
        const isRunning = ms(one.begins, 0) <= ms(at, 0) && ms(one.ends, Number.POSITIVE_INFINITY) > ms(at, 0)
        if (!isRunning) return null
        const until = one.ends === null ? null : day(one.ends, row.zone, words)
        return sentence(words.phase({ title: row.title, phase: one.name, until }), [one.entry, ...moved])
      }),
    )
}

function contested(one: CommitmentRow['contested'][number], row: CommitmentRow, of: ComplianceOf): BriefSentence {
  const since = day(one.since, row.zone, of.words)
  return sentence(of.words.contests({ by: one.by, promise: promiseOf(row, of), since, ground: one.ground }), [
    one.entry,
  ])
}

/** How many came to each stage by then; none where nobody did. */
function exchanged(row: ExchangeRow, at: string, words: BriefWords): BriefSentence | null {
  const counts = row.counts.filter((one) => ms(one.on, 0) <= ms(at, 0) && one.toldBy === null)
  const reached = stages.flatMap((stage: Stage) => {
    const byCounter = Map.groupBy(
      counts.filter((one) => one.stage === stage),
      (one) => one.counter,
    )
    // Several count the same persons: the most that any of them counted, never their sum.
    const most = Math.max(0, ...[...byCounter.values()].map((of) => of.reduce((sum, one) => sum + one.count, 0)))
    return most === 0 ? [] : [words.reached({ stage: words.stages[stage], count: most })]
  })
  if (reached.length === 0) return null
  const agreed = row.categories.every((one) => one.agreed === null)
    ? row.owed
    : row.categories.reduce((sum, one) => sum + (one.agreed ?? 0), 0)
  return sentence(
    words.exchange({ holder: row.holder, receiver: row.receiver, agreed, reached: listed(reached, words) }),
    counts.flatMap((one) => one.entries).slice(-citedMax),
  )
}

/** A sentence begins with a capital letter, also where it begins with somebody's name for somebody. */
const sentence = (text: string, entries: readonly string[]): BriefSentence => ({
  text: text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
  entries: [...new Set(entries)],
})
const because = (state: State): readonly string[] => state.because.flatMap((one) => one.entries).slice(0, citedMax)
const isAlike = (a: State, b: State) => a.status === b.status && a.late === b.late && a.overdue === b.overdue
const ms = (instant: string | null, otherwise: number) => (instant === null ? otherwise : Date.parse(instant))

// 'Past due' and 'late' are in the word already.
function said({ status, late, overdue }: State, words: BriefWords): string {
  return words.state({
    status: words.status[status],
    late: late && status !== 'verified_late',
    overdue: overdue && status !== 'past_due_unreported',
  })
}

function promiseOf(row: CommitmentRow, { words, clauseNumbers }: ComplianceOf): string {
  const numbers = row.clauses.flatMap((clause) => clauseNumbers.get(`${row.agreement}/${clause}`) ?? [])
  return words.promise({ who: listed(row.obligors, words), act: row.act, clause: numbers.join(', ') })
}

/** The last day of the term, by the agreement's zone: what ends as the 11th begins is due by the 10th. */
const dueOf = (row: CommitmentRow, words: BriefWords): string =>
  row.due.until === null ? '' : day(new Date(Date.parse(row.due.until) - 1).toISOString(), row.zone, words)

const localeOf = ({ language }: BriefWords) => (language === 'en' ? 'en-GB' : language)

function day(instant: string, zone: string, words: BriefWords): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat(localeOf(words), { ...style, timeZone: zone }).format(new Date(instant))
  } catch {
    // A zone this runtime does not know: its days are taken for those of UTC, as everywhere.
    return new Intl.DateTimeFormat(localeOf(words), { ...style, timeZone: 'UTC' }).format(new Date(instant))
  }
}

const listed = (items: readonly string[], words: BriefWords): string =>
  new Intl.ListFormat(localeOf(words), { type: 'conjunction' }).format(items)
