// The rows of incentives: terms as their keeper entered them, what they wait for, what was granted, and the course that
// follows. All incentives of one agreement are folded together, because they wait for the same promises.
import type { Entry } from '../entry.ts'
import { incentiveOffered } from '../events/incentive-offered.ts'
import { incentiveStepped } from '../events/incentive-stepped.ts'
import type { CaseRow } from '../findings/rows.ts'
import { authorityOf } from '../promises/authority.ts'
import { byClock, dossierOf, type Said, standing } from '../promises/dossier.ts'
import { type Engine, engineOf } from '../promises/engine.ts'
import { msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import { courseOf } from './course.ts'
import { conditionOf } from './holding.ts'
import type { IncentiveRow, IncentiveStep } from './rows.ts'

type Offer = Said<typeof incentiveOffered>
type Stepped = Said<typeof incentiveStepped>

/** The incentives of an agreement that anybody whose entries one may see offered. */
export function incentiveRows(agreement: string, facts: readonly Fact[]): readonly IncentiveRow[] {
  const entries = facts.map(({ entry }) => entry)
  // In the log's order: who entered an incentive first keeps it.
  const offers = new Map<string, Offer[]>()
  for (const entry of entries) {
    if (!isOf(incentiveOffered, entry) || entry.body.agreement !== agreement) continue
    offers.set(entry.body.incentive, [...(offers.get(entry.body.incentive) ?? []), entry])
  }
  if (offers.size === 0) return []
  const engine = engineOf(dossierOf(agreement, facts))
  const cases = new Map<string, CaseRow | undefined>()
  const steps = entries.filter((entry) => isOf(incentiveStepped, entry))
  return [...offers].map(([incentive, of]) => {
    const own = steps.filter(({ body }) => body.agreement === agreement && body.incentive === incentive)
    return rowOf(of, standing(own.toSorted(byClock)), { engine, facts, cases })
  })
}

type Known = {
  readonly engine: Engine
  readonly facts: readonly Fact[]
  readonly cases: Map<string, CaseRow | undefined>
}

function rowOf(offers: readonly Offer[], stepped: readonly Stepped[], known: Known): IncentiveRow {
  const { engine } = known
  const keeper = offers[0]?.author.organisation ?? ''
  const ofKeeper = offers.filter(({ author }) => author.organisation === keeper).toSorted(byClock)
  const [first, offer] = [ofKeeper[0], ofKeeper.at(-1)]
  if (first === undefined || offer === undefined) throw new Error('an incentive without an offer')
  const { body } = offer
  const verifier = body.verifier ?? null
  const offered = new Date(msOf(body.offered ?? first.at)).toISOString()
  const authority = authorityOf(engine.dossier)
  const title = engine.dossier.versions.findLast(
    (entry) => entry.body.part === 'main' && authority.isKeeper(entry.author.organisation),
  )?.body.title
  const told = stepped.map((entry) => stepOf(entry, body.providers, keeper, authority.speaksFor, authority.roles))
  const granted = told.filter(({ counts, type }) => counts && (type === 'disbursement' || type === 'measure'))
  const isLapse = (one: (typeof body.snapback)[number]) => one.on === 'suspended'
  const at = { ...known, since: Math.min(msOf(offered), ...granted.map(({ on }) => msOf(on))) }
  const days = body.snapback.flatMap((one) => (one.on === 'suspended' ? [one.days] : []))
  const terms = {
    terms: offer.id,
    triggers: body.triggers.map((one) => conditionOf(one, verifier, at)),
    snapbacks: body.snapback.flatMap((one) => (one.on === 'suspended' ? [] : [conditionOf(one, verifier, at)])),
    snapbackDays: body.snapback.some(isLapse) ? Math.min(...days) : null,
    zone: engine.zone,
    offered,
  }
  const { states, reversals } = courseOf(terms, granted)
  const reversedAt = new Map(reversals.map(({ grant, at: when }) => [grant, when]))
  const steps = told.map((one) => ({ ...one, reversed: reversedAt.get(one.entry) ?? null }))
  const { sort, what, purposes = [] } = body.benefit
  const newest = new Map(offers.toSorted(byClock).map((one) => [one.author.organisation, one]))
  return {
    key: body.incentive,
    process: offer.process,
    agreement: body.agreement,
    agreementTitle: title ?? null,
    title: body.title,
    form: body.form,
    benefit: { sort, what, purposes },
    providers: body.providers,
    beneficiaries: body.beneficiaries,
    verifier,
    amount: body.amount ?? null,
    clauses: body.clauses ?? [],
    zone: engine.zone,
    offered,
    keeper,
    triggers: terms.triggers,
    snapbacks: terms.snapbacks,
    snapbackDays: terms.snapbackDays,
    states: [...states],
    steps,
    totals: totalsOf(steps),
    alsoOffered: [...newest.values()]
      .filter(({ author }) => author.organisation !== keeper)
      .map(({ id, author, body: other }) => ({ organisation: author.organisation, entry: id, title: other.title })),
    entries: [...ofKeeper, ...stepped].sort(byClock).map(({ id }: Entry) => id),
  }
}

function stepOf(
  { id, author, body }: Stepped,
  providers: readonly string[],
  keeper: string,
  speaksFor: (actor: string, organisation: string) => boolean,
  roles: ReadonlyMap<string, unknown>,
): IncentiveStep {
  const { by, step, on } = body
  // A provider that is no actor of the agreement, such as a development bank, is spoken for by whoever keeps the incentive.
  const speaks = roles.has(by) ? speaksFor(by, author.organisation) : author.organisation === keeper
  return {
    entry: id,
    type: step.type,
    by,
    on: new Date(msOf(on)).toISOString(),
    amount: 'amount' in step ? step.amount : null,
    what: 'what' in step ? (step.what ?? null) : null,
    counts: providers.includes(by) && speaks,
    toldBy: author.organisation,
    reversed: null,
  }
}

/** Sums by transaction and currency. */
function totalsOf(steps: readonly IncentiveStep[]): IncentiveRow['totals'] {
  const totals = new Map<string, IncentiveRow['totals'][number]>()
  for (const { counts, type, amount, reversed } of steps) {
    if (!counts || amount === null) continue
    const { currency, value } = amount
    const name = `${type} ${currency}`
    const sum = totals.get(name) ?? { type, currency, value: 0, reversed: 0 }
    totals.set(name, {
      ...sum,
      value: added(sum.value, value),
      reversed: reversed === null ? sum.reversed : added(sum.reversed, value),
    })
  }
  return [...totals.values()].sort((a, b) => (`${a.type} ${a.currency}` < `${b.type} ${b.currency}` ? -1 : 1))
}

/** In ten-thousandths, so that amounts with cents add up as on paper. */
const added = (a: number, b: number): number => (Math.round(a * 10_000) + Math.round(b * 10_000)) / 10_000
