// What a page shows when there is nothing to show yet, nothing at all, or something went wrong.
import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemError } from '../hub/client.ts'
import { messageOf } from '../hub/write.ts'
import { useWords } from '../words/words.ts'

export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const words = useWords()
  return (
    <div className="loading" role="status">
      <span className="unseen">{words('state.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these lines are all alike and never change places
        <Skeleton key={line} height={14} width={`${92 - ((line * 17) % 40)}%`} animate={false} />
      ))}
    </div>
  )
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** What happened, what was kept, what to do. */
export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const words = useWords()
  const missing = error instanceof ProblemError && error.status === 404
  return (
    <div className="failed" role="alert">
      <h2>{words(missing ? 'error.missing.title' : 'error.title')}</h2>
      <p>{missing ? words('error.missing.text') : messageOf(error, words('error.unknown'))}</p>
      {!missing && <p className="quiet">{words('error.kept')}</p>}
      {again !== undefined && !missing && (
        <Button variant="default" size="sm" onClick={again}>
          {words('action.again')}
        </Button>
      )}
    </div>
  )
}

type Asked<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown }

/** Shows the skeleton, the failure, or the answer. An answer already there stays while a newer one is fetched. */
export function Answer<T>({ of, lines, children }: { of: Asked<T>; lines?: number; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Failed error={of.error} again={() => void of.refetch()} />
  return <Loading {...(lines === undefined ? {} : { lines })} />
}
