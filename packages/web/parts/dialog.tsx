// The browser's own dialog: it keeps the focus inside, gives it back, and closes with Escape.
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
  /** Where the title is said to screen readers only. */
  readonly plain?: boolean
}

export function Dialog({ title, onClose, children, wide = false, plain = false }: Props) {
  const words = useWords()
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return
    dialog.showModal()
    // To the first thing to fill in, not to the button that closes.
    dialog.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => dialog.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does by keyboard what a press on the backdrop does
    <dialog
      ref={element}
      className="dialog"
      data-wide={wide || undefined}
      data-plain={plain || undefined}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      <div className="dialog-body">
        <header className={plain ? 'unseen' : 'dialog-head'}>
          <h2 id={heading}>{title}</h2>
          {!plain && (
            <button type="button" className="icon-button" aria-label={words('action.close')} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </header>
        {children}
      </div>
    </dialog>
  )
}
