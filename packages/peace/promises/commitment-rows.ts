// The rows of promises: the course under each interpretation and by each count point, and beside it who contests it and
// what the body named for it found.
import type { Entry } from '../entry.ts'
import { Memo } from '../memo.ts'
import type { Fact } from '../views/view.ts'
import { between, type Count } from './counts.ts'
import { byClock, dossierOf } from './dossier.ts'
import { windowCounts } from './each.ts'
import { type Engine, engineOf, type Interpretation } from './engine.ts'
import { evidenceOf } from './evidence.ts'
import { type Course, reason, type WindowOutcome } from './promise.ts'
import type { CommitmentRow, WindowRow } from './rows.ts'
import type { State } from './state.ts'
import type { Measure } from './terms.ts'
import { instantOf, msOf } from './zone.ts'

/** The promises of an agreement, as far as these facts tell. */
export function commitmentRows(agreement: string, facts: readonly Fact[]): readonly CommitmentRow[] {
  const engine = engineOf(dossierOf(agreement, facts))
  return engine.commitments().flatMap((commitment) => rowOf(commitment, engine) ?? [])
}

const keptWindows = () => new Map<string, WindowRow>()

/** The windows of the recurring promises of an agreement that have begun, as far as anything is known. */
export function windowRows(agreement: string, facts: readonly Fact[], memo: Memo = new Memo()): readonly WindowRow[] {
  const engine = engineOf(dossierOf(agreement, facts))
  const kept = memo.of(keptWindows)
  return engine.commitments().flatMap((commitment) => {
    const [shared] = engine.interpretations(commitment)
    if (shared === undefined || shared.id !== null) return []
    const { terms } = shared.draft.body
    if (terms.rule !== 'each') return []
    const measure = terms.measure ?? null
    const counts = measure === null ? [] : engine.counts.of(measure.of)
    return engine.course(shared).windows.map((window) => {
      const within = between(counts, window.from, window.until)
      // All it is made of: an agreement has thousands of windows, and one entry moves one of them.
      const { from, until, outcome, value, required, since, entries } = window
      const name = [from, until, outcome, value, required, since, ...entries, ...within.map((one) => one.entry)].join(
        ' ',
      )
      return memo.once(kept, name, () => windowRow(shared, window, measure, within))
    })
  })
}

function rowOf(commitment: string, engine: Engine): CommitmentRow | undefined {
  const { dossier, authority } = engine
  const all = engine.interpretations(commitment)
  const [first] = all
  if (first === undefined) return undefined
  const shared = first.id === null ? first : undefined
  const { draft } = first
  const { body } = draft
  const course = shared === undefined ? undefined : engine.course(shared)
  const phase =
    body.phase === undefined
      ? undefined
      : dossier.phases.findLast(
          (entry) => entry.body.phase === body.phase && authority.isKeeper(entry.author.organisation),
        )
  const title = dossier.versions.findLast(
    (entry) => entry.body.part === 'main' && authority.isKeeper(entry.author.organisation),
  )?.body.title
  const evidence = evidenceOf(commitment, body.clauses, dossier, authority)
  const found = findingsOf(commitment, body.clauses, engine)
  const verification = evidence.verifications.at(-1)
  const contested = contestsOf(commitment, engine)
  const { terms } = body
  return {
    key: commitment,
    process: draft.process,
    agreement: dossier.agreement,
    agreementTitle: title ?? null,
    clauses: body.clauses,
    phase: body.phase ?? null,
    phaseName: phase?.body.name ?? null,
    obligors: body.obligors,
    beneficiaries: body.beneficiaries,
    act: body.act,
    code: body.code ?? null,
    inReturnFor: body.inReturnFor ?? [],
    zone: body.zone ?? engine.zone,
    terms,
    rule: terms.rule,
    need: 'need' in terms ? (terms.need ?? null) : null,
    measure: 'measure' in terms ? (terms.measure ?? null) : null,
    states: course === undefined ? noCommonReading(all) : [...course.states],
    due: course?.due ?? { from: null, until: null, original: null },
    windows: course === undefined ? null : countsOfWindows(course),
    interpretations: all.map((one) => ({
      id: one.id,
      organisation: one.organisation,
      says: one.says,
      of: [...one.of],
      entry: one.draft.id,
      terms: one.draft.body.terms,
      states: one === shared ? null : [...engine.course(one).states],
      due: engine.course(one).due,
    })),
    measures: shared === undefined ? [] : measuresOf(shared, engine),
    contested,
    isContested: contested.some((one) => one.until === null),
    findings: found.findings,
    isFoundBreached: found.findings.at(-1)?.result === 'breached',
    alleged: found.alleged,
    verification:
      verification === undefined
        ? null
        : {
            entry: verification.entry,
            by: verification.by,
            result: verification.result,
            at: instantOf(verification.performed),
            made: instantOf(verification.made),
            basis: verification.basis,
          },
    entries: entriesAbout(commitment, engine),
  }
}

/** Promises whose terms nobody entered for all: the interpretations are computed, and none is taken for the row. */
function noCommonReading(all: readonly Interpretation[]): State[] {
  const from = instantOf(Math.min(...all.map((one) => msOf(one.draft.at))))
  const entries = all.map((one) => one.draft.id)
  return [{ from, status: 'unknown', late: false, overdue: false, because: [reason('no-common-reading', entries)] }]
}

function countsOfWindows({ windows }: Course): CommitmentRow['windows'] {
  if (windows.length === 0) return null
  // A quota reached before its day is over is reached.
  return windowCounts(windows.filter((one) => one.isOver || one.outcome === 'verified_done'))
}

/** The course by each point there are counts of; the agreement's own first. */
function measuresOf(shared: Interpretation, engine: Engine): CommitmentRow['measures'] {
  const { terms } = shared.draft.body
  if (!('measure' in terms) || terms.measure === undefined) return []
  const agreed = terms.measure
  const counts = engine.counts.of(agreed.of)
  const points = [agreed.point, ...new Set(counts.map((one) => one.point).sort())]
  return [...new Set(points)].map((point) => {
    const isAgreed = point === agreed.point
    const course = isAgreed ? engine.course(shared) : engine.course(shared, { of: agreed.of, point })
    const counters = new Map<string, { counter: string; value: number; unit: string; entries: string[] }>()
    for (const { counter, value, unit, entry, point: at } of counts) {
      if (at !== point) continue
      const sum = counters.get(counter) ?? { counter, value: 0, unit, entries: [] }
      sum.value += value
      // The newest are enough to go on from: each window's row names its own.
      sum.entries = [...sum.entries.slice(-7), entry]
      counters.set(counter, sum)
    }
    return {
      point,
      isAgreed,
      counters: [...counters.values()],
      states: isAgreed ? null : [...course.states],
      windows: countsOfWindows(course),
    }
  })
}

function contestsOf(commitment: string, { dossier, authority }: Engine): CommitmentRow['contested'] {
  return dossier.contests
    .filter((entry) => entry.body.commitment === commitment)
    .map(({ id, author, body }) => {
      const settled = dossier.settlements.find(
        (one) =>
          one.body.contest === id &&
          (one.author.organisation === author.organisation || authority.isKeeper(one.author.organisation)),
      )
      return {
        entry: id,
        by: body.by,
        since: body.since,
        ground: body.ground,
        about: body.about ?? null,
        until: settled?.body.on ?? null,
        toldBy: authority.speaksFor(body.by, author.organisation) ? null : author.organisation,
      }
    })
}

/** What the body named for it found of a promise, by when it was made, and what others said of a breach. */
export function findingsOf(
  commitment: string,
  clauses: readonly string[],
  { dossier, authority }: Engine,
): Pick<CommitmentRow, 'findings' | 'alleged'> {
  const findings: CommitmentRow['findings'] = []
  const alleged: CommitmentRow['alleged'] = []
  for (const { id, at, author, body } of dossier.breaches) {
    if (body.commitment !== commitment) continue
    const { by, result, since, decision } = body
    const made = body.made ?? at
    if (authority.speaksFor(by, author.organisation) && authority.may(by, 'find-breach', clauses, made))
      findings.push({ entry: id, by, result, since, made, decision })
    else if (result === 'breached') alleged.push({ entry: id, by, since, decision })
  }
  return { findings: findings.sort((a, b) => msOf(a.made) - msOf(b.made)), alleged }
}

/** The entries that speak of the promise; counts are named where they bear on a state. */
function entriesAbout(commitment: string, { dossier }: Engine): string[] {
  const about: readonly (readonly (Entry & { readonly body: { readonly commitment: string } })[])[] = [
    dossier.drafts,
    dossier.reports,
    dossier.verifications,
    dossier.endings,
    dossier.breaches,
    dossier.contests,
    dossier.settlements,
  ]
  const changes = dossier.changes.filter(
    ({ body }) => 'commitments' in body.concerns && body.concerns.commitments.includes(commitment),
  )
  const entries: Entry[] = about.flatMap((list) => list.filter((entry) => entry.body.commitment === commitment))
  return [...entries, ...changes].sort(byClock).map((entry) => entry.id)
}

function windowRow(
  { draft }: Interpretation,
  window: WindowOutcome,
  measure: Measure | null,
  counts: readonly Count[],
): WindowRow {
  const points = new Map<string, WindowRow['points'][number]>()
  for (const { point, counter, value, entry } of counts) {
    const name = `${point}\n${counter}`
    const isAgreed = point === measure?.point && (measure.counter === undefined || counter === measure.counter)
    const sum = points.get(name) ?? { point, counter, isAgreed, value: 0, entries: [] }
    sum.value += value
    sum.entries.push(entry)
    points.set(name, sum)
  }
  const from = instantOf(window.from)
  return {
    key: `${draft.body.commitment}/${from}`,
    process: draft.process,
    agreement: draft.body.agreement,
    commitment: draft.body.commitment,
    from,
    until: instantOf(window.until),
    required: window.required,
    value: window.value,
    outcome: window.outcome,
    since: instantOf(window.since),
    because: [...window.because()],
    points: [...points.values()],
    entries: [...new Set([...window.entries, ...counts.map((one) => one.entry)])],
  }
}
