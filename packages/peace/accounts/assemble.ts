// Events are assemblies of reports: which tellings tell of one event, and the account made of them. Two accounts stay
// two. What an account shows as its status, date or place is resolved by the rules below, and every report stays beside.
import type { Event } from '@parley/read/reading'
import { claimKey, type Decided, decisionsOn } from '../decisions.ts'
import { digest } from '../digest.ts'
import { compareDates, isWholeDay } from '../edtf.ts'
import { noteAdded } from '../events/note-added.ts'
import { Memo, Numbering } from '../memo.ts'
import { currentReadings, type ReadingAt } from '../readings.ts'
import type { AccountRow, Standing } from '../rows.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import { clustered } from './clusters.ts'
import { disagreementsAmong } from './disagreements.ts'
import { originsOf } from './origins.ts'
import { type Telling, tellingsOf, tells } from './tellings.ts'

/** The part an account's key names. */
export const bucketOfAccountKey = (key: string): string => key.split('.')[0] ?? key

/** What is known of tellings that came together before anybody decided or noted anything. */
type Assembled = {
  readonly number: number
  readonly tellings: readonly Telling[]
  readonly claimKeys: readonly (readonly string[])[]
  readonly row: AccountRow
}

const kept = () => ({
  readings: new Numbering<ReadingAt>(),
  tellings: new Numbering<Telling>(),
  /** By event type and readings. */
  lists: new Map<string, readonly Assembled[]>(),
  /** By tellings. */
  assembled: new Map<string, Assembled>(),
  /** By account and the entries that decided or noted something on it. */
  rows: new Map<string, AccountRow>(),
})

/**
 * The accounts of one event type. The facts are its effective facts in log order. Which tellings come together does not
 * depend on the order; an account's key, passage and origins are named after its earliest report in the log.
 */
export function assemble(type: string, facts: readonly Fact[], memo: Memo = new Memo()): readonly AccountRow[] {
  const { readings: numbers, lists } = memo.of(kept)
  const readings = currentReadings(facts, memo).filter((at) => tells(at, type))
  if (readings.length === 0) return []
  const name = `${type} ${readings.map((at) => numbers.of(at)).join(' ')}`
  const accounts = memo.once(lists, name, () =>
    clustered(tellingsOf(type, readings, memo), memo).map((cluster) => assembledFrom(type, cluster, memo)),
  )
  const decisions = decisionsOn(facts, memo)
  const notes = facts.filter(({ entry }) => isOf(noteAdded, entry) && entry.body.on.view === 'accounts')
  return accounts.map((account) => rowOf(account, decisions, notes, facts, memo))
}

function assembledFrom(type: string, tellings: readonly Telling[], memo: Memo): Assembled {
  const { tellings: numbers, assembled } = memo.of(kept)
  const name = tellings.map((telling) => numbers.of(telling)).join(' ')
  return memo.once(assembled, name, () => ({
    number: assembled.size,
    tellings,
    claimKeys: tellings.map(claimKeysOf),
    row: undecidedRow(type, tellings),
  }))
}

/** The account with what people decided and noted; the same object where nobody did. */
function rowOf(
  { number, tellings, claimKeys, row }: Assembled,
  decisions: ReadonlyMap<string, Decided>,
  allNotes: readonly Fact[],
  facts: readonly Fact[],
  memo: Memo,
): AccountRow {
  const decided = claimKeys.flatMap((keys) => keys.flatMap((key) => decisions.get(key)?.entries ?? []))
  const notes = allNotes.filter(({ entry }) => isOf(noteAdded, entry) && entry.body.on.key === row.key)
  if (decided.length === 0 && notes.length === 0) return row
  const added = [...decided, ...notes.map((note) => note.entry.id)]
  return memo.once(memo.of(kept).rows, `${number} ${added.join(' ')}`, () => {
    const standings = claimKeys.map((keys) => standingOf(keys, decisions))
    const suggested = tellings.flatMap(({ at, event }) => at.taken?.get(event.id)?.id ?? [])
    const stands = new Set([...tellings.map((telling) => telling.at.entry), ...suggested, ...added])
    return {
      ...row,
      reports: row.reports.map((report, index) => ({ ...report, standing: standings[index] ?? 'machine' })),
      standing: standingOfAll(standings),
      notes: notes.length,
      entries: facts.filter((fact) => stands.has(fact.entry.id)).map((fact) => fact.entry.id),
    }
  })
}

function undecidedRow(type: string, tellings: readonly Telling[]): AccountRow {
  const first = tellings[0]
  if (first === undefined) throw new Error(`an account of type ${type} without a telling`)
  const origins = originsOf(tellings)
  const originOf = (telling: Telling) => origins.get(telling.id) ?? telling.at.document
  const disagreements = disagreementsAmong(tellings)
  const inLogOrder = tellings.toSorted((a, b) => a.at.seq - b.at.seq)
  return {
    key: `${type}.${digest(first.id)}`,
    process: first.at.process,
    type,
    mode: mostTold(tellings, originOf, ({ event }) => event.mode),
    status: statusOf(tellings),
    passage: first.passage,
    date: dateOf(tellings, originOf),
    place: mostTold(tellings, originOf, ({ place }) => place?.name ?? null),
    participants: participantsOf(tellings),
    reports: tellings.map((telling) => ({
      document: telling.at.document,
      reading: telling.at.entry,
      event: telling.event.id,
      title: telling.at.about.title,
      publisher: telling.at.about.publisher,
      published: telling.at.about.published,
      passage: telling.passage,
      span: { start: telling.span.start, end: telling.span.end },
      claims: claimKeysOf(telling),
      origin: originOf(telling),
      status: telling.event.status,
      date: telling.event.date,
      place: telling.place?.name ?? null,
      participants: telling.takings.map((one) => one.name),
      quantities: telling.event.quantities.map(({ value, low, high, unit, of }) => ({ value, low, high, unit, of })),
      standing: 'machine',
    })),
    documents: [...new Set(tellings.map((telling) => telling.at.document))],
    origins: new Set(tellings.map(originOf)).size,
    disagreements,
    disputed: disagreements.length > 0,
    standing: 'machine',
    notes: 0,
    entries: [...new Set(inLogOrder.map((telling) => telling.at.entry))],
  }
}

const claimKeysOf = (telling: Telling) => telling.event.claims.map((claim) => claimKey(telling.at.entry, claim))

// As far as any report takes it: a plan that another report tells as done is done. Denied only where nobody tells of it;
// a denial beside it is a disagreement and is shown as one.
const furthest: readonly Event['status'][] = ['occurred', 'ongoing', 'planned', 'hypothetical', 'denied']
const statusOf = (tellings: readonly Telling[]): string =>
  furthest.find((status) => tellings.some((telling) => telling.event.status === status)) ?? 'occurred'

/** What most independent origins say, each counted once; of equally many the earliest report's. */
function mostTold(
  tellings: readonly Telling[],
  originOf: (telling: Telling) => string,
  of: (telling: Telling) => string | null,
): string | null {
  const origins = new Map<string, Set<string>>()
  for (const telling of tellings) {
    const value = of(telling)
    if (value !== null) origins.set(value, (origins.get(value) ?? new Set()).add(originOf(telling)))
  }
  return [...origins].sort((a, b) => b[1].size - a[1].size)[0]?.[0] ?? null
}

/** The date most origins give; where one day alone fits it and is given in full, that day. */
function dateOf(tellings: readonly Telling[], originOf: (telling: Telling) => string): string | null {
  const most = mostTold(tellings, originOf, ({ event }) => event.date)
  if (most === null || isWholeDay(most)) return most
  const days = new Set(
    tellings.flatMap(({ event }) => (event.date !== null && isWholeDay(event.date) ? [event.date] : [])),
  )
  const fitting = [...days].filter((day) => compareDates(day, most) !== 'different')
  return fitting.length === 1 ? (fitting[0] ?? most) : most
}

/** One for each file of actors, under the name and in the role of the earliest report. */
function participantsOf(tellings: readonly Telling[]): AccountRow['participants'] {
  const byFile = new Map<string, AccountRow['participants'][number]>()
  for (const { takings } of tellings) {
    for (const { meets, key, name, role } of takings)
      if (!byFile.has(meets)) byFile.set(meets, { actor: key, name, role })
  }
  return [...byFile.values()]
}

/** A report stands as its claims do: accepted where one was and nobody disagrees, rejected where all decided ones were. */
function standingOf(claimKeys: readonly string[], decisions: ReadonlyMap<string, Decided>): Standing {
  const standings = claimKeys.flatMap((key) => {
    const decided = decisions.get(key)
    return decided === undefined || decided.contested ? [] : [decided.standing]
  })
  return standingOfAll(standings)
}

function standingOfAll(standings: readonly Standing[]): Standing {
  if (standings.includes('accepted')) return 'accepted'
  if (standings.includes('corrected')) return 'corrected'
  return standings.length > 0 && standings.every((one) => one === 'rejected') ? 'rejected' : 'machine'
}
