// The form that POST /documents takes. Its fields must stand before its files, so it is made in one place.
import type { Audience, Marking } from '@parley/peace'
import type { Source } from './routes/documents.ts'

export type FormAbout = {
  readonly process: string
  readonly audience?: Audience
  readonly marking?: Marking
  /** EDTF. */
  readonly date?: string
  readonly source?: Source
  /** Entry ids, one for each file, so that a repeated upload is the same upload. */
  readonly ids?: readonly string[]
}

/** Files and what is known of them, as a form. */
export function documentForm(files: readonly { readonly name: string; readonly bytes: Blob }[], about: FormAbout) {
  const form = new FormData()
  for (const [field, value] of Object.entries(about)) {
    if (value !== undefined) form.append(field, typeof value === 'string' ? value : JSON.stringify(value))
  }
  for (const { name, bytes } of files) form.append('file', bytes, name)
  return form
}
