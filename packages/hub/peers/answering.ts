// The serving side: who asks is checked, what they get is decided, and the answer is signed over the question. Everyone who
// is no peer gets one and the same refusal.
import path from 'node:path'
import { parseCheckpoint, parseNote, toBase64 } from '@parley/log'
import { writeDurably } from '../durable.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import { type Giving, giveTo } from './giving.ts'
import { writeGrowth, writeSeen } from './gossip.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { writePage } from './page.ts'
import { folderOf, type Peer } from './peer.ts'
import { answerHeader, openRequests, originIn, signAnswer, unknownPeer } from './request.ts'

export type PeerAnswer = {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  /** Whether the peer may still have it, asked while it is on its way. */
  readonly still: () => Promise<boolean>
}
/** The request as it came: its header and its path with the query. */
export type PeerAsked = { readonly header: string | undefined; readonly target: string }

export type Given = {
  /** Entries the peer holds, as far as it was told. */
  readonly held: number
  readonly calledBack: number
  /** Events it has not asked beyond yet. */
  readonly waiting: number
  /** RFC 3339; null before it first asked. */
  readonly asked: string | null
}

export type Answering = {
  entries(
    asked: PeerAsked,
    query: { readonly after?: string | undefined; readonly size?: number | undefined },
  ): Promise<PeerAnswer>
  file(asked: PeerAsked, query: { readonly file: string; readonly entry: string }): Promise<PeerAnswer>
  seen(asked: PeerAsked, of: readonly string[]): Promise<PeerAnswer>
  growth(asked: PeerAsked, from: number): Promise<PeerAnswer>
  given(peer: Peer): Given
  close(): void
}

export type AnsweringParts = {
  readonly hub: Hub
  readonly folder: string
  readonly peerOf: (origin: string) => Peer | undefined
  /** The notes seen last, by origin. */
  readonly notes: () => ReadonlyMap<string, string>
  readonly now: () => Date
}

type Open = {
  readonly outbox: Outbox
  readonly giving: Giving
  readonly peer: Peer
  confirmed: number
  asked: string | null
}

export function answeringFor({ hub, folder, peerOf, notes, now }: AnsweringParts): Answering {
  const { log, exchange } = hub
  const requests = openRequests({ to: hub.origin, now })
  const opens = new Map<string, Open>()

  const openFor = (peer: Peer): Open => {
    const known = opens.get(peer.origin)
    if (known?.peer === peer) return known
    const outbox = known?.outbox ?? openOutbox(path.join(folderOf(folder, peer.origin), 'outbox'))
    const giving = giveTo(peer, outbox, {
      log,
      signer: exchange.signer,
      directory: hub.directory,
      caughtUp: hub.caughtUp,
      cursors: exchange.cursors,
      keyOwner: exchange.keyOwner,
      now,
    })
    const open = { outbox, giving, peer, confirmed: known?.confirmed ?? 0, asked: known?.asked ?? null }
    opens.set(peer.origin, open)
    return open
  }

  /** Answers whoever the request proves to be. */
  const answer = async (
    { header = '', target }: PeerAsked,
    make: (open: Open) => Promise<{
      readonly body: Uint8Array
      readonly headers?: Record<string, string>
      readonly still?: () => Promise<boolean>
    }>,
  ): Promise<PeerAnswer> => {
    const peer = peerOf(originIn(header) ?? '')
    if (peer === undefined) throw unknownPeer()
    const asked = await requests.check(header, { target, key: peer.key })
    const open = openFor(peer)
    open.asked = now().toISOString()
    const { body, headers = {}, still = async () => true } = await make(open)
    const signed = await signAnswer(asked, body, exchange.signer)
    return {
      body: Buffer.from(body),
      headers: { ...headers, [answerHeader]: signed },
      still: async () => peerOf(peer.origin) === peer && (await still()),
    }
  }

  /** A request for what comes after something says that everything before it arrived: the peer signed that it did. */
  const confirm = (open: Open, at: number, header: string, target: string): void => {
    if (at <= open.confirmed) return
    open.confirmed = at
    const said = { at: now().toISOString(), upTo: at, target, header }
    writeDurably(path.join(folderOf(folder, open.peer.origin), 'confirmed.json'), `${JSON.stringify(said)}\n`)
  }

  return {
    entries: (asked, query) =>
      answer(asked, async (open) => {
        confirm(open, open.giving.position(query.after), asked.header ?? '', asked.target)
        return { body: writePage(await open.giving.page(query)) }
      }),
    file: (asked, { file, entry }) =>
      answer(asked, async ({ giving }) => {
        const found = (await giving.mayHaveFile(entry, file)) ? await exchange.file(file) : undefined
        if (found === undefined) throw new Refusal('not-found', {}, 'There is nothing here, or nothing for this peer.')
        return {
          body: found.content,
          headers: { 'parley-file': `${found.slot} ${toBase64(found.salt)}` },
          still: () => giving.mayHaveFile(entry, file),
        }
      }),
    seen: (asked, of) => answer(asked, async () => ({ body: writeSeen(of, notes()) })),
    growth: (asked, from) =>
      answer(asked, async () => {
        const { size } = parseCheckpoint(parseNote(log.checkpoint()).text)
        return { body: await writeGrowth(log, Math.min(from, size + 1), exchange.signer) }
      }),
    given: (peer) => {
      const { outbox, confirmed, asked } = openFor(peer)
      let calledBack = 0
      for (let at = 0; at < outbox.size(); at++) if (outbox.event(at)?.what !== 'give') calledBack++
      const held = [...outbox.held()].length
      return { held, calledBack, waiting: outbox.size() - confirmed, asked }
    },
    close: () => {
      for (const { outbox } of opens.values()) outbox.close()
      opens.clear()
    },
  }
}
