// The one body of every form that writes an entry: it stands in a dialog, asks before what was filled in is thrown away,
// makes the entry when it is sent, and closes once the entry is durable. A refusal is shown and nothing is lost.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useProcess } from '../hub/process.ts'
import { messageOf, useWrite, type Write } from '../hub/write.ts'
import { useWords, type WordId } from '../words/words.ts'
import { Cancel, Dialog } from './dialog.tsx'
import { useToasts } from './toasts.tsx'

export type Made = Pick<Write, 'kind' | 'body' | 'audience' | 'like'>

type Props = {
  readonly heading: WordId
  /** What the button says, where that is not the heading. */
  readonly send?: WordId
  /** What is said once it is entered. */
  readonly done: WordId
  readonly isReady: boolean
  /** The entry, from what the fields hold; a file may have to be handed in first. */
  readonly entry: () => Made | Promise<Made>
  readonly onClose: () => void
  readonly children: ReactNode
}

export function EntryForm({ heading, send = heading, done, isReady, entry, onClose, children }: Props) {
  const words = useWords()
  const process = useProcess()
  const write = useWrite()
  const toasts = useToasts()
  const [isMaking, setMaking] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const submit = async () => {
    setMaking(true)
    try {
      const made = await entry()
      write.mutate({ ...made, process, done: words(done), undo: true }, { onSuccess: onClose })
    } catch (error) {
      toasts.say(messageOf(error, words('error.unknown')), { urgent: true })
    } finally {
      setMaking(false)
    }
  }
  const isBusy = isMaking || write.isPending
  return (
    <Dialog title={words(heading)} onClose={onClose} unsent={isTouched} sheet>
      <form
        className="form"
        onChange={() => setTouched(true)}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isBusy) void submit()
        }}
      >
        {children}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={isBusy} disabled={!isReady}>
            {words(send)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
