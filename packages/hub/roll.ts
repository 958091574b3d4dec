// The roll of people as the record has it: read from the directory, written as entries in the organisation's register.
import { peopleOf, registerOf } from '@parley/peace'
import type { Hub } from './hub.ts'
import type { Roll } from './people/roll.ts'

export function rollOf(hub: Pick<Hub, 'directory' | 'append' | 'caughtUp' | 'home'>): Roll {
  const write = async (
    kind: 'person-joined' | 'person-left',
    organisation: string,
    body: Readonly<Record<string, unknown>>,
    by: { readonly organisation: string; readonly person?: string },
    entry?: string,
  ) => {
    await hub.append(
      {
        kind,
        process: registerOf(organisation),
        body,
        // The organisation reads its own register, whoever wrote in it.
        audience: by.organisation === organisation ? [] : [organisation],
        ...(entry === undefined ? {} : { id: entry }),
      },
      // The caller has asked the roll whether they may; `mayWrite` holds it against the rules once more.
      { ...by, administrator: true },
    )
    await hub.caughtUp()
  }
  return {
    standingOf: (person) => hub.directory().roles.get(person),
    peopleOf: (organisation) => peopleOf(hub.directory(), organisation),
    isHere: (organisation) => organisation === hub.home || hub.directory().founded.has(organisation),
    join: ({ organisation, person, role, by, entry }) =>
      write('person-joined', organisation, { person, role }, by, entry),
    leave: ({ organisation, person, by }) => write('person-left', organisation, { person }, by),
  }
}

/** Tells of everybody who was in a role and is not any more, whoever wrote it. Answers with the way to stop. */
export function watchLeaving(
  hub: Pick<Hub, 'directory' | 'onChange'>,
  left: (person: string) => Promise<void>,
  say: (line: string) => void,
): () => void {
  let { roles } = hub.directory()
  return hub.onChange(() => {
    const before = roles
    roles = hub.directory().roles
    if (roles === before) return
    for (const person of before.keys()) {
      if (roles.has(person)) continue
      // The record has shut them out already; this takes away what would let them in should they ever come back.
      left(person).catch((error: unknown) =>
        say(`Credentials of somebody who left stay: ${error instanceof Error ? error.message : String(error)}`),
      )
    }
  })
}
