// A hub that misbehaves: a log, keys and an HTTP server of its own, whose every answer can be bent. What it is not told to
// bend is as an honest hub would have it, so that a refusal is for the one thing that is wrong.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  canonicalBytes,
  checkpointText,
  type Growth,
  generateSigner,
  leafHashOf,
  noteVerifierKey,
  type Sealed,
  type Signer,
  seal,
  signatureLine,
  signGrowth,
  Tree,
  unseal,
  utf8,
} from '@parley/log'
import { newId } from '@parley/peace'
import { answerType } from '../../../packages/hub/peers/ask.ts'
import { type AuthorKey, type Given, type Item, type Page, writePage } from '../../../packages/hub/peers/page.ts'
import { answerHeader, requestHeader, signAnswer } from '../../../packages/hub/peers/request.ts'

export type Written = {
  readonly sealed: Sealed
  readonly keyId: string
  readonly signature: Uint8Array
  readonly bytes: Uint8Array
}
/** How an answer is bent on its way out. */
export type Sending = (response: ServerResponse, body: Uint8Array, headers: Record<string, string>) => void

export type Misbehaviour = {
  readonly name: string
  /** What its operator must be told; `seen`: it is taken in, and only the home organisation sees it. */
  readonly refused: RegExp | 'seen'
  /** Answers the n-th request for entries (from 0). */
  readonly entries: (hostile: Hostile, n: number) => Promise<Partial<Page> & { readonly raw?: Uint8Array }>
  readonly file?: (
    hostile: Hostile,
    name: string,
  ) => { readonly content: Uint8Array; readonly slot: string; readonly salt: Uint8Array } | undefined
  readonly sending?: Sending
  /** Signs answers with another key, or for another question. */
  readonly answersAs?: (hostile: Hostile, n: number) => { readonly signer?: Signer; readonly nonce?: string }
}

/** What the hub under attack looks like from outside. */
export type Victim = {
  readonly organisation: string
  readonly process: string
  /** An entry of its own, and a document. */
  readonly entry: string
  readonly document: string
  readonly person: string
  /** An honest peer's organisation. */
  readonly other: string
  /** An organisation that was let in, and that nobody was introduced for. */
  readonly guest: string
  /** The key it signs with, base64. */
  readonly key: { readonly keyId: string; readonly publicKey: string }
}

export class Hostile {
  readonly origin: string
  readonly organisation = newId('org', randomBytes)
  readonly signer = generateSigner().signer
  readonly author = generateSigner().signer
  readonly stranger = generateSigner().signer
  readonly victim: Victim
  readonly what: Misbehaviour
  readonly hits = { redirected: 0 }
  tree = new Tree()
  written: Written[] = []
  requests = 0
  firstNonce = ''
  #server: Server | undefined
  readonly #timers = new Set<NodeJS.Timeout>()
  url = ''

  constructor(what: Misbehaviour, number: number, victim: Victim) {
    this.what = what
    this.victim = victim
    this.origin = `hostile-${number}.example/log`
  }

  get hubKey(): string {
    return noteVerifierKey(this.origin, this.signer.publicKey)
  }

  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port, not a pipe
  }

  later(timer: NodeJS.Timeout): void {
    this.#timers.add(timer)
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#server?.closeAllConnections()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  /** An entry as an honest member would write it, changed where it is said. */
  entry(more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      v: 1,
      id: newId('ent', randomBytes),
      kind: 'note-added',
      process: this.victim.process,
      author: { organisation: this.organisation },
      at: new Date().toISOString(),
      audience: ['members'],
      marking: { tlp: 'GREEN' },
      body: { on: { view: 'processes', key: this.victim.process }, text: `hostile ${this.what.name}` },
      ...more,
    }
  }

  /** Writes it into the log; answers with its place. */
  async write(entry: unknown, { signer = this.author }: { signer?: Signer } = {}): Promise<number> {
    return this.writeBytes(entry instanceof Uint8Array ? entry : canonicalBytes(entry), signer)
  }

  async writeBytes(bytes: Uint8Array, signer: Signer): Promise<number> {
    const sealed = await seal(bytes, { origin: this.origin, signer })
    const opened = unseal(sealed)
    if (opened === undefined) throw new Error('what was just sealed opens')
    this.tree.append(leafHashOf(sealed.leaf))
    this.written.push({ sealed, bytes, keyId: opened.keyId, signature: opened.signature })
    return this.written.length - 1
  }

  given(index: number, more: Partial<Given> = {}): Item {
    const { sealed, bytes, keyId, signature } = this.written[index]!
    return {
      give: {
        index,
        leaf: sealed.leaf,
        path: this.tree.inclusion(index, this.tree.size),
        opening: { bytes, salt: sealed.salt, keyId, signature },
        sharing: { audience: ['public', 'members', this.victim.organisation], marking: { tlp: 'CLEAR' } },
        ...more,
      },
    }
  }

  async note(
    more: { signer?: Signer; origin?: string; size?: number; tree?: Tree; name?: string } = {},
  ): Promise<string> {
    const { signer = this.signer, origin = this.origin, tree = this.tree, size = tree.size, name = origin } = more
    const text = checkpointText({ origin, size, root: tree.root(size) })
    return `${text}\n${signatureLine(name, signer.publicKey, await signer.sign(utf8(text)))}`
  }

  async growth(from: number, more: Partial<Growth> = {}, signer = this.signer): Promise<Growth> {
    const size = this.tree.size
    const path = from <= size ? this.tree.consistency(from, size) : []
    return signGrowth({ origin: this.origin, from, to: size, root: this.tree.root(size), path, ...more }, signer)
  }

  key(more: Partial<AuthorKey> = {}): AuthorKey {
    return { organisation: this.organisation, keyId: this.author.keyId, key: this.author.publicKey, ...more }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://hostile')
    const [, from = '', at = '0', nonce = ''] = String(request.headers[requestHeader] ?? '').split(' ')
    this.firstNonce ||= nonce
    const asked = { from, to: this.origin, target: request.url ?? '', at: Number(at), nonce }
    const send = async (body: Uint8Array, headers: Record<string, string> = {}) => {
      const as = this.what.answersAs?.(this, this.requests) ?? {}
      const signed = await signAnswer({ ...asked, nonce: as.nonce ?? nonce }, body, as.signer ?? this.signer)
      const all = { 'content-type': answerType, [answerHeader]: signed, ...headers }
      if (this.what.sending === undefined) response.writeHead(200, all).end(body)
      else this.what.sending(response, body, all)
    }
    if (url.pathname === '/peer/entries') {
      const { raw, ...bent } = await this.what.entries(this, this.requests++)
      if (raw !== undefined) return send(raw)
      const size = url.searchParams.get('size')
      const page: Page = {
        origin: this.origin,
        checkpoint: await this.note(),
        growth: size === null ? null : await this.growth(Number(size)),
        keys: [this.key()],
        items: [],
        next: `cursor-${this.requests}`,
        more: false,
        ...bent,
      }
      return send(writePage(page))
    }
    if (url.pathname.startsWith('/peer/files/')) {
      const found = this.what.file?.(this, url.pathname.slice('/peer/files/'.length))
      if (found === undefined) return void response.writeHead(404).end()
      return send(found.content, { 'parley-file': `${found.slot} ${Buffer.from(found.salt).toString('base64')}` })
    }
    if (url.pathname === '/peer/seen') return send(canonicalBytes({ format: 'parley/peer-seen/1', seen: [] }))
    response.writeHead(404).end()
  }
}
