// One peer, asked again and again: page after page until there is no more, then a rest. Each page is proven, its checkpoint
// kept, and only then is anything taken in. What fails is tried ever more rarely; two histories stop it for good. Nothing
// here waits for another peer.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Evidence, fromBase64, toBase64, writeEvidence } from '@parley/log'
import { writeDurably } from '../durable.ts'
import { Refusal } from '../refusal.ts'
import type { AskPeer } from './ask.ts'
import { type Item, pageBytesMax, readPage } from './page.ts'
import type { Peer } from './peer.ts'
import { provePage } from './prove.ts'
import { type RefusedItem, type StandingFile, withRefused } from './standing.ts'
import { mayBeRightLater, type Taking } from './taking.ts'

export type PullingParts = {
  readonly peer: Peer
  readonly folder: string
  readonly standing: StandingFile
  readonly ask: AskPeer
  readonly taking: Taking
  readonly quota: PeerQuota
  /** Between two rounds that went well. */
  readonly everyMs: number
  readonly now: () => Date
  /** In [0, 1): so that many hubs do not ask at one moment. */
  readonly chance: () => number
  readonly say: (line: string) => void
}

export type PeerQuota = {
  /** Entries taken in within 24 hours. */
  readonly entriesPerDay: number
  /** Bytes kept here of it, files included. */
  readonly bytesMax: number
}
export const quotaUsual: PeerQuota = { entriesPerDay: 50_000, bytesMax: 2 * 1024 ** 3 }

/** 'open': failing, and left alone until `nextAt`; 'half-open': one attempt is under way to see whether it is back. */
export type BreakerState = 'closed' | 'open' | 'half-open' | 'stopped'
export type Pulling = {
  breaker(): BreakerState
  /** Entries taken in within the last 24 hours, since this start. */
  entriesToday(): number
  /** Asks now. */
  wake(): void
  /** Asks for everything from the start once more; what is here stays. */
  again(): void
  /** Keeps evidence against the peer and takes nothing more from it. */
  stopFor(refusal: Refusal): void
  close(): Promise<void>
}

const fileBytesMax = 64 * 1024 * 1024
const retryMsFirst = 1000
const retryMsMax = 5 * 60_000
/** Failures in a row after which the peer is left alone and only looked in on. */
const failuresOpen = 3
const againMs = 10 * 60_000
// Of a peer that goes on without end, so much at a time; then it is as if the round had ended.
const pagesPerRound = 500
const dayMs = 24 * 3_600_000

export function pull(parts: PullingParts): Pulling {
  const { peer, folder, standing, ask, taking, now, say } = parts
  const stopping = new AbortController()
  let wake = new AbortController()
  let isProbing = false
  let day = { from: 0, entries: 0 }

  const page = async (cursor: string | null, seen: string | null) => {
    const query = new URLSearchParams()
    if (cursor !== null) query.set('after', cursor)
    if (seen !== null) query.set('size', sizeOf(seen))
    const text = query.toString()
    const { body } = await ask(peer, `/peer/entries${text === '' ? '' : `?${text}`}`, {
      bytesMax: pageBytesMax,
      signal: stopping.signal,
    })
    return readPage(body)
  }

  const fetchFile = async (entry: string, file: string) => {
    try {
      const answer = await ask(peer, `/peer/files/${file}?entry=${entry}`, {
        bytesMax: fileBytesMax,
        signal: stopping.signal,
      })
      const [slot = '', salt = ''] = answer.header('parley-file').split(' ')
      return { content: answer.body, slot, salt: saltOf(salt) }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'peer-missing') throw error
      throw new Refusal('file-missing', {}, 'Its hub does not give the file it names.')
    }
  }

  /** One round: everything there is. */
  const round = async (): Promise<void> => {
    begin()
    const given = new Set<number>()
    for (let pages = 0; pages < pagesPerRound && !stopping.signal.aborted; pages++) {
      const before = standing.now()
      const known = new Map(before.keys.map((one) => [one.keyId, { ...one, key: fromBase64(one.key) }]))
      const got = await page(before.cursor, before.seen)
      const proven = await provePage(got, { ...peer, seen: before.seen, keys: known })
      refuseLoop(got.items, got.more, given)
      // Before anything is taken in: whatever comes later has to follow from this.
      standing.set({
        seen: proven.note,
        keys: [...before.keys, ...proven.newKeys.map((one) => ({ ...one, key: toBase64(one.key) }))],
      })
      const taken = await taking.take(got.items, {
        peer,
        note: proven.note,
        signedBy: proven.signedBy,
        gone: new Set(before.gone),
        fetchFile,
        hasRoom,
      })
      day.entries += taken.imported.length
      const at = now().toISOString()
      const refused = taken.refused.map((one): RefusedItem => ({ ...one, at }))
      const isLater = refused.some(({ code }) => mayBeRightLater(code))
      const after = standing.now()
      standing.set({
        cursor: got.next,
        imported: after.imported + taken.imported.length,
        destroyed: after.destroyed + taken.destroyed,
        bytes: after.bytes + taken.bytes,
        gone: [...after.gone, ...taken.gone],
        ...withRefused(
          { ...after, refused: after.refused.filter(({ index }) => !taken.imported.includes(index)) },
          refused,
        ),
        ...(isLater && after.again === null ? { again: { cursor: before.cursor, at } } : {}),
      })
      if (!got.more) break
    }
    standing.set({ pulled: now().toISOString(), failing: null })
  }

  /** What was refused for what was not known yet is asked for again, now and then. */
  const begin = () => {
    const { again } = standing.now()
    if (again === null || now().getTime() - Date.parse(again.at) < Math.min(againMs, parts.everyMs * 20)) return
    standing.set({ cursor: again.cursor, again: null })
  }

  const hasRoom = (bytes: number): boolean => {
    const at = now().getTime()
    if (at - day.from > dayMs) day = { from: at, entries: 0 }
    return day.entries < parts.quota.entriesPerDay && standing.now().bytes + bytes <= parts.quota.bytesMax
  }

  const failed = (error: unknown): void => {
    const { failing, stopped } = standing.now()
    if (stopped !== null) return
    const refusal = error instanceof Refusal ? error : undefined
    if (refusal?.code === 'peer-forked') {
      stopFor(refusal)
      return
    }
    // It was restored from a backup, or forgot: from the start, then, which takes nothing twice.
    if (refusal?.code === 'peer-cursor') standing.set({ cursor: null })
    const message = error instanceof Error ? error.message : String(error)
    const times = (failing?.times ?? 0) + 1
    const since = failing?.since ?? now().toISOString()
    standing.set({ failing: { since, code: refusal?.code ?? 'internal', message, times } })
    if (times === 1 || times === failuresOpen) say(`The peer ${peer.origin}: ${message}`)
  }

  const stopFor = (refusal: Refusal): void => {
    const evidence = refusal.data.evidence as Evidence | undefined // put there by whoever found the two histories
    const name = evidence === undefined ? null : `evidence-${evidencesIn(folder).length + 1}.json`
    // The evidence first: it is what cannot be had again.
    if (evidence !== undefined && name !== null) writeDurably(path.join(folder, name), writeEvidence(evidence))
    const { code, message } = refusal
    standing.set({ stopped: { at: now().toISOString(), code, message, evidence: name } })
    say(`The peer ${peer.origin} was stopped: ${message}`)
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (standing.now().stopped === null) {
        isProbing = (standing.now().failing?.times ?? 0) >= failuresOpen
        try {
          await round()
        } catch (error) {
          if (!stopping.signal.aborted) failed(error)
        }
        isProbing = false
      }
      await rest()
    }
  }

  const rest = async (): Promise<void> => {
    const times = standing.now().failing?.times ?? 0
    const first = Math.min(retryMsFirst, parts.everyMs)
    const ms = times === 0 ? parts.everyMs : Math.min(retryMsMax, first * 2 ** Math.min(times, 20))
    wake = new AbortController()
    const signal = AbortSignal.any([stopping.signal, wake.signal])
    await sleep(ms * (1 + parts.chance() / 5), undefined, { signal, ref: false }).catch(() => {})
  }

  const running = run()
  return {
    breaker: () => {
      const { failing, stopped } = standing.now()
      if (stopped !== null) return 'stopped'
      if ((failing?.times ?? 0) < failuresOpen) return 'closed'
      return isProbing ? 'half-open' : 'open'
    },
    entriesToday: () => (now().getTime() - day.from > dayMs ? 0 : day.entries),
    wake: () => wake.abort(),
    again: () => {
      standing.set({ cursor: null, again: null })
      wake.abort()
    },
    stopFor,
    close: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Refuses a peer that goes round in circles: a place is given once, until it is called back. */
function refuseLoop(items: readonly Item[], more: boolean, given: Set<number>): void {
  const loops = items.some((item) => {
    if (!('give' in item)) {
      given.delete('recall' in item ? item.recall : item.erased)
      return false
    }
    const isAgain = given.has(item.give.index)
    given.add(item.give.index)
    return isAgain
  })
  if (loops || (more && items.length === 0)) {
    throw new Refusal(
      'peer-loop',
      {},
      'Nothing was taken from this peer: it gives the same over and over. Its operator has to look at it.',
    )
  }
}

export const evidencesIn = (folder: string): string[] =>
  readdirSync(folder).filter((file) => /^evidence-\d+\.json$/.test(file))

/** The size a signed note speaks of. */
const sizeOf = (note: string): string => note.split('\n')[1] ?? '0'

function saltOf(text: string): Uint8Array {
  try {
    return fromBase64(text)
  } catch {
    return new Uint8Array()
  }
}
