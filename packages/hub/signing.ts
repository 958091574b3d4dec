// The keys entries are signed with: those the hub holds and those it only knows, and which of them may sign now. What may
// follows from the entries; what was appended a moment ago counts before the views have folded it.
import { fromBase64, isStrictPoint, keyIdOf, type Log, type Signer } from '@parley/log'
import {
  type Directory,
  directoryStep,
  type Entry,
  isOf,
  isRegisterOf,
  keyAdded,
  keyEnded,
  rulesSet,
  signingOf,
  signsAlone,
  standingKeys,
} from '@parley/peace'
import type { Keys } from './keys.ts'
import { Refusal } from './refusal.ts'

/** A key an organisation signs or signed with. */
export type OrganisationKey = {
  readonly organisation: string
  readonly keyId: string
  readonly publicKey: Uint8Array
  readonly held: 'hub' | 'own'
  /** From this place in the log on nothing is signed with it. */
  readonly until: number | null
}

export type SigningRoom = {
  /** The hub's signer for the organisation's next entry. Refuses with 'own-key-only' or 'no-key'. */
  signer(organisation: string): Signer
  /** Makes one more key for the hub to sign with; it is to be announced. Refuses with 'own-key-only'. */
  make(organisation: string): Signer
  /** The public key by which the organisation's next entry may be signed elsewhere. Refuses with 'key-refused'. */
  signedWith(organisation: string, keyId: string): Uint8Array
  /** A public key by its id, whether it may still sign or not. */
  publicKey(keyId: string): Uint8Array | undefined
  /** A public key by its id, and whose it is. */
  owner(keyId: string): { readonly organisation: string; readonly publicKey: Uint8Array } | undefined
  /** Refuses an entry about keys that would not mean what it says: 'bad-key', 'key-known', 'no-such-key', 'last-key'. */
  check(entry: Entry): void
  /** To be told of every entry that changes who may sign, before any other is appended. */
  noted(entry: Entry): void
  all(log: Log): Promise<readonly OrganisationKey[]>
}

/** Whether an entry changes which key may sign: no other entry is to slip by it. */
export const changesSigning = (entry: Pick<Entry, 'kind'>): boolean =>
  [keyAdded.name, keyEnded.name, rulesSet.name].includes(entry.kind)

export function openSigning(keys: Keys, directory: () => Directory): SigningRoom {
  const pending: Entry[] = []
  let merged: { readonly of: Directory; readonly count: number; readonly now: Directory } | undefined
  const now = (): Directory => {
    const of = directory()
    if (merged?.of !== of || merged.count !== pending.length) {
      // Twice is once: what the views have folded meanwhile changes nothing a second time.
      merged = { of, count: pending.length, now: pending.reduce((so, one) => directoryStep(so, one), of) }
    }
    return merged.now
  }
  const publicKey = (keyId: string): Uint8Array | undefined => {
    const announced = now().keys.get(keyId)
    return announced === undefined ? keys.owner(keyId)?.publicKey : fromBase64(announced.publicKey)
  }

  return {
    publicKey,
    owner: (keyId) => {
      const announced = now().keys.get(keyId)
      if (announced === undefined) return keys.owner(keyId)
      return { organisation: announced.organisation, publicKey: fromBase64(announced.publicKey) }
    },
    signer: (organisation) => {
      if (signsAlone(now(), organisation)) throw ownKeyOnly()
      const held = keys.held(organisation)
      const standing = standingKeys(now(), organisation).map(({ keyId }) => keyId)
      const announced = held.filter(({ keyId }) => standing.includes(keyId))
      const newest = announced.sort((a, b) => standing.indexOf(b.keyId) - standing.indexOf(a.keyId))[0]
      const usable = newest ?? held.find(({ keyId }) => !now().keys.has(keyId))
      if (usable !== undefined) return usable
      if (held.length === 0) return keys.signer(organisation)
      throw new Refusal(
        'no-key',
        {},
        "Your organisation ended the keys the hub signed with. Make another with 'npx parley key make --held hub', or sign with 'npx parley sign'.",
      )
    },
    make: (organisation) => {
      if (signsAlone(now(), organisation)) throw ownKeyOnly()
      return keys.make(organisation)
    },
    signedWith: (organisation, keyId) => {
      const signing = signingOf(now(), { organisation, keyId, heldFor: keys.owner(keyId)?.organisation })
      const key = publicKey(keyId)
      if (signing === 'signs' && key !== undefined) return key
      if (signing === 'own-key-only') throw ownKeyOnly()
      throw new Refusal(
        'key-refused',
        { keyId },
        signing === 'ended'
          ? 'Your organisation ended this key. Sign with another one.'
          : "This is no key your organisation announced. Announce it with 'npx parley key make', or sign with another one.",
      )
    },
    check: (entry) => {
      if (isOf(keyAdded, entry)) checkAdded(entry)
      if (isOf(keyEnded, entry)) checkEnded(entry)
      if (isOf(rulesSet, entry)) checkRules(entry)
    },
    noted: (entry) => {
      if (changesSigning(entry)) pending.push(entry)
    },
    all: async (log) => {
      const found = new Map<string, OrganisationKey>()
      for (const { organisation, signer } of keys.organisations()) {
        const { keyId, publicKey } = signer
        found.set(keyId, { organisation, keyId, publicKey, held: 'hub', until: null })
      }
      for (const [keyId, { organisation, publicKey, held, ended }] of now().keys) {
        const at = ended === undefined ? undefined : await log.find(ended.entry)
        const until = at === undefined ? null : at + 1
        found.set(keyId, { organisation, keyId, publicKey: fromBase64(publicKey), held, until })
      }
      return [...found.values()]
    },
  }

  function checkAdded({
    author,
    body,
  }: Entry & { body: { keyId: string; publicKey: string; held: 'hub' | 'own' } }): void {
    const { keyId, held } = body
    const key = fromBase64(body.publicKey)
    if (!isStrictPoint(key) || keyIdOf(key) !== keyId) {
      throw new Refusal(
        'bad-key',
        { keyId },
        "This is no Ed25519 key, or not the one of that id. Make one with 'npx parley key make'.",
      )
    }
    const holder = keys.owner(keyId)?.organisation
    const isOthers = holder !== undefined && holder !== author.organisation
    if (now().keys.has(keyId) || isOthers) {
      throw new Refusal('key-known', { keyId }, 'This key was announced before. Make a new one.')
    }
    if ((held === 'hub') !== (holder !== undefined)) {
      throw new Refusal(
        'bad-key',
        { keyId },
        `The hub ${holder === undefined ? 'does not hold' : 'holds'} this key: say so.`,
      )
    }
  }

  function checkEnded({ author, body }: Entry & { body: { keyId: string; reason: string } }): void {
    const standing = standingKeys(now(), author.organisation)
    if (!standing.some(({ keyId }) => keyId === body.keyId)) {
      throw new Refusal(
        'no-such-key',
        { keyId: body.keyId },
        'Your organisation announced no such key, or ended it before.',
      )
    }
    const others = standing.filter(({ keyId, held }) => held === 'own' && keyId !== body.keyId)
    // One that others may have is ended at once, whatever follows.
    if (signsAlone(now(), author.organisation) && others.length === 0 && body.reason !== 'compromised') throw lastKey()
  }

  function checkRules({ author, process, body }: Entry & { body: { ownKeyOnly?: boolean } }): void {
    if (body.ownKeyOnly !== true || !isRegisterOf(process, author.organisation)) return
    if (standingKeys(now(), author.organisation).some(({ held }) => held === 'own')) return
    throw lastKey()
  }
}

const ownKeyOnly = (): Refusal =>
  new Refusal(
    'own-key-only',
    {},
    "Your organisation signs on its own machine alone, so the hub does not write for it. Use 'npx parley sign' there.",
  )

const lastKey = (): Refusal =>
  new Refusal(
    'last-key',
    {},
    "Nobody could sign for your organisation any more. Announce a key of your own machine first: 'npx parley key make'.",
  )
