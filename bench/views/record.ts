// A made-up record of any number of incidents: three years of a country with two thousand places, told by six
// organisations to everybody, to the members, to a group, to themselves or to one person; beside it agreements with
// their commitments. The same options give the same record.
import { chance } from '@parley/hub/testing'
import { type Entry, newId, validateEntry } from '@parley/peace'

export type RecordOptions = { readonly seed: number; readonly incidents: number }

const dayMs = 86_400_000
export const firstDay = Date.parse('2028-01-01T00:00:00.000Z')
const days = 1096
export const country = { west: 41, south: 12.5, east: 48, north: 18 }
const placesMany = 2000
const areasMany = 80
const agreementsMany = 6
const commitmentsEach = 40

const events = [
  ['shelling-artillery-missile', 26],
  ['armed-clash', 22],
  ['air-drone-strike', 14],
  ['remote-explosive-landmine-ied', 9],
  ['attack', 8],
  ['peaceful-protest', 6],
  ['arrests', 4],
  ['looting-property-destruction', 4],
  ['abduction-forced-disappearance', 3],
  ['undetermined', 2],
  ['violent-demonstration', 1],
  ['grenade', 1],
] as const
const things = [
  'Shells fell',
  'Shots were exchanged',
  'A drone struck',
  'A mine went off',
  'People were stopped',
] as const
const where = [
  'near the market',
  'at the bridge',
  'by the clinic',
  'on the road to the north',
  'in the fields',
] as const

export type Known = {
  readonly process: string
  readonly organisations: readonly string[]
  readonly outsider: string
  readonly group: string
  readonly person: { readonly id: string; readonly organisation: string }
  readonly places: readonly {
    readonly name: string
    readonly area: string
    readonly lat: number
    readonly lon: number
  }[]
}

/** Entries in the order in which they are written: who is who, the agreements, then the incidents. */
export class BenchRecord {
  readonly known: Known
  readonly #incidents: number
  readonly #next: () => number
  readonly #agreements: string[] = []
  #clock = firstDay
  #latest = { incident: '', by: '', isPublic: false }

  constructor({ seed, incidents }: RecordOptions) {
    this.#incidents = incidents
    this.#next = chance(seed)
    const process = this.#id('prc')
    const organisations = Array.from({ length: 6 }, () => this.#id('org'))
    const places = Array.from({ length: placesMany }, (_, n) => {
      const lat = country.south + this.#next() * (country.north - country.south)
      const lon = country.west + this.#next() * (country.east - country.west)
      return { name: `Place ${n}`, area: `District ${n % areasMany}`, lat: round(lat), lon: round(lon) }
    })
    this.known = {
      process,
      organisations,
      outsider: this.#id('org'),
      group: this.#id('grp'),
      person: { id: this.#id('per'), organisation: organisations[1] ?? '' },
      places,
    }
  }

  *entries(): Generator<Entry> {
    yield* this.#people()
    yield* this.#promises()
    for (let n = 0; n < this.#incidents; n++) yield this.#incident(n)
  }

  *#people(): Generator<Entry> {
    const { process, organisations, group, person } = this.known
    const [first = ''] = organisations
    const open = { audience: ['public'] }
    yield this.#entry('process-opened', first, { name: 'Talks on the valley', description: '' }, open)
    for (const [n, organisation] of organisations.entries()) {
      const body = { organisation, name: `Organisation ${n}`, role: n === 0 ? 'operator' : 'monitor' }
      yield this.#entry('organisation-joined', first, body, open)
    }
    yield this.#entry(
      'group-formed',
      first,
      { group, name: 'Monitors', organisations: organisations.slice(0, 3) },
      open,
    )
    // The record meets the person, so that who is addressed is known.
    yield this.#entry(
      'note-added',
      person.organisation,
      { on: { view: 'processes', key: process }, text: 'We are here.' },
      { ...open, person: person.id },
    )
  }

  *#promises(): Generator<Entry> {
    const [keeper = ''] = this.known.organisations
    for (let n = 0; n < agreementsMany; n++) {
      const agreement = this.#id('agr')
      this.#agreements.push(agreement)
      const clauses = Array.from({ length: commitmentsEach }, (_, c) => ({
        id: `art_${c + 1}`,
        text: `Clause ${c + 1}.`,
      }))
      const open = { audience: [n % 3 === 2 ? 'members' : 'public'] }
      yield this.#entry(
        'agreement-versioned',
        keeper,
        { agreement, title: `Agreement ${n}`, part: 'main', version: 1, clauses },
        open,
      )
      for (const [place, phase] of ['one', 'two', 'three'].entries()) {
        const begins = { at: new Date(firstDay + place * 200 * dayMs).toISOString() }
        yield this.#entry(
          'phase-set',
          keeper,
          { agreement, phase, name: `Phase ${phase}`, order: place + 1, begins },
          open,
        )
      }
      for (let c = 0; c < commitmentsEach; c++) yield* this.#promise(agreement, c, open)
    }
  }

  *#promise(agreement: string, c: number, open: { audience: string[] }): Generator<Entry> {
    const [keeper = '', other = ''] = this.known.organisations
    const commitment = this.#id('cmt')
    const due = firstDay + Math.floor(this.#next() * days) * dayMs
    const [obligor, beneficiary] = c % 2 === 0 ? ['the North', 'the South'] : ['the South', 'the North']
    const terms = { rule: 'once', until: { at: new Date(due).toISOString() } }
    const act = `Withdraw from position ${c + 1}`
    const promised = {
      obligors: [obligor],
      beneficiaries: [beneficiary],
      act,
      phase: ['one', 'two', 'three'][c % 3],
      terms,
    }
    yield this.#entry(
      'commitment-drafted',
      keeper,
      { commitment, agreement, clauses: [`art_${c + 1}`], ...promised },
      open,
    )
    if (this.#next() < 0.5) return
    const performed = new Date(due - Math.floor(this.#next() * 40) * dayMs).toISOString()
    yield this.#entry(
      'performance-reported',
      other,
      { agreement, commitment, by: obligor, done: 'done', performed },
      open,
    )
  }

  #incident(n: number): Entry {
    const { places, organisations } = this.known
    // A few places see most of it.
    const place = places[Math.floor(this.#next() ** 3 * places.length)] ?? { name: '', area: '', lat: 0, lon: 0 }
    const from =
      firstDay + Math.floor(((n + this.#next() * this.#incidents * 0.05) / (this.#incidents * 1.05)) * days * dayMs)
    const by = this.#one(organisations)
    // One in fifty is another's account of the one before.
    const again = n > 0 && this.#next() < 0.02 && this.#latest.by !== by ? this.#latest.incident : undefined
    const audience = this.#audience()
    const exact = this.#next() < 0.6
    const [party, harmed] = [this.#next(), this.#next()]
    const low = Math.floor(harmed * 10)
    const incident = again ?? this.#id('inc')
    this.#latest = { incident, by, isPublic: audience.includes('public') }
    return this.#entry(
      'incident-reported',
      by,
      {
        incident,
        event: this.#event(),
        what: `${this.#one(things)} ${this.#one(where)} of ${place.name}, ${1 + Math.floor(this.#next() * 20)} times.`,
        times: [{ is: 'occurred', from: new Date(from).toISOString(), precision: exact ? 'exact' : 'day' }],
        where: {
          name: place.name,
          area: place.area,
          lat: exact ? round(place.lat + (this.#next() - 0.5) * 0.08) : place.lat,
          lon: exact ? round(place.lon + (this.#next() - 0.5) * 0.08) : place.lon,
          precision: exact ? 1 : 2,
        },
        observed: { by: 'a patrol of two', how: exact ? 'saw' : 'told' },
        ...(harmed < 0.4 && {
          harm: [{ kind: harmed < 0.15 ? 'killed' : 'wounded', of: 'civilians', low, high: low + 2 }],
        }),
        ...(party < 0.3 && { involved: [{ actor: party < 0.15 ? 'the North' : 'the South', part: 'acting' }] }),
        ...(party > 0.85 && {
          alleged: { agreement: this.#one(this.#agreements), clauses: [`art_${1 + Math.floor(this.#next() * 12)}`] },
        }),
      },
      { audience, at: Math.max(from + 3_600_000, this.#clock) },
    )
  }

  #event(): string {
    let dice = this.#next() * 100
    for (const [event, share] of events) {
      dice -= share
      if (dice < 0) return event
    }
    return events[0][0]
  }

  #audience(): string[] {
    const dice = this.#next()
    if (dice < 0.55) return ['public']
    if (dice < 0.8) return ['members']
    if (dice < 0.92) return [this.known.group]
    return dice < 0.98 ? [] : [this.known.person.id]
  }

  #entry(
    kind: string,
    organisation: string,
    body: object,
    { audience, person, at }: { audience?: readonly string[]; person?: string; at?: number } = {},
  ): Entry {
    this.#clock = Math.max(this.#clock, at ?? 0)
    const author = { organisation, ...(person === undefined ? {} : { person }) }
    const marking = { tlp: 'GREEN' }
    return validateEntry({
      ...{ v: 1, id: this.#id('ent'), kind, process: this.known.process, author },
      ...{ at: new Date(this.#clock).toISOString(), audience: audience ?? [], marking, body },
    })
  }

  #one<T>(some: readonly T[]): T {
    const found = some[Math.floor(this.#next() * some.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }

  #id(prefix: Parameters<typeof newId>[0]): string {
    return newId(prefix, (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(this.#next() * 256)))
  }
}

const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4
