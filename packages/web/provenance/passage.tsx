// Somebody's exact words, with the way to where they stand.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import { useProcess } from '../hub/process.ts'
import { documentPath } from '../paths.ts'
import { useWords } from '../words/words.ts'

type Props = {
  readonly words: string
  readonly document: string
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly language?: string
  /** Key of the claim to show when the document opens. */
  readonly claim?: string | undefined
  readonly children?: ReactNode
}

export function Passage({ words: said, document, title, publisher, published, language, claim, children }: Props) {
  const words = useWords()
  const dates = useDateWords()
  const process = useProcess()
  return (
    <figure className="passage-of">
      <blockquote dir="auto" lang={language === 'und' ? undefined : language}>
        {said}
      </blockquote>
      <figcaption>
        {children}
        <Link
          to={documentPath(process, document)}
          search={(claim === undefined ? {} : { claim }) as never /* routes come from a list */}
        >
          <bdi>{title ?? words('document.untitled')}</bdi>
        </Link>
        <span className="quiet">
          {publisher !== null && (
            <>
              {' '}
              · <bdi>{publisher}</bdi>
            </>
          )}{' '}
          · {published === null ? words('document.undated') : dates(published)}
        </span>
      </figcaption>
    </figure>
  )
}
