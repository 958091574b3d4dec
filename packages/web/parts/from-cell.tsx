// What was read in a cell of a document leads to that cell, highlighted.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useProcess } from '../hub/process.ts'
import { documentPath, wordsSearch } from '../paths.ts'

type Span = { readonly start: number; readonly end: number }

export function FromCell({
  document,
  reading,
  span,
  title,
  children,
}: {
  readonly document: string | undefined
  readonly reading: string | undefined
  readonly span: Span | undefined
  readonly title: string
  readonly children: ReactNode
}) {
  const process = useProcess()
  if (document === undefined || reading === undefined || span === undefined) return children
  return (
    <Link
      className="inline-link"
      title={title}
      to={documentPath(process, document)}
      search={wordsSearch(span, reading) as never /* read by the page itself */}
    >
      {children}
    </Link>
  )
}
