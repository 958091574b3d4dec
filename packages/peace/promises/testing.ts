// For tests, ours and others': a record of one agreement that is told like a story. The clock is set in local time, each
// sentence is an entry, and names stand for ids.
import { SmallRecord } from '../testing.ts'
import type { Fact } from '../views/view.ts'
import { sealOf } from './seal-of.ts'
import type { Terms, Trigger } from './terms.ts'

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id made of a name, the same every time. */
export function idFrom(prefix: string, name: string): string {
  let hash = 0x811c9dc5
  let id = ''
  for (let n = 0; id.length < 26; n++) {
    for (const character of `${prefix} ${name} ${n}`)
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    id += digits[(hash >>> 8) & 31]
  }
  return `${prefix}_${id}`
}

/** A salt made of a name; a real one is random. */
const saltFrom = (name: string) =>
  [...idFrom('s', `${name} 1`).slice(2), ...idFrom('s', `${name} 2`).slice(2), ...idFrom('s', `${name} 3`).slice(2)]
    .map((digit) => digits.indexOf(digit).toString(16).slice(-1))
    .slice(0, 64)
    .join('')

export type Told = { readonly by?: string; readonly audience?: readonly string[]; readonly at?: string }
type Body = Readonly<Record<string, unknown>>

export class Story {
  readonly record = new SmallRecord()
  readonly agreement: string
  readonly #offset: string
  readonly #keeper: string
  #clock = ''

  /** `offset` is that of the agreement's days; `keeper` the organisation that enters what nobody else is named for. */
  constructor({ name, offset, keeper }: { name: string; offset: string; keeper: string }) {
    this.agreement = idFrom('agr', name)
    this.#offset = offset
    this.#keeper = keeper
  }

  get facts(): readonly Fact[] {
    return this.record.facts
  }

  /** An instant from local words: '2031-03-04 09:30', or a day alone for its beginning. */
  t = (words: string): string => {
    const [day = '', time = '00:00'] = words.split(' ')
    if (time !== '24:00') return `${day}T${time}:00${this.#offset}`
    return new Date(Date.parse(`${day}T00:00:00${this.#offset}`) + 86_400_000).toISOString()
  }

  /** It is now this. What follows is entered then. */
  now(words: string): this {
    this.#clock = new Date(Date.parse(this.t(words))).toISOString()
    return this
  }

  say(kind: string, body: Body, { by, audience, at }: Told = {}): string {
    return this.record.add({
      kind,
      body: { agreement: this.agreement, ...body },
      by: by ?? this.#keeper,
      at: at === undefined ? this.#clock : new Date(Date.parse(this.t(at))).toISOString(),
      ...(audience === undefined ? {} : { audience: [...audience] }),
    })
  }

  /** Actors and what each is; [name, role, organisation or null, what it may]. */
  roles(...all: readonly (readonly [string, string, string | null, ...string[]])[]): this {
    for (const [actor, role, organisation, ...may] of all) {
      const speaks = organisation === null ? {} : { organisation }
      this.say('role-given', { actor, role, ...speaks, ...(may.length === 0 ? {} : { may }) })
    }
    return this
  }

  /** The timetable changes for these promises, or for phases written as 'phase:one'. */
  change(names: readonly string[], change: Body, ground: string, by: readonly string[] = [], told: Told = {}): string {
    const phases = names.flatMap((name) => (name.startsWith('phase:') ? [name.slice(6)] : []))
    const concerns = phases.length > 0 ? { phases } : { commitments: names.map(this.commitment) }
    return this.say('timetable-changed', { concerns, change, by, ground }, told)
  }

  commitment = (name: string): string => idFrom('cmt', `${this.agreement} ${name}`)
  exchange = (name: string): string => idFrom('exc', `${this.agreement} ${name}`)
  proposal = (name: string): string => idFrom('prp', `${this.agreement} ${name}`)

  /** A promise in terms; `of` are its obligors. */
  promise(
    name: string,
    of: string | readonly string[],
    terms: Terms,
    more: Body & { readonly clause: string; readonly act: string; readonly to?: readonly string[] },
    told: Told = {},
  ): string {
    const { clause, act, to, ...rest } = more
    return this.say(
      'commitment-drafted',
      {
        commitment: this.commitment(name),
        clauses: [clause],
        obligors: typeof of === 'string' ? [of] : of,
        beneficiaries: to ?? [],
        act,
        terms,
        ...rest,
      },
      told,
    )
  }

  report(
    by: string,
    name: string,
    done: 'done' | 'partly' | 'not-done',
    performed: string,
    more: Body = {},
    told: Told = {},
  ) {
    return this.say(
      'performance-reported',
      { commitment: this.commitment(name), by, done, performed: this.t(performed), ...more },
      told,
    )
  }

  verify(by: string, name: string, result: string, performed: string, basis: string, more: Body = {}, told: Told = {}) {
    return this.say(
      'performance-verified',
      { commitment: this.commitment(name), by, result, performed: this.t(performed), basis, ...more },
      told,
    )
  }

  /** A count of a whole day. */
  dayCount(
    counter: string,
    tally: string,
    point: string,
    day: string,
    value: number,
    more: Body = {},
    told: Told = {},
  ) {
    return this.say(
      'count-reported',
      { tally, point, counter, from: this.t(day), until: this.t(`${day} 24:00`), value, unit: 'trucks', ...more },
      told,
    )
  }

  contest(by: string, name: string, since: string, ground: string, told: Told = {}) {
    return this.say(
      'commitment-contested',
      { commitment: this.commitment(name), by, since: this.t(since), ground },
      told,
    )
  }

  /** Persons of an exchange, by names that mean nothing, each with the seal of a salt of its own. */
  persons(exchange: string, category: string, names: readonly string[]) {
    return names.map((name) => {
      const salt = saltFrom(`${exchange} ${name}`)
      return { seal: sealOf({ exchange: this.exchange(exchange), category, name }, salt), salt, category, name }
    })
  }

  /** So many of an exchange came to a stage. */
  step(
    exchange: string,
    stage: string,
    counter: string,
    on: string,
    persons: readonly { readonly seal: string; readonly category: string }[],
    batch: number,
    told: Told = {},
  ): string[] {
    return [...Map.groupBy(persons, (one) => one.category)].map(([category, of]) =>
      this.say(
        'exchange-stepped',
        {
          exchange: this.exchange(exchange),
          stage,
          batch,
          category,
          counter,
          on: this.t(on),
          persons: { seals: of.map((one) => one.seal).sort() },
        },
        told,
      ),
    )
  }

  after = (name: string, is: 'performed' | 'reported' | 'verified' = 'performed'): Trigger => ({
    on: 'commitment',
    commitment: this.commitment(name),
    is,
  })
}

/** What was known at an instant: the facts entered by then. */
export const knownAt = (facts: readonly Fact[], instant: string): readonly Fact[] =>
  facts.filter(({ entry }) => Date.parse(entry.at) <= Date.parse(instant))
