// The rows of the disagreements: those of the accounts of events, and those of claims beside them.
import { assemble } from '../accounts/assemble.ts'
import { typesTold } from '../accounts/tellings.ts'
import { claimKey } from '../decisions.ts'
import { digest } from '../digest.ts'
import { Memo } from '../memo.ts'
import { currentReadings, type ReadingAt } from '../readings.ts'
import type { AccountRow, Disagreement, DisagreementRow } from '../rows.ts'
import type { Fact } from '../views/view.ts'
import { disagreementsFound } from './found.ts'
import { overlap } from './statements.ts'

/** One row for each disagreement; where claims show what an account shows, the account's alone. */
export function disagreementRows(facts: readonly Fact[], memo: Memo = new Memo()): readonly DisagreementRow[] {
  const readings = currentReadings(facts, memo)
  const types = new Set(readings.flatMap(({ reading, document }) => typesTold(reading, document)))
  const accounts = [...types].flatMap((type) => assemble(type, facts, memo))
  const told = new Map(readings.map((at) => [at.entry, at]))
  const ofEvents = accounts.flatMap((account) =>
    account.disagreements.map((disagreement) => rowOf(disagreement, told, account)),
  )
  const shown = Map.groupBy(ofEvents, (row) => documentsKey(row.sides))
  const ofClaims = disagreementsFound(readings, memo)
    .filter(
      ({ disagreement }) =>
        !(shown.get(documentsKey(disagreement.sides)) ?? []).some((row) => isSame(row, disagreement)),
    )
    .map(({ disagreement }) => rowOf(disagreement, told, null))
  const rows = new Map<string, DisagreementRow>()
  for (const row of [...ofEvents, ...ofClaims]) if (!rows.has(row.key)) rows.set(row.key, row)
  return [...rows.values()]
}

function rowOf(
  { about, why, sides }: Disagreement,
  told: ReadonlyMap<string, ReadingAt>,
  account: AccountRow | null,
): DisagreementRow {
  const reports = [...new Set(sides.map(({ reading }) => reading))].flatMap((entry) => {
    const at = told.get(entry)
    if (at === undefined) return []
    const { title, publisher, published } = at.about
    const spans = sides.filter(({ reading }) => reading === entry).map(({ span }) => span)
    const claim = at.reading.claims.find(({ content, cue }) =>
      [...cue, ...content].some((part) => spans.some((span) => overlap(part, span))),
    )
    const claims = claim === undefined ? [] : [claimKey(entry, claim.id)]
    return [{ document: at.document, reading: entry, title, publisher, published, claims }]
  })
  const places = sides.map(({ document, span, value }) => [document, span.start, value])
  const days = reports.flatMap(({ published }) => published ?? []).sort()
  return {
    key: digest(JSON.stringify([about, ...places.map(String).sort()])),
    process: told.get(sides[0]?.reading ?? '')?.process ?? '',
    about,
    why,
    sides,
    reports,
    documents: [...new Set(sides.map(({ document }) => document))],
    latest: days.at(-1) ?? null,
    event:
      account === null
        ? null
        : {
            account: account.key,
            type: account.type,
            status: account.status,
            date: account.date,
            place: account.place,
          },
    entries: [...new Set(sides.map(({ reading }) => reading))],
  }
}

const documentsKey = (sides: Disagreement['sides']) =>
  sides
    .map(({ document }) => document)
    .sort()
    .join(' ')

/** One kind, and both sides on the same words, or the same two names. */
function isSame(row: DisagreementRow, { about, sides }: Disagreement): boolean {
  if (row.about !== about) return false
  const valuesOf = (all: Disagreement['sides']) =>
    all
      .map(({ value }) => value.toLowerCase())
      .sort()
      .join('|')
  if (about === 'name') return valuesOf(row.sides) === valuesOf(sides)
  return sides.every((side) =>
    row.sides.some((other) => other.document === side.document && overlap(other.span, side.span)),
  )
}
