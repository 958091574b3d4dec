// The sample process, brought in at the first start by the same roads as everything else: entries through append,
// documents through ingest. Every entry has an id made from the manifest's, so a start that stopped halfway goes on
// where it stopped.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ClaimRow, claimAccepted, claimCorrected, claimRejected, noteAdded } from '@parley/peace'
import type { Author, Hub, NewEntry } from '../hub.ts'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { Ingest } from '../ingest/ingest.ts'
import { anonymous } from '../reader.ts'
import { aidOf } from './aid.ts'
import { decisions, notes, type SampleDecision } from './decisions.ts'
import { incentivesOf } from './incentives.ts'
import { incidentsOf, type SampleTold } from './incidents.ts'
import { type Manifest, readManifest, readSampleDocument, receivedAt } from './manifest.ts'
import { meetingsOf } from './meetings.ts'
import { promisesOf } from './promises.ts'
import { standingOf } from './standing.ts'
import { tensionOf } from './tension.ts'

export type SampleRooms = {
  readonly hub: Pick<Hub, 'append' | 'caughtUp' | 'list' | 'home'>
  readonly ingest: Pick<Ingest, 'receive' | 'idle'>
  /** The home organisation's name: it is the operator of the sample process. */
  readonly homeName: string
}

/** The file in the data folder that says the sample was loaded or declined. */
export const sampleFile = 'sample'
const marker = (data: string) => join(data, sampleFile)

/** Whether the sample was loaded or declined here before: it comes once, or never. */
export const isSampleSettled = (data: string): boolean => existsSync(marker(data))

/** Writes down that the sample is not to be loaded again, whether it is here or not. */
export async function settleSample(data: string, how: 'loaded' | 'declined'): Promise<void> {
  await writeFile(marker(data), `${how}\n`, { mode: 0o600 })
}

/** Loads the sample. Resolves when its documents are read and its people have decided; safe to repeat. */
export async function loadSample(rooms: SampleRooms): Promise<void> {
  const manifest = readManifest()
  const sample = { rooms, manifest, organisations: new Map(manifest.organisations.map(({ key, id }) => [key, id])) }
  await openProcess(sample)
  const documents = await handIn(sample)
  await rooms.ingest.idle()
  await rooms.hub.caughtUp()
  await decide(sample, documents)
  await promise(sample, documents)
}

type Sample = {
  readonly rooms: SampleRooms
  readonly manifest: Manifest
  readonly organisations: ReadonlyMap<string, string>
}

const open = { audience: ['public'], marking: { tlp: 'CLEAR' } } as const

function write(
  { rooms, manifest }: Sample,
  what: readonly string[],
  entry: Pick<NewEntry, 'kind' | 'body' | 'at'>,
  by: Author,
) {
  const { id } = manifest.process
  return rooms.hub.append({ ...open, ...entry, process: id, id: derivedEntryId('sample', id, ...what) }, by)
}

async function openProcess(sample: Sample): Promise<void> {
  const { rooms, manifest } = sample
  const { name, description, languages, opened, standsAt } = manifest.process
  const at = new Date(opened).toISOString()
  const operator = { organisation: rooms.hub.home, administrator: true }
  const body = { name, description, languages, sample: true, standsAt: new Date(standsAt).toISOString() }
  await write(sample, ['opened'], { kind: 'process-opened', at, body }, operator)
  const home = { organisation: rooms.hub.home, name: rooms.homeName, role: 'operator' }
  await write(sample, ['joined', 'home'], { kind: 'organisation-joined', at, body: home }, operator)
  for (const { id, key, name: joining, names, role } of manifest.organisations) {
    const joined = { organisation: id, name: joining, names, role }
    await write(sample, ['joined', key], { kind: 'organisation-joined', at, body: joined }, operator)
  }
}

/** Hands the documents in, in the order they came. Answers with each file's document. */
async function handIn({ rooms, manifest, organisations }: Sample): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, string>()
  for (const one of [...manifest.documents].sort((a, b) => a.receivedMinutes - b.receivedMinutes)) {
    const { entry, file, mediaType, source, url } = one
    const about = { ...open, process: manifest.process.id, id: entry, name: file, mediaType, source, url }
    const by = { organisation: organisationOf(organisations, one.handedInBy) }
    const bytes = readSampleDocument(one)
    const taken = await rooms.ingest.receive(bytes, { ...about, receivedAt: receivedAt(manifest, one) }, by)
    documents.set(file, taken.document)
  }
  return documents
}

async function decide(sample: Sample, documents: ReadonlyMap<string, string>): Promise<void> {
  const { rooms, manifest, organisations } = sample
  for (const decision of decisions) {
    const document = documents.get(decision.file)
    if (document === undefined) continue
    const query = { process: manifest.process.id, filter: { document }, limit: 200 }
    const { rows } = await rooms.hub.list('claims', query, anonymous)
    // Rows of this view were folded by peace to the schema this type is made of.
    const claim = (rows as unknown as readonly ClaimRow[]).find((one) => isMeant(one, decision))
    if (claim === undefined) continue
    const by = { organisation: organisationOf(organisations, decision.by) }
    await write(sample, ['decided', decision.by, claim.key], { ...entryFor(decision, claim) }, by)
  }
  for (const { file, by, text } of notes) {
    const key = documents.get(file)
    if (key === undefined) continue
    const body = { on: { view: 'documents', key }, text }
    const author = { organisation: organisationOf(organisations, by) }
    await write(sample, ['noted', by, file], { kind: noteAdded.name, body }, author)
  }
}

/** What was promised and what came of it, and what happened and who met whom meanwhile, and what relief came. Names of persons go to those who may know them,
 * everything else to all. */
async function promise({ rooms, manifest, organisations }: Sample, documents: ReadonlyMap<string, string>) {
  const { id: process } = manifest.process
  const all: readonly SampleTold[] = [
    ...promisesOf(process, { organisations, documents }),
    ...incentivesOf(process),
    ...meetingsOf(process, documents),
    ...aidOf(process, documents),
    ...incidentsOf(process, { organisations, documents }),
    ...tensionOf(process),
    ...standingOf(process, documents),
  ]
  for (const { name, at, by, person, kind, body, readers } of all) {
    const audience = readers === undefined ? open.audience : readers.map((key) => organisationOf(organisations, key))
    const marking = readers === undefined ? open.marking : ({ tlp: 'AMBER+STRICT' } as const)
    const organisation = organisationOf(organisations, by)
    const author = person === undefined ? { organisation } : { organisation, person, standing: 'reviewer' as const }
    const id = derivedEntryId('sample', process, 'promised', name)
    await rooms.hub.append({ process, id, kind, at, body, audience: [...audience], marking }, author)
  }
}

const isMeant = ({ content, original, attitude }: ClaimRow, { words, begins, readAs }: SampleDecision): boolean =>
  (begins === true ? content.startsWith(words) : content.includes(words)) &&
  (readAs === undefined || (original?.attitude ?? attitude) === readAs)

function entryFor(decision: SampleDecision, { document, reading, claim }: ClaimRow): Pick<NewEntry, 'kind' | 'body'> {
  const body = { document, reading, claim }
  switch (decision.decision) {
    case 'accepted':
      return { kind: claimAccepted.name, body }
    case 'rejected':
      return { kind: claimRejected.name, body: { ...body, reason: decision.reason } }
    case 'corrected':
      return { kind: claimCorrected.name, body: { ...body, correction: decision.correction, reason: decision.reason } }
  }
}

function organisationOf(organisations: ReadonlyMap<string, string>, key: string): string {
  const id = organisations.get(key)
  if (id === undefined) throw new Error(`the sample names no organisation '${key}'`)
  return id
}
