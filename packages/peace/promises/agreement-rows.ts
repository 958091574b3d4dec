// The rows of agreements, of their clauses, and of proposals for them.
import type { Fact } from '../views/view.ts'
import { authorityOf } from './authority.ts'
import { diffOf } from './diff.ts'
import { byClock, type Dossier, dossierOf } from './dossier.ts'
import { engineOf, type Gate, type Written } from './engine.ts'
import { waitsFor } from './promise.ts'
import type { AgreementRow, ClauseRow, ProposalRow } from './rows.ts'
import { instantOf, isZone, msOf } from './zone.ts'

type Version = Dossier['versions'][number]

/** The agreement's row; none where its text is not among the facts. */
export function agreementRows(agreement: string, facts: readonly Fact[]): readonly AgreementRow[] {
  const dossier = dossierOf(agreement, facts)
  const parts = partsOf(dossier)
  const main = parts.get('main')?.at(-1) ?? [...parts.values()][0]?.at(-1)
  if (main === undefined || dossier.keeper === null) return []
  const engine = engineOf(dossier)
  const { authority } = engine
  const coded = dossier.coded.findLast((entry) => authority.isKeeper(entry.author.organisation))
  const phases = [
    ...new Map(
      dossier.phases
        .filter((entry) => authority.isKeeper(entry.author.organisation))
        .map((entry) => [entry.body.phase, entry]),
    ).values(),
  ]
  const text = (one: { ms: number } | null | undefined) => (one == null ? null : instantOf(one.ms))
  return [
    {
      key: agreement,
      process: main.process,
      title: main.body.title,
      keeper: dossier.keeper,
      standing: standingOf(dossier),
      zone: engine.zone,
      effect: text(engine.effect),
      coding: coded?.body.coding ?? null,
      parts: [...parts].map(([part, versions]) => ({
        part,
        heading: versions.at(-1)?.body.heading ?? null,
        clauses: versions.at(-1)?.body.clauses.length ?? 0,
        versions: versions.map(({ id, at, author, body }) => ({
          version: body.version,
          entry: id,
          at,
          by: author.organisation,
          document: body.document ?? null,
          reason: body.reason ?? null,
        })),
      })),
      roles: [...authority.roles.values()].flat().map(({ id, body }) => ({
        entry: id,
        actor: body.actor,
        role: body.role,
        name: body.name ?? null,
        organisation: body.organisation ?? null,
        may: body.may ?? [],
        clauses: body.clauses ?? [],
        mandate:
          body.mandate === undefined
            ? null
            : {
                words: body.mandate.words ?? null,
                from: body.mandate.from ?? null,
                until: body.mandate.until ?? null,
              },
      })),
      declarations: declarationsOf(dossier),
      links: dossier.links.map(({ id, body }) => ({
        entry: id,
        agreement: body.agreement === agreement ? body.to : body.agreement,
        as: body.as,
        direction: body.agreement === agreement ? ('to' as const) : ('from' as const),
        from: body.from,
        clauses: body.clauses ?? [],
      })),
      phases: phases
        .toSorted((a, b) => a.body.order - b.body.order)
        .map(({ id, body }) => {
          const time = engine.phase(body.phase)
          const written = engine.written(body.phase)
          return {
            entry: id,
            phase: body.phase,
            name: body.name,
            order: body.order,
            begins: text(time?.begins),
            ends: text(time?.ends),
            endsWritten: text(time?.endsWritten),
            gates: engine
              .gates(body.phase)
              .map((gate) => ({ ...gateTold(gate), entries: [...(gate.met?.entries ?? [])] })),
            starts: momentTold(written?.begins ?? { moment: body.begins, after: null }),
            finishes: written?.ends == null ? null : momentTold(written.ends),
          }
        }),
      changes: dossier.changes
        .filter((entry) => authority.isKeeper(entry.author.organisation))
        .map(({ id, body }) => ({
          entry: id,
          to: body.change.to,
          from: body.change.from,
          until: body.change.to === 'extended' ? body.change.until : null,
          concerns:
            'all' in body.concerns ? [] : 'phases' in body.concerns ? body.concerns.phases : body.concerns.commitments,
          by: body.by,
          ground: body.ground,
        })),
      commitments: engine.commitments().length,
      proposals: dossier.proposals.length,
      faults: faultsOf(dossier, parts),
      entries: [
        ...dossier.versions,
        ...dossier.coded,
        ...dossier.declared,
        ...dossier.roles,
        ...dossier.links,
        ...dossier.phases,
        ...dossier.changes,
      ]
        .sort(byClock)
        .map((entry) => entry.id),
    },
  ]
}

function gateTold({ gate, met }: Gate) {
  const { on = '', what = '', is = '' } = waitsFor(gate, []).values
  return { on: String(on), what: String(what), is: String(is), met: met === null ? null : instantOf(met.ms) }
}

function momentTold({ moment, after }: Written): AgreementRow['phases'][number]['starts'] {
  if ('at' in moment) return { at: instantOf(msOf(moment.at)), after: null, days: null, hours: null, time: null }
  const { days = null, hours = null, time = null } = moment
  return { at: null, after: after === null ? null : gateTold(after), days, hours, time }
}

/** The versions of each part as the keeper entered them, by number; of one number the last entered. */
function partsOf(dossier: Dossier): ReadonlyMap<string, readonly Version[]> {
  const parts = new Map<string, Map<number, Version>>()
  for (const entry of dossier.versions) {
    if (entry.author.organisation !== dossier.keeper) continue
    const versions = parts.get(entry.body.part) ?? new Map<number, Version>()
    versions.set(entry.body.version, entry)
    parts.set(entry.body.part, versions)
  }
  const sorted = [...parts].map(
    ([part, versions]) => [part, [...versions.values()].sort((a, b) => a.body.version - b.body.version)] as const,
  )
  // The main text first, then annexes by name.
  return new Map(sorted.sort(([a], [b]) => (a === 'main' ? -1 : b === 'main' ? 1 : a < b ? -1 : 1)))
}

function standingOf(dossier: Dossier): AgreementRow['standing'] {
  const authority = authorityOf(dossier)
  const superseded = dossier.links.some(
    ({ body, author }) =>
      body.as === 'supersedes' &&
      body.to === dossier.agreement &&
      body.clauses === undefined &&
      authority.isKeeper(author.organisation),
  )
  if (superseded) return 'superseded'
  const parties = [...authority.roles].filter(([, roles]) => roles.some(({ body }) => body.role === 'party'))
  const declared = parties.filter(([party]) => {
    const last = dossier.declared.findLast(
      ({ body, author }) => body.party === party && authority.speaksFor(party, author.organisation),
    )
    return last !== undefined && ['signed', 'accepted', 'ratified'].includes(last.body.act)
  })
  if (declared.length === 0) return 'text'
  return declared.length === parties.length ? 'declared' : 'partly-declared'
}

function declarationsOf(dossier: Dossier): AgreementRow['declarations'] {
  const authority = authorityOf(dossier)
  return dossier.declared.map(({ id, author, body }) => {
    const { signatory } = body
    const { from, until } = signatory?.mandate ?? {}
    const on = msOf(body.on)
    const isWithin =
      from === undefined && until === undefined
        ? null
        : (from === undefined || msOf(from) <= on) && (until === undefined || on < msOf(until))
    return {
      entry: id,
      party: body.party,
      act: body.act,
      on: body.on,
      version: body.version ?? null,
      reservations: (body.reservations ?? []).map(({ clause, text }) => ({ clause: clause ?? null, text })),
      signatory:
        signatory === undefined
          ? null
          : {
              name: signatory.name,
              office: signatory.office ?? null,
              mandate:
                signatory.mandate === undefined
                  ? null
                  : { words: signatory.mandate.words, from: from ?? null, until: until ?? null },
              withinMandate: isWithin,
            },
      toldBy: authority.speaksFor(body.party, author.organisation) ? null : author.organisation,
    }
  })
}

function faultsOf(dossier: Dossier, parts: ReadonlyMap<string, readonly Version[]>): AgreementRow['faults'] {
  const faults: AgreementRow['faults'] = []
  for (const versions of parts.values()) {
    const dropped = new Set<string>()
    let before = new Set<string>()
    for (const { id, body } of versions) {
      const ids = new Set(body.clauses.map((clause) => clause.id))
      for (const clause of before) if (!ids.has(clause)) dropped.add(clause)
      for (const clause of ids) {
        if (dropped.has(clause)) faults.push({ code: 'clause-id-reused', entry: id, what: clause })
      }
      if (ids.size < body.clauses.length) faults.push({ code: 'clause-id-twice', entry: id, what: body.part })
      before = ids
    }
  }
  for (const { id, author, body } of [...dossier.versions, ...dossier.drafts]) {
    // Its days are days of UTC here; where the zone is known they may be others.
    if (author.organisation === dossier.keeper && body.zone !== undefined && !isZone(body.zone))
      faults.push({ code: 'unknown-zone', entry: id, what: body.zone })
  }
  const kept = [dossier.versions, dossier.coded, dossier.roles, dossier.phases, dossier.changes].flat()
  for (const { id, kind, author } of kept) {
    if (author.organisation !== dossier.keeper) faults.push({ code: 'not-the-keeper', entry: id, what: kind })
  }
  return faults
}

/** The clauses of an agreement, standing, struck out or only proposed. */
export function clauseRows(agreement: string, facts: readonly Fact[]): readonly ClauseRow[] {
  const dossier = dossierOf(agreement, facts)
  const rows = new Map<string, ClauseRow>()
  for (const [part, versions] of partsOf(dossier)) historyInto(rows, agreement, part, versions)
  for (const { process, body } of dossier.proposals) {
    for (const { id, number } of body.clauses) {
      if (!rows.has(id))
        rows.set(id, emptyRow({ agreement, process, clause: id, part: body.part ?? 'main', number: number ?? null }))
    }
  }
  return [...rows.values()].map((row) => completed(row, dossier))
}

const emptyRow = (of: Pick<ClauseRow, 'agreement' | 'process' | 'clause' | 'part' | 'number'>): ClauseRow => ({
  key: `${of.agreement}/${of.clause}`,
  ...of,
  place: null,
  heading: null,
  text: null,
  history: [],
  proposals: [],
  reservations: [],
  commitments: [],
  entries: [],
})

function historyInto(
  rows: Map<string, ClauseRow>,
  agreement: string,
  part: string,
  versions: readonly Version[],
): void {
  for (const entry of versions) {
    const { version, clauses } = entry.body
    const ids = new Set(clauses.map((clause) => clause.id))
    const common = { version, entry: entry.id, at: entry.at }
    for (const [clause, row] of rows) {
      if (row.part !== part || ids.has(clause) || row.text === null) continue
      const diff = [...diffOf(row.text, '')]
      const history = [...row.history, { ...common, change: 'struck-out' as const, text: null, diff }]
      rows.set(clause, { ...row, place: null, text: null, history })
    }
    clauses.forEach(({ id, number, heading, text }, place) => {
      const before =
        rows.get(id) ?? emptyRow({ agreement, process: entry.process, clause: id, part, number: number ?? null })
      const change =
        before.text === null
          ? ('added' as const)
          : before.text !== text
            ? ('changed' as const)
            : before.number !== (number ?? null)
              ? ('moved' as const)
              : null
      const step = change === null ? [] : [{ ...common, change, text, diff: [...diffOf(before.text ?? '', text)] }]
      rows.set(id, {
        ...before,
        place,
        number: number ?? null,
        heading: heading ?? null,
        text,
        history: [...before.history, ...step],
      })
    })
  }
}

function completed(row: ClauseRow, dossier: Dossier): ClauseRow {
  const proposals = dossier.proposals.flatMap(({ id, body }) => {
    const clause = body.clauses.find((one) => one.id === row.clause)
    if (clause === undefined) return []
    return [
      {
        proposal: body.proposal,
        entry: id,
        title: body.title,
        by: body.by,
        on: body.on,
        counters: body.counters ?? null,
        text: clause.text,
        diff: [...diffOf(row.text ?? '', clause.text ?? '')],
        answers: answersTo(body.proposal, row.clause, dossier),
      },
    ]
  })
  const reservations = dossier.declared.flatMap(({ id, body }) =>
    (body.reservations ?? [])
      .filter((one) => one.clause === row.clause)
      .map(({ text }) => ({ entry: id, party: body.party, text })),
  )
  const commitments = dossier.drafts.filter(({ body }) => body.clauses.includes(row.clause))
  return {
    ...row,
    proposals,
    reservations,
    commitments: [...new Set(commitments.map(({ body }) => body.commitment))],
    entries: [
      ...new Set([
        ...row.history.map((one) => one.entry),
        ...proposals.flatMap((one) => [one.entry, ...one.answers.map((answer) => answer.entry)]),
        ...reservations.map((one) => one.entry),
        ...commitments.map((one) => one.id),
      ]),
    ],
  }
}

/** What each party last answered on the clause. */
function answersTo(proposal: string, clause: string, dossier: Dossier): ClauseRow['proposals'][number]['answers'] {
  const latest = new Map<string, ClauseRow['proposals'][number]['answers'][number]>()
  const answers = dossier.answers
    .filter(({ body }) => body.proposal === proposal)
    .toSorted((a, b) => msOf(a.body.on) - msOf(b.body.on) || byClock(a, b))
  for (const { id, body } of answers) {
    const answer = body.answers.find((one) => one.clause === clause)
    if (answer === undefined) continue
    const { answer: said, text, reason } = answer
    latest.set(body.by, {
      entry: id,
      by: body.by,
      on: body.on,
      answer: said,
      text: text ?? null,
      reason: reason ?? null,
    })
  }
  return [...latest.values()]
}

/** The proposals for an agreement, clause by clause beside those they answer. */
export function proposalRows(agreement: string, facts: readonly Fact[]): readonly ProposalRow[] {
  const dossier = dossierOf(agreement, facts)
  const first = new Map(dossier.proposals.toReversed().map((entry) => [entry.body.proposal, entry]))
  return [...first.values()].map((entry) => {
    const { body } = entry
    const answered = body.counters === undefined ? undefined : first.get(body.counters)
    const clauses = body.clauses.map(({ id, number, text }) => {
      const before = answered?.body.clauses.find((one) => one.id === id)?.text ?? null
      return {
        clause: id,
        number: number ?? null,
        text,
        before,
        diff: [...diffOf(before ?? '', text ?? '')],
        answers: answersTo(body.proposal, id, dossier),
      }
    })
    const parties = new Set(clauses.flatMap((clause) => clause.answers.map((one) => one.by)))
    const accepts = (party: string) =>
      clauses.every((clause) => clause.answers.some((one) => one.by === party && one.answer === 'accepted'))
    const answers = dossier.answers.filter((one) => one.body.proposal === body.proposal)
    return {
      key: body.proposal,
      process: entry.process,
      agreement,
      title: body.title,
      by: body.by,
      on: body.on,
      counters: body.counters ?? null,
      counteredBy: [...first.values()]
        .filter((one) => one.body.counters === body.proposal)
        .map((one) => one.body.proposal),
      document: body.document ?? null,
      clauses,
      acceptedBy: [...parties].filter(accepts).sort(),
      entries: [entry.id, ...answers.map((one) => one.id)],
    }
  })
}
