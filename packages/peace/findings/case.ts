// A case folded from what one reader group may see: evidence with its custody, findings with who signed them, what they are
// laid to and why not, replies and positions. Nothing is laid to anybody but past the threshold that the agreement sets and
// with every signature it asks for.
import type { Entry } from '../entry.ts'
import { breachFound } from '../events/breach-found.ts'
import { caseOpened } from '../events/case-opened.ts'
import { custodyPassed } from '../events/custody-passed.ts'
import { evidenceAdded } from '../events/evidence-added.ts'
import { findingProposed } from '../events/finding-proposed.ts'
import { findingRuleSet } from '../events/finding-rule-set.ts'
import { findingSigned } from '../events/finding-signed.ts'
import { findingWithdrawn } from '../events/finding-withdrawn.ts'
import { noteAdded } from '../events/note-added.ts'
import { positionStated } from '../events/position-stated.ts'
import { releaseCleared } from '../events/release-cleared.ts'
import { replyMade } from '../events/reply-made.ts'
import { replyOpened } from '../events/reply-opened.ts'
import { replyWaived } from '../events/reply-waived.ts'
import { type Authority, authorityOf } from '../promises/authority.ts'
import { byClock, dossierOf, type Said, standing } from '../promises/dossier.ts'
import { msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import type { CaseRow, CaseState, Finding } from './rows.ts'

const kindsOfCase = {
  openings: caseOpened,
  evidence: evidenceAdded,
  custody: custodyPassed,
  proposals: findingProposed,
  signatures: findingSigned,
  withdrawals: findingWithdrawn,
  clearances: releaseCleared,
  opened: replyOpened,
  replies: replyMade,
  waivers: replyWaived,
} as const
type Kinds = typeof kindsOfCase
type Lists = { readonly [Name in keyof Kinds]: readonly Said<Kinds[Name]>[] }

const listOf: ReadonlyMap<string, string> = new Map(
  Object.entries(kindsOfCase).map(([list, kind]) => [kind.name, list]),
)

/** The case an entry is about. */
export function caseOf(entry: Entry): string | undefined {
  // Every kind of the table names its case in the same field, held to by its schema.
  if (listOf.has(entry.kind)) return entry.body.case as string
  if (isOf(positionStated, entry)) return 'case' in entry.body.about ? entry.body.about.case : undefined
  if (isOf(noteAdded, entry)) return entry.body.on.view === 'cases' ? entry.body.on.key : undefined
  return undefined
}

/** The cases that a finding of breach cites. */
export const casesCited = (entry: Entry): readonly string[] =>
  isOf(breachFound, entry) ? (entry.body.sources ?? []).flatMap((on) => (on.view === 'cases' ? [on.key] : [])) : []

/** Kinds of entries about an agreement that bear on its cases: who speaks for whom, and what the rules are. */
export const bearingOnCases: ReadonlySet<string> = new Set([
  'agreement-versioned',
  'commitment-drafted',
  'role-given',
  'finding-rule-set',
])

type Dossier = Lists & {
  readonly positions: readonly Said<typeof positionStated>[]
  readonly notes: number
  readonly all: readonly Entry[]
}

function laidOut(key: string, facts: readonly Fact[]): Dossier {
  const lists: Record<string, Entry[]> = Object.fromEntries(Object.keys(kindsOfCase).map((list) => [list, []]))
  const positions: Said<typeof positionStated>[] = []
  const all: Entry[] = []
  let notes = 0
  for (const { entry } of facts) {
    if (caseOf(entry) !== key) continue
    if (isOf(noteAdded, entry)) {
      notes += 1
      continue
    }
    all.push(entry)
    if (isOf(positionStated, entry)) positions.push(entry)
    else lists[listOf.get(entry.kind) ?? '']?.push(entry)
  }
  for (const list of [...Object.values(lists), positions, all]) list.sort(byClock)
  // Each list holds entries of the one kind it is named for.
  return { ...(lists as unknown as Lists), positions, notes, all }
}

/** The case's row; none where its opening is not among the facts. */
export function caseRows(key: string, facts: readonly Fact[]): readonly CaseRow[] {
  const dossier = laidOut(key, facts)
  // Whoever opened it first by the log keeps it: a clock can be set back.
  const opener = facts.find(({ entry }) => isOf(caseOpened, entry) && entry.body.case === key)?.entry.author
    .organisation
  const own = dossier.openings.filter(({ author }) => author.organisation === opener)
  const opening = own.at(-1)
  if (opening === undefined) return []
  const { body } = opening
  const agreement = body.agreement ?? null
  const authority = agreement === null ? null : authorityOf(dossierOf(agreement, facts))
  const rules = facts.flatMap(({ entry }) =>
    isOf(findingRuleSet, entry) && entry.body.agreement === agreement && authority?.isKeeper(entry.author.organisation)
      ? [entry]
      : [],
  )
  const findings = findingsOf(dossier, { agreement, authority, rules: rules.sort(byClock), violation: body.violation })
  const breaches = facts.flatMap(({ entry }) =>
    isOf(breachFound, entry) && casesCited(entry).includes(key)
      ? [{ entry: entry.id, commitment: entry.body.commitment, by: entry.body.by, result: entry.body.result }]
      : [],
  )
  return [
    {
      key,
      process: opening.process,
      title: body.title,
      by: body.by,
      organisation: opening.author.organisation,
      opened: own[0]?.at ?? opening.at,
      agreement,
      clauses: body.clauses ?? [],
      commitment: body.commitment ?? null,
      violation: body.violation ?? null,
      incidents: [...new Set(own.flatMap((one) => one.body.incidents))],
      state: stateOf(findings),
      evidence: evidenceOf(dossier),
      findings,
      breaches,
      notes: dossier.notes,
      entries: dossier.all.filter((entry) => isShown(entry, dossier, findings, opener)).map(({ id }) => id),
    },
  ]
}

/** Whether anything of the entry stands in the row: of what was withdrawn nothing does, nor of custody without evidence. */
function isShown(
  entry: Entry,
  { evidence }: Dossier,
  findings: readonly Finding[],
  opener: string | undefined,
): boolean {
  if (isOf(caseOpened, entry)) return entry.author.organisation === opener
  if (isOf(evidenceAdded, entry)) return true
  if (isOf(custodyPassed, entry)) return evidence.some(({ id }) => id === entry.body.evidence)
  const about = isOf(positionStated, entry) ? entry.body.about : entry.body
  const finding = findings.find((one) => 'finding' in about && one.finding === about.finding)
  return finding !== undefined && (finding.state !== 'withdrawn' || finding.withdrawn?.entry === entry.id)
}

const furthest: readonly CaseState[] = ['open', 'proposed', 'in-reply']

function stateOf(findings: readonly Finding[]): CaseState {
  const signed = findings.filter((one) => one.state === 'signed')
  const isAsked = findings.some(
    ({ state, reply }) => state !== 'withdrawn' && reply !== null && reply.waived === null && reply.made.length === 0,
  )
  if (isAsked) return furthest[2]!
  // The last that was signed says how the case stands; an investigation is more than a verification of the same.
  const last = signed.toSorted((a, b) => ((a.signed ?? '') < (b.signed ?? '') ? -1 : 1)).at(-1)
  // The schema of proposals has these results alone.
  if (last?.result != null) return last.result as CaseState
  return findings.some((one) => one.state === 'proposed' || one.state === 'not-shown') ? furthest[1]! : furthest[0]!
}

function evidenceOf({ evidence, custody }: Dossier): CaseRow['evidence'] {
  return evidence.map(({ id, at, author, body }) => ({
    entry: id,
    title: body.title,
    sort: body.sort,
    original: body.original,
    working: body.working ?? null,
    captured: {
      at: body.captured.at,
      by: body.captured.by,
      with: body.captured.with ?? null,
      url: body.captured.url ?? null,
    },
    shows: body.shows ?? null,
    by: author.organisation,
    at,
    custody: [
      { entry: id, on: at, from: null, to: body.holder, act: 'added', isIntact: null, says: null },
      ...custody
        .filter((step) => step.body.evidence === id)
        .sort((a, b) => msOf(a.body.on) - msOf(b.body.on) || byClock(a, b))
        .map((step) => ({
          entry: step.id,
          on: step.body.on,
          from: step.body.from,
          to: step.body.to,
          act: step.body.act,
          isIntact: step.body.sha256 === undefined ? null : step.body.sha256 === body.original.sha256,
          says: step.body.says ?? null,
        })),
    ],
  }))
}

type Proposal = Said<typeof findingProposed>
type Rule = Said<typeof findingRuleSet>
type Setting = {
  readonly agreement: string | null
  readonly authority: Authority | null
  readonly rules: readonly Rule[]
  /** Of the case, for findings that name none of their own. */
  readonly violation: string | undefined
}

function findingsOf(dossier: Dossier, setting: Setting): Finding[] {
  const proposals = standing(dossier.proposals)
  const ids = new Set<string>()
  for (const entry of [...proposals, ...dossier.opened, ...dossier.withdrawals]) ids.add(entry.body.finding)
  return [...ids].map((finding) => {
    // A finding is that of whoever proposed it first; a later version of theirs takes its place.
    const first = proposals.find((one) => one.body.finding === finding)
    const proposal = proposals.findLast(
      (one) => one.body.finding === finding && one.author.organisation === first?.author.organisation,
    )
    const withdrawal = dossier.withdrawals.find(
      (one) =>
        one.body.finding === finding &&
        // Where the proposal is gone, only its own organisation can have known of it; elsewhere it must be the same one.
        (first === undefined || one.author.organisation === first.author.organisation),
    )
    if (withdrawal !== undefined) return withdrawn(finding, withdrawal)
    return proposal === undefined
      ? {
          ...nothingShown(finding),
          reply: replyOf(finding, undefined, dossier, setting),
          positions: positionsOf(finding, dossier, setting),
        }
      : findingOf(proposal, dossier, setting)
  })
}

const nothingShown = (finding: string): Finding => ({
  finding,
  entry: null,
  lane: null,
  by: null,
  state: 'not-shown',
  result: null,
  text: null,
  violation: null,
  clauses: [],
  standard: null,
  proposed: null,
  signed: null,
  rule: null,
  signatures: [],
  awaits: { actors: [], people: 0 },
  attribution: null,
  notLaid: null,
  clearances: [],
  reply: null,
  positions: [],
  withdrawn: null,
})

const withdrawn = (finding: string, { id, at, author, body }: Said<typeof findingWithdrawn>): Finding => ({
  ...nothingShown(finding),
  state: 'withdrawn',
  withdrawn: { entry: id, at, by: author.organisation, reason: body.reason ?? null },
})

function findingOf(proposal: Proposal, dossier: Dossier, setting: Setting): Finding {
  const { id, at, body } = proposal
  const violation = body.violation ?? setting.violation ?? null
  const made = body.made ?? at
  const rule = ruleFor(violation, made, setting.rules)
  const signOff = rule?.body.signOff ?? ({ by: 'two-people' } as const)
  const signatures = dossier.signatures.filter((one) => one.body.proposal === id && one.body.finding === body.finding)
  const speaks = (actor: string, organisation: string) =>
    // Without an agreement nobody else is named who could speak for the body.
    setting.authority === null
      ? organisation === proposal.author.organisation
      : setting.authority.speaksFor(actor, organisation)
  const { counted, awaits, signed } = signing(signatures, signOff, body.by, speaks)
  const state = signed === null ? 'proposed' : 'signed'
  const named = body.attribution ?? null
  const threshold = rule?.body.threshold ?? null
  const notLaid =
    named === null
      ? null
      : setting.agreement === null
        ? 'no-agreement'
        : rule === undefined
          ? 'no-rule'
          : threshold === null
            ? 'never-by-rule'
            : body.result !== 'confirmed' && body.result !== 'partly-confirmed'
              ? 'result-not-confirmed'
              : named.confidence < threshold
                ? 'below-threshold'
                : state !== 'signed'
                  ? 'not-signed'
                  : null
  return {
    ...nothingShown(body.finding),
    entry: id,
    lane: body.lane,
    by: body.by,
    state,
    result: body.result,
    text: body.text,
    violation,
    clauses: body.clauses ?? [],
    standard: body.standard ?? null,
    proposed: made,
    signed,
    rule: {
      entry: rule?.id ?? null,
      threshold,
      signOff,
      replyHours: rule?.body.replyHours ?? null,
    },
    signatures: signatures.map((one) => ({
      entry: one.id,
      as: one.body.as,
      organisation: one.author.organisation,
      person: one.author.person ?? null,
      at: one.at,
      counts: counted.has(one.id),
    })),
    awaits,
    attribution: named !== null && notLaid === null && threshold !== null ? { ...named, threshold } : null,
    notLaid,
    clearances: dossier.clearances
      .filter((one) => one.body.proposal === id)
      .map((one) => ({
        entry: one.id,
        text: one.body.text,
        looked: one.body.looked,
        organisation: one.author.organisation,
        person: one.author.person ?? null,
        at: one.at,
      })),
    reply: replyOf(body.finding, proposal, dossier, setting),
    positions: positionsOf(body.finding, dossier, setting),
  }
}

/** The rule in force when the finding was proposed: for its sort of violation, else for all others. */
function ruleFor(violation: string | null, made: string, rules: readonly Rule[]): Rule | undefined {
  const inForce = rules.filter((rule) => msOf(rule.body.from ?? rule.at) <= msOf(made))
  return (
    inForce.findLast(({ body }) => violation !== null && body.violation === violation) ??
    inForce.findLast(({ body }) => body.violation === undefined)
  )
}

type Signatures = readonly Said<typeof findingSigned>[]

/**
 * Which signatures count, who is missing, and when the last that was needed came. A person signs once, an organisation for
 * one actor: whoever keeps the agreement and speaks for two parties cannot sign for both.
 */
function signing(
  signatures: Signatures,
  signOff: NonNullable<Finding['rule']>['signOff'],
  body: string,
  speaks: Authority['speaksFor'],
): { counted: ReadonlySet<string>; awaits: Finding['awaits']; signed: string | null } {
  const counted = new Set<string>()
  const people = new Set<string>()
  const organisations = new Map<string, string>()
  let last = ''
  let need = signOff.by === 'two-people' ? new Set<string>() : new Set(signOff.actors)
  for (const { id, at, author, body: signature } of signatures) {
    const { organisation, person } = author
    if (person === undefined || people.has(person)) continue
    if (!speaks(signature.as, organisation)) continue
    if (signOff.by === 'two-people') {
      if (signature.as !== body || people.size === 2) continue
    } else {
      const signedFor = organisations.get(organisation)
      if (!need.has(signature.as) || (signedFor !== undefined && signedFor !== signature.as)) continue
      organisations.set(organisation, signature.as)
      need = new Set([...need].filter((actor) => actor !== signature.as))
    }
    people.add(person)
    counted.add(id)
    last = at > last ? at : last
  }
  const missing = signOff.by === 'two-people' ? 2 - people.size : 0
  return {
    counted,
    awaits: { actors: [...need], people: missing },
    signed: need.size === 0 && missing === 0 ? last : null,
  }
}

function replyOf(
  finding: string,
  proposal: Proposal | undefined,
  { opened, clearances, replies, waivers }: Dossier,
  { authority }: Setting,
): Finding['reply'] {
  const opening = opened.findLast(
    (one) =>
      one.body.finding === finding &&
      (proposal === undefined || one.author.organisation === proposal.author.organisation),
  )
  if (opening === undefined) return null
  const { to, text, until, clearance } = opening.body
  const cleared = clearances.find((one) => one.id === clearance)
  const isOfAccused = (organisation: string) =>
    authority === null ? organisation !== opening.author.organisation : authority.speaksFor(to, organisation)
  return {
    entry: opening.id,
    to,
    text,
    opened: opening.at,
    until,
    isCleared:
      cleared === undefined
        ? null
        : cleared.body.text === text &&
          cleared.author.organisation === opening.author.organisation &&
          cleared.author.person !== opening.author.person,
    made: replies
      .filter((one) => one.body.finding === finding && one.body.by === to)
      .map(({ id, at, author, body }) => ({
        entry: id,
        by: body.by,
        position: body.position,
        text: body.text,
        at,
        isLate: msOf(at) > msOf(until),
        toldBy: isOfAccused(author.organisation) ? null : author.organisation,
      })),
    waived:
      waivers
        .filter((one) => one.body.finding === finding && one.body.by === to && isOfAccused(one.author.organisation))
        .map(({ id, at, body }) => ({ entry: id, at, reason: body.reason ?? null }))
        .at(-1) ?? null,
  }
}

function positionsOf(finding: string, { positions }: Dossier, { authority }: Setting): Finding['positions'] {
  const latest = new Map<string, Finding['positions'][number]>()
  for (const { id, author, body } of positions) {
    const { about, by, position, text, on } = body
    if (!('finding' in about) || about.finding !== finding) continue
    const isOwn = authority === null || authority.speaksFor(by, author.organisation)
    latest.set(`${by}\n${isOwn ? '' : author.organisation}`, {
      entry: id,
      by,
      position,
      text,
      on,
      toldBy: isOwn ? null : author.organisation,
    })
  }
  return [...latest.values()]
}

/** The cases among these facts that take up an incident. */
export function casesOfIncident(incident: string, facts: readonly Fact[]): readonly CaseRow[] {
  const keys = new Set(
    facts.flatMap(({ entry }) =>
      isOf(caseOpened, entry) && entry.body.incidents.includes(incident) ? [entry.body.case] : [],
    ),
  )
  return [...keys].flatMap((key) => caseRows(key, facts)).filter((row) => row.incidents.includes(incident))
}
