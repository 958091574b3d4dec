// What was written on this device and has not reached the hub: kept by the browser, sent in the order in which it was
// written, each under a name of its own, so that sending it twice writes it once. It holds words of people who may be in
// danger: what was sent is forgotten here at once.
import { useSyncExternalStore } from 'react'
import { hub, ProblemError } from '../hub/client.ts'

export type Waiting = {
  /** Its place in the order, given by the browser. */
  readonly number: number
  /** The writer's own name for the entry. */
  readonly name: string
  readonly person: string
  readonly process: string
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
  readonly audience: readonly string[]
  /** RFC 3339, by this device's clock. */
  readonly at: string
  /** What to call it in a list. */
  readonly title: string
  /** What the hub said against it. */
  readonly refused?: string
}

export type Outbox = {
  readonly waiting: readonly Waiting[]
  readonly isSending: boolean
  /** How many went out since the page was opened. */
  readonly sent: number
}

const store = 'waiting'
let state: Outbox = { waiting: [], isSending: false, sent: 0 }
const listeners = new Set<() => void>()

function put(next: Partial<Outbox>) {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

let opened: Promise<IDBDatabase> | undefined
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open('parley-outbox', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'number', autoIncrement: true })
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  return opened
}

async function within<T>(mode: IDBTransactionMode, act: (room: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode)
    const request = act(transaction.objectStore(store))
    // Only what is committed is kept: a phone may go dark the moment after.
    transaction.oncomplete = () => done(request.result)
    transaction.onerror = () => failed(transaction.error)
    transaction.onabort = () => failed(transaction.error)
  })
}

async function look() {
  put({ waiting: await within('readonly', (room) => room.getAll() as IDBRequest<Waiting[]>) })
}

/** Keeps an entry; resolved once it is on the device for good. */
export async function keep(one: Omit<Waiting, 'number' | 'refused'>): Promise<void> {
  await within('readwrite', (room) => room.add(one))
  await look()
}

export async function discard(number: number): Promise<void> {
  await within('readwrite', (room) => room.delete(number))
  await look()
}

let sending: Promise<void> | undefined

/**
 * Sends what this person wrote, one after the other. Without a connection, or without a session, it stops where it is; what
 * the hub refuses stays here with the reason, and the next is sent.
 */
export function flush(person: string | null): Promise<void> {
  if (person === null) return look()
  sending ??= send(person).finally(() => {
    sending = undefined
    put({ isSending: false })
  })
  return sending
}

async function send(person: string): Promise<void> {
  await look()
  put({ isSending: true })
  for (const one of state.waiting) {
    if (one.person !== person || one.refused !== undefined) continue
    const { number, name, process, kind, body, audience, at } = one
    try {
      await hub.addEntry({ body: { kind, process, body: { ...body }, audience: [...audience], at, id: name } })
    } catch (error) {
      const status = error instanceof ProblemError ? error.status : 0
      // No answer, no session, or a hub that is busy: later, and nothing overtakes it.
      if (status === 0 || status === 401 || status === 429 || status >= 500) return
      await within('readwrite', (room) => room.put({ ...one, refused: (error as Error).message }))
      await look()
      continue
    }
    await discard(number)
    put({ sent: state.sent + 1 })
  }
}

/** Forgets what the hub said against it, so that it is sent again. */
export async function tryAgain({ refused: _, ...one }: Waiting): Promise<void> {
  await within('readwrite', (room) => room.put(one))
  await look()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useOutbox = (): Outbox => useSyncExternalStore(listen, () => state)

const rememberedAs = 'parley.person'

/** Who writes here: whoever is signed in, or without a connection, whoever was last. */
export function whoWrites(person: string | null | undefined): string | null {
  if (person === undefined) return localStorage.getItem(rememberedAs)
  if (person === null) localStorage.removeItem(rememberedAs)
  else localStorage.setItem(rememberedAs, person)
  return person
}
