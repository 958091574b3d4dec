// Withdrawals and erasures, and what they name: few, so they are held in memory. Whether one counts for a reader group is
// decided in peace; here is only which of them may concern an entry.
import { type Entry, entryErased, entryWithdrawn, type Fact, goesAlongWith, isOf } from '@parley/peace'

export class Undoing {
  /** By the id of the entry they name. */
  readonly #naming = new Map<string, Fact[]>()
  /** The entries they name. */
  readonly #named = new Map<string, Fact>()

  /** The id of the entry this one takes back or erases, undefined where it does neither. */
  static target(entry: Entry): string | undefined {
    return isOf(entryWithdrawn, entry) || isOf(entryErased, entry) ? entry.body.entry : undefined
  }

  add(fact: Fact): void {
    const target = Undoing.target(fact.entry)
    if (target === undefined) return
    const naming = this.#naming.get(target) ?? []
    if (!naming.some((one) => one.seq === fact.seq)) this.#naming.set(target, [...naming, fact])
  }

  /** Remembers an entry that is named, so that its author can be compared. */
  remember(fact: Fact): void {
    this.#named.set(fact.entry.id, { seq: fact.seq, entry: fact.entry })
  }

  /** Places of the withdrawals and erasures that name one of these. */
  naming(ids: readonly string[]): readonly number[] {
    return ids.flatMap((id) => this.#naming.get(id)?.map(({ seq }) => seq) ?? [])
  }

  get size(): number {
    return this.#naming.size
  }

  /** Those that may concern these facts, and the entries they name. */
  concerning(facts: Iterable<Fact>): Fact[] {
    if (this.#naming.size === 0) return []
    const found = new Map<number, Fact>()
    const visit = (id: string): void => {
      const naming = this.#naming.get(id)
      if (naming === undefined) return
      const named = this.#named.get(id)
      if (named !== undefined) found.set(named.seq, named)
      for (const fact of naming) {
        if (found.has(fact.seq)) continue
        found.set(fact.seq, fact)
        visit(fact.entry.id)
      }
    }
    for (const { entry } of facts) {
      visit(entry.id)
      const along = goesAlongWith(entry)
      if (along !== undefined) visit(along)
    }
    return [...found.values()]
  }

  /** Whether a withdrawal names the entry; enough to show it struck through. */
  isWithdrawn(id: string): boolean {
    return (
      this.#naming.get(id)?.some(({ entry }) => isOf(entryWithdrawn, entry) && !this.isWithdrawn(entry.id)) ?? false
    )
  }
}
