// What this browser trusts, and since when: the log's origin, its key, the organisations' keys and the first checkpoint,
// each kept as first seen. A hub that shows something else later is told on, not believed.
import {
  checkConsistency,
  fromBase64,
  parseCheckpoint,
  parseNote,
  toBase64,
  toHex,
  verifyNote,
} from '@parley/log/check'
import { hub } from '../hub/client.ts'
import { keyOfVerifier } from './verifier-key.ts'

const rememberedAs = 'parley.trust'
const othersRememberedAs = 'parley.trust.others'

export type Remembered = {
  readonly origin: string
  readonly hubKey: string
  readonly organisationKeys: Readonly<Record<string, string>>
  /** Where keys were ended: from that place in the log on nothing is signed with them. */
  readonly ends?: Readonly<Record<string, number>>
  readonly first: { readonly size: number; readonly root: string; readonly at: string }
}

/** Kept in this browser; null before the first look, or where nothing may be kept. */
export function remembered(): Remembered | null {
  try {
    const text = localStorage.getItem(rememberedAs)
    return text === null ? null : (JSON.parse(text) as Remembered) // written below and by nobody else
  } catch {
    // Unreadable memory is no memory: the next look is a first look again, and the page says so.
    return null
  }
}

function remember(trust: Remembered) {
  try {
    localStorage.setItem(rememberedAs, JSON.stringify(trust))
  } catch {
    // A browser that keeps nothing can still check this visit.
  }
}

export type Consistency = {
  /** 'first': nothing to compare with yet; 'same': nothing was added; 'grown' and proven; 'forked': it was rewritten. */
  readonly outcome: 'first' | 'same' | 'grown' | 'forked' | 'key-changed'
  /** Undefined where this browser cannot check signatures. */
  readonly signed: boolean | undefined
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly first: Remembered['first']
}

/** Fetches the latest checkpoint and holds it against the first one this browser saw. */
export async function checkLog(): Promise<Consistency> {
  const keys = await hub.keys()
  const note = parseNote(await (await hub.checkpoint()).text())
  const checkpoint = parseCheckpoint(note.text)
  const root = toBase64(checkpoint.root)
  const signed = await verifyNote(note, checkpoint.origin, keyOfVerifier(keys.hubKey))
  const organisationKeys = Object.fromEntries(keys.organisations.map(({ keyId, key }) => [keyId, key]))
  const ends = Object.fromEntries(
    keys.organisations.flatMap(({ keyId, until }) => (until === null ? [] : [[keyId, until] as const])),
  )
  const known = remembered()
  const now = { size: checkpoint.size, root, at: new Date().toISOString() }
  const shown = { signed, origin: checkpoint.origin, size: checkpoint.size, root: toHex(checkpoint.root) }
  if (known === null) {
    remember({ origin: checkpoint.origin, hubKey: keys.hubKey, organisationKeys, ends, first: now })
    return { outcome: 'first', first: now, ...shown }
  }
  const { first } = known
  if (known.origin !== checkpoint.origin || known.hubKey !== keys.hubKey)
    return { outcome: 'key-changed', first, ...shown }
  const changed = Object.entries(organisationKeys).some(([id, key]) => (known.organisationKeys[id] ?? key) !== key)
  if (changed) return { outcome: 'key-changed', first, ...shown }
  // An end that was seen once stays one, whatever is told later.
  remember({
    ...known,
    organisationKeys: { ...known.organisationKeys, ...organisationKeys },
    ends: { ...ends, ...known.ends },
  })
  if (first.size === checkpoint.size) return { outcome: first.root === root ? 'same' : 'forked', first, ...shown }
  if (first.size > checkpoint.size) return { outcome: 'forked', first, ...shown }
  if (first.size === 0) return { outcome: 'grown', first, ...shown }
  const answer = await hub.consistency({ from: first.size, to: checkpoint.size })
  const holds = checkConsistency({
    from: first.size,
    to: checkpoint.size,
    fromRoot: fromBase64(first.root),
    toRoot: checkpoint.root,
    path: answer.proof.map(fromBase64),
  })
  return { outcome: holds ? 'grown' : 'forked', first, ...shown }
}

export type Other = { readonly hubKey: string; readonly organisationKeys: Readonly<Record<string, string>> }
export type OtherTrusted = Other & {
  /** 'changed': this browser saw another key under that name before, and that one is what it goes by. */
  readonly outcome: 'first' | 'known' | 'changed'
}

/**
 * What this browser trusts of another hub's log. It has nobody to ask but the hub it reads in, so its keys are kept as
 * first seen, and a change is told.
 */
export function trustOther(origin: string, shown: Other): OtherTrusted {
  const others = othersRemembered()
  const known = others[origin]
  const outcome = known === undefined ? 'first' : known.hubKey === shown.hubKey ? 'known' : 'changed'
  const isOther = Object.entries(shown.organisationKeys).some(
    ([id, key]) => (known?.organisationKeys[id] ?? key) !== key,
  )
  if (outcome === 'changed' || isOther) return { ...(known ?? shown), outcome: 'changed' }
  const kept = { hubKey: shown.hubKey, organisationKeys: { ...shown.organisationKeys, ...known?.organisationKeys } }
  try {
    localStorage.setItem(othersRememberedAs, JSON.stringify({ ...others, [origin]: kept }))
  } catch {
    // A browser that keeps nothing can still check this visit.
  }
  return { ...kept, outcome }
}

function othersRemembered(): Readonly<Record<string, Other>> {
  try {
    return JSON.parse(localStorage.getItem(othersRememberedAs) ?? '{}') as Record<string, Other> // written above and by nobody else
  } catch {
    return {}
  }
}
