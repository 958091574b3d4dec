// The way to open a new process, for those who may. The form is loaded when it is asked for.
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../hub/process.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

const OpenProcess = lazy(() => import('./open-process.tsx'))

export function OpenProcessButton({ className }: { readonly className: string }) {
  const words = useWords()
  const me = useMe()
  const [opened, setOpened] = useState(false)
  if (!me?.administrator || !me.canWrite) return null
  return (
    <>
      <button type="button" className={className} onClick={() => setOpened(true)}>
        <Icon name="add" size={16} /> {words('process.open')}
      </button>
      {opened && (
        <Suspense fallback={null}>
          <OpenProcess onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
