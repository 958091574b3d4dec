// Which entries of another hub's log may be taken in. A peer can hurt only its own namespace: it speaks for organisations
// it was introduced for, in processes it opened also for those that nobody here let in, decides on processes it opened,
// and undoes what it wrote itself. One table, default deny.
import type { Directory } from './directory.ts'
import { isLetInHere, isMember } from './directory.ts'
import type { Entry } from './entry.ts'
import type { Permission } from './policy.ts'
import { Refusal } from './refusal.ts'
import { organisationOfRegister } from './register.ts'
import { kindNamed } from './validate.ts'

/** Whose word counts: this hub's own, the log of that origin's, or nobody's yet. */
export type Voice = { readonly here: true } | { readonly origin: string } | undefined

export type ImportContext = {
  /** The log the entry stands in. */
  readonly origin: string
  /** This hub where the organisation writes here, or the log that was introduced as speaking for it. */
  readonly speakerOf: (organisation: string) => Voice
  /** Who opened the process. */
  readonly authorityOf: (process: string) => Voice
  /** The entry that this one undoes or belongs to, where it is here, and the log it came from (undefined: ours). */
  readonly target?:
    | { readonly entry: Pick<Entry, 'process' | 'author'>; readonly origin: string | undefined }
    | undefined
}

// What a hub says to itself, or of itself, means nothing elsewhere: who its people are, how it shares, whom it exchanges
// with. And nothing is relayed: what came from a third hub comes from there.
const staysHome: ReadonlySet<string> = new Set([
  'peer-introduced',
  'peer-ended',
  'entry-imported',
  'import-destroyed',
  'organisation-founded',
  'person-joined',
  'person-left',
  'sharing-changed',
  'sharing-approved',
  'passed-on',
])
const ofAuthority: ReadonlySet<string> = new Set(['process-opened', 'organisation-joined', 'group-formed', 'rules-set'])
const ofRegister: ReadonlySet<string> = new Set(['key-added', 'key-ended'])
const ofOwner: ReadonlySet<string> = new Set(['entry-withdrawn', 'entry-erased', 'document-read'])

/** Whether an entry of this kind decides on its process, which only the hub that opened the process does. */
export const decidesOnProcess = (kind: string): boolean => ofAuthority.has(kind)

/** Whether an entry of this kind is ever given to another hub, and taken from one. */
export function travels(kind: string): boolean {
  if (staysHome.has(kind)) return false
  // A kind that not every contributor may write stays home until a table here says who elsewhere may.
  const by = kindNamed(kind)?.by
  return by === undefined || ofAuthority.has(kind) || ofRegister.has(kind) || ofOwner.has(kind)
}

/** The id of the entry whose owner alone may write this one. */
export function targetOf({ kind, body }: Pick<Entry, 'kind' | 'body'>): string | undefined {
  const id = kind === 'document-read' ? body.received : ofOwner.has(kind) ? body.entry : undefined
  return typeof id === 'string' ? id : undefined
}

const allowed: Permission = { may: true }

/** Whether the entry may be taken in from that log. `directory` is the one before it. */
export function mayImport(entry: Entry, directory: Directory, context: ImportContext): Permission {
  const { kind, process, author } = entry
  if (!travels(kind)) return denied('stays-home', `An entry of the kind '${kind}' means nothing outside its own hub.`)
  const speaker = context.speakerOf(author.organisation)
  if (!isFrom(speaker, context.origin) && speaker !== undefined) {
    return denied(
      'spoken-for',
      `It is written in the name of ${author.organisation}, for whom ${said(speaker)} speaks. Ask both operators.`,
    )
  }
  const { person } = author
  const organisation = person === undefined ? undefined : directory.persons.get(person)
  if (organisation !== undefined && organisation !== author.organisation) {
    return denied('person-elsewhere', `It is written in the name of a person of another organisation.`)
  }
  const authority = context.authorityOf(process)
  // In a process of its own a hub lets in whom it likes, but nobody who was let in here under that id.
  const isItsGuest = isFrom(authority, context.origin) && !isLetInHere(directory, author.organisation)
  if (speaker === undefined && !isItsGuest) {
    return denied(
      'not-introduced',
      `It is written in the name of ${author.organisation}, and nobody said that this hub speaks for it. Introduce it with that organisation.`,
    )
  }
  if (ofAuthority.has(kind)) return byAuthority(kind, process, directory, { ...context, authority })
  if (ofRegister.has(kind)) {
    if (organisationOfRegister(process) === author.organisation) return allowed
    return denied('not-its-register', 'It announces a key in the register of another organisation.')
  }
  if (ofOwner.has(kind)) {
    const { target } = context
    if (target === undefined) return denied('nothing-here', 'It is about an entry that is not here.')
    const isOwn =
      target.origin === context.origin &&
      target.entry.process === process &&
      target.entry.author.organisation === author.organisation
    if (!isOwn) return denied('not-yours', 'It undoes or adds to an entry of somebody else.')
  }
  if (isMember(directory, process, author.organisation)) return allowed
  // What takes back reaches whoever saw it, also after its author left the process.
  if (kind === 'entry-withdrawn' || kind === 'entry-erased') return allowed
  return denied('not-a-member', `Its organisation is not a member of the process, as far as ${said(authority)} says.`)
}

function byAuthority(
  kind: string,
  process: string,
  directory: Directory,
  { authority, ...context }: ImportContext & { readonly authority: Voice },
): Permission {
  if (isFrom(authority, context.origin)) return allowed
  const organisation = organisationOfRegister(process)
  const registered = context.speakerOf(organisation)
  const isRegister = registered !== undefined || isLetInHere(directory, organisation)
  if (authority === undefined && kind === 'process-opened' && !isRegister) return allowed
  return denied(
    'no-authority',
    `It decides on a process that ${said(authority ?? registered)} opened. Only who opened a process says who is in it.`,
  )
}

const isFrom = (voice: Voice, origin: string): boolean =>
  voice !== undefined && 'origin' in voice && voice.origin === origin

const said = (voice: Voice): string =>
  voice === undefined ? 'nobody yet' : 'here' in voice ? 'this hub' : `'${voice.origin}'`

const denied = (code: string, message: string): Permission => ({ may: false, refusal: new Refusal(code, {}, message) })
