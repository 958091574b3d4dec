// Who is on which record at this moment, told inside their organisation to those who may see that record. It passes: it
// stands in memory alone, is written nowhere, and lasts no longer than a page that is open and keeps saying so.
import { type PresenceTold, presentForMs } from '@parley/api'
import type { Hub } from '../hub.ts'
import { countAttempts } from '../people/attempts.ts'
import type { Account } from '../people/people.ts'
import { Refusal } from '../refusal.ts'
import { type Asking, hasLeft } from './asking.ts'
import type { Streams } from './stream.ts'

/** A row of a view, in a process. */
export type OnRecord = Pick<PresenceTold, 'process' | 'view' | 'key'>

export type Presence = {
  /**
   * Notes that somebody is on a record or left it, tells whoever may know, and answers with the others there. Undefined
   * where the record is absent or not theirs to see; nobody can tell which. Refuses with `too-many-requests`.
   */
  say(asking: Known, on: OnRecord, here: boolean): Promise<readonly Colleague[] | undefined>
  close(): void
}
type Colleague = Pick<PresenceTold, 'person' | 'name'>
/** Somebody with a session. */
export type Known = Asking & { readonly account: Account }

export type PresenceParts = {
  readonly hub: Pick<Hub, 'row' | 'directory' | 'onChange'>
  readonly streams: Pick<Streams, 'tellSeers' | 'has' | 'onEnd'>
  readonly now?: (() => Date) | undefined
}

type Present = { readonly on: OnRecord; readonly asking: Known; readonly until: number }

// A page says it every ten seconds; whoever leafs through documents says it more often.
const saysMax = 120
const minuteMs = 60_000
/** Windows of one session; the one that said it longest ago makes room. */
const recordsMax = 8
/** On the whole hub. */
const presentMax = 2000
const sightsMax = 20_000

export function keepPresence({ hub, streams, now = () => new Date() }: PresenceParts): Presence {
  /** By session and record, whoever said it longest ago first. */
  const present = new Map<string, Present>()
  const says = countAttempts(now, [{ triesMax: saysMax, windowMs: minuteMs }])
  /** Who sees which record, since the record last changed. */
  const sights = new Map<string, Promise<boolean>>()

  const sees = ({ reader }: Asking, { process, view, key }: OnRecord): Promise<boolean> => {
    const name = JSON.stringify([reader.person, reader.organisation, process, view, key])
    const found = sights.get(name)
    if (found !== undefined) return found
    const looked = hub.row(view, key, { process }, reader).then(
      (row) => row !== undefined,
      () => false,
    )
    if (sights.size < sightsMax) sights.set(name, looked)
    return looked
  }

  const tell = ({ on, asking: { account } }: Present, here: boolean) =>
    streams.tellSeers('presence', { ...on, person: account.person, name: account.name, here } satisfies PresenceTold, {
      process: on.process,
      // Of people to people: programs read the stream with tokens, and outsiders are not even looked at.
      isFor: (one) => one.account !== null && one.reader.organisation === account.organisation,
      sees: (one) => sees(one, on),
    })

  const forget = (name: string) => {
    const gone = present.get(name)
    if (gone === undefined) return
    present.delete(name)
    const { person } = gone.asking.account
    const isElsewhere = [...present.values()].some(
      ({ asking, on }) => asking.account.person === person && isSame(on, gone.on),
    )
    if (!isElsewhere) void tell(gone, false)
  }
  const forgetOld = () => {
    const at = now().getTime()
    for (const [name, { until }] of present) {
      if (until > at) return
      // Pages forget by themselves what is not said again.
      present.delete(name)
    }
  }
  const namesOf = (session: string) =>
    [...present].filter(([, { asking }]) => asking.account.session.id === session).map(([name]) => name)
  const isOpen = (session: string) => streams.has(({ account }) => account?.session.id === session)

  const stops = [
    hub.onChange(() => sights.clear()),
    streams.onEnd(({ account }) => {
      if (account !== null && !isOpen(account.session.id)) for (const name of namesOf(account.session.id)) forget(name)
    }),
  ]

  return {
    say: async (asking, on, here) => {
      const { person, organisation, session } = asking.account
      const wait = says.take(session.id)
      if (wait > 0) {
        throw new Refusal('too-many-requests', { retryAfterSeconds: wait }, 'Say it every ten seconds, not more often.')
      }
      const isSeen = await sees(asking, on)
      forgetOld()
      const name = JSON.stringify([session.id, on.process, on.view, on.key])
      // Asked after the look: who lost their role meanwhile is told nothing.
      const isHere = isSeen && !hasLeft(asking, hub.directory())
      // Without a page that is open nobody is there, whoever says so; and so it ends with the session.
      if (!isHere || !here || !isOpen(session.id)) forget(name)
      else if (present.has(name) || present.size < presentMax) {
        present.delete(name)
        const [oldest, ...others] = namesOf(session.id)
        if (oldest !== undefined && others.length >= recordsMax - 1) forget(oldest)
        const one = { on, asking, until: now().getTime() + presentForMs }
        present.set(name, one)
        void tell(one, true)
      }
      if (!isHere) return undefined
      const others = new Map<string, Colleague>()
      for (const { on: theirs, asking: one } of present.values()) {
        const { account } = one
        if (!isSame(theirs, on) || account.organisation !== organisation || account.person === person) continue
        if (!hasLeft(one, hub.directory())) others.set(account.person, { person: account.person, name: account.name })
      }
      return [...others.values()]
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

const isSame = (one: OnRecord, other: OnRecord) =>
  one.process === other.process && one.view === other.view && one.key === other.key
