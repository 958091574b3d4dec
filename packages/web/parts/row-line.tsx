// One line of a list that opens its provenance: the words first, what is known about them beneath.
import type { ReactNode } from 'react'
import type { Subject } from '../paths.ts'
import { subjectText } from '../paths.ts'
import { useOpen, useOpened } from '../provenance/opened.ts'

type Props = {
  readonly subject: Subject
  /** Before the words: a date, a mark. */
  readonly lead?: ReactNode
  readonly children: ReactNode
  readonly about?: ReactNode
}

export function RowLine({ subject, lead, children, about }: Props) {
  const open = useOpen()
  const opened = useOpened()
  return (
    <li className="row-line">
      <button
        type="button"
        aria-expanded={opened !== null && subjectText(opened) === subjectText(subject)}
        onClick={() => open(subject)}
      >
        {lead !== undefined && <span className="row-lead">{lead}</span>}
        <span className="row-words">{children}</span>
        {about !== undefined && <span className="row-about">{about}</span>}
      </button>
    </li>
  )
}
