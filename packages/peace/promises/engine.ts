// The engine: from everything entered about one agreement to the course of each of its promises. It looks up what terms
// refer to (other promises, phases, exchanges, milestones), each once, and finds terms that wait for each other.
import { type Authority, authorityOf } from './authority.ts'
import { type Counts, countsOf } from './counts.ts'
import { changesThatCount, deadlineAt, type Ending, type Extension, stopsOf } from './course.ts'
import type { Dossier } from './dossier.ts'
import { each } from './each.ts'
import { evidenceOf } from './evidence.ts'
import { later } from './later.ts'
import { once } from './once.ts'
import { type Course, type Draft, type Lookup, type Promised, type Resolved, type Rule, reason } from './promise.ts'
import { standingRule } from './standing.ts'
import type { State } from './state.ts'
import type { Measure, Moment, Terms, Trigger } from './terms.ts'
import { instantOf, msOf } from './zone.ts'

const rules: Readonly<Record<Terms['rule'], Rule>> = { once, each, standing: standingRule }
const hourMs = 3_600_000

/** One way to read a clause, as an organisation entered it. */
export type Interpretation = {
  /** Null where all read it so. */
  readonly id: string | null
  readonly organisation: string
  readonly says: string | null
  readonly of: readonly string[]
  readonly draft: Draft
}

export type PhaseTime = {
  readonly phase: string
  readonly entry: string
  readonly begins: Resolved | null
  readonly ends: Resolved | null
  readonly endsWritten: Resolved | null
}

export type Engine = {
  readonly dossier: Dossier
  readonly authority: Authority
  readonly counts: Counts
  readonly zone: string
  readonly effect: Resolved | null | undefined
  readonly commitments: () => readonly string[]
  /** The interpretation all share first, where there is one; then by clock. */
  readonly interpretations: (commitment: string) => readonly Interpretation[]
  /** The course under one interpretation, by the agreement's measure or another. */
  readonly course: (interpretation: Interpretation, measure?: Measure) => Course
  readonly phase: (phase: string) => PhaseTime | null
  /** What the phase waits for before it can begin, each with when it came about. */
  readonly gates: (phase: string) => readonly Gate[]
  /** When the phase begins and ends, as it is written. */
  readonly written: (phase: string) => { readonly begins: Written; readonly ends: Written | null } | null
}

/** Something that is waited for, with when it came about. */
export type Gate = { readonly gate: Trigger; readonly met: Resolved | null }
/** A moment as it is written, and what it is counted from. */
export type Written = { readonly moment: Moment; readonly after: Gate | null }

export function engineOf(dossier: Dossier): Engine {
  const authority = authorityOf(dossier)
  const counts = countsOf(dossier, authority)
  const changes = changesThatCount(dossier, authority)
  const drafts = draftsOf(dossier)
  const main = dossier.versions.filter(
    (entry) => entry.body.part === 'main' && authority.isKeeper(entry.author.organisation),
  )
  const zone = main.findLast((entry) => entry.body.zone !== undefined)?.body.zone ?? 'UTC'
  const phases = new Map(
    dossier.phases
      .filter((entry) => authority.isKeeper(entry.author.organisation))
      .map((entry) => [entry.body.phase, entry]),
  )
  const horizon = horizonOf(dossier)

  // What is being looked up right now: to meet it again is to go in a circle.
  const busy = new Set<string>()
  const known = new Map<string, Resolved | null>()
  const circular = new Set<string>()
  function lookUp(name: string, find: () => Resolved | null): Resolved | null {
    const before = known.get(name)
    if (before !== undefined) return before
    if (busy.has(name)) {
      for (const one of busy) circular.add(one)
      return null
    }
    busy.add(name)
    const found = find()
    busy.delete(name)
    known.set(name, found)
    return found
  }

  const effectWords = main.findLast((entry) => entry.body.effect !== undefined)
  const effect = (): Resolved | null | undefined =>
    effectWords === undefined ? undefined : lookUp('effect', () => effectOf(effectWords))

  function effectOf(entry: (typeof main)[number]): Resolved | null {
    const written = entry.body.effect
    if (written === undefined) return null
    if (!('whenAllDeclared' in written)) return moment(written, zone)
    const parties = [...authority.roles].filter(([, roles]) => roles.some(({ body }) => body.role === 'party'))
    let last: Resolved = { ms: Number.NEGATIVE_INFINITY, entries: [entry.id] }
    for (const [party] of parties) {
      const declared = dossier.declared.find(
        ({ body, author }) =>
          body.party === party &&
          (body.act === 'signed' || body.act === 'accepted' || body.act === 'ratified') &&
          authority.speaksFor(party, author.organisation),
      )
      if (declared === undefined) return null
      last = { ms: Math.max(last.ms, msOf(declared.body.on)), entries: [...last.entries, declared.id] }
    }
    return parties.length === 0 ? null : { ...last, ms: last.ms + (written.hours ?? 0) * hourMs }
  }

  function trigger(of: Trigger): Resolved | null {
    switch (of.on) {
      case 'effect':
        return effect() ?? null
      case 'commitment':
        return lookUp(`${of.commitment} ${of.is}`, () => {
          const [first] = interpretations(of.commitment)
          return first === undefined ? null : course(first)[of.is]
        })
      case 'phase': {
        const time = phase(of.phase)
        return time === null ? null : time[of.is]
      }
      case 'exchange': {
        const { exchange, batch, stage, count = 1 } = of
        const what = { exchange, ...(batch === undefined ? {} : { batch }) }
        let total = 0
        const entries: string[] = []
        for (const one of counts.of(what)) {
          if (one.point !== stage || !one.isOwn) continue
          total += one.value
          entries.push(one.entry)
          if (total >= count) return { ms: one.until, entries }
        }
        return null
      }
      case 'milestone':
        return lookUp(`milestone ${of.milestone}`, () => milestone(of.milestone))
    }
  }

  function milestone(name: string): Resolved | null {
    const replaced = new Set(dossier.milestones.flatMap(({ body }) => body.replaces ?? []))
    const reached = dossier.milestones
      .filter(
        ({ id, body, author, at }) =>
          body.milestone === name &&
          !replaced.has(id) &&
          (authority.isKeeper(author.organisation) ||
            (authority.speaksFor(body.by, author.organisation) && authority.may(body.by, 'declare', [], at))),
      )
      .toSorted((a, b) => msOf(a.body.reached) - msOf(b.body.reached))[0]
    return reached === undefined ? null : { ms: msOf(reached.body.reached), entries: [reached.id] }
  }

  function moment(of: Moment, days: string): Resolved | null {
    if ('at' in of) return { ms: msOf(of.at), entries: [] }
    const after = trigger(of.after)
    return after === null ? null : { ms: later(after.ms, of, days), entries: after.entries }
  }

  function phase(name: string): PhaseTime | null {
    const entry = phases.get(name)
    if (entry === undefined) return null
    const { begins, ends, gates } = entry.body
    const start = lookUp(`phase ${name} begins`, () => {
      const at = moment(begins, zone)
      if (at === null) return null
      let [ms, entries] = [at.ms, [entry.id, ...at.entries]]
      for (const gate of gates ?? []) {
        const met = trigger(gate)
        if (met === null) return null
        ms = Math.max(ms, met.ms)
        entries = [...entries, ...met.entries]
      }
      return { ms, entries }
    })
    const written = lookUp(`phase ${name} written`, () => {
      const at = ends === undefined ? null : moment(ends, zone)
      return at === null ? null : { ms: at.ms, entries: [entry.id, ...at.entries] }
    })
    const end = lookUp(`phase ${name} ends`, () => {
      const isOf = ({ body }: (typeof changes)[number]) =>
        'all' in body.concerns || ('phases' in body.concerns && body.concerns.phases.includes(name))
      const extensions = changes.flatMap((change): Extension[] => {
        const { concerns, change: to } = change.body
        const isExtended = to.to === 'extended' && 'phases' in concerns && concerns.phases.includes(name)
        return isExtended ? [{ from: msOf(to.from), until: msOf(to.until), entry: change.id }] : []
      })
      const stops = stopsOf(changes, isOf).filter((stop) => stop.kind === 'clock-stopped')
      const deadline = deadlineAt(Number.MAX_SAFE_INTEGER, written, extensions, stops)
      const more = [...extensions.map((one) => one.entry), ...deadline.stops.flatMap((one) => one.entries)]
      return deadline.ms === null ? null : { ms: deadline.ms, entries: [...(written?.entries ?? [entry.id]), ...more] }
    })
    return { phase: name, entry: entry.id, begins: start, ends: end, endsWritten: written }
  }

  const interpretations = (commitment: string) => drafts.get(commitment) ?? []
  const courses = new Map<string, Course>()
  const lookup: Lookup = { counts, authority, effect, trigger, moment }

  function course({ draft }: Interpretation, through?: Measure): Course {
    const name = `${draft.id} ${through === undefined ? '' : JSON.stringify(through)}`
    const before = courses.get(name)
    if (before !== undefined) return before
    const promised = promisedOf(draft, through)
    const computed = rules[draft.body.terms.rule](promised, lookup)
    const isCircular = [...circular].some((one) => one.startsWith(`${draft.body.commitment} `))
    const found = isCircular ? goingInCircles(promised) : computed
    // While something is being looked up, what was found without it is not the last word.
    if (busy.size === 0 || !isCircular) courses.set(name, found)
    return found
  }

  function promisedOf(draft: Draft, through: Measure | undefined): Promised {
    const { commitment, clauses, terms, phase: of } = draft.body
    const days = draft.body.zone ?? zone
    const concerns = ({ body }: (typeof changes)[number]) =>
      'all' in body.concerns ||
      ('commitments' in body.concerns
        ? body.concerns.commitments.includes(commitment)
        : of !== undefined && body.concerns.phases.includes(of))
    const until = terms.until
    const extensions = changes.flatMap((change): Extension[] => {
      const { concerns: what, change: to } = change.body
      if (to.to !== 'extended') return []
      const from = msOf(to.from)
      if ('phases' in what) {
        // An extended phase moves what is due by its end, by as much before or after it as the text says.
        if (until === undefined || !('after' in until) || until.after.on !== 'phase' || until.after.is !== 'ends')
          return []
        if (!what.phases.includes(until.after.phase)) return []
        return [{ from, until: later(msOf(to.until), until, days), entry: change.id }]
      }
      return concerns(change) ? [{ from, until: msOf(to.until), entry: change.id }] : []
    })
    const evidence = evidenceOf(commitment, clauses, dossier, authority)
    return {
      draft,
      zone: days,
      terms: throughWritten(terms),
      measure: through ?? ('measure' in terms ? (terms.measure ?? null) : null),
      evidence,
      extensions,
      stops: stopsOf(changes, concerns),
      endings: endingsOf(commitment, clauses, draft),
      start: Math.min(msOf(draft.at), effect()?.ms ?? Number.POSITIVE_INFINITY),
      horizon,
    }
  }

  /** Deadlines by the end of a phase start from the end in the text; extensions come on top, from when they were agreed. */
  function throughWritten(terms: Terms): Terms {
    const { until } = terms
    if (until === undefined || !('after' in until) || until.after.on !== 'phase' || until.after.is !== 'ends')
      return terms
    const written = phase(until.after.phase)?.endsWritten ?? null
    return written === null ? terms : { ...terms, until: { at: instantOf(later(written.ms, until, zone)) } }
  }

  function endingsOf(commitment: string, clauses: readonly string[], draft: Draft): readonly Ending[] {
    const own = dossier.endings.flatMap(({ id, author, body }): Ending[] => {
      if (body.commitment !== commitment) return []
      const { as } = body
      const isBeneficiary =
        as.to === 'waived' &&
        draft.body.beneficiaries.includes(as.by) &&
        authority.speaksFor(as.by, author.organisation)
      if (!isBeneficiary && !authority.isKeeper(author.organisation)) return []
      return [{ kind: as.to, from: msOf(body.from), by: as.by, entry: id }]
    })
    const whole = dossier.links.flatMap(({ id, author, body }): Ending[] => {
      if (body.as !== 'supersedes' || body.to !== dossier.agreement) return []
      if (!authority.isKeeper(author.organisation)) return []
      if (body.clauses !== undefined && !body.clauses.some((clause) => clauses.includes(clause))) return []
      return [{ kind: 'superseded', from: msOf(body.from), by: body.agreement, entry: id }]
    })
    return [...own, ...whole].sort((a, b) => a.from - b.from)
  }

  return {
    dossier,
    authority,
    counts,
    zone,
    effect: effect(),
    commitments: () => [...drafts.keys()],
    interpretations,
    course,
    phase,
    gates: (name) => (phases.get(name)?.body.gates ?? []).map((gate) => ({ gate, met: trigger(gate) })),
    written: (name) => {
      const body = phases.get(name)?.body
      if (body === undefined) return null
      const written = (of: Moment): Written => ({
        moment: of,
        after: 'after' in of ? { gate: of.after, met: trigger(of.after) } : null,
      })
      return { begins: written(body.begins), ends: body.ends === undefined ? null : written(body.ends) }
    },
  }
}

/** The latest draft of each organisation under each interpretation; the keeper's, without one, is the one all share. */
function draftsOf(dossier: Dossier): ReadonlyMap<string, readonly Interpretation[]> {
  const latest = new Map<string, Map<string, Interpretation>>()
  for (const draft of dossier.drafts) {
    const { commitment, interpretation } = draft.body
    const { organisation } = draft.author
    const isShared = interpretation === undefined && organisation === dossier.keeper
    const id = isShared ? null : (interpretation?.id ?? organisation)
    const of = latest.get(commitment) ?? new Map<string, Interpretation>()
    latest.set(commitment, of)
    const name = id === null ? '' : `${organisation} ${id}`
    const one = { id, organisation, says: interpretation?.says ?? null, of: interpretation?.of ?? [], draft }
    of.set(name, one)
  }
  return new Map(
    [...latest].map(([commitment, of]) => {
      const all = [...of.values()]
      return [commitment, [...all.filter((one) => one.id === null), ...all.filter((one) => one.id !== null)]]
    }),
  )
}

/** The last instant anything entered is about: further on there is only what would be if nothing more were entered. */
function horizonOf(dossier: Dossier): number {
  const instants = [
    ...dossier.reports.map((one) => msOf(one.body.performed)),
    ...dossier.verifications.map((one) => msOf(one.body.performed)),
    ...dossier.counts.map((one) => msOf(one.body.until)),
    ...dossier.steps.map((one) => msOf(one.body.on)),
    ...[dossier.drafts, dossier.counts, dossier.reports, dossier.verifications].map((list) =>
      msOf(list.at(-1)?.at ?? '1970-01-01T00:00:00Z'),
    ),
  ]
  return instants.reduce((a, b) => Math.max(a, b), 0)
}

function goingInCircles(promised: Promised): Course {
  const from = instantOf(promised.start)
  const because = [reason('circular', [promised.draft.id])]
  const state: State = { from, status: 'unknown', late: false, overdue: false, because }
  const due = { from: null, until: null, original: null }
  return { states: [state], due, windows: [], performed: null, reported: null, verified: null }
}
