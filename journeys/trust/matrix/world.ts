// The made-up record the matrix asks about: five organisations in two processes, each kind of entry in every width of
// audience, each with canaries of its own. Nothing here touches a hub; `stage.ts` writes it into one.

import { aidOf } from './aid.ts'
import { Mint } from './canaries.ts'
import { engagementsOf } from './engagements.ts'
import { incentivesOf } from './incentives.ts'
import { incidentsOf } from './incidents.ts'
import type { ModelFacts } from './model.ts'
import { promisesOf, type Told } from './promises.ts'
import { standingOf } from './standing.ts'
import { tensionOf } from './tension.ts'

export type Person = { readonly id: string; readonly organisation: string; readonly name: string }
export type Marking = { readonly tlp: string; readonly licence?: string; readonly embargo?: string }

/** What a document is made of. */
export type Paper = {
  readonly text: string
  readonly file: string
  readonly date: string
  readonly source: { readonly name: string; readonly licence: string; readonly terms: string }
  /** What a language model says of it: its name, and a sentence in another language. */
  readonly suggested: { readonly model: string; readonly translation: string }
}

/** One thing that is written, before the hub has seen it. References to what comes earlier are by name. */
export type Piece = {
  readonly name: string
  readonly process: string
  readonly organisation: string
  readonly person: string | null
  readonly audience: readonly string[]
  readonly marking: Marking
  /** RFC 3339 */
  readonly at: string
  readonly id: string
  readonly deed:
    | { readonly kind: 'paper'; readonly paper: Paper }
    | { readonly kind: 'plain'; readonly entry: string; readonly body: Readonly<Record<string, unknown>> }
    | {
        readonly kind: 'note'
        readonly on: 'documents' | 'claims' | 'actors' | 'accounts' | 'processes'
        readonly about: string
        readonly text: string
        readonly replyTo?: string
      }
    | {
        readonly kind: 'decide'
        readonly entry: 'claim-accepted' | 'claim-corrected' | 'claim-rejected'
        readonly about: string
        readonly reason: string
        /** What a model suggested; the first claim that was read where nothing is said. */
        readonly claim?: string
      }
    | {
        readonly kind: 'same'
        readonly entry: 'actors-merged' | 'actors-split'
        readonly about: string
        readonly reason: string
      }
    | {
        readonly kind: 'correct'
        readonly about: string
        readonly field: string
        readonly value: string
        readonly reason: string
      }
    | { readonly kind: 'undo'; readonly target: string }
    /** The organisation that wrote the target shares it otherwise; `holds` is false where it waits for ever. */
    | {
        readonly kind: 'share'
        readonly target: string
        readonly audience: readonly string[]
        readonly reason: string
        readonly holds: boolean
      }
    | { readonly kind: 'approve'; readonly change: string }
    | { readonly kind: 'erase'; readonly target: string; readonly authority: string }
}

export type World = {
  readonly seed: number
  readonly mint: Mint
  readonly home: string
  readonly homeName: string
  readonly organisations: Readonly<Record<OrganisationName, string>>
  readonly people: readonly Person[]
  readonly processes: readonly [string, string]
  /** Its words change in a twin whose reader may not see it, but it is never left out: it says who may see what. */
  readonly structure: ReadonlySet<string>
  readonly pieces: readonly Piece[]
  readonly facts: ModelFacts
}

export type OrganisationName = 'home' | 'alder' | 'birch' | 'cedar' | 'dogwood' | 'elm'
const organisationNames: readonly OrganisationName[] = ['home', 'alder', 'birch', 'cedar', 'dogwood', 'elm']

/** When the matrix asks: some embargoes are over by then, others are not. */
export const askedAt = '2026-06-01T12:00:00.000Z'
const embargoOver = '2026-05-20T00:00:00.000Z'
const embargoHolds = '2027-01-01T00:00:00.000Z'
const startAt = Date.parse('2026-05-01T08:00:00.000Z')

export type WorldSize = 'small' | 'whole'

/** The same seed and size give the same world. `salt` changes the words of structural pieces, for twins. */
export function worldOf(seed: number, size: WorldSize, home: string): World {
  const mint = new Mint(seed)
  const organisations = Object.fromEntries(
    organisationNames.map((name) => [name, name === 'home' ? home : mint.id('org', name)]),
  ) as Record<OrganisationName, string> // one for each name
  const people: Person[] = organisationNames.flatMap((name) =>
    ['one', 'two'].map((which) => ({
      id: mint.id('per', `${name} ${which}`),
      organisation: organisations[name],
      name: `${which} of ${name}`,
    })),
  )
  const processes = [mint.id('prc', 'open'), mint.id('prc', 'closed')] as const
  const homeName = `Home ${mint.word('home name')}`
  const writer = new Writer(mint, organisations, people, processes, homeName)
  writer.write(size)
  const members = new Map([
    [processes[0], new Set([organisations.home, organisations.alder, organisations.birch, organisations.cedar])],
    [processes[1], new Set([organisations.home, organisations.birch, organisations.dogwood])],
  ])
  return {
    seed,
    mint,
    home,
    homeName,
    organisations,
    people,
    processes,
    structure: writer.structure,
    pieces: writer.pieces,
    facts: {
      members,
      groups: new Map([
        [
          mint.id('grp', 'gate'),
          { process: processes[0], organisations: new Set([organisations.alder, organisations.birch]) },
        ],
      ]),
      persons: new Map(people.map((one) => [one.id, one.organisation])),
      now: askedAt,
    },
  }
}

/** A structural piece as it is told where its reader may not see it: other words, the same effect. */
export function disguised(piece: Piece, mint: Mint): Piece {
  const { deed } = piece
  const other = mint.word(`disguise ${piece.name}`)
  if (deed.kind === 'share') return { ...piece, deed: { ...deed, reason: `Because ${other}` } }
  if (deed.kind === 'approve') return piece
  if (deed.kind !== 'plain') throw new Error(`${piece.name} is not structural`)
  const { body } = deed
  const told = {
    ...body,
    ...('name' in body ? { name: `Other ${other}` } : {}),
    ...('description' in body ? { description: 'Other.' } : {}),
  }
  return { ...piece, deed: { ...deed, body: told } }
}

class Writer {
  readonly pieces: Piece[] = []
  readonly structure = new Set<string>()
  readonly #mint: Mint
  readonly #organisations: Readonly<Record<OrganisationName, string>>
  readonly #people: readonly Person[]
  readonly #processes: readonly [string, string]
  readonly #homeName: string

  constructor(
    mint: Mint,
    organisations: Readonly<Record<OrganisationName, string>>,
    people: readonly Person[],
    processes: readonly [string, string],
    homeName: string,
  ) {
    this.#mint = mint
    this.#organisations = organisations
    this.#people = people
    this.#processes = processes
    this.#homeName = homeName
  }

  write(size: WorldSize): void {
    const [open, closed] = this.#processes
    this.#structure(open, ['public'], { home: 'public', alder: 'public', birch: 'members', cedar: 'public' })
    this.#structure(closed, ['members'], { home: 'members', birch: 'members', dogwood: 'members' })
    this.#governing(open, closed)
    // Everybody has written once, so that the hub knows whose person each is.
    for (const [name, process] of [
      ['home', open],
      ['alder', open],
      ['birch', open],
      ['cedar', open],
      ['dogwood', closed],
    ] as const) {
      for (const which of [0, 1] as const) {
        this.#add(`hello ${name} ${which}`, process, name, which, process === open ? ['public'] : ['members'], {
          kind: 'note',
          on: 'processes',
          about: process,
          text: `Hello, says ${this.#word(`hello ${name} ${which}`)}.`,
        })
      }
    }
    const wide = size === 'whole'
    const authors: readonly (readonly [OrganisationName, string, readonly string[]])[] = [
      ['alder', open, wide ? [...everyWidth] : ['public', 'members', 'own', 'birch', 'draft']],
      ['birch', open, wide ? [...everyWidth] : ['members', 'own', 'held']],
      ['cedar', open, wide ? ['public', 'members', 'own', 'alder', 'person', 'gate'] : ['public', 'gate']],
      ['home', open, wide ? ['public', 'members', 'own', 'birch'] : ['own']],
      ['birch', closed, wide ? ['public', 'members', 'own', 'dogwood', 'person'] : ['members']],
      ['dogwood', closed, wide ? ['members', 'own', 'birch', 'released'] : ['own']],
    ]
    let number = 0
    for (const [by, process, widths] of authors) for (const width of widths) this.#about(by, process, width, number++)
    this.#promises('alder', open, wide ? ['public', 'members', 'own', 'person', 'held', 'birch'] : ['members'])
    this.#promises('birch', open, wide ? ['members', 'draft'] : [])
    this.#promises('dogwood', closed, wide ? ['members', 'released'] : [])
    this.#incidents('birch', open, wide ? ['public', 'members', 'own', 'cedar', 'released'] : ['members'])
    this.#incidents('dogwood', closed, wide ? ['members', 'birch'] : [])
    this.#aid('cedar', open, wide ? ['public', 'members', 'own', 'alder', 'person'] : ['members'])
    this.#aid('dogwood', closed, wide ? ['members', 'own'] : [])
    this.#undoing(wide)
    this.#sharing(closed)
    // The embargoes that are over by now are noticed with the next entry.
    this.#add(
      'closing',
      open,
      'home',
      0,
      ['public'],
      { kind: 'note', on: 'processes', about: open, text: `Until here ${this.#word('closing')}.` },
      { at: askedAt },
    )
  }

  #structure(process: string, audience: readonly string[], joins: Partial<Record<OrganisationName, string>>): void {
    const name = process === this.#processes[0] ? 'open' : 'closed'
    const body = {
      name: `Talks ${this.#word(`process ${name}`)}`,
      description: `About ${this.#word(`description ${name}`)}.`,
    }
    this.#plain(`opened ${name}`, process, audience, 'process-opened', body)
    for (const [member, width] of Object.entries(joins) as [OrganisationName, string][]) {
      const called = member === 'home' ? this.#homeName : `${member} ${this.#word(`name ${name} ${member}`)}`
      const role = member === 'home' ? 'operator' : 'monitor'
      this.#plain(`joined ${name} ${member}`, process, [width], 'organisation-joined', {
        organisation: this.#organisations[member],
        name: called,
        role,
      })
    }
  }

  /** A group, rules, a register with its people: who may see what, and names that few are told. */
  #governing(open: string, closed: string): void {
    const { alder, birch, dogwood } = this.#organisations
    const group = {
      group: this.#mint.id('grp', 'gate'),
      name: `Gate ${this.#word('group')}`,
      organisations: [alder, birch],
    }
    this.#plain('group gate', open, ['members'], 'group-formed', group)
    this.#plain('rules closed', closed, ['members'], 'rules-set', { fourEyes: true })
    // The latest name of an organisation, told to itself alone.
    const founded = { organisation: dogwood, name: `Founded ${this.#word('founded dogwood')}` }
    this.#plain('founded dogwood', registerOf(dogwood), [dogwood], 'organisation-founded', founded)
    for (const which of [0, 1] as const) {
      const body = { person: this.#person('alder', which), role: which === 0 ? 'administrator' : 'contributor' }
      const name = `role alder ${which}`
      this.structure.add(name)
      this.#add(name, registerOf(alder), 'alder', 0, [], { kind: 'plain', entry: 'person-joined', body })
    }
  }

  /** Some entries are shared otherwise later: with fewer, with more, or not before somebody else agrees. */
  #sharing(closed: string): void {
    const undone = new Set(
      this.pieces.flatMap(({ deed }) => (deed.kind === 'undo' || deed.kind === 'erase' ? [deed.target] : [])),
    )
    // What was taken back about a document names it for those who saw it then.
    const named = new Set(
      this.pieces.flatMap(({ name, deed }) => (undone.has(name) && 'about' in deed ? [deed.about] : [])),
    )
    const standing = this.pieces.filter(
      ({ name, deed, audience }) =>
        !undone.has(name) &&
        !named.has(name) &&
        (deed.kind === 'paper' || name.startsWith('note ')) &&
        // A draft that is opened is the whole organisation's at once; it has tests of its own.
        !audience.some((one) => one.startsWith('per_')),
    )
    for (const [at, piece] of standing.entries()) {
      if (at % 3 !== 1) continue
      const own =
        this.#organisations.birch === piece.organisation ? this.#organisations.cedar : this.#organisations.birch
      const audience = [[], ['members'], [own], ['public']][Math.floor(at / 3) % 4] ?? []
      const isClosed = piece.process === closed
      const isApproved = isClosed && at % 2 === 0
      const isNarrower = audience.length === 0
      this.#shareOf(piece, `share ${piece.name}`, audience, isNarrower || !isClosed || isApproved)
      if (!isApproved || isNarrower) continue
      const name = `approval ${piece.name}`
      this.structure.add(name)
      const other = this.#people.find((one) => one.organisation === piece.organisation && one.id !== piece.person)
      const deed = { kind: 'approve', change: `share ${piece.name}` } as const
      this.#push({ ...piece, name, person: other?.id ?? null, audience: [], marking: { tlp: 'AMBER+STRICT' }, deed })
    }
  }

  #shareOf(piece: Piece, name: string, audience: readonly string[], holds: boolean): void {
    this.structure.add(name)
    const reason = `Because ${this.#word(`reason ${name}`)}`
    const deed = { kind: 'share', target: piece.name, audience, reason, holds } as const
    this.#push({ ...piece, name, audience: [], marking: { tlp: 'AMBER+STRICT' }, deed })
  }

  #plain(
    name: string,
    process: string,
    audience: readonly string[],
    entry: string,
    body: Readonly<Record<string, unknown>>,
  ): void {
    this.structure.add(name)
    this.#add(name, process, 'home', null, audience, { kind: 'plain', entry, body })
  }

  /** A document in one width, and what is written about it, at times to fewer. */
  #about(by: OrganisationName, process: string, width: string, number: number): void {
    const name = `${process === this.#processes[0] ? 'open' : 'closed'} ${by} ${width}`
    const which = width === 'draft' ? 0 : number % 2 === 0 ? 0 : 1
    const { audience, marking } = this.#width(by, width)
    this.#add(
      `paper ${name}`,
      process,
      by,
      width === 'draft' ? 0 : which,
      audience,
      { kind: 'paper', paper: this.#paper(name, number) },
      { marking },
    )
    // Whoever the document is for, the notes on it are for fewer, so that the rows of wider groups must not move.
    const narrower =
      width === 'draft' ? audience : (['own', 'birch', 'same', 'person', 'draft', 'members'] as const)[number % 6]!
    const noted =
      typeof narrower !== 'string'
        ? { audience, marking }
        : narrower === 'same' || narrower === 'members'
          ? { audience, marking }
          : this.#width(by, narrower)
    const on = (['documents', 'claims', 'actors', 'documents', 'accounts'] as const)[number % 5]!
    this.#add(
      `note ${name}`,
      process,
      by,
      0,
      noted.audience,
      {
        kind: 'note',
        on,
        about: `paper ${name}`,
        text: `Note ${this.#word(`note ${name}`)} ${this.#mint.foreignWord(`foreign ${name}`)}`,
      },
      { marking: noted.marking },
    )
    const own = width === 'draft' ? { audience, marking } : this.#width(by, number % 3 === 0 ? 'own' : width)
    const entry = (['claim-accepted', 'claim-corrected', 'claim-rejected'] as const)[number % 3]!
    this.#add(
      `decision ${name}`,
      process,
      by,
      0,
      own.audience,
      { kind: 'decide', entry, about: `paper ${name}`, reason: `Because ${this.#word(`decision ${name}`)}` },
      { marking: own.marking },
    )
    // Of what a model suggested about the paper one thing is taken, or left, at times for fewer than see the paper.
    this.#add(
      `suggested ${name}`,
      process,
      by,
      0,
      own.audience,
      {
        kind: 'decide',
        entry: number % 4 === 3 ? 'claim-rejected' : 'claim-accepted',
        about: `paper ${name}`,
        reason: `Because ${this.#word(`suggested ${name}`)}`,
        claim: (['mc1', 'me1', 'mt1'] as const)[number % 3]!,
      },
      { marking: own.marking },
    )
    if (number % 2 === 0) {
      const field = (['title', 'byline', 'publisher'] as const)[(number / 2) % 3]!
      this.#add(
        `correction ${name}`,
        process,
        by,
        0,
        own.audience,
        {
          kind: 'correct',
          about: `paper ${name}`,
          field,
          value: `Value ${this.#word(`value ${name}`)}`,
          reason: `Reason ${this.#word(`reason ${name}`)}`,
        },
        { marking: own.marking },
      )
    } else {
      const said = number % 4 === 1 ? ('actors-merged' as const) : ('actors-split' as const)
      this.#add(
        `same ${name}`,
        process,
        by,
        0,
        own.audience,
        { kind: 'same', entry: said, about: `paper ${name}`, reason: `Known ${this.#word(`same ${name}`)}` },
        { marking: own.marking },
      )
    }
  }

  /** An agreement, what is offered for it and a meeting in each width, and what is entered about them, at times for its author's organisation alone. */
  #promises(by: OrganisationName, process: string, widths: readonly string[]): void {
    this.#told(by, process, widths, (mint, name) => [
      ...promisesOf(mint, name),
      ...incentivesOf(mint, name),
      ...engagementsOf(mint, name),
      ...standingOf(mint, name),
    ])
  }

  /** An incident in each width, with a case and its evidence, and what is watched, at times for its author's organisation alone. */
  #incidents(by: OrganisationName, process: string, widths: readonly string[]): void {
    this.#told(by, process, widths, (mint, name) => [...incidentsOf(mint, name), ...tensionOf(mint, name)])
  }

  /** A convoy in each width with what it is for and what was counted of it, at times for its author's organisation alone. */
  #aid(by: OrganisationName, process: string, widths: readonly string[]): void {
    this.#told(by, process, widths, aidOf)
  }

  #told(
    by: OrganisationName,
    process: string,
    widths: readonly string[],
    entriesOf: (mint: Mint, name: string) => readonly Told[],
  ): void {
    for (const width of widths) {
      const name = `${process === this.#processes[0] ? 'open' : 'closed'} ${by} ${width}`
      const wide = this.#width(by, width)
      const own = width === 'draft' ? wide : this.#width(by, 'own')
      for (const one of entriesOf(this.#mint, name)) {
        const { audience, marking } = one.width === 'same' ? wide : own
        const deed = { kind: 'plain', entry: one.entry, body: one.body } as const
        this.#add(one.name, process, by, one.person ?? 0, audience, deed, { marking })
      }
    }
  }

  #undoing(wide: boolean): void {
    const papers = this.pieces.filter((piece) => piece.deed.kind === 'paper')
    const notes = this.pieces.filter((piece) => piece.name.startsWith('note '))
    const withdrawn = [...papers.filter((_, at) => at % 7 === 3), ...notes.filter((_, at) => at % 5 === 1)]
    for (const piece of withdrawn) this.#again(`withdrawal ${piece.name}`, piece, { kind: 'undo', target: piece.name })
    const back = withdrawn[0]
    if (wide && back !== undefined)
      this.#again(`return ${back.name}`, back, { kind: 'undo', target: `withdrawal ${back.name}` })
    const erased = [...papers.filter((_, at) => at % 9 === 5), ...notes.filter((_, at) => at % 9 === 4)]
    for (const piece of erased) {
      this.#again(`erasure ${piece.name}`, piece, {
        kind: 'erase',
        target: piece.name,
        authority: `Court ${this.#word(`erasure ${piece.name}`)}`,
      })
    }
  }

  #again(name: string, { process, audience, marking, organisation, person }: Piece, deed: Piece['deed']): void {
    this.#push({ name, process, organisation, person, audience, marking, deed })
  }

  #width(by: OrganisationName, width: string): { readonly audience: readonly string[]; readonly marking: Marking } {
    const licence = `Licence ${this.#word(`licence ${by} ${width} ${this.pieces.length}`)}`
    const of = (name: OrganisationName) => this.#organisations[name]
    const marking = (tlp: string, embargo?: string): Marking => ({
      tlp,
      licence,
      ...(embargo === undefined ? {} : { embargo }),
    })
    switch (width) {
      case 'public':
        return { audience: ['public'], marking: marking('CLEAR') }
      case 'members':
        return { audience: ['members'], marking: marking('GREEN') }
      case 'own':
        return { audience: [], marking: marking('AMBER+STRICT') }
      case 'draft':
        return { audience: [this.#person(by, 0)], marking: marking('RED') }
      case 'person':
        return { audience: [this.#person(by === 'cedar' ? 'birch' : 'cedar', 1)], marking: marking('RED') }
      case 'both':
        return { audience: [of('elm'), this.#person('cedar', 0)], marking: marking('AMBER') }
      case 'group':
        return { audience: [this.#mint.id('grp', 'nobody')], marking: marking('AMBER') }
      case 'gate':
        return { audience: [this.#mint.id('grp', 'gate')], marking: marking('AMBER') }
      case 'held':
        return { audience: ['public'], marking: marking('CLEAR', embargoHolds) }
      case 'released':
        return { audience: ['members'], marking: marking('GREEN', embargoOver) }
      default:
        // The name of an organisation.
        return { audience: [of(width === by ? 'cedar' : (width as OrganisationName))], marking: marking('AMBER') }
    }
  }

  #paper(name: string, number: number): Paper {
    const word = (field: string) => capital(this.#word(`${field} ${name}`))
    const text = `${word('title')} and the crossing

By Mara ${word('byline')}
${1 + (number % 28)} May 2026

The Ministry of Transport said on Tuesday that the ${word('body')} crossing had opened. “Forty lorries passed before noon,” said Tomas Reyl, a spokesman for the ministry.

Anna ${word('actor')}, head of the ${word('body')} council, promised that ${this.#mint.number(`sacks ${name}`)} sacks of flour would reach ${word('place')} by 12 June 2026. The Harbour Council denied that soldiers shelled Sarom on 1 May 2026. Soldiers shelled Sarom on 1 May 2026 and ${3 + (number % 4)} people were killed, Tomas Reyl said.
`
    return {
      text,
      file: `${this.#word(`file ${name}`)}.txt`,
      date: `2026-05-${String(1 + (number % 28)).padStart(2, '0')}`,
      source: {
        name: `Agency ${word('source')}`,
        licence: `Terms of ${this.#word(`source licence ${name}`)}`,
        terms: `Not beyond ${this.#word(`terms ${name}`)}`,
      },
      suggested: { model: `model ${this.#word(`model ${name}`)}`, translation: `Phrase ${word('translation')}` },
    }
  }

  #add(
    name: string,
    process: string,
    by: OrganisationName,
    person: 0 | 1 | null,
    audience: readonly string[],
    deed: Piece['deed'],
    more: { readonly marking?: Marking; readonly at?: string } = {},
  ): void {
    const marking = more.marking ?? { tlp: audience.includes('public') ? 'CLEAR' : 'GREEN' }
    const piece = {
      name,
      process,
      organisation: this.#organisations[by],
      person: person === null ? null : this.#person(by, person),
      audience,
      marking,
      deed,
    }
    this.#push(piece, more.at)
  }

  #push(piece: Omit<Piece, 'at' | 'id'>, at?: string): void {
    const minute = new Date(startAt + this.pieces.length * 60_000).toISOString()
    this.pieces.push({ ...piece, at: at ?? minute, id: this.#mint.id('ent', piece.name) })
  }

  #person(by: OrganisationName, which: 0 | 1): string {
    const found = this.#people.filter((one) => one.organisation === this.#organisations[by])[which]
    if (found === undefined) throw new Error(`${by} has no such person`)
    return found.id
  }

  #word = (name: string): string => this.#mint.word(name)
}

const everyWidth = [
  'public',
  'members',
  'own',
  'draft',
  'person',
  'both',
  'group',
  'gate',
  'held',
  'released',
  'birch',
  'cedar',
] as const

/** A register has its organisation's digits. */
const registerOf = (organisation: string): string => organisation.replace(/^org_/, 'prc_')

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
