// Who may see an entry. Decided here and nowhere else; what is not allowed is denied.
// A reader group's fold uses every entry that *everyone* of the group may see, so groups nest: what public sees, members
// see, and what members see, each organisation of the process sees.

import { type Directory, isMember, processOf } from './directory.ts'
import type { Entry } from './entry.ts'
import { documentShared, sharingOf } from './sharing.ts'

/** 'public', 'members' (of the entry's process), 'grp_…', 'org_…' or 'per_…'. */
export type ReaderGroup = string

/** Who asks: an anonymous reader is neither a person nor of an organisation. */
export type ReaderOf = { readonly organisation: string | null; readonly person: string | null }

/**
 * Whether everyone of the group may see the entry at `now` (RFC 3339).
 *
 * - public sees what is addressed to public; members see that and what is addressed to members
 * - a named group sees what members see and what is addressed to it
 * - an organisation sees what is addressed to it or to a group it is in, what it wrote, and, as a member of the process,
 *   what members see
 * - a person sees what the person's organisation sees and what is addressed to the person
 * - what is addressed only to persons of the author's own organisation is a draft: the organisation does not see it
 * - before an embargo ends only the author's organisation sees the entry
 * - what is said about a document whose sharing was changed is seen by nobody who does not see the document
 */
export function visibleTo(entry: Entry, group: ReaderGroup, directory: Directory, now: string): boolean {
  const document = documentShared(entry, directory)
  if (document !== undefined) {
    const { organisation, audience, marking } = document
    const received: Entry = { ...entry, author: { organisation }, audience: [...audience], marking, kind: '', body: {} }
    if (!isShown(received, group, directory, now)) return false
  }
  return isShown(entry, group, directory, now)
}

function isShown(entry: Entry, group: ReaderGroup, directory: Directory, now: string): boolean {
  const { audience, marking } = sharingOf(entry, directory)
  if (isEmbargoed(marking, now) && !isOfAuthor(entry, group, directory)) return false
  if (audience.includes('public')) return true
  switch (kindOf(group)) {
    case 'public':
      return false
    case 'members':
      return audience.includes('members')
    case 'grp':
      return (
        directory.groups.get(group)?.process === entry.process &&
        (audience.includes('members') || audience.includes(group))
      )
    case 'org':
      return visibleToOrganisation(entry, audience, group, directory)
    case 'per': {
      if (audience.includes(group)) return true
      const organisation = directory.persons.get(group)
      return organisation !== undefined && visibleToOrganisation(entry, audience, organisation, directory)
    }
    default:
      return false
  }
}

/**
 * Addressed only to persons of the organisation that wrote it. A person the record has not met yet is taken for one of
 * them: until it is known better, the narrower of the two meanings of such an audience holds.
 */
export function isDraft(entry: Entry, directory: Directory): boolean {
  const { organisation, person } = entry.author
  const own = (one: string) => one === person || (directory.persons.get(one) ?? organisation) === organisation
  const { audience } = sharingOf(entry, directory)
  return audience.length > 0 && audience.every((one) => kindOf(one) === 'per' && own(one))
}

/**
 * The groups a reader reads through in one process, most specific first. Per process, because a member of one process is
 * the public of another.
 */
export function chainOf(reader: ReaderOf, process: string, directory: Directory): readonly ReaderGroup[] {
  if (reader.person !== null && directory.persons.get(reader.person) !== undefined) {
    return [reader.person, ...organisationChain(directory.persons.get(reader.person) ?? null, process, directory)]
  }
  const chain = organisationChain(reader.organisation, process, directory)
  return reader.person === null ? chain : [reader.person, ...chain]
}

/** The groups whose rows show through where this group has none of its own: the rest of its chain, nearest first. */
export function widerChain(group: ReaderGroup, process: string, directory: Directory): readonly ReaderGroup[] {
  switch (kindOf(group)) {
    case 'members':
      return ['public']
    case 'grp':
      return ['members', 'public']
    case 'org':
      return organisationChain(group, process, directory).slice(1)
    case 'per':
      return organisationChain(directory.persons.get(group) ?? null, process, directory)
    default:
      return []
  }
}

/** The next wider group, null for public. */
export const widerGroup = (group: ReaderGroup, process: string, directory: Directory): ReaderGroup | null =>
  widerChain(group, process, directory)[0] ?? null

/** Every group of a process that may see something its wider groups do not: widest first, sorted within a width. */
export function groupsOf(process: string, directory: Directory): readonly ReaderGroup[] {
  const { organisations, organisationsNamed, personsNamed } = processOf(directory, process)
  const groups = [...directory.groups].filter(([, group]) => group.process === process).map(([id]) => id)
  return [
    'public',
    'members',
    ...groups.sort(),
    ...[...new Set([...organisations.keys(), ...organisationsNamed])].sort(),
    ...[...personsNamed].sort(),
  ]
}

function organisationChain(organisation: string | null, process: string, directory: Directory): ReaderGroup[] {
  if (organisation === null) return ['public']
  if (!isMember(directory, process, organisation)) return [organisation, 'public']
  return [organisation, ...groupsWith(organisation, process, directory), 'members', 'public']
}

/** Named groups of the process the organisation is in; only a member of the process counts. */
function groupsWith(organisation: string, process: string, directory: Directory): string[] {
  if (!isMember(directory, process, organisation)) return []
  return [...directory.groups]
    .filter(([, group]) => group.process === process && group.organisations.has(organisation))
    .map(([id]) => id)
    .sort()
}

function visibleToOrganisation(
  entry: Entry,
  audience: Entry['audience'],
  organisation: string,
  directory: Directory,
): boolean {
  if (audience.includes('public') || audience.includes(organisation)) return true
  if (entry.author.organisation === organisation) return !isDraft(entry, directory)
  if (!isMember(directory, entry.process, organisation)) return false
  return (
    audience.includes('members') ||
    groupsWith(organisation, entry.process, directory).some((group) => audience.includes(group))
  )
}

function isOfAuthor(entry: Entry, group: ReaderGroup, directory: Directory): boolean {
  const { organisation, person } = entry.author
  return group === organisation || group === person || directory.persons.get(group) === organisation
}

/** RFC 3339 allows offsets, so instants are compared and not their spelling. */
const isEmbargoed = ({ embargo }: Entry['marking'], now: string): boolean =>
  embargo !== undefined && Date.parse(embargo) > Date.parse(now)

function kindOf(group: ReaderGroup): 'public' | 'members' | 'grp' | 'org' | 'per' | 'unknown' {
  if (group === 'public' || group === 'members') return group
  if (group.startsWith('grp_')) return 'grp'
  if (group.startsWith('org_')) return 'org'
  return group.startsWith('per_') ? 'per' : 'unknown'
}
