// What can only be seen over all annotated documents: ids used twice, groups in two splits, copies nobody marked.
import { fingerprint, similarity } from '@parley/read'
import type { Stored } from './corpus.ts'

export type WholeFault = { readonly file: string; readonly message: string }

// A copy with a cut or a new headline shares more of its five-word runs than this; a new telling shares a few per cent.
const copyShare = 0.4

/** Ids used twice, groups in two splits, references to no document, second passes over another text. */
export function splitFaults(corpus: readonly Stored[]): WholeFault[] {
  const faults: WholeFault[] = []
  const firsts = corpus.filter((one) => one.split !== 'second-pass')
  const ids = new Map<string, Stored>()
  const groups = new Map<string, Stored>()
  for (const stored of firsts) {
    const { document, file } = stored
    if (document === null) continue
    const twin = ids.get(document.id)
    if (twin !== undefined)
      faults.push({ file, message: `the id '${document.id}' is that of ${twin.file}: rename one` })
    ids.set(document.id, stored)
    const other = groups.get(document.group)
    if (other !== undefined && other.split !== stored.split)
      faults.push({
        file,
        message: `group '${document.group}' is in '${other.split}' (${other.file}): a group stays in one split`,
      })
    else groups.set(document.group, stored)
  }
  for (const { document, file } of firsts)
    if (document?.copyOf != null && !ids.has(document.copyOf))
      faults.push({ file, message: `copy-of '${document.copyOf}': there is no such document` })
  for (const { document, file } of corpus.filter((one) => one.split === 'second-pass')) {
    if (document === null) continue
    const first = ids.get(document.id)
    if (first?.split !== 'measure') faults.push({ file, message: `'${document.id}' is no measured document` })
    else if (first.document?.text !== document.text)
      faults.push({
        file,
        message: `its text differs from ${first.file}: start from 'node corpus/check.ts --bare ${document.id}'`,
      })
  }
  return faults
}

/** Documents that share many five-word shingles with another, and neither says so. */
export function copiesUnmarked(corpus: readonly Stored[]): WholeFault[] {
  const documents = corpus.flatMap((one) =>
    one.split === 'second-pass' || one.document === null
      ? []
      : [{ ...one.document, print: fingerprint(one.document.text) }],
  )
  const origin = (id: string): string => {
    const seen = new Set<string>()
    let at = id
    for (;;) {
      const next = documents.find((one) => one.id === at)?.copyOf
      if (next == null || seen.has(next)) return at
      seen.add(at)
      at = next
    }
  }
  const faults: WholeFault[] = []
  for (const [i, a] of documents.entries())
    for (const b of documents.slice(0, i)) {
      const share = similarity(a.print, b.print)
      if (share >= copyShare && origin(a.id) !== origin(b.id))
        faults.push({
          file: a.file,
          message: `shares about ${Math.round(share * 100)} % of its word runs with ${b.file}: add 'copy-of: ${b.id}', or reword`,
        })
    }
  return faults
}
