// Where the app itself failed: what happened, what was kept, what to do.
import { Button } from '@mantine/core'
import { messageOf } from '../hub/write.ts'
import { useWords } from '../words/words.ts'

export function Crashed({ error }: { readonly error: unknown }) {
  const words = useWords()
  return (
    <div className="plain-page narrow" role="alert">
      <h1>{words('crashed.title')}</h1>
      <p className="lead">{words('crashed.kept')}</p>
      <p>{words('crashed.how')}</p>
      <Button onClick={() => window.location.reload()}>{words('crashed.reload')}</Button>
      <details className="check-bytes">
        <summary>{words('crashed.detail')}</summary>
        <pre dir="ltr">{messageOf(error, String(error))}</pre>
      </details>
    </div>
  )
}
