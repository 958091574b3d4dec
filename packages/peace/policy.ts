// Who may write what: one table, default deny.
import type { Directory } from './directory.ts'
import { isMember, processOf } from './directory.ts'
import type { Author, Entry } from './entry.ts'
import type { WrittenBy } from './events/event-kind.ts'
import { Refusal } from './refusal.ts'
import { kindNamed } from './validate.ts'

export type Writer = Author & {
  /** The hub itself writes, on the organisation's behalf. Never set from what a request says. */
  readonly hub?: boolean
  /** An administrator of the author's organisation. */
  readonly administrator?: boolean
}

/** `organisation` where an entry is about one; `target` the entry that a withdrawal or an erasure names. */
export type WriteContext = {
  readonly target?: Pick<Entry, 'author' | 'process' | 'kind'> | undefined
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

  // The home organisation opens processes. Once one is open, its operators bring organisations in.
  administrator: (kind, writer, process, directory, context) => {
    const isHome = context.home !== undefined && writer.organisation === context.home
    const role = processOf(directory, process).organisations.get(writer.organisation)?.role
    if (writer.administrator === true && (isHome || role === 'operator')) return allowed
    return denied(
      'administrator-only',
      kind,
      `Only an administrator of the hub may write '${kind}'. Ask the operator of the process.`,
    )
  },

  owner: (kind, writer, process, _directory, context) => owned(kind, writer, process, context),

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
  if (target.kind === 'document-read') {
    return denied(
      'goes-with-document',
      kind,
      'A reading goes with its document. Name the entry that received the document.',
    )
  }
  if (target.kind === 'entry-erased') {
    return denied('final', kind, 'An erasure cannot be undone: the words are gone.')
  }
  return allowed
}

const notMember = (kind: string) =>
  denied('not-a-member', kind, 'Your organisation is not a member of this process. Ask its operator to let it join.')

const denied = (code: string, kind: string, message: string): Permission => ({
  may: false,
  refusal: new Refusal(code, { kind }, message),
})
