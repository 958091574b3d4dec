// A roll without a record, for tests of this room alone.
import type { PersonRole } from '@parley/peace'
import type { Roll } from './roll.ts'

export type MemoryRoll = Roll & {
  /** Everything that would be on record, in order. */
  readonly written: { readonly kind: string; readonly person: string; readonly role?: string; readonly by?: string }[]
}

export function memoryRoll(here: readonly string[] = []): MemoryRoll {
  const roles = new Map<string, { organisation: string; role: PersonRole }>()
  const done = new Set<string>()
  const written: MemoryRoll['written'] = []
  return {
    written,
    standingOf: (person) => roles.get(person),
    peopleOf: (organisation) =>
      [...roles].filter(([, one]) => one.organisation === organisation).map(([person, { role }]) => ({ person, role })),
    isHere: (organisation) => here.includes(organisation),
    join: async ({ organisation, person, role, by, entry }) => {
      if (entry !== undefined && done.has(entry)) return
      if (entry !== undefined) done.add(entry)
      roles.set(person, { organisation, role })
      written.push({ kind: 'person-joined', person, role, ...(by.person === undefined ? {} : { by: by.person }) })
    },
    leave: async ({ organisation, person, by }) => {
      if (roles.get(person)?.organisation === organisation) roles.delete(person)
      written.push({ kind: 'person-left', person, ...(by.person === undefined ? {} : { by: by.person }) })
    },
  }
}
