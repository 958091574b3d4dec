// The room of peers: who they are is what the log says, each one is asked on its own, and each is answered. Files of its
// own in the data folder: how far each has come, what was given to it, and evidence.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isEqual, opened, parseCheckpoint, parseNote, parseVerifierKey } from '@parley/log'
import { registerOf } from '@parley/peace'
import type { World } from '../fetch/connection.ts'
import type { Author, Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import { type Answering, answeringFor, type Given } from './answering.ts'
import { asking, peerTarget } from './ask.ts'
import { askSeen, compareSeen, splitFound } from './gossip.ts'
import { folderOf, type Peer, peersOf } from './peer.ts'
import { type BreakerState, evidencesIn, type PeerQuota, type Pulling, pull, quotaUsual } from './pulling.ts'
import { openStanding, type Standing, type StandingFile } from './standing.ts'
import { takingInto } from './taking.ts'

export type PeersConfig = {
  /** Peers may be on this machine and in private networks, and over http on this machine. */
  readonly isInside?: boolean
  /** Between two rounds of asking one peer; 10 s unless said otherwise. */
  readonly everyMs?: number
  /** Between two comparisons of checkpoints; a minute unless said otherwise. */
  readonly compareMs?: number
  readonly timeoutMs?: number
  readonly quota?: PeerQuota
  readonly world?: World
}

export type Introduction = {
  readonly hubKey: string
  readonly organisation: string
  /** What it is called here, until it says so itself. */
  readonly name?: string | undefined
  readonly url?: string | undefined
  readonly speaksFor?: readonly string[] | undefined
}

export type PeerState = {
  readonly peer: Peer
  readonly name: string
  readonly standing: Standing
  /** Entries of the last checkpoint proven. */
  readonly size: number | null
  readonly breaker: BreakerState | 'silent'
  /** Its entries that are here now. */
  readonly here: number
  readonly given: Given
  readonly quota: PeerQuota & { readonly entriesToday: number }
  readonly evidence: readonly string[]
}

export type Peers = {
  readonly answering: Answering
  list(): Promise<readonly PeerState[]>
  /** Refuses with 'bad-request', 'peer-url', 'peer-known', 'peer-elsewhere' or what `append` refuses. */
  introduce(introduction: Introduction, by: Author): Promise<PeerState>
  /** False where there is no such peer. */
  end(origin: string, by: Author): Promise<boolean>
  /** Asks for everything once more. False where there is no such peer that is asked. */
  again(origin: string): boolean
  evidence(origin: string, file: string): Uint8Array | undefined
  /** What another hub saw of this one's log, where it cannot be: somebody restored an old copy, or copied the key. */
  ownSplit(): { readonly by: string; readonly note: string } | null
  backup(folder: string): Promise<void>
  close(): Promise<void>
}

/** Its name below the data folder. */
export const peersFolder = 'peers'

const everyMsUsual = 10_000
const compareMsUsual = 60_000

type Running = { readonly peer: Peer; readonly standing: StandingFile; readonly pulling: Pulling | undefined }

export async function openPeers(parts: {
  readonly hub: Hub
  readonly data: string
  readonly config?: PeersConfig | undefined
  readonly now?: (() => Date) | undefined
  readonly say: (line: string) => void
}): Promise<Peers> {
  const { hub, config = {}, now = () => new Date(), say } = parts
  const folder = path.join(parts.data, peersFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const isInside = config.isInside ?? false
  const ask = asking({
    origin: hub.origin,
    signer: hub.exchange.signer,
    now,
    isInside,
    world: config.world,
    timeoutMs: config.timeoutMs,
  })
  let book: ReadonlyMap<string, Peer> = new Map()
  const running = new Map<string, Running>()
  const closing = new AbortController()
  let ownSplit: { by: string; note: string } | null = null

  let turn: Promise<unknown> = Promise.resolve()
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }
  const introducedFor = (organisation: string): string | undefined =>
    [...book.values()].find((one) => one.organisation === organisation || one.speaksFor.includes(organisation))?.origin
  const taking = takingInto({ hub, introducedFor, oneAtATime, now })

  const start = (peer: Peer): Running => {
    const own = folderOf(folder, peer.origin)
    const standing = openStanding(own)
    const pulling =
      peer.url === null
        ? undefined
        : pull({
            peer,
            folder: own,
            standing,
            ask,
            taking,
            quota: config.quota ?? quotaUsual,
            everyMs: config.everyMs ?? everyMsUsual,
            now,
            chance: Math.random,
            say,
          })
    return { peer, standing, pulling }
  }

  /** Brings who is asked up to what the log says. */
  const reload = async (): Promise<void> => {
    await hub.caughtUp()
    const next = peersOf(await hub.exchange.introductions())
    for (const [origin, one] of running) {
      const still = next.get(origin)
      if (still !== undefined && still.introduced === one.peer.introduced) continue
      await one.pulling?.close()
      running.delete(origin)
    }
    book = new Map([...next].map(([origin, peer]) => [origin, running.get(origin)?.peer ?? peer]))
    for (const peer of book.values()) if (!running.has(peer.origin)) running.set(peer.origin, start(peer))
  }

  const notes = (): ReadonlyMap<string, string> => {
    const found = new Map<string, string>()
    for (const [origin, { standing }] of running) {
      const { seen } = standing.now()
      if (seen !== null) found.set(origin, seen)
    }
    return found
  }

  const answering = answeringFor({ hub, folder, peerOf: (origin) => book.get(origin), notes, now })

  /** Asks each peer what it saw of our log and of the others', and compares. */
  const compare = async (): Promise<void> => {
    for (const { peer: witness, pulling } of running.values()) {
      if (pulling === undefined || pulling.breaker() !== 'closed' || closing.signal.aborted) continue
      const origins = [hub.origin, ...[...book.keys()].filter((origin) => origin !== witness.origin)]
      const seen = await askSeen(witness, origins, ask).catch(() => [])
      for (const note of seen) await compareOne(note, witness)
    }
  }

  const compareOne = async (note: string, witness: Peer): Promise<void> => {
    const origin = note.split('\n')[0] ?? ''
    if (origin === hub.origin) return compareOwn(note, witness)
    const subject = running.get(origin)
    const ours = subject?.standing.now().seen
    if (subject?.pulling === undefined || ours == null || ours === note || subject.pulling.breaker() === 'stopped')
      return
    try {
      const compared = await compareSeen({ subject: subject.peer, ours, theirs: note }, ask)
      if (!compared.holds && compared.evidence !== undefined) {
        subject.pulling.stopFor(splitFound(compared.evidence, witness.origin))
      }
    } catch (error) {
      // A peer that cannot be asked now is asked at the next comparison.
      if (!(error instanceof Refusal)) throw error
    }
  }

  const compareOwn = async (note: string, witness: Peer): Promise<void> => {
    const { checkpoint, signed } = await opened(note, { name: hub.origin, key: hub.exchange.signer.publicKey })
    if (checkpoint === undefined || signed !== true) return
    const isOurs = checkpoint.size <= hub.log.size() && isEqual(await hub.log.root(checkpoint.size), checkpoint.root)
    if (isOurs || ownSplit !== null) return
    ownSplit = { by: witness.origin, note }
    say(
      `The peer ${witness.origin} holds a checkpoint signed with this hub's key that does not belong to this log. Was an old backup restored, or the key copied? Tell your peers.`,
    )
  }

  const comparing = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await sleep(config.compareMs ?? compareMsUsual, undefined, { signal: closing.signal, ref: false }).catch(() => {})
      if (closing.signal.aborted) return
      await compare().catch((error: unknown) => say(`Checkpoints could not be compared: ${inWords(error)}`))
    }
  }

  const stateOf = async ({ peer, standing, pulling }: Running): Promise<PeerState> => {
    const { seen } = standing.now()
    return {
      peer,
      name: hub.directory().names.get(peer.organisation) ?? peer.organisation,
      standing: standing.now(),
      size: seen === null ? null : parseCheckpoint(parseNote(seen).text).size,
      breaker: pulling?.breaker() ?? 'silent',
      here: await hub.exchange.provenance.count(peer.origin),
      given: answering.given(peer),
      quota: { ...(config.quota ?? quotaUsual), entriesToday: pulling?.entriesToday() ?? 0 },
      evidence: evidencesIn(folderOf(folder, peer.origin)),
    }
  }

  const refuseElsewhere = async (origin: string, organisations: readonly string[]): Promise<void> => {
    for (const organisation of organisations) {
      const isHere = organisation === hub.home || hub.directory().founded.has(organisation)
      if (isHere || (await hub.exchange.provenance.writesHere(organisation))) {
        throw new Refusal(
          'peer-elsewhere',
          { organisation },
          `${organisation} writes on this hub itself, so no other hub speaks for it here. Check the organisation's id.`,
        )
      }
      const other = introducedFor(organisation)
      if (other !== undefined && other !== origin) {
        throw new Refusal(
          'peer-known',
          { organisation },
          `'${other}' was introduced as speaking for ${organisation}. End that first.`,
        )
      }
    }
  }

  await reload()
  const compared = comparing()
  return {
    answering,
    list: () => Promise.all([...running.values()].map(stateOf)),
    introduce: async ({ hubKey, organisation, name, url, speaksFor }, by) => {
      const key = parseVerifierKey(hubKey)
      if (key === undefined || key.name === hub.origin) {
        throw new Refusal(
          'bad-request',
          {},
          "This is not another hub's key. It is one line, name+hash+base64, as 'npx parley peer list' prints it there.",
        )
      }
      const base = url?.replace(/\/+$/, '')
      if (base !== undefined) peerTarget(base, isInside)
      const known = book.get(key.name)
      if (known !== undefined && known.hubKey !== hubKey) {
        throw new Refusal(
          'peer-known',
          { origin: key.name },
          `'${key.name}' was introduced with another key. If it is right, end that exchange first.`,
        )
      }
      await refuseElsewhere(key.name, [organisation, ...(speaksFor ?? [])])
      const body = {
        origin: key.name,
        hubKey,
        organisation,
        ...(name === undefined ? {} : { name }),
        ...(base === undefined ? {} : { url: base }),
        ...(speaksFor === undefined || speaksFor.length === 0 ? {} : { speaksFor: [...speaksFor] }),
      }
      await hub.append({ kind: 'peer-introduced', process: registerOf(hub.home), body }, by)
      await reload()
      const one = running.get(key.name)
      if (one === undefined) throw new Error('a peer just introduced is there')
      return stateOf(one)
    },
    end: async (origin, by) => {
      if (!book.has(origin)) return false
      await hub.append({ kind: 'peer-ended', process: registerOf(hub.home), body: { origin } }, by)
      await reload()
      return true
    },
    again: (origin) => {
      const pulling = running.get(origin)?.pulling
      pulling?.again()
      return pulling !== undefined
    },
    evidence: (origin, file) => {
      const own = folderOf(folder, origin)
      if (!running.has(origin) || !existsSync(own) || !evidencesIn(own).includes(file)) return undefined
      return readFileSync(path.join(own, file))
    },
    ownSplit: () => ownSplit,
    backup: async (target) => cpSync(folder, target, { recursive: true }),
    close: async () => {
      closing.abort()
      await compared
      await Promise.all([...running.values()].map(({ pulling }) => pulling?.close()))
      answering.close()
    },
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))
