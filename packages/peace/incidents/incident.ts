// An incident folded from what one reader group may see: the accounts side by side, where they differ, who says that it is
// the same as another, and how far those have come who look into it. Accounts are never merged into one.
import type { Entry } from '../entry.ts'
import { incidentReported } from '../events/incident-reported.ts'
import { incidentsToldApart } from '../events/incidents-told-apart.ts'
import { noteAdded } from '../events/note-added.ts'
import { sameIncidentSaid } from '../events/same-incident-said.ts'
import { casesOfIncident } from '../findings/case.ts'
import { type CaseRow, type CaseState, caseStates } from '../findings/rows.ts'
import { byClock, type Said, standing } from '../promises/dossier.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import { eventTypeOf } from './codes.ts'
import { differencesAmong } from './differences.ts'
import type { IncidentAccount, IncidentRow } from './rows.ts'
import { dayOf, mainTime, weekOf } from './times.ts'

type Reported = Said<typeof incidentReported>

/** The incident's row; none where no account under its name is among the facts. */
export function incidentRows(key: string, facts: readonly Fact[]): readonly IncidentRow[] {
  const reported = facts.flatMap(({ entry }) => (isOf(incidentReported, entry) ? [entry] : [])).sort(byClock)
  const own = standing(reported.filter(({ body }) => body.incident === key))
  const first = own[0]
  if (first === undefined) return []
  const links = linksOf(key, facts)
  const same = sameAs(links)
  // What nobody here holds to be the same came with a link that this group may not see.
  const joined = standing(reported.filter(({ body }) => same.has(body.incident)))
  const accounts = [...own, ...joined].sort(byClock).map((entry) => accountOf(entry, reported))
  const lead = accountOf(first, reported)
  const time = mainTime(lead.times)
  if (time === undefined) return []
  const cases = casesOfIncident(key, facts)
  const differences = differencesAmong(accounts)
  const notes = facts.filter(({ entry }) => isOf(noteAdded, entry) && entry.body.on.key === key)
  const day = dayOf(time)
  return [
    {
      key,
      process: first.process,
      event: lead.event,
      type: lead.type,
      what: lead.what,
      place: lead.where.name,
      area: lead.where.area ?? null,
      lat: lead.where.lat ?? null,
      lon: lead.where.lon ?? null,
      precision: lead.where.precision,
      from: instantOf(msOf(time.from)),
      until: time.until === undefined ? null : instantOf(msOf(time.until)),
      timeIs: time.is,
      timePrecision: time.precision,
      day,
      week: weekOf(day),
      state: stateOf(cases),
      accounts,
      reports: accounts.length,
      organisations: [...new Set(accounts.map(({ organisation }) => organisation))],
      differences: [...differences],
      isContested: differences.length > 0,
      harm: harmOf(accounts),
      links: [...links],
      isFirst: accounts[0]?.incident === key,
      alleged: accounts.flatMap(({ alleged, entry }) =>
        alleged === null
          ? []
          : [
              {
                agreement: alleged.agreement,
                clauses: alleged.clauses ?? [],
                commitment: alleged.commitment ?? null,
                by: alleged.by ?? [],
                entry,
              },
            ],
      ),
      cases: cases.map((row) => ({
        case: row.key,
        title: row.title,
        by: row.by,
        state: row.state,
        findings: row.findings.map(({ finding, lane, state, result }) => ({ finding, lane, state, result })),
        entry: row.entries[0] ?? '',
      })),
      notes: notes.length,
      entries: [
        ...new Set([
          ...accounts.map(({ entry }) => entry),
          ...links.map(({ entry }) => entry),
          ...cases.flatMap((row) => row.entries),
        ]),
      ],
    },
  ]
}

function accountOf(entry: Reported, all: readonly Reported[]): IncidentAccount {
  const { id, at, author, body } = entry
  const replaced: string[] = []
  for (let before = body.replaces; before !== undefined && !replaced.includes(before); ) {
    const found = all.find(
      (one) =>
        one.id === before && one.author.organisation === author.organisation && one.body.incident === body.incident,
    )
    if (found === undefined) break
    replaced.unshift(found.id)
    before = found.body.replaces
  }
  return {
    entry: id,
    incident: body.incident,
    organisation: author.organisation,
    at,
    event: body.event,
    type: eventTypeOf(body.event),
    what: body.what,
    times: body.times,
    where: body.where,
    observed: body.observed,
    harm: body.harm ?? [],
    counts: body.counts ?? [],
    involved: body.involved ?? [],
    alleged: body.alleged ?? null,
    report: body.report ?? null,
    sources: body.sources ?? [],
    read: body.row ?? null,
    replaced,
  }
}

type Link = IncidentRow['links'][number]

/** Each organisation's latest word on each other incident, in the order in which they were said. */
function linksOf(key: string, facts: readonly Fact[]): readonly Link[] {
  const latest = new Map<string, Link>()
  for (const entry of facts.map((fact) => fact.entry).sort(byClock)) {
    if (!isOf(sameIncidentSaid, entry) && !isOf(incidentsToldApart, entry)) continue
    if (!entry.body.incidents.includes(key)) continue
    for (const incident of entry.body.incidents) {
      if (incident === key) continue
      const by = entry.author.organisation
      const link = `${by} ${incident}`
      latest.delete(link)
      latest.set(link, {
        entry: entry.id,
        incident,
        says: isOf(sameIncidentSaid, entry) ? 'same' : 'not-same',
        by,
        at: entry.at,
        reason: entry.body.reason ?? null,
      })
    }
  }
  return [...latest.values()]
}

/** Somebody says that they are the same, and nobody that they are not. */
function sameAs(links: readonly Link[]): ReadonlySet<string> {
  const apart = new Set(links.filter(({ says }) => says === 'not-same').map(({ incident }) => incident))
  return new Set(links.flatMap(({ says, incident }) => (says === 'same' && !apart.has(incident) ? [incident] : [])))
}

/** The furthest any case has come; a finding before anything that is under way in another. */
const stateOf = (cases: readonly CaseRow[]): CaseState =>
  cases.reduce<CaseState>(
    (furthest, { state }) => (caseStates.indexOf(state) > caseStates.indexOf(furthest) ? state : furthest),
    'reported',
  )

function harmOf(accounts: readonly IncidentAccount[]): IncidentRow['harm'] {
  const found = new Map<string, { kind: string; of: string; low: number; high: number }>()
  for (const { kind, of = 'people', low, high } of accounts.flatMap((account) => account.harm)) {
    const before = found.get(`${kind} ${of}`)
    found.set(`${kind} ${of}`, {
      kind,
      of,
      low: Math.min(low, before?.low ?? low),
      high: Math.max(high, before?.high ?? high),
    })
  }
  return [...found.values()]
}

/** The incidents an entry names by itself. */
export function incidentsOf(entry: Entry): readonly string[] {
  if (isOf(incidentReported, entry)) return [entry.body.incident]
  if (isOf(sameIncidentSaid, entry) || isOf(incidentsToldApart, entry)) return entry.body.incidents
  if (isOf(noteAdded, entry)) return entry.body.on.view === 'incidents' ? [entry.body.on.key] : []
  return []
}
