// The token of a one-time link, taken out of the address bar and so out of the history.
import { useState } from 'react'

export function useLinkToken(): string {
  const [token] = useState(() => {
    const found = window.location.hash.slice(1)
    if (found !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
    return found
  })
  return token
}
