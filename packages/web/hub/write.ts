// What a person does, as entries: each answers once it is durable, and can be taken back by another entry.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToasts } from '../parts/toasts.tsx'
import { useWords } from '../words/words.ts'
import { type EntryProof, hub, ProblemError } from './client.ts'
import { entryQuery } from './queries.ts'

export type Write = {
  readonly kind: string
  readonly process: string
  readonly body: Record<string, unknown>
  /** Who may read it; or, where `like` names an entry, whoever may read that one. */
  readonly audience?: readonly string[]
  readonly like?: string
  /** What the toast says once it is done; none where it is not given. */
  readonly done?: string
  /** Whether the toast offers to take it back. */
  readonly undo?: boolean
}

/** The views that what a person writes may touch. */
export const touched: readonly string[] = [
  ...['indicators', 'alerts'],
  ...[
    'claims',
    'suggestions',
    'accounts',
    'disagreements',
    'documents',
    'actors',
    'timeline',
    'situation',
    'notes',
    'entries',
  ],
  ...[
    'agreements',
    'clauses',
    'commitments',
    'windows',
    'exchanges',
    'proposals',
    'brief',
    'engagements',
    'incentives',
    'precedents',
    'standing',
    'contested-names',
  ],
  ...['incidents', 'cases', 'coverage', 'lines', 'imports'],
  ...['commissions', 'sessions', 'decisions', 'positions', 'deconfliction'],
  ...[
    'initiatives',
    'activities',
    'needs',
    'aid-gaps',
    'offers',
    'movements',
    'consignments',
    'corridors',
    'crossings',
  ],
  ...['access-constraints', 'notifications'],
]

/** Appends an entry, then brings what it touches up to date. A refusal is shown with what to do, and nothing is lost. */
export function useWrite() {
  const queries = useQueryClient()
  const toasts = useToasts()
  const words = useWords()
  const refresh = () => {
    for (const view of touched) {
      void queries.invalidateQueries({ queryKey: [view] })
    }
  }
  const write = useMutation({
    mutationFn: async ({ kind, process, body, audience, like }: Write) => {
      // Nothing is sent before it is known who may read it.
      const readers =
        audience ?? (like === undefined ? undefined : audienceOf(await queries.ensureQueryData(entryQuery(like))))
      const added = await hub.addEntry({
        body: { kind, process, body, ...(readers === undefined ? {} : { audience: [...readers] }) },
      })
      return { entry: added.entry, readers }
    },
    onSuccess: ({ entry, readers }, { process, done, undo }) => {
      refresh()
      if (done === undefined) return
      const takeBack = () =>
        write.mutate({
          kind: 'entry-withdrawn',
          process,
          body: { entry },
          done: words('toast.undone'),
          // Whoever saw the entry must see that it was taken back.
          ...(readers === undefined ? {} : { audience: readers }),
        })
      toasts.say(done, undo ? { undo: takeBack } : {})
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  return write
}

/** The readers of an entry, as its proof shows them. */
export function audienceOf(proof: EntryProof): readonly string[] {
  const { audience } = proof.entry
  return Array.isArray(audience) ? audience.filter((one) => typeof one === 'string') : []
}

export function messageOf(error: unknown, otherwise: string): string {
  if (error instanceof ProblemError) return error.problem.detail
  return error instanceof Error && error.message !== '' ? error.message : otherwise
}
