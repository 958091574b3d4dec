// Who is who, folded from the entries: processes, the organisations in each, groups of them, whose person is whose and in
// which role, the rules of a process, and how entries are shared now.
// It decides who may see what, so it is folded from *every* entry. It is not to be shown: names a reader sees come from
// the views that reader may read.
import type { Entry } from './entry.ts'
import { entryErased } from './events/entry-erased.ts'
import { entryWithdrawn } from './events/entry-withdrawn.ts'
import { groupFormed } from './events/group-formed.ts'
import { keyAdded } from './events/key-added.ts'
import { keyEnded } from './events/key-ended.ts'
import { organisationFounded } from './events/organisation-founded.ts'
import { organisationJoined } from './events/organisation-joined.ts'
import { peerIntroduced } from './events/peer-introduced.ts'
import { personJoined } from './events/person-joined.ts'
import { personLeft } from './events/person-left.ts'
import { processOpened } from './events/process-opened.ts'
import { type Rules, rulesSet } from './events/rules-set.ts'
import { sharingApproved } from './events/sharing-approved.ts'
import { sharingChanged } from './events/sharing-changed.ts'
import type { PersonRole } from './person-role.ts'
import { isRegisterOf, organisationOfRegister } from './register.ts'
import { approveSharing, changeSharing, type SharingBook } from './sharing-book.ts'
import { isOf } from './validate.ts'
import type { Fact } from './views/view.ts'

export type Membership = {
  /** The `organisation-joined` entry. */
  readonly entry: string
  readonly organisation: string
  readonly name: string
  readonly names: Readonly<Record<string, string>>
  readonly role: string
  /** The other hub's log that says so; absent where it is ours. */
  readonly from?: string
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
  /** The latest `rules-set`. */
  readonly rules: Rules
}

export type GroupDirectory = {
  readonly process: string
  readonly organisations: ReadonlySet<string>
  readonly name: string
  /** The `group-formed` entry that says so. */
  readonly entry: string
}

export type PersonDirectory = { readonly organisation: string; readonly role: PersonRole }

export type KeyDirectory = {
  readonly organisation: string
  /** Base64. */
  readonly publicKey: string
  readonly held: 'hub' | 'own'
  /** Set once it is not to be signed with any more. */
  readonly ended?: { readonly reason: 'rotated' | 'lost' | 'compromised'; readonly entry: string }
}

export type Directory = {
  readonly processes: ReadonlyMap<string, ProcessDirectory>
  /** Named groups of organisations within one process. */
  readonly groups: ReadonlyMap<string, GroupDirectory>
  /** A person's organisation, as the first entry that says it has it: the person's own, or a `person-joined`. */
  readonly persons: ReadonlyMap<string, string>
  /** People in a role; who left is not among them. */
  readonly roles: ReadonlyMap<string, PersonDirectory>
  /** Organisations with a place on this hub. */
  readonly founded: ReadonlySet<string>
  /** Signing keys that entries announced, by key id. */
  readonly keys: ReadonlyMap<string, KeyDirectory>
  /** Entries whose sharing was changed since they were written. */
  readonly sharing: SharingBook
  /** Names of processes, groups and organisations by id. */
  readonly names: ReadonlyMap<string, string>
  /** Who named an organisation: itself, or until it does, whoever first let it in or introduced it on this hub. */
  readonly namedBy: ReadonlyMap<string, string>
  /** Joinings that were withdrawn or erased, by the entry that did it, so that undoing it brings them back. */
  readonly left: ReadonlyMap<string, { readonly process: string; readonly membership: Membership }>
}

export const emptyDirectory: Directory = {
  processes: new Map(),
  groups: new Map(),
  persons: new Map(),
  roles: new Map(),
  founded: new Set(),
  keys: new Map(),
  sharing: { current: new Map(), documents: new Map(), waiting: new Map() },
  names: new Map(),
  namedBy: new Map(),
  left: new Map(),
}

/** The directory after these facts of our own log, given in log order. */
export function directoryOf(facts: readonly Fact[]): Directory {
  return facts.reduce((directory, fact) => directoryStep(directory, fact.entry), emptyDirectory)
}

/**
 * The directory after one more entry; `from` is the log it came from, where that is another hub's. Gives back the same object where nothing changed; where `processes`, `groups`,
 * `persons` or `sharing` changed, earlier entries may have become visible to more or fewer.
 */
export function directoryStep(directory: Directory, entry: Entry, from?: string): Directory {
  const next = named(directory, entry)
  const isOurs = from === undefined
  if (isOf(processOpened, entry)) {
    const process = { ...processOf(next, entry.process), name: entry.body.name }
    return withName(withProcess(next, process), entry.process, entry.body.name)
  }
  if (isOf(organisationJoined, entry)) {
    const { organisation, name, names, role } = entry.body
    const membership = { entry: entry.id, organisation, name, names: names ?? {}, role, ...(isOurs ? {} : { from }) }
    const after = joined(next, entry.process, membership)
    return isOurs ? withOrganisation(after, organisation, name, entry.author.organisation) : after
  }
  if (isOf(organisationFounded, entry)) {
    const { organisation, name } = entry.body
    if (!isOurs || !isRegisterOf(entry.process, organisation)) return next
    const founded = new Set([...next.founded, organisation])
    // The hub writes it, in the organisation's own register: it is the organisation's own word.
    return withOrganisation({ ...next, founded }, organisation, name, organisation)
  }
  if (isOf(peerIntroduced, entry)) {
    const { organisation, name } = entry.body
    return isOurs && name !== undefined ? withOrganisation(next, organisation, name, entry.author.organisation) : next
  }
  if (isOf(groupFormed, entry)) {
    const { group, name, organisations } = entry.body
    const before = next.groups.get(group)
    // A group stays in the process that formed it.
    if (before !== undefined && before.process !== entry.process) return next
    const formed = { process: entry.process, organisations: new Set(organisations), name, entry: entry.id }
    return withName({ ...next, groups: new Map(next.groups).set(group, formed) }, group, name)
  }
  if (isOf(rulesSet, entry)) return withProcess(next, { ...processOf(next, entry.process), rules: entry.body })
  if (isOf(personJoined, entry)) return personIn(next, entry)
  if (isOf(personLeft, entry)) {
    if (next.roles.get(entry.body.person)?.organisation !== organisationOfRegister(entry.process)) return next
    const roles = new Map(next.roles)
    roles.delete(entry.body.person)
    return { ...next, roles }
  }
  if (isOf(keyAdded, entry)) {
    const { keyId, publicKey, held } = entry.body
    // Keys here are what is signed with here: what another hub's organisations sign with is proven there.
    if (!isOurs || !isRegisterOf(entry.process, entry.author.organisation) || next.keys.has(keyId)) return next
    const key = { organisation: entry.author.organisation, publicKey, held }
    return { ...next, keys: new Map(next.keys).set(keyId, key) }
  }
  if (isOf(keyEnded, entry)) {
    const key = next.keys.get(entry.body.keyId)
    const isOwn = isOurs && key?.organisation === entry.author.organisation
    if (key === undefined || !isOwn || key.ended !== undefined) return next
    const ended = { reason: entry.body.reason, entry: entry.id }
    return { ...next, keys: new Map(next.keys).set(entry.body.keyId, { ...key, ended }) }
  }
  if (isOf(sharingChanged, entry)) {
    const isWaiting = entry.body.lowers && (processOf(next, entry.process).rules.fourEyes ?? false)
    return { ...next, sharing: changeSharing(next.sharing, entry, isWaiting) }
  }
  if (isOf(sharingApproved, entry)) return { ...next, sharing: approveSharing(next.sharing, entry) }
  if (isOf(entryWithdrawn, entry) || isOf(entryErased, entry)) {
    return left(next, entry.process, entry.id, entry.body.entry)
  }
  return next
}

const shaping: ReadonlySet<string> = new Set(
  [
    processOpened,
    organisationJoined,
    organisationFounded,
    groupFormed,
    rulesSet,
    personJoined,
    personLeft,
    keyAdded,
    keyEnded,
    peerIntroduced,
    sharingChanged,
    sharingApproved,
  ].map(({ name }) => name),
)

/** Whether an entry of this kind says who is who; besides, every entry's author and audience are noted. */
export const shapesDirectory = (entry: Pick<Entry, 'kind'>): boolean => shaping.has(entry.kind)

/** A process the directory may not know yet. */
export function processOf(directory: Directory, process: string): ProcessDirectory {
  return (
    directory.processes.get(process) ?? {
      process,
      name: process,
      organisations: new Map(),
      organisationsNamed: new Set(),
      personsNamed: new Set(),
      rules: {},
    }
  )
}

/** Whether the organisation is a member of the process. */
export const isMember = (directory: Directory, process: string, organisation: string): boolean =>
  directory.processes.get(process)?.organisations.has(organisation) ?? false

/** Whether an entry of this hub let the organisation into a process. */
export const isLetInHere = ({ processes }: Directory, organisation: string): boolean =>
  [...processes.values()].some(({ organisations }) => {
    const membership = organisations.get(organisation)
    return membership !== undefined && membership.from === undefined
  })

/** The people of an organisation in a role at least this high. */
export const peopleOf = (
  directory: Directory,
  organisation: string,
): readonly (PersonDirectory & { person: string })[] =>
  [...directory.roles]
    .filter(([, one]) => one.organisation === organisation)
    .map(([person, one]) => ({ person, ...one }))

function personIn(directory: Directory, entry: Entry & { body: { person: string; role: PersonRole } }): Directory {
  const organisation = organisationOfRegister(entry.process)
  const { person, role } = entry.body
  // Nobody makes another organisation's person their own.
  if ((directory.persons.get(person) ?? organisation) !== organisation) return directory
  return {
    ...directory,
    persons: directory.persons.has(person) ? directory.persons : new Map(directory.persons).set(person, organisation),
    roles: new Map(directory.roles).set(person, { organisation, role }),
  }
}

const withProcess = (directory: Directory, process: ProcessDirectory): Directory => ({
  ...directory,
  processes: new Map(directory.processes).set(process.process, process),
})

const withName = (directory: Directory, id: string, name: string): Directory =>
  directory.names.get(id) === name ? directory : { ...directory, names: new Map(directory.names).set(id, name) }

/** An organisation's own word stands; before it, the word of whoever named it first. */
function withOrganisation(directory: Directory, organisation: string, name: string, by: string): Directory {
  const before = directory.namedBy.get(organisation)
  if (before !== undefined && before !== by && by !== organisation) return directory
  const next = withName(directory, organisation, name)
  return before === by ? next : { ...next, namedBy: new Map(next.namedBy).set(organisation, by) }
}

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
  const audience = isOf(sharingChanged, entry) ? [...entry.audience, ...entry.body.to.audience] : entry.audience
  const organisations = [organisation, ...audience.filter((one) => one.startsWith('org_'))]
  const persons = audience.filter((one) => one.startsWith('per_'))
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
