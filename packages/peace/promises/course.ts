// How the time of a promise runs: its deadline as it is moved by extensions and stopped clocks, the stretches in which it
// rests, and how it may end without being carried out.
import type { timetableChanged } from '../events/timetable-changed.ts'
import type { Authority } from './authority.ts'
import type { Dossier, Said } from './dossier.ts'
import { msOf } from './zone.ts'

/** A stretch in which time does not run; `to` is null while it lasts. */
export type Stop = {
  readonly kind: 'suspended' | 'clock-stopped'
  readonly from: number
  readonly to: number | null
  readonly entries: readonly string[]
}
export type Extension = { readonly from: number; readonly until: number; readonly entry: string }
export type Ending = {
  readonly kind: 'waived' | 'superseded'
  readonly from: number
  readonly by: string
  readonly entry: string
}
export type Deadline = {
  /** Null: there is none, or its clock is stopped. */
  readonly ms: number | null
  readonly entries: readonly string[]
  readonly extended: Extension | null
  readonly stops: readonly Stop[]
}

type Change = Said<typeof timetableChanged>

/** Changes of the timetable that the keeper entered, by when they take effect. */
export function changesThatCount(dossier: Dossier, authority: Authority): readonly Change[] {
  return dossier.changes
    .filter((change) => authority.isKeeper(change.author.organisation))
    .toSorted((a, b) => msOf(a.body.change.from) - msOf(b.body.change.from))
}

/** The stretches in which time rests for what `concerns` says is concerned. */
export function stopsOf(changes: readonly Change[], concerns: (change: Change) => boolean): readonly Stop[] {
  const stops: { kind: Stop['kind']; from: number; to: number | null; entries: string[] }[] = []
  for (const entry of changes) {
    const { change } = entry.body
    if (change.to === 'extended' || !concerns(entry)) continue
    const from = msOf(change.from)
    const kind = change.to === 'suspended' || change.to === 'resumed' ? 'suspended' : 'clock-stopped'
    const open = stops.find((stop) => stop.kind === kind && stop.to === null)
    if (change.to === 'suspended' || change.to === 'clock-stopped') {
      if (open === undefined) stops.push({ kind, from, to: null, entries: [entry.id] })
      else open.entries.push(entry.id)
    } else if (open !== undefined) {
      open.to = from
      open.entries.push(entry.id)
    }
  }
  return stops
}

/** The deadline as it stood at `at`, from the one in the text. */
export function deadlineAt(
  at: number,
  base: { readonly ms: number; readonly entries: readonly string[] } | null,
  extensions: readonly Extension[],
  stops: readonly Stop[],
): Deadline {
  const extended = extensions.findLast((one) => one.from <= at) ?? null
  if (base === null && extended === null) return { ms: null, entries: [], extended: null, stops: [] }
  let ms: number | null = extended?.until ?? base?.ms ?? null
  const since = extended?.from ?? Number.NEGATIVE_INFINITY
  const counted: Stop[] = []
  for (const stop of merged(stops)) {
    if (ms === null || stop.from > at || stop.from < since || stop.from >= ms) continue
    counted.push(stop)
    ms = stop.to === null || stop.to > at ? null : ms + (stop.to - stop.from)
  }
  return { ms, entries: base?.entries ?? [], extended, stops: counted }
}

/** Stretches that overlap stop the clock once. */
function merged(stops: readonly Stop[]): readonly Stop[] {
  const joined: Stop[] = []
  for (const stop of stops.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || (last.to !== null && last.to < stop.from)) {
      joined.push(stop)
      continue
    }
    const to = last.to === null || stop.to === null ? null : Math.max(last.to, stop.to)
    joined[joined.length - 1] = { ...last, to, entries: [...last.entries, ...stop.entries] }
  }
  return joined
}
