// Where an actor is filed, and the key of each of its names. A key starts with its bucket, so that an entry naming a
// key says which part of the view it touches. Keys hold digests: no name stands in an address or a log.
import type { Actor, Reading } from '@parley/read/reading'
import { digest } from '../digest.ts'
import { isCommonName, otherName, personName } from './names.ts'

export type ActorKey = {
  readonly bucket: string
  /** `<bucket>.<digest of the name>` */
  readonly key: string
  /** The name as compared. */
  readonly compared: string
  /** What it meets other documents' actors by, where events are compared: equal for what may be one actor. */
  readonly meets: string
}

/**
 * Persons are filed by family name, others by their whole name. An unnamed source is filed by itself, with its document:
 * nothing links it to a source of another document. So is what has no name of its own ('the Government'), which in
 * another document may be somebody else. Null where a name has no letter or digit.
 */
export function actorKey(actor: Pick<Actor, 'id' | 'name' | 'type'>, document: string): ActorKey | null {
  if (actor.type === 'unnamed') return keyOf(`unnamed|${document}|${actor.id}`, actor.name)
  if (actor.type === 'person') {
    const name = personName(actor.name)
    return name === null ? null : keyOf(`person|${name.family}`, name.full)
  }
  const compared = otherName(actor.name)
  if (compared === '') return null
  const file = `other|${compared}`
  return isCommonName(compared) ? keyOf(`${file}|${document}`, compared, digest(file)) : keyOf(file, compared)
}

/** The bucket an actor's key names. */
export const bucketOfActorKey = (key: string): string => key.split('.')[0] ?? key

function keyOf(file: string, compared: string, meets?: string): ActorKey {
  const bucket = digest(file)
  return { bucket, key: `${bucket}.${digest(compared)}`, compared, meets: meets ?? bucket }
}

const known = new WeakMap<Reading, Map<string, ReadonlyMap<string, ActorKey>>>()

/** The keys of a reading's actors by their id in it. Computed once for each reading and document. */
export function actorKeysOf(reading: Reading, document: string): ReadonlyMap<string, ActorKey> {
  const ofReading = known.get(reading) ?? new Map<string, ReadonlyMap<string, ActorKey>>()
  known.set(reading, ofReading)
  const before = ofReading.get(document)
  if (before !== undefined) return before
  const keys = new Map<string, ActorKey>()
  for (const actor of reading.actors) {
    const key = actorKey(actor, document)
    if (key !== null) keys.set(actor.id, key)
  }
  ofReading.set(document, keys)
  return keys
}
