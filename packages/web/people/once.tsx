// Something shown this once: a link, a token, a list of codes, with a button that copies it.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/words.ts'

export function Once({
  about,
  text,
  onDone,
}: {
  readonly about: string
  readonly text: string
  readonly onDone?: () => void
}) {
  const words = useWords()
  const [isCopied, setIsCopied] = useState(false)
  return (
    <div className="once" role="status">
      <p>{about}</p>
      <pre dir="ltr">{text}</pre>
      <div className="form-end">
        <Button
          variant="default"
          size="sm"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}
        >
          {words(isCopied ? 'people.copied' : 'people.copy')}
        </Button>
        {onDone !== undefined && (
          <Button size="sm" onClick={onDone}>
            {words('people.kept')}
          </Button>
        )}
      </div>
    </div>
  )
}
