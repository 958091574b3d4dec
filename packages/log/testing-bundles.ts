// For tests: logs in memory, true bundles of them, and every way to bend one. Made from a seed.
import type { Bundle, BundleFile } from './bundle.ts'
import { fileName, writeBundle } from './bundle.ts'
import type { BundleTrust } from './bundle-check.ts'
import { utf8 } from './bytes.ts'
import { canonicalBytes, type Json } from './canonical.ts'
import type { Opening } from './check.ts'
import type { Signer } from './log.ts'
import { checkpointText, noteVerifierKey, signatureLine } from './note.ts'
import { hashLeaf } from './proof.ts'
import { seal, unseal } from './sealed.ts'
import { signerFromSeed } from './signer.ts'
import type { Random } from './testing-chance.ts'
import { Tree } from './tree.ts'

export type MadeLog = {
  readonly origin: string
  readonly hub: Signer
  readonly authors: readonly Signer[]
  readonly tree: Tree
  readonly entries: readonly { readonly leaf: Uint8Array; readonly opening: Opening; readonly file?: BundleFile }[]
  /** The signed note of the first `size` entries. */
  note(size: number): Promise<string>
}

/** A log whose entries are of every shape that JSON has; each third one names a file. */
export async function makeLog(
  random: Random,
  { origin, hub, size }: { origin: string; hub: Signer; size: number },
): Promise<MadeLog> {
  const authors = [signerFromSeed(random.bytes(32)), signerFromSeed(random.bytes(32))]
  const tree = new Tree()
  const entries: MadeLog['entries'][number][] = []
  for (let index = 0; index < size; index++) {
    const file = index % 3 === 0 ? makeFile(random, index) : undefined
    const bytes = canonicalBytes({
      id: `ent_${index}`,
      kind: ['note-added', 'document-received', 'Ж\u2028\u007f"\\\n'][index % 3],
      number: [0, -1.5, 1e-7, 1.5e-5, 0.1, 123456789.25, 2 ** 53 - 1, 5e-324][index % 8],
      '\ud83d\udd4a': [null, true, false, {}, []],
      '\ufb33': index,
      body: file === undefined ? { text: `entry ${index}` } : { blob: { bytes: file.content.length, id: file.name } },
    })
    const sealed = await seal(bytes, { origin, signer: authors[index % 2]! })
    tree.append(hashLeaf(sealed.leaf))
    const opening = { salt: sealed.salt, ...unseal(sealed)! }
    entries.push({ leaf: sealed.leaf, opening, ...(file === undefined ? {} : { file }) })
  }
  return {
    origin,
    hub,
    authors,
    tree,
    entries,
    note: (at) => signNote({ origin, hub }, checkpointText({ origin, size: at, root: tree.root(at) })),
  }
}

export async function signNote({ origin, hub }: Pick<MadeLog, 'origin' | 'hub'>, text: string): Promise<string> {
  return `${text}\n${signatureLine(origin, hub.publicKey, await hub.sign(utf8(text)))}`
}

function makeFile(random: Random, index: number): BundleFile {
  const content = random.bytes([0, 3, 500, 49_152, 49_153][index % 5]!)
  const parts = { slot: Buffer.from(random.bytes(16)).toString('hex'), salt: random.bytes(32), content }
  return { name: fileName(parts), ...parts }
}

export type BundlePlan = {
  readonly size: number
  readonly indexes: readonly number[]
  readonly earlier?: readonly number[]
  /** Indexes whose entry is not shown. */
  readonly closed?: readonly number[]
  readonly files?: boolean
  /** Where the keys of the authors were ended. */
  readonly until?: number
}

/** A true bundle of a made log. */
export async function makeBundle(log: MadeLog, plan: BundlePlan): Promise<Bundle> {
  const { size, indexes, earlier = [], closed = [], files = false, until } = plan
  const shown = indexes.filter((index) => !closed.includes(index)).map((index) => log.entries[index]!)
  const used = new Set(shown.map(({ opening }) => opening.keyId))
  const keys = new Map(log.authors.map((author) => [author.keyId, author.publicKey]))
  return {
    origin: log.origin,
    hubKey: noteVerifierKey(log.origin, log.hub.publicKey),
    checkpoint: await log.note(size),
    earlier: await Promise.all(
      earlier.map(async (from) => ({ checkpoint: await log.note(from), path: log.tree.consistency(from, size) })),
    ),
    authors: [...used].sort().map((keyId) => {
      const author = { keyId, key: keys.get(keyId)! }
      return until === undefined ? author : { ...author, until }
    }),
    entries: indexes.map((index) => {
      const { leaf, opening } = log.entries[index]!
      const place = { index, leaf, path: log.tree.inclusion(index, size) }
      return closed.includes(index) ? place : { ...place, opening }
    }),
    files: files
      ? shown
          .flatMap(({ file }) => (file === undefined ? [] : [file]))
          .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      : [],
  }
}

export type Case = {
  readonly about: string
  readonly bytes: Uint8Array
  readonly trust: BundleTrust
  /** Undefined where bending may have left a true bundle: then the two verifiers need only agree. */
  readonly holds: boolean | undefined
}

/** A place in a JSON value, from the root. */
type Place = readonly (string | number)[]

/** Every bending of every part of a bundle's JSON, one at a time. */
export function* bendings(random: Random, bundle: Bundle, other: Bundle): Generator<Case> {
  const text = Buffer.from(writeBundle(bundle)).toString('utf8')
  const otherJson = parse(Buffer.from(writeBundle(other)).toString('utf8'))
  for (const place of places(parse(text))) {
    for (const [how, value] of changes(random, at(parse(text), place), at(otherJson, place))) {
      const json = parse(text)
      const last = place.at(-1)
      // A list has no holes in JSON.
      if (last === undefined || (value === undefined && typeof last === 'number')) continue
      const holder = at(json, place.slice(0, -1)) as Record<string | number, unknown> // it held the value just now
      if (value === undefined) delete holder[last]
      else holder[last] = value
      const bent = canonicalBytes(json)
      const bytes = Buffer.concat([bent, Buffer.from('\n')])
      if (bytes.toString('utf8') === text) continue
      // Leaving out a file or an earlier checkpoint, or cutting a file elsewhere, leaves a smaller truth.
      const mayHold = ['earlier', 'files', 'entries', 'opening', 'content', 'until'].includes(String(last))
      yield { about: `${place.join('.')}: ${how}`, bytes, trust: {}, holds: mayHold ? undefined : false }
    }
  }
}

function* changes(random: Random, value: Json | undefined, other: Json | undefined): Generator<[string, unknown]> {
  yield ['left out', undefined]
  yield ['null', null]
  if (typeof value === 'string') {
    const where = random.below(Math.max(1, value.length))
    const letter = value[where] === 'A' ? 'B' : 'A'
    yield ['a letter changed', value.slice(0, where) + letter + value.slice(where + 1)]
    yield ['cut short', value.slice(0, -1)]
    yield ['made longer', `${value}A`]
    yield ['a line feed added', `${value}\n`]
    yield ['empty', '']
    yield ['a number', 7]
  } else if (typeof value === 'number') {
    for (const one of [value + 1, value - 1, -1, value + 0.5, value + 2 ** 32, 2 ** 53 - 1, String(value)]) {
      yield [`${one}`, one]
    }
  } else if (Array.isArray(value)) {
    yield ['empty', []]
    yield ['the last left out', value.slice(0, -1)]
    yield ['the first left out', value.slice(1)]
    yield ['the first twice', [...value.slice(0, 1), ...value]]
    yield ['turned round', value.toReversed()]
    yield ['an object', {}]
  } else if (typeof value === 'object' && value !== null) {
    yield ['one field more', { ...value, more: 1 }]
    yield ['a list', []]
  }
  if (other !== undefined) yield ["another bundle's", other]
}

function* places(value: Json, place: Place = []): Generator<Place> {
  yield place
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* places(item, [...place, index])
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* places(item ?? null, [...place, name])
  }
}

function at(value: Json, place: Place): Json | undefined {
  let found: Json | undefined = value
  // Every step is into an object or an array, or the answer is undefined.
  for (const step of place) found = (found as Readonly<Record<string | number, Json>> | undefined | null)?.[step]
  return found
}

const parse = (text: string): Json => JSON.parse(text)
