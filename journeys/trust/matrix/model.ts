// Who may see what, written from the specification by somebody who did not write the product's policy, and importing
// nothing from it. The matrix holds the hub to this table.

/** A reader as the table knows one. Everything is null for somebody without an account. */
export type ModelReader = { readonly person: string | null; readonly organisation: string | null }

/** What the table has to know of an entry. */
export type ModelEntry = {
  readonly process: string
  readonly organisation: string
  readonly person: string | null
  readonly audience: readonly string[]
  /** RFC 3339, or null. */
  readonly embargo: string | null
  /** What it says something about, where that is a document whose sharing was changed since. */
  readonly document?: ModelEntry
}

/** What is so on the hub besides its entries: who is a member where, who is in which group, and whose person is whose. */
export type ModelFacts = {
  readonly members: ReadonlyMap<string, ReadonlySet<string>>
  readonly groups: ReadonlyMap<string, { readonly process: string; readonly organisations: ReadonlySet<string> }>
  readonly persons: ReadonlyMap<string, string>
  /** RFC 3339. */
  readonly now: string
}

type Question = { readonly entry: ModelEntry; readonly reader: ModelReader; readonly facts: ModelFacts }

/** One line for each way an audience can name a reader; nothing else lets anybody in. */
const lines: Readonly<Record<string, (question: Question) => boolean>> = {
  'addressed to the public': ({ entry }) => entry.audience.includes('public'),
  'addressed to members, and the organisation is one': (question) =>
    question.entry.audience.includes('members') && isMember(question),
  'addressed to the organisation': ({ entry, reader }) =>
    reader.organisation !== null && entry.audience.includes(reader.organisation),
  'addressed to a group of the process that the organisation is in': (question) =>
    question.entry.audience.some((one) => {
      const group = question.facts.groups.get(one)
      if (group === undefined || group.process !== question.entry.process) return false
      return (
        question.reader.organisation !== null &&
        group.organisations.has(question.reader.organisation) &&
        isMember(question)
      )
    }),
  'addressed to the person': ({ entry, reader }) => reader.person !== null && entry.audience.includes(reader.person),
  'written by the organisation, and no draft': (question) => isOfAuthor(question) && !isDraft(question),
}

/** Whether the reader may see the entry now. What no line allows is denied. */
export function maySee(entry: ModelEntry, reader: ModelReader, facts: ModelFacts): boolean {
  const question = { entry, reader, facts }
  if (entry.document !== undefined && !maySee(entry.document, reader, facts)) return false
  const isHeldBack = entry.embargo !== null && Date.parse(entry.embargo) > Date.parse(facts.now)
  if (isHeldBack && !isOfAuthor(question)) return false
  return Object.values(lines).some((line) => line(question))
}

const isOfAuthor = ({ entry, reader }: Question): boolean => reader.organisation === entry.organisation

function isMember({ entry, reader, facts }: Question): boolean {
  return reader.organisation !== null && (facts.members.get(entry.process)?.has(reader.organisation) ?? false)
}

/** Drafts are personal until released: what is addressed to persons of the author's own organisation and to nobody else. */
function isDraft({ entry, facts }: Question): boolean {
  const isOwn = (one: string) => one.startsWith('per_') && facts.persons.get(one) === entry.organisation
  return entry.audience.length > 0 && entry.audience.every(isOwn)
}
