// What was sent to the hub from this tab. It goes on, and can be found again, whatever page is shown meanwhile; what was
// refused keeps its bytes here so that it can be tried again.
import { useSyncExternalStore } from 'react'
import { type hub, ProblemError } from './client.ts'

type Call = () => ReturnType<typeof hub.addDocuments>

export type Upload = {
  readonly id: number
  readonly process: string
  readonly name: string
  readonly began: number
  readonly state: 'sending' | 'taken' | 'refused'
  readonly document?: string
  /** What the hub, or the connection, said against it. */
  readonly problem?: string
}

let uploads: readonly Upload[] = []
let last = 0
const calls = new Map<number, Call>()
const listeners = new Set<() => void>()

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function ask(event: BeforeUnloadEvent) {
  event.preventDefault()
}

function put(next: readonly Upload[]) {
  uploads = next
  window.removeEventListener('beforeunload', ask)
  if (uploads.some(({ state }) => state === 'sending')) window.addEventListener('beforeunload', ask)
  for (const listener of listeners) listener()
}
const change = (id: number, to: Partial<Upload>) => put(uploads.map((one) => (one.id === id ? { ...one, ...to } : one)))

/** Everything sent from this tab, latest first. */
export const useUploads = () => useSyncExternalStore(listen, () => uploads)

/** Sends something; true once the hub has it for good. */
export function upload(process: string, name: string, call: Call): Promise<boolean> {
  const id = ++last
  calls.set(id, call)
  put([{ id, process, name, began: Date.now(), state: 'sending' }, ...uploads])
  return run(id)
}

/** Sends what was refused once more. */
export function tryAgain(id: number): Promise<boolean> {
  // Built anew: an attribute left out here would be the last attempt's.
  put(uploads.map(({ problem: _, ...one }) => (one.id === id ? { ...one, state: 'sending', began: Date.now() } : one)))
  return run(id)
}

/** Takes it from the list; the hub keeps what it has. */
export function forgetUpload(id: number) {
  calls.delete(id)
  put(uploads.filter((one) => one.id !== id))
}

async function run(id: number): Promise<boolean> {
  const call = calls.get(id)
  if (call === undefined) return false
  try {
    const { documents, refused } = await call()
    const [taken] = documents
    if (taken === undefined) {
      change(id, { state: 'refused', problem: refused[0]?.detail ?? '' })
      return false
    }
    calls.delete(id)
    change(id, { state: 'taken', document: taken.document, name: taken.name })
    return true
  } catch (error) {
    const said = error instanceof ProblemError ? error.problem.detail : error instanceof Error ? error.message : ''
    change(id, { state: 'refused', problem: said })
    return false
  }
}
