// Who may write what: one table, default deny.
import type { Directory } from './directory.ts'
import { isMember, peopleOf, processOf } from './directory.ts'
import type { Author, Entry } from './entry.ts'
import type { WrittenBy } from './events/event-kind.ts'
import { isAtLeast, type PersonRole } from './person-role.ts'
import { Refusal } from './refusal.ts'
import { isRegisterOf, organisationOfRegister } from './register.ts'
import { kindNamed } from './validate.ts'

export type Writer = Author & {
  /** The hub itself writes, on the organisation's behalf. Never set from what a request says. */
  readonly hub?: boolean
  /** An administrator of the author's organisation. */
  readonly administrator?: boolean
  /** What the person may do in the organisation's name, where it is known. */
  readonly standing?: PersonRole
}

/** `target` is the entry that a withdrawal, an erasure, a change of sharing or an approval names. */
export type WriteContext = {
  readonly target?: Pick<Entry, 'id' | 'author' | 'process' | 'kind'> | undefined
  /** The hub's home organisation, whose administrators open processes. */
  readonly home?: string | undefined
}

export type Permission = { readonly may: true } | { readonly may: false; readonly refusal: Refusal }

const allowed: Permission = { may: true }

/** Whether the writer may write an entry of that kind in that process. A kind nobody knows is never allowed. */
export function mayWrite(
  kind: string,
  writer: Writer,
  process: string,
  directory: Directory,
  context: WriteContext = {},
): Permission {
  const known = kindNamed(kind)
  if (known === undefined)
    return denied('unknown-kind', kind, `No event kind '${kind}'. A newer hub may know it: update.`)
  if (writer.standing === 'observer') {
    return denied(
      'observer',
      kind,
      'As an observer you read. Ask an administrator of your organisation for another role.',
    )
  }
  const rule: WrittenBy | 'contributor' = known.by ?? 'contributor'
  return rules[rule](kind, writer, process, directory, context)
}

type Rule = (kind: string, writer: Writer, process: string, directory: Directory, context: WriteContext) => Permission

const rules: Readonly<Record<WrittenBy | 'contributor', Rule>> = {
  contributor: (kind, writer, process, directory) =>
    isMember(directory, process, writer.organisation) ? allowed : notMember(kind),

  hub: (kind, writer, process, directory) => {
    if (writer.hub !== true)
      return denied('hub-only', kind, `Only the hub writes '${kind}'. Hand in the document instead.`)
    return isMember(directory, process, writer.organisation) ? allowed : notMember(kind)
  },

  // What a hub notes of its own doings stands where they belong, member of the process or not.
  'hub-itself': (kind, writer, _process, _directory, context) => {
    if (writer.hub === true && writer.organisation === context.home) return allowed
    return denied('hub-only', kind, `Only the hub itself writes '${kind}'.`)
  },

  // The home organisation opens processes. Once one is open, its operators bring organisations in. An organisation's own
  // register has no operator but its administrators.
  administrator: (kind, writer, process, directory, context) => {
    if (isRegisterOf(process, writer.organisation) && writer.administrator === true) return allowed
    const isHome = context.home !== undefined && writer.organisation === context.home
    const role = processOf(directory, process).organisations.get(writer.organisation)?.role
    if (writer.administrator === true && (isHome || role === 'operator')) return allowed
    return denied(
      'administrator-only',
      kind,
      `Only an administrator of the hub may write '${kind}'. Ask the operator of the process.`,
    )
  },

  // A process that has members is no register, whatever its digits: its rules are not handed to a newcomer.
  founder: (kind, writer, process, directory, context) => {
    const isProcess = processOf(directory, process).organisations.size > 0
    if (writer.administrator === true && writer.organisation === context.home && !isProcess) return allowed
    return denied('administrator-only', kind, `Only an administrator of the hub may write '${kind}'. Ask its operator.`)
  },

  'own-administrator': (kind, writer, process, directory, context) => {
    if (writer.administrator !== true) return notAdministrator(kind)
    if (isRegisterOf(process, writer.organisation)) return allowed
    // Somebody must let the first administrator in: the hub, once, and nobody after that.
    const organisation = organisationOfRegister(process)
    const isFounding = writer.organisation === context.home && directory.founded.has(organisation)
    const hasAdministrator = peopleOf(directory, organisation).some(({ role }) => role === 'administrator')
    return isFounding && !hasAdministrator && kind === 'person-joined' ? allowed : notAdministrator(kind)
  },

  reviewer: (kind, writer, process, directory) => {
    if (!isMember(directory, process, writer.organisation)) return notMember(kind)
    if (writer.person !== undefined && isAtLeast(writer.standing, 'reviewer')) return allowed
    return denied('reviewer-only', kind, 'A reviewer or administrator of your organisation has to do this. Ask one.')
  },

  owner: (kind, writer, process, _directory, context) => owned(kind, writer, process, context),

  'second-person': (kind, writer, process, directory, context) => {
    const permission = owned(kind, writer, process, context)
    if (!permission.may) return permission
    const waiting = context.target && directory.sharing.waiting.get(context.target.id)
    if (waiting === undefined) {
      return denied(
        'nothing-waits',
        kind,
        'This change of sharing does not wait for anybody: it holds already, or another came after it.',
      )
    }
    if (writer.person === undefined || writer.person === waiting.person || !isAtLeast(writer.standing, 'reviewer')) {
      return denied(
        'second-person-needed',
        kind,
        'Another reviewer or administrator of your organisation has to agree.',
      )
    }
    return allowed
  },

  'owner-administrator': (kind, writer, process, _directory, context) => {
    const permission = owned(kind, writer, process, context)
    if (!permission.may || writer.administrator === true) return permission
    return denied(
      'administrator-only',
      kind,
      'Only an administrator of the organisation that wrote the entry may have it erased. Ask yours.',
    )
  },
}

function owned(kind: string, writer: Writer, process: string, context: WriteContext): Permission {
  const { target } = context
  // An entry that is not there and one of somebody else's give the same answer, so that asking tells nothing.
  if (target === undefined || target.process !== process || target.author.organisation !== writer.organisation) {
    return denied(
      'not-yours',
      kind,
      'There is no such entry of your organisation. Only the organisation that wrote an entry may take it back.',
    )
  }
  if (target.kind === 'document-read' || target.kind === 'document-suggested') {
    return denied(
      'goes-with-document',
      kind,
      'A reading, or what a model suggested, goes with its document. Name the entry that received the document.',
    )
  }
  if (
    kind === 'sharing-changed'
      ? cannotBeShared.has(target.kind)
      : kind === 'sharing-approved' && target.kind !== 'sharing-changed'
  ) {
    return denied('fixed', kind, 'Who sees this entry follows from what it says, and cannot be changed.')
  }
  if (isUndoing(kind) && replacedNotUndone.has(target.kind)) {
    return denied('final', kind, 'This is not taken back: write the newer state, and that will hold.')
  }
  if (target.kind === 'entry-erased') {
    return denied('final', kind, 'An erasure cannot be undone: the words are gone.')
  }
  return allowed
}

// The latest entry holds; taking an earlier one out of the middle would leave nobody able to say what holds.
const replacedNotUndone: ReadonlySet<string> = new Set([
  'sharing-changed',
  'sharing-approved',
  'person-joined',
  'person-left',
  'key-added',
  'key-ended',
  'organisation-founded',
  'rules-set',
])

// Who is who is known to those it is told to; an undoing reaches whoever saw what it undoes.
const cannotBeShared: ReadonlySet<string> = new Set([
  ...replacedNotUndone,
  'entry-withdrawn',
  'entry-erased',
  'passed-on',
])

const isUndoing = (kind: string): boolean => kind === 'entry-withdrawn' || kind === 'entry-erased'

const notAdministrator = (kind: string) =>
  denied('administrator-only', kind, 'Only an administrator of the organisation may do this. Ask yours.')

const notMember = (kind: string) =>
  denied('not-a-member', kind, 'Your organisation is not a member of this process. Ask its operator to let it join.')

const denied = (code: string, kind: string, message: string): Permission => ({
  may: false,
  refusal: new Refusal(code, { kind }, message),
})
