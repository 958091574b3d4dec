// A file chosen on this device, with its hash worked out here: whoever holds the same bytes finds the same hash, whether or
// not the file ever leaves the device.
import { documentForm } from '@parley/api/client'
import { useRef, useState } from 'react'
import { hub } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { messageOf } from '../hub/write.ts'
import { useFormats, useWords, type WordId } from '../words/words.ts'

export type Hashed = {
  readonly file: File
  readonly sha256: string
  /** The name under which it is handed in: sent again, it is taken once. */
  readonly id: string
}

/** Lower-case hexadecimal digits. */
export const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

type Props = {
  readonly label: WordId
  readonly value: Hashed | null
  readonly onChange: (value: Hashed | null) => void
  readonly required?: boolean
  /** The hash it should have. */
  readonly expected?: string
}

export function HashedFile({ label, value, onChange, required = false, expected }: Props) {
  const words = useWords()
  const { kilobytes } = useFormats()
  const [state, setState] = useState<'idle' | 'hashing' | { readonly problem: string }>('idle')
  const latest = useRef<File | undefined>(undefined)
  const choose = async (file: File | undefined) => {
    latest.current = file
    onChange(null)
    setState(file === undefined ? 'idle' : 'hashing')
    if (file === undefined) return
    try {
      const sha256 = hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
      // Another file may have been chosen meanwhile.
      if (latest.current !== file) return
      onChange({ file, sha256, id: newId('ent') })
      setState('idle')
    } catch (error) {
      if (latest.current === file) setState({ problem: messageOf(error, words('error.unknown')) })
    }
  }
  return (
    <div className="hashed-file">
      <label className="field">
        <span>{words(label)}</span>
        <input
          type="file"
          required={required}
          onChange={(event) => void choose(event.currentTarget.files?.[0] ?? undefined)}
        />
      </label>
      <p role="status" className="quiet">
        {state === 'hashing' && words('hash.working')}
        {typeof state === 'object' && words('hash.failed', { why: state.problem })}
        {value !== null && (
          <>
            SHA-256 <code className="hash">{value.sha256}</code> ·{' '}
            {words('hash.size', { size: kilobytes(value.file.size) })}
            {expected !== undefined &&
              ` · ${words(expected === value.sha256 ? 'case.custody.intact' : 'case.custody.differs')}`}
          </>
        )}
      </p>
    </div>
  )
}

/** The copy as an entry names it; `keep` hands the file in for these readers first, so that the record holds it. */
export async function copyOf(
  { file, sha256, id }: Hashed,
  keep: { readonly process: string; readonly audience: readonly string[] } | null,
): Promise<Record<string, unknown>> {
  const copy = { sha256, bytes: file.size, ...(file.type === '' ? {} : { mediaType: file.type.slice(0, 120) }) }
  if (keep === null) return copy
  const form = documentForm([{ name: file.name, bytes: file }], { ...keep, audience: [...keep.audience], ids: [id] })
  const { documents, refused } = await hub.addDocuments({ body: form })
  const [taken] = documents
  if (taken === undefined) throw new Error(refused[0]?.detail ?? file.name)
  return { ...copy, document: taken.document }
}
