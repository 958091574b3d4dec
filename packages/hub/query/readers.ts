// Who sees an entry, and why, now and at any past moment. The organisation that wrote it is told; anybody else is told why
// they see it themselves, and nothing of the others.
import type { EntryReaders, Recipients as RecipientsOnWire, SharingChange, Sight } from '@parley/api'
import {
  asIfWritten,
  chainOf,
  type Directory,
  directoryStep,
  type Entry,
  emptyDirectory,
  isMember,
  isOf,
  isReaderOf,
  type ProcessRow,
  processOf,
  recipientsOf,
  type Sharing,
  sharingApproved,
  sharingChanged,
  sharingOf,
  sightOf,
} from '@parley/peace'
import type { LogFacts } from '../projection/log-facts.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import type { Times } from '../times.ts'
import type { Entries } from './entries.ts'
import type { ReadAs } from './read-as.ts'

export type ReadersOf = {
  /** Undefined where the entry is absent or not this reader's to see. */
  readers(id: string, reader: Reader): Promise<EntryReaders | undefined>
  /** Also undefined where it is not the asker's to ask: only about oneself, or about an entry of one's organisation. */
  sight(id: string, group: string, at: string | undefined, reader: Reader): Promise<Sight | undefined>
  /** Names of organisations as the asker's own row of the process gives them. */
  names(process: string, reader: Reader): Promise<(id: string) => string>
  /** Who would see it. Refuses a process the writer is not in with 'not-a-member'. */
  preview(sharing: Sharing, process: string, reader: Reader): Promise<RecipientsOnWire>
}

export type ReadersParts = {
  readonly readAs: ReadAs
  /** Places of the entries that say who is who: nobody is shown them, only what follows for an entry of one's own. */
  readonly shaping: () => Promise<readonly { readonly seq: number; readonly from: string | undefined }[]>
  /** The process as the asker's own rows have it. */
  readonly processRow: (process: string, reader: Reader) => Promise<ProcessRow | undefined>
  readonly facts: LogFacts
  readonly entries: Entries
  readonly directory: () => Directory
  readonly times: Pick<Times, 'seenBy'>
  readonly now: () => Date
}

export function readersOf(parts: ReadersParts): ReadersOf {
  const { entries, facts, readAs, directory, times, now } = parts

  /** Who was who when the log had that many entries. */
  const directoryAfter = async (size: number): Promise<Directory> => {
    let then = emptyDirectory
    for (const { seq, from } of await parts.shaping()) {
      const entry = seq < size ? await facts.entry(seq) : null
      if (entry !== null) then = directoryStep(then, entry, from)
    }
    return then
  }

  const about = async (id: string, kind: string, reader: Reader): Promise<{ seq: number; entry: Entry }[]> => {
    const rows = await readAs(reader, (db) =>
      db
        .selectFrom('entries')
        .select('seq')
        .where('document', '=', id)
        .where('kind', '=', kind)
        .orderBy('seq')
        .execute(),
    )
    const found = await Promise.all(rows.map(async ({ seq }) => ({ seq, entry: await facts.entry(seq) })))
    return found.flatMap(({ seq, entry }) => (entry === null ? [] : [{ seq, entry }]))
  }

  const changesOf = async (of: Entry, reader: Reader): Promise<SharingChange[]> => {
    const { sharing } = directory()
    const changes: SharingChange[] = []
    for (const { seq, entry } of await about(of.id, sharingChanged.name, reader)) {
      if (!isOf(sharingChanged, entry) || entry.author.organisation !== of.author.organisation) continue
      const { to, lowers } = entry.body
      const holds = [...sharing.current.values()].some(({ by }) => by === entry.id)
      const waits = sharing.waiting.has(entry.id)
      const waited = async () =>
        lowers &&
        (await about(entry.id, sharingApproved.name, reader)).length === 0 &&
        (await directoryAfter(seq + 1)).sharing.waiting.has(entry.id)
      const state = holds ? 'holds' : waits ? 'waiting' : (await waited()) ? 'dropped' : 'held'
      changes.push({ entry: entry.id, at: entry.at, person: entry.author.person ?? null, ...to, lowers, state })
    }
    return changes
  }

  /** Organisations by the names that the asker's own row of the process gives them; anybody else stays an id. */
  const namesFor = async (process: string, reader: Reader): Promise<(id: string) => string> => {
    const names = new Map<string, string>()
    const row = await parts.processRow(process, reader)
    for (const { organisation, name } of row?.organisations ?? []) names.set(organisation, name)
    const own = reader.organisation
    if (own !== null && !names.has(own)) names.set(own, directory().names.get(own) ?? own)
    return (id) => names.get(id) ?? id
  }

  const onWire = async (entry: Entry, reader: Reader): Promise<RecipientsOnWire> => {
    const known = directory()
    const name = await namesFor(entry.process, reader)
    const { organisations, persons, ...rest } = recipientsOf(entry, known)
    return {
      ...rest,
      organisations: organisations.map((one) => ({
        ...one,
        name: name(one.organisation),
        reasons: [...one.reasons],
      })),
      persons: persons.map((one) => ({ ...one, name: one.organisation === null ? null : name(one.organisation) })),
      groups: sharingOf(entry, known)
        .audience.filter((one) => one.startsWith('grp_'))
        .map((group) => ({ group, name: name(group) })),
    }
  }

  return {
    names: namesFor,

    readers: async (id, reader) => {
      const found = await entries.find(id, reader)
      if (found === undefined) return undefined
      const { entry } = found
      const isOwn = entry.author.organisation === reader.organisation
      const at = now().toISOString()
      const { audience, marking } = sharingOf(entry, directory())
      const group = chainOf(reader, entry.process, directory())[0] ?? 'public'
      return {
        entry: entry.id,
        process: entry.process,
        authorName: (await namesFor(entry.process, reader))(entry.author.organisation),
        isOwn,
        audience,
        marking,
        why: [...sightOf(entry, group, directory(), at).why],
        recipients: isOwn ? await onWire(entry, reader) : null,
        changes: isOwn ? await changesOf(entry, reader) : [],
        fourEyes: processOf(directory(), entry.process).rules.fourEyes ?? false,
      }
    },

    sight: async (id, group, at, reader) => {
      const found = await entries.find(id, reader)
      if (found === undefined) return undefined
      const { seq, entry } = found
      const isOwn = entry.author.organisation === reader.organisation
      const isAboutSelf = group === reader.person || group === reader.organisation || group === 'public'
      if (!isOwn && !isAboutSelf) return undefined
      if (!isReaderOf(group, entry.process, directory())) {
        return { can: false, why: [{ code: 'nobody-known' }], at: at ?? now().toISOString() }
      }
      if (at === undefined) {
        const instant = now().toISOString()
        const sight = sightOf(entry, group, directory(), instant)
        return { can: sight.can, why: [...sight.why], at: instant }
      }
      const size = times.seenBy(instantOf(at))
      if (size <= seq) return { can: false, why: [{ code: 'not-written' }], at }
      const sight = sightOf(entry, group, await directoryAfter(size), at)
      return { can: sight.can, why: [...sight.why], at }
    },

    preview: async ({ audience, marking }, process, reader) => {
      const { organisation, person } = reader
      if (organisation === null || !isMember(directory(), process, organisation)) {
        throw new Refusal(
          'not-a-member',
          {},
          'Your organisation is not a member of this process. Ask its operator to let it join.',
        )
      }
      const of = { process, organisation, ...(person === null ? {} : { person }) }
      return onWire(asIfWritten({ audience, marking }, of), reader)
    },
  }
}

function instantOf(at: string): number {
  const instant = Date.parse(at)
  if (!Number.isNaN(instant)) return instant
  throw new Refusal(
    'bad-instant',
    { at },
    `'${at}' is not a time. Write it as RFC 3339 does, such as 2026-05-01T09:30:00Z.`,
  )
}
