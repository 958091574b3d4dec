// Who is who, folded from the entries: processes, the organisations in each, groups of them, and whose person is whose.
// It decides who may see what, so it is folded from *every* entry. It is not to be shown: names a reader sees come from
// the views that reader may read.
import type { Entry } from './entry.ts'
import { entryErased } from './events/entry-erased.ts'
import { entryWithdrawn } from './events/entry-withdrawn.ts'
import { organisationJoined } from './events/organisation-joined.ts'
import { processOpened } from './events/process-opened.ts'
import { isOf } from './validate.ts'
import type { Fact } from './views/view.ts'

export type Membership = {
  /** The `organisation-joined` entry. */
  readonly entry: string
  readonly organisation: string
  readonly name: string
  readonly names: Readonly<Record<string, string>>
  readonly role: string
}

export type ProcessDirectory = {
  readonly process: string
  readonly name: string
  /** Organisations that joined and whose joining stands, by organisation. */
  readonly organisations: ReadonlyMap<string, Membership>
  /** Organisations that wrote or were addressed, members or not: each has a fold of its own. */
  readonly organisationsNamed: ReadonlySet<string>
  /** Persons an audience names: each has a fold of its own. */
  readonly personsNamed: ReadonlySet<string>
}

export type GroupDirectory = { readonly process: string; readonly organisations: ReadonlySet<string> }

export type Directory = {
  readonly processes: ReadonlyMap<string, ProcessDirectory>
  /** Named groups of organisations within one process. No entry of this version founds one. */
  readonly groups: ReadonlyMap<string, GroupDirectory>
  /** A person's organisation, as the first entry the person wrote says it. */
  readonly persons: ReadonlyMap<string, string>
  /** Names of processes and organisations by id; the latest joining gives the name. */
  readonly names: ReadonlyMap<string, string>
  /** Joinings that were withdrawn or erased, by the entry that did it, so that undoing it brings them back. */
  readonly left: ReadonlyMap<string, { readonly process: string; readonly membership: Membership }>
}

export const emptyDirectory: Directory = {
  processes: new Map(),
  groups: new Map(),
  persons: new Map(),
  names: new Map(),
  left: new Map(),
}

/** The directory after these facts, given in log order. */
export function directoryOf(facts: readonly Fact[]): Directory {
  return facts.reduce((directory, fact) => directoryStep(directory, fact.entry), emptyDirectory)
}

/**
 * The directory after one more entry. Gives back the same object where nothing changed; where `processes`, `groups` or
 * `persons` changed, earlier entries may have become visible to more or fewer, and their process is folded anew.
 */
export function directoryStep(directory: Directory, entry: Entry): Directory {
  let next = named(directory, entry)
  if (isOf(processOpened, entry)) {
    const process = { ...processOf(next, entry.process), name: entry.body.name }
    next = withName(withProcess(next, process), entry.process, entry.body.name)
  } else if (isOf(organisationJoined, entry)) {
    const { organisation, name, names, role } = entry.body
    const membership = { entry: entry.id, organisation, name, names: names ?? {}, role }
    next = withName(joined(next, entry.process, membership), organisation, name)
  } else if (isOf(entryWithdrawn, entry) || isOf(entryErased, entry)) {
    next = left(next, entry.process, entry.id, entry.body.entry)
  }
  return next
}

/** A process the directory may not know yet. */
export function processOf(directory: Directory, process: string): ProcessDirectory {
  return (
    directory.processes.get(process) ?? {
      process,
      name: process,
      organisations: new Map(),
      organisationsNamed: new Set(),
      personsNamed: new Set(),
    }
  )
}

/** Whether the organisation is a member of the process. */
export const isMember = (directory: Directory, process: string, organisation: string): boolean =>
  directory.processes.get(process)?.organisations.has(organisation) ?? false

const withProcess = (directory: Directory, process: ProcessDirectory): Directory => ({
  ...directory,
  processes: new Map(directory.processes).set(process.process, process),
})

const withName = (directory: Directory, id: string, name: string): Directory =>
  directory.names.get(id) === name ? directory : { ...directory, names: new Map(directory.names).set(id, name) }

function joined(directory: Directory, process: string, membership: Membership): Directory {
  const before = processOf(directory, process)
  const organisations = new Map(before.organisations).set(membership.organisation, membership)
  return withProcess(directory, { ...before, organisations })
}

function left(directory: Directory, process: string, by: string, target: string): Directory {
  const undone = directory.left.get(target)
  if (undone !== undefined) {
    const remaining = new Map(directory.left)
    remaining.delete(target)
    return joined({ ...directory, left: remaining }, undone.process, undone.membership)
  }
  const before = processOf(directory, process)
  const membership = [...before.organisations.values()].find((one) => one.entry === target)
  if (membership === undefined) return directory
  const organisations = new Map(before.organisations)
  organisations.delete(membership.organisation)
  const remembered = { ...directory, left: new Map(directory.left).set(by, { process, membership }) }
  return withProcess(remembered, { ...before, organisations })
}

/** Notes who wrote and who is addressed. */
function named(directory: Directory, entry: Entry): Directory {
  let next = directory
  const { organisation, person } = entry.author
  if (person !== undefined && !next.persons.has(person)) {
    next = { ...next, persons: new Map(next.persons).set(person, organisation) }
  }
  const process = processOf(next, entry.process)
  const organisations = [organisation, ...entry.audience.filter((one) => one.startsWith('org_'))]
  const persons = entry.audience.filter((one) => one.startsWith('per_'))
  const isNew =
    organisations.some((one) => !process.organisationsNamed.has(one)) ||
    persons.some((one) => !process.personsNamed.has(one))
  if (!isNew) return next
  return withProcess(next, {
    ...process,
    organisationsNamed: new Set([...process.organisationsNamed, ...organisations]),
    personsNamed: new Set([...process.personsNamed, ...persons]),
  })
}
