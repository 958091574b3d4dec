// An entry made and signed on this machine: the hub gets canonical bytes, a salt and a signature, and no key.
import { randomBytes } from 'node:crypto'
import type { Client } from '@parley/api'
import { authorMessage, canonicalBytes, commitBody, type Signer, toBase64 } from '@parley/log'
import { type Entry, markingUsual, newId, validateEntry } from '@parley/peace'
import { whoAmI } from './hub-asked.ts'

/** What a person hands in to be signed; the rest is filled in. */
export type Draft = {
  readonly kind: string
  readonly process: string
  readonly body: Readonly<Record<string, unknown>>
  /** A name of your own: under the same one the entry is taken once. */
  readonly id?: string
  readonly at?: string
  readonly audience?: readonly string[]
  readonly marking?: Entry['marking']
}

/** The whole entry, as the hub would write it for this author under this id. Refuses what is none. */
export function entryFrom(
  { kind, process, body, at, audience = [], marking }: Draft,
  { organisation, person, id }: { readonly organisation: string; readonly person: string | null; readonly id: string },
  now: Date,
): Entry {
  return validateEntry({
    v: 1,
    id,
    kind,
    process,
    author: { organisation, ...(person === null ? {} : { person }) },
    at: at ?? now.toISOString(),
    audience,
    marking: marking ?? markingUsual(audience),
    body,
  })
}

/** Completes an entry for whoever the hub takes the caller for. */
export async function completeHere(client: Client, draft: Draft): Promise<{ name: string; entry: Entry }> {
  const name = draft.id ?? newId('ent', randomBytes)
  const [by, { id }] = [await whoAmI(client), await client.entryId({ body: { name } })]
  return { name, entry: entryFrom(draft, { ...by, id }, new Date()) }
}

/** The signature of an entry in this log, as the hub takes it. A new salt each time: it is never made from the content. */
export async function signingOf(
  entry: Entry,
  { origin, signer }: { readonly origin: string; readonly signer: Signer },
) {
  const salt = randomBytes(32)
  const signature = await signer.sign(authorMessage(origin, commitBody(salt, canonicalBytes(entry))))
  return { salt: toBase64(salt), keyId: signer.keyId, signature: toBase64(signature) }
}

/** Signs an entry for this log and hands it in. */
export async function signAndSend(
  client: Client,
  { name, entry, ...by }: { name: string; entry: Entry; origin: string; signer: Signer },
) {
  const body = { name, bytes: toBase64(canonicalBytes(entry)), ...(await signingOf(entry, by)) }
  return client.addSignedEntry({ body })
}
