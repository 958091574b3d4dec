// The name of the page in the browser's tab and history.
import { useEffect } from 'react'

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title === '' ? 'Parley' : `${title} · Parley`
  }, [title])
}
