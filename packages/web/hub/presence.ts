// Who of one's own organisation is on a record now, as the stream tells it. Whoever is not told of again is forgotten here, so that a mark never outlives what it says.
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Subject } from '../paths.ts'
import { subjectText } from '../paths.ts'
import type { PresenceTold } from './client.ts'
import { useMe, useProcess } from './process.ts'

export type Present = {
  take(told: PresenceTold): void
  /** Names, told by whom; the same list while it holds the same people. */
  on(process: string, subject: Subject): readonly Colleague[]
  subscribe(listener: () => void): () => void
}
export type Colleague = { readonly person: string; readonly name: string }

// The hub forgets after 30 seconds; one word more than that may be on its way.
const forgetAfterMs = 32_000
const nobody: readonly Colleague[] = []

export function keepPresent(): Present {
  const records = new Map<string, readonly Colleague[]>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const listeners = new Set<() => void>()
  const set = (record: string, people: readonly Colleague[]) => {
    if (people.length === 0) records.delete(record)
    else records.set(record, people)
    for (const listener of listeners) listener()
  }
  const forget = (record: string, person: string) => {
    clearTimeout(timers.get(`${record} ${person}`))
    timers.delete(`${record} ${person}`)
    const before = records.get(record)
    if (before?.some((one) => one.person === person)) {
      set(
        record,
        before.filter((one) => one.person !== person),
      )
    }
  }
  return {
    take: ({ process, view, key, person, name, here }) => {
      const record = `${process} ${subjectText({ view, key })}`
      if (!here) return forget(record, person)
      const before = records.get(record) ?? nobody
      if (!before.some((one) => one.person === person && one.name === name)) {
        set(record, [...before.filter((one) => one.person !== person), { person, name }])
      }
      clearTimeout(timers.get(`${record} ${person}`))
      timers.set(
        `${record} ${person}`,
        setTimeout(() => forget(record, person), forgetAfterMs),
      )
    },
    on: (process, subject) => records.get(`${process} ${subjectText(subject)}`) ?? nobody,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const PresentContext = createContext<Present>(keepPresent())

/** Colleagues on a record, oneself left out. */
export function usePresent(subject: Subject): readonly Colleague[] {
  const present = useContext(PresentContext)
  const process = useProcess()
  const me = useMe()?.person
  const people = useSyncExternalStore(present.subscribe, () => present.on(process, subject))
  return people.some(({ person }) => person === me) ? people.filter(({ person }) => person !== me) : people
}
