// Words somebody has typed and not sent yet. They outlive the form they were typed into, so that closing a panel or
// looking something up on another page loses nothing; the browser asks before a tab with some of them is closed.
import { useCallback, useSyncExternalStore } from 'react'

const drafts = new Map<string, string>()
const listeners = new Set<() => void>()

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function ask(event: BeforeUnloadEvent) {
  event.preventDefault()
}

function put(name: string, text: string) {
  if (text === '') drafts.delete(name)
  else drafts.set(name, text)
  const unsent = [...drafts.values()].some((one) => one.trim() !== '')
  window.removeEventListener('beforeunload', ask)
  if (unsent) window.addEventListener('beforeunload', ask)
  for (const listener of listeners) listener()
}

/** The words typed under `name`, and the way to change them; empty words are no draft. */
export function useDraft(name: string): readonly [string, (text: string) => void] {
  const text = useSyncExternalStore(listen, () => drafts.get(name) ?? '')
  return [text, useCallback((next: string) => put(name, next), [name])]
}

/** Forgets every draft: what one person typed is not for the next one at this screen. */
export function forgetDrafts() {
  for (const name of [...drafts.keys()]) put(name, '')
}
