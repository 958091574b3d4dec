// What all present may see: a session works on nothing else. Asked of the hub for each organisation that sits in it, which
// answers from what both the reader and that organisation may see.
import { useQueries } from '@tanstack/react-query'
import { type CommissionRow, hub } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { keyOf } from '../hub/queries.ts'
import type { Subject } from '../paths.ts'
import { presentIn } from './seats.ts'

export type Seen = {
  readonly isKnown: boolean
  /** Organisations that see nothing of it. */
  readonly missing: readonly string[]
  /** Whether all the others see this entry of it. */
  readonly isSeen: (entry: string) => boolean
}

/** Of each of these; nothing is asked of null. */
export function useAllPresent(commission: CommissionRow, subjects: readonly (Subject | null)[]): readonly Seen[] {
  const process = useProcess()
  const me = useMe()
  const others = presentIn(commission).filter((organisation) => organisation !== me?.organisation)
  const asked = useQueries({
    queries: subjects.flatMap((subject) =>
      others.map((organisation) => ({
        queryKey: keyOf(subject?.view ?? 'none', 'as', subject?.key ?? '', process, organisation),
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          subject === null
            ? null
            : (await hub.viewRowAs({ view: subject.view, key: subject.key, organisation, process }, { signal })).row,
        enabled: subject !== null && me?.canWrite === true,
      })),
    ),
  })
  return subjects.map((_, at) => {
    const answers = asked.slice(at * others.length, (at + 1) * others.length).map(({ data }) => data)
    return {
      isKnown: answers.every((row) => row !== undefined),
      missing: others.filter((_, other) => answers[other] === null),
      isSeen: (entry) => answers.every((row) => row != null && entriesOf(row).includes(entry)),
    }
  })
}

function entriesOf(row: object): readonly string[] {
  const given: unknown = 'entries' in row ? row.entries : []
  return Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []
}
