// For tests, ours and others': records of any length made from a seed, with every kind of entry, every width of audience,
// and whatever makes the past look different: withdrawals, erasures, late joiners, embargoes.
import path from 'node:path'
import { seal } from '@parley/log'
import { canonicalBytes } from '@parley/log/check'
import {
  actorKeysOf,
  type BlobRef,
  type Entry,
  type Fact,
  newId,
  personRoles,
  registerOf,
  validateEntry,
} from '@parley/peace'
import { readingOf } from '@parley/peace/testing'
import type { Reading } from '@parley/read/reading'
import { openDataFolder } from './data-folder.ts'
import type { Hub } from './hub.ts'
import { openKeys } from './keys.ts'

export type HistoryOptions = {
  readonly seed: number
  readonly entries: number
  readonly processes?: number
  readonly organisations?: number
  /** Share of entries under an embargo, 0 to 1. */
  readonly embargoes?: number
  /** RFC 3339: embargoes end around it, nothing is written after it. */
  readonly now?: string
}

/** One entry of a made-up record; `reading` is put in a blob and named when the entry is written. */
export type Step = { readonly entry: Entry; readonly reading?: Reading }

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const given = ['Anna', 'Mara', 'Ilan', 'Tovan', 'Rhea', 'Sem']
const family = ['Corvel', 'Ansary', 'Dole', 'Marrow']
const places = ['Ambry', 'Sarom', 'Tell Vane', 'Osk']
const events = [
  ['assault', 'shelled'],
  ['consult', 'met in'],
  ['aid', 'brought flour to'],
  ['agree', 'signed a paper in'],
] as const
const hourMs = 3_600_000

/** A record of that many entries. The same options give the same record. */
export function historyOf(options: HistoryOptions): Step[] {
  return new HistoryMaker(options).make()
}

class HistoryMaker {
  readonly #options: Required<HistoryOptions>
  readonly #next: () => number
  readonly #steps: Step[] = []
  readonly #processes: string[]
  readonly #organisations: string[]
  readonly #persons: { id: string; organisation: string }[]
  readonly #groups: { process: string; id: string }[] = []
  readonly #members = new Map<string, string[]>()
  readonly #documents: {
    process: string
    document: string
    received: string
    read: string
    by: string
    reading: Reading
  }[] = []
  #at: number

  constructor(options: HistoryOptions) {
    this.#options = { processes: 3, organisations: 5, embargoes: 0.02, now: '2026-06-01T00:00:00.000Z', ...options }
    this.#next = chance(options.seed)
    this.#at = Date.parse(this.#options.now) - 400 * 24 * hourMs
    this.#processes = Array.from({ length: this.#options.processes }, () => this.#id('prc'))
    this.#organisations = Array.from({ length: this.#options.organisations }, () => this.#id('org'))
    this.#persons = this.#organisations.flatMap((organisation) => [
      { id: this.#id('per'), organisation },
      { id: this.#id('per'), organisation },
    ])
  }

  make(): Step[] {
    for (const process of this.#processes) {
      this.#add(
        process,
        'process-opened',
        { name: `Talks of ${this.#one(places)}`, description: '' },
        { audience: ['public'] },
      )
      this.#join(process, this.#organisations[0] ?? '')
      for (const organisation of this.#organisations.slice(1)) if (this.#next() < 0.5) this.#join(process, organisation)
    }
    while (this.#steps.length < this.#options.entries) this.#step(this.#one(this.#processes))
    return this.#steps.slice(0, this.#options.entries)
  }

  #step(process: string): unknown {
    const dice = this.#next()
    const known = this.#documents.filter((one) => one.process === process)
    const document = known.length === 0 ? undefined : this.#one(known)
    if (this.#next() < 0.1) return this.#govern(process)
    if (dice < 0.25 || document === undefined) return this.#document(process)
    if (dice < 0.5) return this.#decide(process, document)
    if (dice < 0.72) return this.#note(process, document)
    if (dice < 0.77) return this.#sameOrNot(process)
    if (dice < 0.79) return this.#correct(process, document)
    if (dice < 0.82) return this.#readAgain(process, document)
    if (dice < 0.92) return this.#withdraw(process)
    if (dice < 0.94) return this.#erase(process)
    if (dice < 0.96) return this.#join(process, this.#one(this.#organisations))
    if (dice < 0.97) return this.#add(process, 'of-a-later-version', { anything: true })
    return this.#note(process, document)
  }

  #document(process: string): void {
    const document = this.#id('doc')
    const shared = this.#sharing()
    const by = this.#member(process)
    const name = `report-${this.#steps.length}.txt`
    const body = { document, blob: this.#blob(), name, mediaType: 'text/plain', bytes: 10, received: this.#now() }
    const received = this.#add(process, 'document-received', body, { ...shared, by })
    const reading = this.#reading()
    const read = this.#add(process, 'document-read', this.#readBody(document, received, reading), {
      ...shared,
      by,
      role: 'reader',
      reading,
    })
    this.#documents.push({ process, document, received, read, by, reading })
  }

  #readAgain(process: string, document: { document: string; received: string; read: string; by: string }): void {
    const reading = this.#reading()
    const body = { ...this.#readBody(document.document, document.received, reading), supersedes: document.read }
    this.#add(process, 'document-read', body, {
      ...this.#likeOf(document.read),
      by: document.by,
      role: 'reader',
      reading,
    })
  }

  #decide(process: string, { document, read, reading }: { document: string; read: string; reading: Reading }): void {
    const kind = this.#one(['claim-accepted', 'claim-corrected', 'claim-rejected'] as const)
    const body = { document, reading: read, claim: this.#one(reading.claims).id }
    this.#add(process, kind, kind === 'claim-corrected' ? { ...body, correction: { attitude: 'denies' } } : body)
  }

  #note(process: string, { document, read }: { document: string; read: string }): void {
    const on = this.#one([
      { view: 'documents', key: document },
      { view: 'claims', key: `${read}/c1` },
      { view: 'processes', key: process },
    ])
    this.#add(process, 'note-added', { on, text: `A note about ${this.#one(places)}, number ${this.#steps.length}` })
  }

  #sameOrNot(process: string): void {
    const mine = this.#documents.filter((one) => one.process === process)
    const keys = [this.#one(mine), this.#one(mine)].flatMap(({ reading, document }) => [
      ...[...actorKeysOf(reading, document).values()].map((one) => one.key),
    ])
    const [a, b] = [this.#one(keys), this.#one(keys)]
    if (a === b) return
    this.#add(process, this.#next() < 0.7 ? 'actors-merged' : 'actors-split', { actors: [a, b] })
  }

  #correct(process: string, { document }: { document: string }): void {
    const on = { view: 'documents', key: document }
    this.#add(process, 'correction-made', {
      on,
      field: 'title',
      value: `Title ${this.#steps.length}`,
      reason: 'misread',
    })
  }

  #withdraw(process: string): void {
    const target = this.#earlier(process)
    if (target === undefined) return
    const { audience, marking, author } = target
    this.#add(process, 'entry-withdrawn', { entry: target.id }, { audience, marking, by: author.organisation })
  }

  #erase(process: string): void {
    const target = this.#earlier(process)
    if (target === undefined || target.kind === 'entry-erased') return
    const { audience, marking, author } = target
    const body = { entry: target.id, reason: 'legal-duty', authority: 'the court of Ambry' }
    this.#add(process, 'entry-erased', body, { audience, marking, by: author.organisation })
  }

  /** Who may see what changes: sharing, approvals, groups, rules, people. */
  #govern(process: string): unknown {
    const dice = this.#next()
    if (dice < 0.55) return this.#share(process)
    if (dice < 0.7) return this.#approve(process)
    if (dice < 0.85) return this.#group(process)
    if (dice < 0.9) return this.#add(process, 'rules-set', { fourEyes: this.#next() < 0.5 })
    const { id, organisation } = this.#one(this.#persons)
    const about = { audience: [], by: organisation }
    if (dice < 0.95) return this.#add(registerOf(organisation), 'person-left', { person: id }, about)
    const role = this.#one(personRoles)
    return this.#add(registerOf(organisation), 'person-joined', { person: id, role }, about)
  }

  #share(process: string): void {
    const target = this.#earlier(process)
    if (target === undefined) return
    const { audience, marking } = target
    const body = { entry: target.id, from: { audience, marking }, to: this.#sharing(), lowers: this.#next() < 0.5 }
    // Now and then somebody speaks of another's entry, which changes nothing.
    const by = this.#next() < 0.9 ? target.author.organisation : this.#one(this.#organisations)
    this.#add(process, 'sharing-changed', body, { audience: [], by })
  }

  #approve(process: string): void {
    const waiting = this.#steps.filter(({ entry }) => entry.process === process && entry.kind === 'sharing-changed')
    if (waiting.length === 0) return
    const { entry } = this.#one(waiting.slice(-5))
    this.#add(process, 'sharing-approved', { change: entry.id }, { audience: [], by: entry.author.organisation })
  }

  #group(process: string): void {
    const known = this.#groups.filter((one) => one.process === process)
    const group = known.length > 1 ? this.#one(known).id : this.#id('grp')
    if (known.length <= 1) this.#groups.push({ process, id: group })
    const organisations = this.#organisations.filter(() => this.#next() < 0.5)
    this.#add(process, 'group-formed', { group, name: `Group ${this.#steps.length}`, organisations })
  }

  #join(process: string, organisation: string): void {
    const members = this.#members.get(process) ?? []
    this.#members.set(process, [...new Set([...members, organisation])])
    const number = this.#organisations.indexOf(organisation)
    const body = { organisation, name: `Organisation ${number}`, role: number === 0 ? 'operator' : 'monitor' }
    const audience = this.#next() < 0.8 ? ['public'] : ['members']
    this.#add(process, 'organisation-joined', body, { audience, by: this.#organisations[0] ?? '' })
  }

  #add(
    process: string,
    kind: string,
    body: object,
    more: Partial<Pick<Entry, 'audience' | 'marking'>> & { by?: string; role?: string; reading?: Reading } = {},
  ): string {
    const { by = this.#member(process), role, reading, ...rest } = more
    const person = this.#next() < 0.5 ? this.#one(this.#persons.filter((one) => one.organisation === by)).id : undefined
    const value = {
      v: 1,
      id: this.#id('ent'),
      kind,
      process,
      author: {
        organisation: by,
        ...(person === undefined || role !== undefined ? {} : { person }),
        ...(role === undefined ? {} : { role }),
      },
      at: this.#now(),
      ...this.#sharing(),
      ...rest,
      body: { ...body },
    }
    const entry = kind === 'of-a-later-version' ? (value as Entry) : validateEntry(value)
    this.#steps.push(reading === undefined ? { entry } : { entry, reading })
    return entry.id
  }

  #sharing(): Pick<Entry, 'audience' | 'marking'> {
    const dice = this.#next()
    const one = () => this.#one(this.#organisations)
    const person = () => this.#one(this.#persons).id
    const group = this.#groups.length === 0 ? one() : this.#one(this.#groups).id
    const audience =
      dice < 0.6
        ? ['public']
        : dice < 0.8
          ? ['members']
          : dice < 0.86
            ? []
            : dice < 0.93
              ? [...new Set([one(), this.#next() < 0.5 ? group : one()])]
              : dice < 0.97
                ? [person()]
                : [one(), person()]
    const embargo = new Date(Date.parse(this.#options.now) + (this.#next() - 0.5) * 200 * hourMs).toISOString()
    return { audience, marking: this.#next() < this.#options.embargoes ? { tlp: 'AMBER', embargo } : { tlp: 'GREEN' } }
  }

  #reading(): Reading {
    const who = `${this.#one(given)} ${this.#one(family)}`
    const other = `${this.#one(given)} ${this.#one(family)}`
    const place = this.#one(places)
    const [type, verb] = this.#one(events)
    const day = String(1 + Math.floor(this.#next() * 28)).padStart(2, '0')
    const dead = 1 + Math.floor(this.#next() * 9)
    const passage = `${who} ${verb} ${place} and ${dead} people were there`
    const text = `${passage}. ${other} said that ${place} was quiet on ${day} May.`
    return readingOf({
      text,
      title: `${place}, ${day} May`,
      publisher: `Paper of ${this.#one(places)}`,
      published: `2026-05-${day}`,
      language: this.#next() < 0.1 ? 'ar' : 'en',
      actors: [{ id: 'a1', name: who }, ...(other === who ? [] : [{ id: 'a2', name: other }])],
      claims: [
        { content: passage, sourceActor: null, sourceKind: 'none' },
        { source: other, cue: 'said', content: `${place} was quiet`, sourceActor: other === who ? 'a1' : 'a2' },
      ],
      events: [
        {
          passage,
          type,
          date: `2026-05-${day}`,
          place,
          who: [['a1', 'actor']],
          quantities: [{ value: dead, of: 'people' }],
          claims: ['c1'],
        },
      ],
      places: [{ name: place }],
    })
  }

  #readBody(document: string, received: string, reading: Reading) {
    const { claims, actors, events, commitments } = reading
    const counts = {
      claims: claims.length,
      actors: actors.length,
      events: events.length,
      commitments: commitments.length,
    }
    return { document, received, reading: this.#blob(), problem: null, reader: 'read/0.1.0', counts }
  }

  #earlier(process: string): Entry | undefined {
    const some = this.#steps
      .slice(-200)
      .filter(({ entry }) => entry.process === process && entry.kind !== 'process-opened')
    return some.length === 0 ? undefined : this.#one(some).entry
  }

  #likeOf(id: string): Pick<Entry, 'audience' | 'marking'> {
    const entry = this.#steps.find((one) => one.entry.id === id)?.entry
    return entry === undefined ? this.#sharing() : { audience: entry.audience, marking: entry.marking }
  }

  /** Mostly a member; now and then somebody outside. */
  #member(process: string): string {
    const members = this.#members.get(process) ?? []
    return members.length > 0 && this.#next() < 0.97 ? this.#one(members) : this.#one(this.#organisations)
  }

  #now(): string {
    this.#at += Math.floor(this.#next() * 60_000)
    return new Date(this.#at).toISOString()
  }

  #one<T>(some: readonly T[]): T {
    const found = some[Math.floor(this.#next() * some.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }

  #id(prefix: Parameters<typeof newId>[0]): string {
    return newId(prefix, (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(this.#next() * 256)))
  }

  #blob(): BlobRef {
    return { id: this.#id('blb'), bytes: 10 }
  }
}

/** Makes a data folder whose hub holds the keys of everyone who writes in the record. */
export function prepareFolder(data: string, steps: readonly Step[]): void {
  const { paths } = openDataFolder(data)
  const keys = openKeys(paths.keys)
  for (const organisation of new Set(steps.map(({ entry }) => entry.author.organisation))) keys.signer(organisation)
}

/**
 * Writes steps into the log past `append`'s policy, as an older or a newer hub may have; readings go into blobs first.
 * Answers with the facts as they now stand.
 */
export async function writeSteps(hub: Hub, steps: readonly Step[], groupMax = 100): Promise<Fact[]> {
  const keys = openKeys(path.join(hub.config.data, 'keys'))
  const facts: Fact[] = []
  for (let from = 0; from < steps.length; from += groupMax) {
    const group = await Promise.all(
      steps.slice(from, from + groupMax).map(async ({ entry, reading }) => {
        if (reading === undefined) return { entry }
        const blob = await hub.putBlob(new TextEncoder().encode(JSON.stringify(reading)))
        return { entry: { ...entry, body: { ...entry.body, reading: blob } }, reading }
      }),
    )
    const sealed = await Promise.all(
      group.map(({ entry }) =>
        seal(canonicalBytes(entry), {
          origin: hub.origin,
          signer: keys.signer(entry.author.organisation),
          id: entry.id,
        }),
      ),
    )
    const receipts = await hub.log.append(sealed)
    group.forEach((step, index) => {
      facts.push({ seq: receipts[index]?.seq ?? -1, ...step })
    })
  }
  return facts
}
