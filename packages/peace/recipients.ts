// Who would see an entry, and why somebody can or cannot. The answers come from `visibleTo` alone; here they get their
// reasons, as codes with values, so that a page can say them in the reader's language.
import { groupsOf, isDraft, visibleTo } from './audience.ts'
import { type Directory, peopleOf, processOf } from './directory.ts'
import type { Entry } from './entry.ts'
import { type Sharing, sharingOf } from './sharing.ts'

export type Reason =
  | { readonly code: 'public' | 'member' | 'addressed' | 'own' | 'named' | 'its-organisation' }
  | { readonly code: 'in-group'; readonly group: string }
  | { readonly code: 'not-addressed' | 'not-a-member' | 'draft' | 'nobody-known' }
  | { readonly code: 'not-in-group'; readonly group: string }
  | { readonly code: 'embargo'; readonly until: string }

export type Recipient = {
  readonly organisation: string
  /** In the process; null where the organisation has not joined it. */
  readonly role: string | null
  /** People of it that this hub knows. */
  readonly people: number
  readonly reasons: readonly Reason[]
}

export type Recipients = {
  /** Everyone, with or without an account. */
  readonly public: boolean
  readonly organisations: readonly Recipient[]
  /** People named one by one, their organisations as a whole apart. */
  readonly persons: readonly { readonly person: string; readonly organisation: string | null }[]
  /** Until then only the author's organisation sees it; null where it holds at once. */
  readonly from: string | null
}

/** Everybody who sees an entry shared like this, once its embargo is over. */
export function recipientsOf(entry: Entry, directory: Directory): Recipients {
  const { audience, marking } = sharingOf(entry, directory)
  const later = '9999-12-31T23:59:59Z'
  const { organisations } = processOf(directory, entry.process)
  const asked = new Set([
    entry.author.organisation,
    ...organisations.keys(),
    ...audience.filter((one) => isOrganisation(one)),
  ])
  const reached = [...asked].sort().filter((one) => visibleTo(entry, one, directory, later))
  return {
    public: audience.includes('public'),
    organisations: reached.map((organisation) => ({
      organisation,
      role: organisations.get(organisation)?.role ?? null,
      people: peopleOf(directory, organisation).length,
      reasons: whySeen(entry, organisation, directory),
    })),
    persons: audience
      .filter((one) => one.startsWith('per_'))
      .map((person) => ({ person, organisation: directory.persons.get(person) ?? null })),
    from: marking.embargo ?? null,
  }
}

export type Sight = { readonly can: boolean; readonly why: readonly Reason[] }

/** Whether an organisation, a group or a person sees the entry at `now` (RFC 3339), and each reason for or against. */
export function sightOf(entry: Entry, group: string, directory: Directory, now: string): Sight {
  if (visibleTo(entry, group, directory, now)) return { can: true, why: whySeen(entry, group, directory) }
  return { can: false, why: whyNotSeen(entry, group, directory, now) }
}

function whySeen(entry: Entry, group: string, directory: Directory): readonly Reason[] {
  const { audience } = sharingOf(entry, directory)
  const organisation = group.startsWith('per_') ? directory.persons.get(group) : group
  const reasons: Reason[] = []
  if (audience.includes('public')) reasons.push({ code: 'public' })
  if (audience.includes('members') && isJoined(entry, organisation, directory)) reasons.push({ code: 'member' })
  for (const one of groupsAmong(audience, entry, directory)) {
    if (isIn(one, entry, organisation, directory)) reasons.push({ code: 'in-group', group: one })
  }
  if (group.startsWith('per_') && audience.includes(group)) reasons.push({ code: 'named' })
  if (organisation !== undefined && audience.includes(organisation)) reasons.push({ code: 'addressed' })
  if (organisation === entry.author.organisation && !isDraft(entry, directory)) reasons.push({ code: 'own' })
  // What a person sees as one of an organisation is the organisation's to see.
  return group.startsWith('per_') && !reasons.some(({ code }) => code === 'named' || code === 'public')
    ? [...reasons, { code: 'its-organisation' }]
    : reasons
}

function whyNotSeen(entry: Entry, group: string, directory: Directory, now: string): readonly Reason[] {
  const { audience, marking } = sharingOf(entry, directory)
  const organisation = group.startsWith('per_') ? directory.persons.get(group) : group
  if (group.startsWith('per_') && organisation === undefined) return [{ code: 'nobody-known' }]
  const { embargo } = marking
  const later = '9999-12-31T23:59:59Z'
  if (embargo !== undefined && Date.parse(embargo) > Date.parse(now) && visibleTo(entry, group, directory, later)) {
    return [{ code: 'embargo', until: embargo }]
  }
  if (isDraft(entry, directory) && organisation === entry.author.organisation) return [{ code: 'draft' }]
  const reasons: Reason[] = []
  if (
    !isJoined(entry, organisation, directory) &&
    audience.some((one) => one === 'members' || one.startsWith('grp_'))
  ) {
    reasons.push({ code: 'not-a-member' })
  }
  for (const one of groupsAmong(audience, entry, directory)) {
    if (!isIn(one, entry, organisation, directory)) reasons.push({ code: 'not-in-group', group: one })
  }
  return [...reasons, { code: 'not-addressed' }]
}

/** An entry that is not written yet, to be asked about. */
export const asIfWritten = (
  sharing: Sharing,
  of: { readonly process: string; readonly organisation: string; readonly person?: string | undefined },
): Entry => ({
  v: 1,
  id: 'ent_00000000000000000000000000',
  kind: 'note-added',
  process: of.process,
  author: { organisation: of.organisation, ...(of.person === undefined ? {} : { person: of.person }) },
  at: '1970-01-01T00:00:00.000Z',
  audience: [...sharing.audience],
  marking: sharing.marking,
  body: {},
})

/** Whether the group is one that reads in the process: asking about anybody else is asking about nobody. */
export const isReaderOf = (group: string, process: string, directory: Directory): boolean =>
  group === 'public' || directory.persons.has(group) || groupsOf(process, directory).includes(group)

const isOrganisation = (one: string): boolean => one.startsWith('org_')

const isJoined = (entry: Entry, organisation: string | undefined, directory: Directory): boolean =>
  organisation !== undefined &&
  (organisation === 'members' || processOf(directory, entry.process).organisations.has(organisation))

const groupsAmong = (audience: Entry['audience'], entry: Entry, directory: Directory): readonly string[] =>
  audience.filter((one) => one.startsWith('grp_') && directory.groups.get(one)?.process === entry.process)

const isIn = (group: string, entry: Entry, organisation: string | undefined, directory: Directory): boolean =>
  group === organisation ||
  (organisation !== undefined &&
    isJoined(entry, organisation, directory) &&
    (directory.groups.get(group)?.organisations.has(organisation) ?? false))
