// Whose word counts as whose. An organisation speaks for an actor where the agreement's keeper says so; for an actor that
// has no organisation on this hub the keeper does. Anybody else's word is kept as told by them.

import type { Static } from 'typebox'
import type { AgreementPower, roleGiven } from '../events/role-given.ts'
import type { Dossier, Said } from './dossier.ts'
import { msOf } from './zone.ts'

type Role = Said<typeof roleGiven>
export type Power = Static<typeof AgreementPower>

export type Authority = {
  /** The roles that stand, by actor. */
  readonly roles: ReadonlyMap<string, readonly Role[]>
  readonly isKeeper: (organisation: string) => boolean
  readonly speaksFor: (actor: string, organisation: string) => boolean
  /** Whether the agreement lets the actor do this under one of the clauses, at that time. */
  readonly may: (actor: string, power: Power, clauses: readonly string[], at: string) => boolean
}

export function authorityOf(dossier: Dossier): Authority {
  const { keeper } = dossier
  const latest = new Map<string, Role>()
  for (const role of dossier.roles) {
    if (role.author.organisation === keeper) latest.set(`${role.body.actor}\n${role.body.role}`, role)
  }
  const roles = new Map<string, Role[]>()
  for (const role of latest.values()) roles.set(role.body.actor, [...(roles.get(role.body.actor) ?? []), role])

  const speaksFor = (actor: string, organisation: string): boolean => {
    const organisations = (roles.get(actor) ?? []).flatMap((role) => role.body.organisation ?? [])
    return organisations.length === 0 ? organisation === keeper : organisations.includes(organisation)
  }
  return {
    roles,
    isKeeper: (organisation) => organisation === keeper,
    speaksFor,
    may: (actor, power, clauses, at) =>
      (roles.get(actor) ?? []).some(({ body }) => {
        if (body.may?.includes(power) !== true) return false
        if (body.clauses !== undefined && !body.clauses.some((clause) => clauses.includes(clause))) return false
        const { from, until } = body.mandate ?? {}
        return (from === undefined || msOf(from) <= msOf(at)) && (until === undefined || msOf(at) < msOf(until))
      }),
  }
}
