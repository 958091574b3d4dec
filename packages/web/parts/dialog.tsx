// The browser's own dialog: it keeps the focus inside, gives it back, and closes with Escape.
import { Button } from '@mantine/core'
import { createContext, type ReactNode, useContext, useId, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
  /** Where the title is said to screen readers only. */
  readonly plain?: boolean
  /** On a phone it stands at the foot of the screen, under the thumb. */
  readonly sheet?: boolean
  /** Something was filled in and not sent: asked about before it is thrown away. */
  readonly unsent?: boolean
}

const LeaveContext = createContext<() => void>(() => undefined)

export function Dialog({
  title,
  onClose,
  children,
  wide = false,
  plain = false,
  sheet = false,
  unsent = false,
}: Props) {
  const words = useWords()
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [asking, setAsking] = useState(false)
  const leave = () => (unsent ? setAsking(true) : onClose())
  // Before it leaves the page: a dialog that is gone already cannot give the focus back.
  useLayoutEffect(() => {
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
      data-sheet={sheet || undefined}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        // A second Escape goes back to what was typed, and never throws it away.
        if (asking) setAsking(false)
        else leave()
      }}
      onClick={(event) => {
        if (event.target === element.current) leave()
      }}
    >
      <div className="dialog-body">
        <header className={plain ? 'unseen' : 'dialog-head'}>
          <h2 id={heading}>{title}</h2>
          {!plain && (
            <button type="button" className="icon-button" aria-label={words('action.close')} onClick={leave}>
              <Icon name="close" />
            </button>
          )}
        </header>
        {asking && (
          <div className="dialog-ask" role="alertdialog" aria-label={words('dialog.unsent')}>
            <p>{words('dialog.unsent')}</p>
            <Button size="compact-sm" autoFocus onClick={() => setAsking(false)}>
              {words('dialog.stay')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={onClose}>
              {words('dialog.discard')}
            </Button>
          </div>
        )}
        <LeaveContext value={leave}>{children}</LeaveContext>
      </div>
    </dialog>
  )
}

/** The button that leaves a dialog without sending it. */
export function Cancel() {
  const words = useWords()
  return (
    <Button variant="default" onClick={useContext(LeaveContext)}>
      {words('action.cancel')}
    </Button>
  )
}
