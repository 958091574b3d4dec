// A text with what was added and what was removed marked by form as well as by colour, and said to screen readers.
import type { DiffPiece } from '@parley/peace'
import { useWords } from '../words/words.ts'

export function DiffText({ pieces }: { readonly pieces: readonly DiffPiece[] }) {
  const words = useWords()
  const mark = (op: 'added' | 'removed') => <span className="unseen"> [{words(`diff.${op}`)}] </span>
  return (
    <p className="diff" dir="auto">
      {pieces.map(({ op, text }, i) => {
        // The pieces of one text never change places.
        const key = `${i}`
        if (op === 'same') return <span key={key}>{text}</span>
        return op === 'added' ? (
          <ins key={key}>
            {mark(op)}
            {text}
          </ins>
        ) : (
          <del key={key}>
            {mark(op)}
            {text}
          </del>
        )
      })}
    </p>
  )
}
