// A row as another organisation of the process has it, as far as the asker can tell: folded from the entries that both
// may see, and so from nothing the asker does not see already.
import {
  type AnyFoldedView,
  chainOf,
  type Entry,
  effectiveFacts,
  foldedView,
  isMember,
  type Row,
  visibleTo,
} from '@parley/peace'
import { sql } from 'kysely'
import type { BucketName } from '../projection/store.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import type { ReadersParts } from './readers.ts'

export type Preview = (
  view: string,
  key: string,
  about: { readonly process: string; readonly organisation: string },
  reader: Reader,
) => Promise<Row | null>

type PreviewParts = Pick<ReadersParts, 'readAs' | 'facts' | 'directory' | 'now'> & {
  /** Places of the entries of a bucket: nobody is shown them, only the row that both may see. */
  readonly placesOf: (bucket: BucketName) => Promise<readonly number[]>
  readonly isGone: (entry: Entry) => boolean
}

/** Null where the organisation has no such row. Refuses asker and organisation that are not members: 'not-a-member'. */
export function previewOf({ readAs, facts, directory, now, placesOf, isGone }: PreviewParts): Preview {
  const bucketsOf = async (view: AnyFoldedView, process: string, key: string, reader: Reader): Promise<string[]> => {
    const { rows } = await readAs(reader, (db) =>
      sql<{ bucket: string }>`
      select distinct bucket from rows where view = ${view.name} and process = ${process} and key = ${key}
        and to_seq is null order by bucket`.execute(db),
    )
    return rows.map(({ bucket }) => bucket)
  }
  return async (name, key, { process, organisation }, reader) => {
    const view = foldedView(name)
    if (view === undefined) throw new Refusal('unknown-view', { view: name }, `There is no view '${name}'.`)
    const known = directory()
    for (const one of [reader.organisation, organisation]) {
      if (one !== null && isMember(known, process, one)) continue
      throw new Refusal('not-a-member', {}, 'Both your organisation and the other have to be members of the process.')
    }
    const instant = now().toISOString()
    const mine = chainOf(reader, process, known)[0] ?? 'public'
    for (const bucket of await bucketsOf(view, process, key, reader)) {
      const places = await placesOf({ view: view.name, process, bucket })
      const all = (await Promise.all(places.map((seq) => facts.fact(seq)))).filter((one) => one !== undefined)
      const both = effectiveFacts(all, mine, known, instant).filter(
        ({ entry }) => !isGone(entry) && visibleTo(entry, organisation, known, instant),
      )
      const row = both.length === 0 ? undefined : view.rows(bucket, both).find((one) => one.key === key)
      if (row !== undefined) return row
    }
    return null
  }
}
