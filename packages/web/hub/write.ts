// What a person does, as entries: each answers once it is durable, and can be taken back by another entry.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToasts } from '../parts/toasts.tsx'
import { useWords } from '../words/words.ts'
import { hub, ProblemError } from './client.ts'

export type Write = {
  readonly kind: string
  readonly process: string
  readonly body: Record<string, unknown>
  readonly audience?: readonly string[]
  /** What the toast says once it is done; none where it is not given. */
  readonly done?: string
  /** Whether the toast offers to take it back. */
  readonly undo?: boolean
}

/** Appends an entry, then brings what it touches up to date. A refusal is shown with what to do, and nothing is lost. */
export function useWrite() {
  const queries = useQueryClient()
  const toasts = useToasts()
  const words = useWords()
  const refresh = () => {
    for (const view of ['claims', 'accounts', 'documents', 'actors', 'timeline', 'situation', 'notes', 'entries']) {
      void queries.invalidateQueries({ queryKey: [view] })
    }
  }
  const write = useMutation({
    mutationFn: async ({ kind, process, body, audience }: Write) =>
      await hub.addEntry({ body: { kind, process, body, ...(audience ? { audience: [...audience] } : {}) } }),
    onSuccess: ({ entry }, { process, done, undo }) => {
      refresh()
      if (done === undefined) return
      toasts.say(done, {
        ...(undo
          ? {
              undo: () =>
                write.mutate({ kind: 'entry-withdrawn', process, body: { entry }, done: words('toast.undone') }),
            }
          : {}),
      })
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  return write
}

export function messageOf(error: unknown, otherwise: string): string {
  if (error instanceof ProblemError) return error.problem.detail
  return error instanceof Error && error.message !== '' ? error.message : otherwise
}
