// Lines and zones folded: which version holds for which time.
import type { Entry } from '../entry.ts'
import { lineDrawn } from '../events/line-drawn.ts'
import { lineEnded } from '../events/line-ended.ts'
import { byClock, type Said } from '../promises/dossier.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import type { LineRow, LineVersion } from './rows.ts'

type Drawn = Said<typeof lineDrawn>

/** The row of a line; none where nobody who may be seen drew it. */
export function lineRows(line: string, facts: readonly Fact[]): readonly LineRow[] {
  const drawn: Drawn[] = []
  const ends: Said<typeof lineEnded>[] = []
  for (const { entry } of facts) {
    if (isOf(lineDrawn, entry) && entry.body.line === line) drawn.push(entry)
    if (isOf(lineEnded, entry) && entry.body.line === line) ends.push(entry)
  }
  // Whoever drew it first draws it again and ends it; a line that others draw otherwise is another line.
  const keeper = drawn[0]?.author.organisation
  const own = drawn.filter(({ author }) => author.organisation === keeper).sort(byClock)
  const latest = own.at(-1)
  if (latest === undefined) return []
  const ended = ends.filter(({ author }) => author.organisation === keeper).sort(byClock)
  const end = ended.at(-1)
  const versions = own.map((entry) => versionOf(entry, own, end))
  return [
    {
      key: line,
      process: latest.process,
      kind: latest.body.kind,
      name: latest.body.name,
      names: latest.body.names ?? {},
      agreement: latest.body.agreement ?? null,
      clauses: latest.body.clauses ?? [],
      says: latest.body.says ?? null,
      by: latest.author.organisation,
      versions: versions.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
      until: latestEnd(versions),
      entries: [...own, ...ended].sort(byClock).map(({ id }) => id),
    },
  ]
}

/** A version holds from its own time on, until its end, until the next one holds, or until the line was ended. */
function versionOf(entry: Drawn, all: readonly Drawn[], end: Said<typeof lineEnded> | undefined): LineVersion {
  const from = msOf(entry.body.from)
  const written = entry.body.until === undefined ? Number.POSITIVE_INFINITY : msOf(entry.body.until)
  const next = all.flatMap((other) => {
    const begins = msOf(other.body.from)
    // Of two that begin at once the later entry holds.
    return other !== entry && (begins > from || (begins === from && byClock(entry, other) < 0)) ? [begins] : []
  })
  const until = Math.min(written, end === undefined ? Number.POSITIVE_INFINITY : msOf(end.body.until), ...next)
  return {
    entry: entry.id,
    from: instantOf(from),
    until: Number.isFinite(until) ? instantOf(Math.max(from, until)) : null,
    geometry: entry.body.geometry,
    beyond: entry.body.beyond ?? null,
    clauses: entry.body.clauses ?? [],
  }
}

const latestEnd = (versions: readonly LineVersion[]): string | null =>
  versions.some(({ until }) => until === null)
    ? null
    : versions.reduce<string | null>((most, { until }) => (most === null || (until ?? '') > most ? until : most), null)

/** The line an entry is about. */
export const lineOf = (entry: Entry): string | undefined =>
  isOf(lineDrawn, entry) || isOf(lineEnded, entry) ? entry.body.line : undefined
