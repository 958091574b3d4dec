// What a person may do in the name of an organisation. Each role may do what the ones before it may.
import Type, { type Static } from 'typebox'

export const PersonRole = Type.Union([
  Type.Literal('observer'),
  Type.Literal('contributor'),
  Type.Literal('reviewer'),
  Type.Literal('administrator'),
])
export type PersonRole = Static<typeof PersonRole>

/** Least first. */
export const personRoles = ['observer', 'contributor', 'reviewer', 'administrator'] as const

/** Whether somebody in the one role may do what the other may. Nobody without a role may do anything. */
export const isAtLeast = (role: PersonRole | undefined, wanted: PersonRole): boolean =>
  role !== undefined && personRoles.indexOf(role) >= personRoles.indexOf(wanted)
