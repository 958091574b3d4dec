// The roll: who is in which role. It stands in the record, as entries; this room asks it and never keeps its own.
import type { PersonRole } from '@parley/peace'

export type Roll = {
  /** Undefined for somebody who never joined, or left. */
  standingOf(person: string): { readonly organisation: string; readonly role: PersonRole } | undefined
  peopleOf(organisation: string): readonly { readonly person: string; readonly role: PersonRole }[]
  /** Whether the organisation has a place on this hub. */
  isHere(organisation: string): boolean
  /**
   * Puts it on record and resolves once it counts. `by` without a person is the hub, on the organisation's behalf.
   * With an `entry`, doing it twice is doing it once.
   */
  join(one: {
    readonly organisation: string
    readonly person: string
    readonly role: PersonRole
    readonly by: { readonly organisation: string; readonly person?: string }
    readonly entry?: string
  }): Promise<void>
  leave(one: {
    readonly organisation: string
    readonly person: string
    readonly by: { readonly organisation: string; readonly person?: string }
  }): Promise<void>
}
