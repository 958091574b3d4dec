// Who entered it, with the way to the entry and what can be done with it.
import type { ReactNode } from 'react'
import { useNames } from '../hub/process.ts'
import { useOpen } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

export function Told({
  entry,
  by,
  tools,
}: {
  readonly entry: string
  readonly by: string
  readonly tools?: ((entry: string) => ReactNode) | undefined
}) {
  const words = useWords()
  const names = useNames()
  const open = useOpen()
  return (
    <p className="quiet">
      {words('standing.toldBy', { who: names(by) })}{' '}
      <button type="button" className="inline-button" onClick={() => open({ view: 'entries', key: entry })}>
        {words('provenance.open')}
      </button>{' '}
      {tools?.(entry)}
    </p>
  )
}
