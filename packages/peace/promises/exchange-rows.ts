// The ledger of exchanges: how many came to which stage, by category, batch and counter. Names stand only in the rows of
// those whose group may see the list; everybody else gets the seals, and can count them.
import { Memo } from '../memo.ts'
import type { Fact } from '../views/view.ts'
import { authorityOf } from './authority.ts'
import { type Dossier, dossierOf, standing } from './dossier.ts'
import type { ExchangeRow } from './rows.ts'
import { opens } from './seal-of.ts'
import { stages } from './terms.ts'
import { msOf } from './zone.ts'

const keptOpenings = () => new Map<string, boolean>()

type Step = Dossier['steps'][number]

/** The exchanges of an agreement. */
export function exchangeRows(
  agreement: string,
  facts: readonly Fact[],
  memo: Memo = new Memo(),
): readonly ExchangeRow[] {
  const dossier = dossierOf(agreement, facts)
  const authority = authorityOf(dossier)
  // The keeper's word on what was agreed, the last of it; another's where the keeper entered none.
  const agreed = new Map<string, Dossier['exchanges'][number]>()
  for (const entry of dossier.exchanges) {
    const before = agreed.get(entry.body.exchange)
    const isKept = before !== undefined && authority.isKeeper(before.author.organisation)
    if (!isKept || authority.isKeeper(entry.author.organisation)) agreed.set(entry.body.exchange, entry)
  }
  const steps = standing(dossier.steps).toSorted((a, b) => msOf(a.body.on) - msOf(b.body.on))
  const isOwn = (step: Step) => authority.speaksFor(step.body.counter, step.author.organisation)
  return [...agreed.values()].map((entry) => {
    const { body } = entry
    const own = steps.filter((step) => step.body.exchange === body.exchange)
    const persons = personsOf(body.exchange, own.filter(isOwn), dossier, memo)
    const told = own.filter(isOwn)
    const ratio = (body.ratio ?? []).map(({ exchange, category, times }) => {
      const others = steps.filter(
        (step) => step.body.exchange === exchange && step.body.category === category && isOwn(step),
      )
      const stage = (['verified', 'received', 'released'] as const).find((one) =>
        others.some((step) => step.body.stage === one),
      )
      const counted = stage === undefined ? 0 : mostOf(others.filter((step) => step.body.stage === stage))
      return { exchange, category, times, counted, owed: Math.ceil(counted * times - 1e-9), stage: stage ?? 'released' }
    })
    const reached = (of: readonly Step[]) =>
      Object.fromEntries(
        stages.flatMap((stage) => {
          const at = of.filter((step) => step.body.stage === stage)
          return at.length === 0 ? [] : [[stage, mostOf(at)] as const]
        }),
      )
    return {
      key: body.exchange,
      process: entry.process,
      agreement,
      clauses: body.clauses,
      of: body.of,
      holder: body.holder,
      receiver: body.receiver,
      intermediary: body.intermediary ?? null,
      categories: body.categories.map(({ category, name, agreed: count }) => ({
        category,
        name: name ?? null,
        agreed: count ?? null,
        reached: reached(told.filter((step) => step.body.category === category)),
      })),
      batches: (body.batches ?? []).map(({ batch, agreed: count, on }) => ({
        batch,
        agreed: count ?? null,
        on: on ?? null,
        reached: reached(told.filter((step) => step.body.batch === batch)),
      })),
      counts: stageCounts(own, isOwn),
      ratio,
      owed: ratio.length === 0 ? null : ratio.reduce((sum, one) => sum + one.owed, 0),
      persons: persons.list,
      faults: persons.faults,
      entries: [
        entry.id,
        ...own.map((step) => step.id),
        ...dossier.lists.filter((list) => list.body.exchange === body.exchange).map((list) => list.id),
      ],
    }
  })
}

const sealsOf = ({ body }: Step) => ('seals' in body.persons ? body.persons.seals : [])
const plainOf = ({ body }: Step) => ('count' in body.persons ? body.persons.count : 0)

function countOf(steps: readonly Step[]): number {
  return new Set(steps.flatMap(sealsOf)).size + steps.reduce((sum, step) => sum + plainOf(step), 0)
}

/** Several counters count the same persons: the most any of them counted, and never their sum. */
function mostOf(steps: readonly Step[]): number {
  const counters = Map.groupBy(steps, (step) => step.body.counter)
  return Math.max(0, ...[...counters.values()].map(countOf))
}

function stageCounts(steps: readonly Step[], isOwn: (step: Step) => boolean): ExchangeRow['counts'] {
  const name = (step: Step) => {
    const { stage, category, batch, counter } = step.body
    return JSON.stringify([stage, category, batch ?? null, counter, isOwn(step) ? null : step.author.organisation])
  }
  return [...Map.groupBy(steps, name).values()].flatMap((of) => {
    const [first] = of
    const last = of.at(-1)
    if (first === undefined || last === undefined) return []
    const { stage, category, batch, counter } = first.body
    return [
      {
        stage,
        category,
        batch: batch ?? null,
        counter,
        toldBy: isOwn(first) ? null : first.author.organisation,
        count: countOf(of),
        isProvable: of.every((step) => 'seals' in step.body.persons),
        on: last.body.on,
        entries: of.map((step) => step.id),
      },
    ]
  })
}

function personsOf(
  exchange: string,
  steps: readonly Step[],
  dossier: Dossier,
  memo: Memo,
): { list: ExchangeRow['persons']; faults: ExchangeRow['faults'] } {
  const kept = memo.of(keptOpenings)
  type Person = ExchangeRow['persons'][number]
  const bySeal = new Map<string, Person>()
  const at = new Map<string, Set<string>>()
  for (const step of steps) {
    const { category, batch, stage } = step.body
    for (const seal of sealsOf(step)) {
      const person = bySeal.get(seal)
      const none = { seal, category, batch: batch ?? null, stages: [], name: null, mark: null, opens: null }
      bySeal.set(seal, person === undefined ? none : { ...person, batch: person.batch ?? batch ?? null })
      at.set(seal, (at.get(seal) ?? new Set()).add(stage))
    }
  }
  const names = new Map<string, Set<string>>()
  for (const { body } of dossier.lists) {
    if (body.exchange !== exchange) continue
    for (const { seal, salt, category, name, mark } of body.persons) {
      const isOpen = memo.once(kept, JSON.stringify([exchange, category, name, mark, salt, seal]), () =>
        opens(seal, { exchange, category, name, mark }, salt),
      )
      const before = bySeal.get(seal) ?? { seal, category, batch: body.batch ?? null, stages: [] }
      bySeal.set(seal, { ...before, name, mark: mark ?? null, opens: isOpen })
      const who = JSON.stringify([name, mark ?? null])
      names.set(who, (names.get(who) ?? new Set()).add(seal))
    }
  }
  const list = [...bySeal.values()]
    .map((person) => ({ ...person, stages: stages.filter((stage) => at.get(person.seal)?.has(stage)) }))
    .sort((a, b) => (a.seal < b.seal ? -1 : 1))
  const isListed = list.some((one) => one.stages.includes('listed'))
  const fault = (code: string, seals: readonly string[]) => (seals.length === 0 ? [] : [{ code, seals: [...seals] }])
  return {
    list,
    faults: [
      ...fault(
        'seal-not-listed',
        isListed
          ? list.filter((one) => one.stages.length > 0 && !one.stages.includes('listed')).map((one) => one.seal)
          : [],
      ),
      ...fault(
        'does-not-open',
        list.filter((one) => one.opens === false).map((one) => one.seal),
      ),
      ...[...names.values()]
        .filter((seals) => seals.size > 1)
        .flatMap((seals) => fault('name-twice', [...seals].sort())),
    ],
  }
}
