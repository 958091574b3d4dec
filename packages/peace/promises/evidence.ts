// What was reported and verified of one promise. A report is anybody's; a verification is that of a body the agreement
// lets verify, and everybody else's is one more report.
import type { Authority } from './authority.ts'
import { type Dossier, standing } from './dossier.ts'
import { msOf } from './zone.ts'

export type Report = {
  readonly entry: string
  readonly by: string
  /** The organisation that entered it. */
  readonly teller: string
  /** Told by an organisation that does not speak for `by`. */
  readonly isRelayed: boolean
  readonly done: 'done' | 'partly' | 'not-done'
  readonly performed: number
  readonly period: { readonly from: number; readonly until: number } | null
  readonly made: number
  readonly soFar: number | null
  /** It came as a verification of somebody the agreement does not let verify. */
  readonly isUnentitled: boolean
}

export type Verification = {
  readonly entry: string
  readonly by: string
  readonly result: 'confirmed' | 'partly-confirmed' | 'not-confirmed' | 'unverifiable'
  readonly performed: number
  readonly period: { readonly from: number; readonly until: number } | null
  readonly made: number
  readonly soFar: number | null
  readonly basis: string
}

export type Evidence = { readonly reports: readonly Report[]; readonly verifications: readonly Verification[] }

const periodOf = (period: { from: string; until: string } | undefined) =>
  period === undefined ? null : { from: msOf(period.from), until: msOf(period.until) }

/** Reports by when it was so, verifications by when they were made. */
export function evidenceOf(
  commitment: string,
  clauses: readonly string[],
  dossier: Dossier,
  authority: Authority,
): Evidence {
  const reports: Report[] = []
  const verifications: Verification[] = []
  const withdrawn = new Set<string>()
  const told = dossier.verifications.filter((entry) => entry.body.commitment === commitment)
  for (const { body, author } of told) {
    if (body.result !== 'withdrawn') continue
    for (const id of body.about ?? []) {
      const named = told.find((one) => one.id === id)
      if (named?.author.organisation === author.organisation) withdrawn.add(id)
    }
  }
  for (const { id, at, author, body } of told) {
    const { by, result, basis } = body
    if (result === 'withdrawn' || withdrawn.has(id)) continue
    const made = body.made ?? at
    const common = {
      entry: id,
      by,
      performed: msOf(body.performed),
      period: periodOf(body.period),
      made: msOf(made),
      soFar: body.soFar ?? null,
    }
    const isRelayed = !authority.speaksFor(by, author.organisation)
    if (!isRelayed && authority.may(by, 'verify', clauses, made)) verifications.push({ ...common, result, basis })
    else if (result === 'confirmed' || result === 'partly-confirmed') {
      reports.push({
        ...common,
        teller: author.organisation,
        isRelayed,
        done: result === 'confirmed' ? 'done' : 'partly',
        isUnentitled: true,
      })
    }
  }
  for (const { id, at, author, body } of standing(dossier.reports)) {
    if (body.commitment !== commitment) continue
    reports.push({
      entry: id,
      by: body.by,
      teller: author.organisation,
      isRelayed: !authority.speaksFor(body.by, author.organisation),
      done: body.done,
      performed: msOf(body.performed),
      period: periodOf(body.period),
      made: msOf(body.made ?? at),
      soFar: body.soFar ?? null,
      isUnentitled: false,
    })
  }
  return {
    reports: reports.sort((a, b) => a.performed - b.performed || a.made - b.made || (a.entry < b.entry ? -1 : 1)),
    verifications: verifications.sort((a, b) => a.made - b.made || (a.entry < b.entry ? -1 : 1)),
  }
}

/** The report of each that holds at `at`: the last that was so by then. Own word and what others tell of it stand apart. */
export function reportsAt(reports: readonly Report[], at: number): readonly Report[] {
  const latest = new Map<string, Report>()
  for (const report of reports) {
    if (report.performed > at) break
    latest.set(`${report.by}\n${report.isRelayed ? report.teller : ''}`, report)
  }
  return [...latest.values()]
}

/** The verification that holds at `at`: of those about a time up to then the last made. */
export const verificationAt = (verifications: readonly Verification[], at: number): Verification | undefined =>
  verifications.findLast((one) => one.performed <= at)
