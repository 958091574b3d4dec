// A text for other programs or other people, with a button that copies it.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/words.ts'

export function Copied({ text }: { readonly text: string }) {
  const words = useWords()
  const [isCopied, setIsCopied] = useState(false)
  return (
    <div className="copied">
      <pre dir="ltr">{text}</pre>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}
      >
        {words(isCopied ? 'people.copied' : 'people.copy')}
      </Button>
    </div>
  )
}
