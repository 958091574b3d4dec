// The single keys of the document page, and the list of them.
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words/words.ts'

const helped = [
  ['J', 'keys.next'],
  ['K', 'keys.previous'],
  ['N', 'keys.undecided'],
  ['A', 'keys.accept'],
  ['C', 'keys.correct'],
  ['R', 'keys.reject'],
  ['U', 'keys.undo'],
  ['P', 'keys.provenance'],
  ['O', 'keys.original'],
  ['Esc', 'keys.leave'],
  ['?', 'keys.help'],
] as const

export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  return (
    <Dialog title={words('document.keys')} onClose={onClose}>
      <dl className="keys">
        {helped.map(([key, id]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words(id)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{words('keys.meaning')}</p>
      <div className="form-end">
        <Button variant="default" onClick={onClose}>
          {words('action.close')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Single keys, while nothing is being typed and no dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => unknown>>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog:modal') !== null) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return
      const act = keys[event.key.toLowerCase()]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
