// Folds what was entered of one actor's standing: by whom it is listed, for whom it may speak, who may speak for it, and
// what the reader's own organisation wants to be thought of first.
import type { Static } from 'typebox'
import { otherName } from '../actors/names.ts'
import { digest } from '../digest.ts'
import type { Entry } from '../entry.ts'
import { contactPolicySet } from '../events/contact-policy-set.ts'
import { designationEnded } from '../events/designation-ended.ts'
import { designationEntered } from '../events/designation-entered.ts'
import type { EventKind } from '../events/event-kind.ts'
import { licenceEntered } from '../events/licence-entered.ts'
import { mandateEnded } from '../events/mandate-ended.ts'
import { mandateEntered } from '../events/mandate-entered.ts'
import { successionEntered } from '../events/succession-entered.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact } from '../views/view.ts'
import type { ContactWarning, Designation, Mandate, StandingRow, Succession } from './rows.ts'
import type { ContactRule } from './terms.ts'

type Said<Kind extends Pick<EventKind, 'body'>> = Entry & { readonly body: Static<Kind['body']> }

export const standingKinds: readonly EventKind[] = [
  designationEntered,
  designationEnded,
  licenceEntered,
  mandateEntered,
  mandateEnded,
  contactPolicySet,
  successionEntered,
] as unknown as readonly EventKind[] // a list of kinds forgets their bodies

/** The part of the view where an actor of this name stands. */
export const standingKeyOf = (name: string): string => digest(`standing|${otherName(name) || name}`)

/** An actor's listings and mandates by its names; rules on contacts touch whoever is listed and whoever they name. */
export function bucketsOfStanding({ entry }: Fact): Buckets {
  // Within one process: what is listed there, and each organisation's rules there.
  const listed = `listed ${entry.process}`
  if (isOf(designationEntered, entry)) {
    return { opens: [standingKeyOf(entry.body.actor)], as: [entry.id, listed] }
  }
  if (isOf(designationEnded, entry) || isOf(licenceEntered, entry)) return { follows: [entry.body.designation] }
  if (isOf(mandateEntered, entry)) {
    return { opens: [standingKeyOf(entry.body.actor), standingKeyOf(entry.body.for)], as: [entry.id] }
  }
  if (isOf(mandateEnded, entry)) return { follows: [entry.body.mandate] }
  if (isOf(successionEntered, entry)) {
    return { opens: [...new Set([...entry.body.from, ...entry.body.into].map(standingKeyOf))] }
  }
  if (!isOf(contactPolicySet, entry)) return []
  const named = entry.body.rules.flatMap(({ when }) => ('actor' in when ? [standingKeyOf(when.actor)] : []))
  const policies = `policies ${entry.process}`
  // A later set of rules takes the place of this one, also where it no longer names the actor.
  return { opens: named, as: [policies], follows: [listed, policies] }
}

/** No row where nothing but rules of others stands. */
export function standingRows(bucket: string, facts: readonly Fact[]): readonly StandingRow[] {
  const entries = facts.map(({ entry }) => entry)
  const isHere = (name: string) => standingKeyOf(name) === bucket
  const listings = of(designationEntered, entries).filter(({ body }) => isHere(body.actor))
  const given = of(mandateEntered, entries)
  const held = given.filter(({ body }) => isHere(body.actor))
  const holders = given.filter(({ body }) => isHere(body.for))
  const designations = listings.map((entry) => designationOf(entry, entries))
  const successions = of(successionEntered, entries)
  const predecessors = successions.flatMap((entry) => successionOf(entry, 'into', isHere))
  const successors = successions.flatMap((entry) => successionOf(entry, 'from', isHere))
  const policies = newestOfEach(of(contactPolicySet, entries))
  const warnings = policies.flatMap((policy) => warningsOf(policy, designations, isHere))
  const names = new Set([
    ...listings.map(({ body }) => body.actor),
    ...held.map(({ body }) => body.actor),
    ...holders.map(({ body }) => body.for),
    ...successions.flatMap(({ body }) => [...body.from, ...body.into].filter(isHere)),
    ...policies.flatMap(({ body }) =>
      body.rules.flatMap(({ when }) => ('actor' in when && isHere(when.actor) ? [when.actor] : [])),
    ),
  ])
  const [name] = names
  const [first] = entries
  if (name === undefined || first === undefined) return []
  const mandates = held.map((entry) => mandateOf(entry, entries))
  const spokenForBy = holders.map((entry) => mandateOf(entry, entries))
  const told = new Set([
    ...designations.flatMap(({ entry, ended, licences }) => [
      entry,
      ...(ended === null ? [] : [ended.entry]),
      ...licences.map((one) => one.entry),
    ]),
    ...[...mandates, ...spokenForBy].flatMap(({ entry, ended }) => [entry, ...(ended === null ? [] : [ended.entry])]),
    ...warnings.map(({ entry }) => entry),
    ...[...predecessors, ...successors].map(({ entry }) => entry),
  ])
  if (told.size === 0) return []
  return [
    {
      key: bucket,
      process: first.process,
      name,
      names: [...names],
      designations,
      mandates,
      spokenForBy,
      warnings,
      predecessors,
      successors,
      entries: entries.filter(({ id }) => told.has(id)).map(({ id }) => id),
    },
  ]
}

function of<K extends EventKind>(kind: K, entries: readonly Entry[]): Said<K>[] {
  // `isOf` has held each against the kind.
  return entries.filter((entry) => isOf(kind, entry)) as Said<K>[]
}

/** The newest set of rules of each organisation, by the log's order. */
function newestOfEach(policies: readonly Said<typeof contactPolicySet>[]) {
  return [...new Map(policies.map((one) => [one.author.organisation, one])).values()]
}

function designationOf(entry: Said<typeof designationEntered>, entries: readonly Entry[]): Designation {
  const { by, law, reference, since, measures, sources } = entry.body
  const ended = of(designationEnded, entries).findLast(({ body }) => body.designation === entry.id)
  const licences = of(licenceEntered, entries).filter(({ body }) => body.designation === entry.id)
  return {
    entry: entry.id,
    by,
    law,
    reference: reference ?? null,
    since,
    measures: measures ?? [],
    ended: endOf(ended),
    licences: licences.map(({ id, body }) => ({
      entry: id,
      form: body.form,
      by: body.by,
      reference: body.reference ?? null,
      covers: body.covers,
      from: body.from ?? null,
      until: body.until ?? null,
    })),
    toldBy: entry.author.organisation,
    sources: sources ?? [],
  }
}

function mandateOf(entry: Said<typeof mandateEntered>, entries: readonly Entry[]): Mandate {
  const { body } = entry
  return {
    entry: entry.id,
    actor: body.actor,
    for: body.for,
    may: body.may,
    limits: body.limits ?? null,
    by: body.by,
    from: body.from,
    until: body.until ?? null,
    ended: endOf(of(mandateEnded, entries).findLast((one) => one.body.mandate === entry.id)),
    toldBy: entry.author.organisation,
    sources: body.sources ?? [],
  }
}

/** The succession as seen from this actor, where it is on that side; one that goes on under its name is no other. */
function successionOf(
  { id, author, body }: Said<typeof successionEntered>,
  side: 'from' | 'into',
  isHere: (name: string) => boolean,
): readonly Succession[] {
  const others = body[side === 'from' ? 'into' : 'from'].filter((name) => !isHere(name))
  if (!body[side].some(isHere) || others.length === 0) return []
  const { form, on, by, says, sources } = body
  return [
    {
      ...{ entry: id, form, on, by },
      others: others.map((name) => ({ name, key: standingKeyOf(name) })),
      says: says ?? null,
      toldBy: author.organisation,
      sources: sources ?? [],
    },
  ]
}

function endOf(entry: Said<typeof designationEnded> | Said<typeof mandateEnded> | undefined): Designation['ended'] {
  if (entry === undefined) return null
  const { on, by, reason } = entry.body
  return { on, by, reason: reason ?? null, entry: entry.id, toldBy: entry.author.organisation }
}

function warningsOf(
  { id, body }: Said<typeof contactPolicySet>,
  designations: readonly Designation[],
  isHere: (name: string) => boolean,
): readonly ContactWarning[] {
  const warning = (rule: ContactRule, designation: string | null): ContactWarning => ({
    text: rule.warning,
    ask: rule.ask ?? null,
    designation,
    entry: id,
  })
  return body.rules.flatMap((rule) => {
    const { when } = rule
    if ('actor' in when) return isHere(when.actor) ? [warning(rule, null)] : []
    const isMeant = (by: string) => 'listed' in when || otherName(by) === otherName(when.listedBy)
    return designations.filter(({ by }) => isMeant(by)).map(({ entry }) => warning(rule, entry))
  })
}
