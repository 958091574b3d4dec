// How far a document is decided, the way to the next open claim, and which claims to show.
import { NativeSelect } from '@mantine/core'
import { useWords } from '../words/words.ts'
import type { Showing } from './decided.ts'

type Props = {
  readonly decided: number
  readonly total: number
  readonly showing: Showing
  readonly onShowing: (showing: Showing) => void
  readonly onNext: () => void
}

export function DecidedTools({ decided, total, showing, onShowing, onNext }: Props) {
  const words = useWords()
  if (total === 0) return null
  return (
    <div className="decided">
      <label className="decided-count">
        <progress max={total} value={decided} aria-label={words('decided.progress')} />
        <span>{words('decided.count', { decided, total })}</span>
      </label>
      {decided < total && (
        <button type="button" className="note-action" aria-keyshortcuts="N" onClick={onNext}>
          {words('decided.next')} <kbd>N</kbd>
        </button>
      )}
      <NativeSelect
        size="xs"
        aria-label={words('decided.show')}
        value={showing}
        onChange={(event) => onShowing(event.currentTarget.value as Showing /* the options below */)}
        data={[
          { value: 'all', label: words('decided.all') },
          { value: 'undecided', label: words('decided.undecided') },
          { value: 'decided', label: words('decided.decided') },
        ]}
      />
    </div>
  )
}
