// Digests: a follower that writes letters. What a letter counts is what its reader may see at that moment, and when it
// goes out depends on that alone: entries somebody else sees move neither the number nor the hour.
import { randomBytes } from 'node:crypto'
import type { Every, Hours } from '@parley/api'
import type { AlertRow } from '@parley/peace'
import { briefOf } from '../briefs/briefs.ts'
import { waitMsAfter } from '../delivery/backoff.ts'
import type { DeliveryDatabase } from '../delivery/database.ts'
import { mayCarryWords } from '../delivery/words-allowed.ts'
import type { Hub, Told } from '../hub.ts'
import type { Mailer } from '../mail/mailer.ts'
import { absent, type Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import { afterQuiet, isZone, nextDue, soonAfter } from './hours.ts'
import { type LetterParts, letterOf } from './letter.ts'
import { type Digest, digestShelf } from './shelf.ts'

/** Where somebody's letters go, and for which organisation they read. */
export type Letterbox = { readonly address: string; readonly organisation: string }

export type Digests = {
  readonly hasMail: boolean
  choices(person: string): readonly { readonly process: string; readonly every: Every }[]
  hours(person: string): Hours
  /** Refuses with `too-many-digests`. */
  choose(person: string, process: string, every: Every): void
  /** Refuses with `unknown-zone`. */
  setHours(person: string, hours: Hours): void
  /** A letter as this reader would get it now, told of the newest entries. */
  sample(process: string, reader: Reader): Promise<{ readonly subject: string; readonly text: string }>
  /** Ends what the word in a letter stands for; says nothing of whether there was something. */
  endBy(token: string): void
  /** Resolves once every letter that is due now was sent or put off. */
  settled(): Promise<void>
  close(): Promise<void>
}

export type DigestsOptions = {
  readonly hub: Pick<
    Hub,
    'told' | 'telling' | 'row' | 'list' | 'entries' | 'directory' | 'log' | 'caughtUp' | 'onChange'
  >
  readonly database: Pick<DeliveryDatabase, 'sql'>
  /** Null where the operator set up no mail server: choices are kept, and nothing is sent. */
  readonly mailer: Mailer | null
  /** Null for a person who is no longer here. */
  readonly letterbox: (person: string) => Promise<Letterbox | null>
  /** The address people use, without a slash at the end. */
  readonly url: () => string
  readonly now?: (() => Date) | undefined
  readonly random?: ((bytes: number) => Uint8Array) | undefined
  readonly say?: ((line: string) => void) | undefined
  readonly later?: ((action: () => void, afterMs: number) => () => void) | undefined
}

const choicesMax = 100
const sentencesMax = 20
const alertsMax = 200
const sampleMax = 3
const placesAtOnce = 500
const waitMsMax = 10 * 60_000
// After that the next regular letter tries its luck.
const failuresMax = 8

export function openDigests(options: DigestsOptions): Digests {
  const { hub, mailer, letterbox } = options
  const now = options.now ?? (() => new Date())
  const random = options.random ?? randomBytes
  const say = options.say ?? (() => undefined)
  const later = options.later ?? timer
  const shelf = digestShelf(options.database)
  /** How far choices of 'at once' were looked through for something new. */
  const looked = new Map<string, number>()
  let folded = 0
  let closed = false
  let stopTimer: () => void = () => undefined
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch((error: unknown) => say(`Digests: ${error instanceof Error ? error.message : String(error)}`))
    return mine
  }

  /** What is news to this reader from a place on: never their own words, and not that the machine has read something. */
  async function* newsFor(
    digest: Digest,
    from: number,
    reader: Reader,
  ): AsyncGenerator<Extract<Told, { state: 'told' }>> {
    const raised = digest.every === 'alerts' ? await alertsRaised(digest.process, reader) : null
    const isNews = (told: Told): told is Extract<Told, { state: 'told' }> => {
      if (told.state !== 'told' || told.entry.author.role === 'reader') return false
      // Whoever enters what raises an alert did not know that it would.
      return raised === null ? told.entry.author.person !== digest.person : raised.has(told.entry.id)
    }
    // An entry is news once, however often its sharing was changed.
    const seen = new Set<number>()
    for (const { seq, at } of shelf.later(digest)) {
      if (at > now().getTime()) continue
      seen.add(seq)
      const told = await hub.told(seq, reader)
      if (isNews(told)) yield told
    }
    for (let at = from; at < folded; ) {
      const places = await hub.telling.placesOf(digest.process, at, folded, placesAtOnce)
      for (const seq of places) {
        for (const opened of await hub.telling.openedAt(seq, reader)) {
          if (opened >= from || seen.has(opened)) continue
          seen.add(opened)
          const told = await hub.told(opened, reader)
          if (isNews(told)) yield told
        }
        const told = await hub.told(seq, reader)
        if (told.state === 'embargoed') shelf.keepForLater(digest, seq, told.until)
        if (isNews(told)) yield told
      }
      const last = places.at(-1)
      at = places.length === placesAtOnce && last !== undefined ? last + 1 : folded
    }
  }

  /** The entries with which the newest alerts that this reader sees were raised. */
  const alertsRaised = async (process: string, reader: Reader): Promise<ReadonlySet<string>> => {
    const { rows } = await hub.list('alerts', { process, limit: alertsMax }, reader)
    // Rows of this view were folded by peace to the schema this type is made of.
    return new Set((rows as unknown as readonly AlertRow[]).map(({ raisedBy }) => raisedBy))
  }

  const readerOf = async ({ person }: Digest) => {
    const box = await letterbox(person)
    return box === null ? undefined : { box, reader: absent(person, box.organisation) }
  }

  /** Sees whether there is something to tell at once, and when that will be. */
  const watch = async () => {
    for (const digest of shelf.all()) {
      if (closed || !isAtOnce(digest.every) || digest.dueAt !== null) continue
      const name = `${digest.person} ${digest.process}`
      const from = Math.max(looked.get(name) ?? 0, digest.nextSeq)
      const hasLater = shelf.later(digest).some(({ at }) => at <= now().getTime())
      if (from >= folded && !hasLater) continue
      const to = folded
      const found = await readerOf(digest)
      if (found === undefined) continue
      for await (const _ of newsFor(digest, from, found.reader)) {
        shelf.setDue(digest, soonAfter(now().getTime(), digest.sentAt))
        break
      }
      looked.set(name, to)
    }
  }

  const sendDue = async () => {
    if (mailer === null) return
    for (const { person, process, dueAt } of shelf.all()) {
      if (closed || dueAt === null || dueAt > now().getTime()) continue
      const digest = shelf.get({ person, process })
      if (digest !== undefined) await send(digest, mailer)
    }
  }

  const send = async (digest: Digest, mailer: Mailer) => {
    const { zone, quiet, times, language } = shelf.habits(digest.person)
    // The hub does not listen yet, and a letter needs its address.
    if (options.url() === '') return
    const at = now()
    const allowed = afterQuiet(at.getTime(), quiet, zone)
    if (allowed > at.getTime()) return shelf.setDue(digest, allowed)
    const { every, process, token } = digest
    const after = isAtOnce(every) ? null : nextDue(every, at.getTime(), zone, times)
    const to = folded
    try {
      const found = await readerOf(digest)
      if (found === undefined) return shelf.end(digest)
      const old = shelf.later(digest).filter((one) => one.at <= at.getTime())
      const speaks = mayCarryWords(hub.directory(), process)
      const sentences: string[] = []
      let count = 0
      for await (const told of newsFor(digest, digest.nextSeq, found.reader)) {
        count += 1
        if (speaks && sentences.length < sentencesMax) sentences.push(await told.sentence())
      }
      if (count > 0) {
        const name = await nameOf(process, found.reader)
        const { address } = found.box
        const hubUrl = options.url()
        const brief = await briefFor(digest, found.reader, { language, at, speaks })
        const news = { count, sentences: brief === null || brief.sections.length === 0 ? sentences : [] }
        const about = every === 'alerts' ? ('alerts' as const) : ('entries' as const)
        const letter = { to: address, about, language, process, name, ...news, brief, hub: hubUrl, token, at }
        await mailer.send(letterOf(letter))
      }
      const sentAt = count > 0 ? at.getTime() : digest.sentAt
      shelf.advance(
        digest,
        { nextSeq: to, dueAt: after, sentAt },
        old.map(({ seq }) => seq),
      )
    } catch (error) {
      const failures = digest.failures + 1
      const wait = waitMsAfter(Math.min(failures, failuresMax), 0)
      const put = failures > failuresMax && after !== null ? after : at.getTime() + wait
      shelf.fail(digest, failures, put)
      // Whose letter it was is for nobody to read in a journal.
      say(`A letter could not be sent: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`)
    }
  }

  /** The situation brief of a daily or weekly letter, since the last one; its words only where the process lets words out. */
  const briefFor = async (
    { every, process, sentAt }: Digest,
    reader: Reader,
    { language, at, speaks }: { readonly language: string; readonly at: Date; readonly speaks: boolean },
  ): Promise<LetterParts['brief']> => {
    if (isAtOnce(every)) return null
    if (!speaks) return { kind: every, sections: [] }
    const since = sentAt === 0 || sentAt >= at.getTime() ? {} : { since: new Date(sentAt).toISOString() }
    const asked = { process, language, until: at.toISOString(), ...since }
    const brief = await briefOf(every, asked, { hub, reader, now: at })
    return { kind: every, sections: brief?.sections ?? [] }
  }

  /** As this reader's own view names it. */
  const nameOf = async (process: string, reader: Reader): Promise<string | undefined> => {
    const row = await hub.row('processes', process, { process }, reader)
    return typeof row?.name === 'string' ? row.name : undefined
  }

  const round = () =>
    inTurn(async () => {
      if (closed) return
      await watch()
      await sendDue()
      plan()
    })

  const plan = () => {
    stopTimer()
    if (closed || mailer === null) return
    const next = Math.min(
      ...shelf.all().flatMap((digest) => {
        const embargoes = digest.dueAt === null ? shelf.later(digest).map(({ at }) => at) : []
        return digest.dueAt === null ? embargoes : [digest.dueAt]
      }),
    )
    if (next === Number.POSITIVE_INFINITY) return
    stopTimer = later(() => void round(), Math.min(Math.max(next - now().getTime(), 1000), waitMsMax))
  }

  const stopListening = hub.onChange(({ to }) => {
    folded = Math.max(folded, to)
    if (shelf.all().some(({ every, dueAt }) => isAtOnce(every) && dueAt === null)) void round()
  })
  const begin = async () => {
    const size = hub.log.size()
    shelf.within(size)
    await hub.caughtUp()
    folded = Math.max(folded, size)
    await round()
  }
  const beginning = begin().catch(() => undefined)

  return {
    hasMail: mailer !== null,
    choices: (person) => shelf.of(person).map(({ process, every }) => ({ process, every })),
    hours: (person) => {
      const { zone, quiet, times, language } = shelf.habits(person)
      return {
        zone,
        language,
        quiet: quiet === null ? null : { from: clockOf(quiet.from), to: clockOf(quiet.to) },
        at: clockOf(times.minute),
        days: [...times.days],
      }
    },
    choose: (person, process, every) => {
      if (every === 'never') return shelf.end({ person, process })
      const known = shelf.get({ person, process })
      if (known === undefined && shelf.of(person).length >= choicesMax) {
        throw new Refusal(
          'too-many-digests',
          { limit: choicesMax },
          `You get letters about ${choicesMax} processes, the most one may. End one first.`,
        )
      }
      const { zone, times } = shelf.habits(person)
      const dueAt = isAtOnce(every) ? null : nextDue(every, now().getTime(), zone, times)
      const token = known?.token ?? Buffer.from(random(32)).toString('base64url')
      const from = known ?? { nextSeq: hub.log.size(), sentAt: 0, failures: 0 }
      shelf.choose({ ...from, person, process, every, token, dueAt })
      void round()
    },
    setHours: (person, { zone, quiet, language, at, days }) => {
      if (!isZone(zone)) {
        throw new Refusal('unknown-zone', { zone }, 'There is no such time zone. Name one such as Europe/Zurich.')
      }
      const hours = quiet === null ? null : { from: minuteOf(quiet.from), to: minuteOf(quiet.to) }
      const times = { minute: minuteOf(at), days: days.toSorted() }
      shelf.setHabits(person, { zone, quiet: hours, times, language })
      for (const digest of shelf.of(person)) {
        if (!isAtOnce(digest.every)) shelf.setDue(digest, nextDue(digest.every, now().getTime(), zone, times))
      }
      plan()
    },
    sample: async (process, reader) => {
      const { person, organisation } = reader
      const asSent = person === null || organisation === null ? reader : absent(person, organisation)
      const { entries } = await hub.entries({ process, limit: sampleMax }, asSent)
      const { subject, text } = letterOf({
        to: '',
        about: 'entries',
        language: person === null ? 'en' : shelf.habits(person).language,
        process,
        name: await nameOf(process, asSent),
        count: entries.length,
        sentences: mayCarryWords(hub.directory(), process) ? entries.map(({ sentence }) => sentence) : [],
        brief: null,
        hub: options.url(),
        token: '',
        at: now(),
      })
      return { subject, text }
    },
    endBy: (token) => shelf.endBy(token),
    settled: async () => {
      await beginning
      const size = hub.log.size()
      await hub.caughtUp()
      folded = Math.max(folded, size)
      await round()
    },
    close: async () => {
      closed = true
      stopTimer()
      stopListening()
      await beginning
      await turn
    },
  }
}

const isAtOnce = (every: Every): every is 'at-once' | 'alerts' => every === 'at-once' || every === 'alerts'

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function timer(action: () => void, afterMs: number): () => void {
  const set = setTimeout(action, afterMs)
  set.unref()
  return () => clearTimeout(set)
}
