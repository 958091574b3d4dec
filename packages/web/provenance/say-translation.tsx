// Says of which other document of the record this one is a translation. Both are then read as one origin, and stand beside
// each other.
import { useQuery } from '@tanstack/react-query'
import type { DocumentRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, useFields } from '../parts/fields.tsx'
import { useWords } from '../words/words.ts'

const documentsMost = 500

export default function SayTranslation({ row, onClose }: { readonly row: DocumentRow; readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  const [given, of] = useFields({ other: row.translationOf ?? '', reason: '' })
  const documents = useQuery(allRowsQuery('documents', { process }, documentsMost)).data ?? []
  const others = documents.filter(({ key }) => key !== row.key)
  return (
    <EntryForm
      heading="translation.say"
      send="correct.send"
      done="translation.said"
      isReady={given.reason.trim() !== '' && given.other !== (row.translationOf ?? '')}
      onClose={onClose}
      entry={() => ({
        kind: 'correction-made',
        body: {
          on: { view: 'documents', key: row.key },
          field: 'translationOf',
          value: given.other === '' ? null : given.other,
          reason: given.reason.trim(),
        },
        // Whoever may read the translation is told what it translates.
        ...(row.entries[0] === undefined ? {} : { like: row.entries[0] }),
      })}
    >
      <p className="quiet">{words('translation.about')}</p>
      <Choose
        label="translation.other"
        options={[
          { value: '', label: words('translation.none') },
          ...others.map(({ key, title, name, language }) => ({
            value: key,
            label: `${title ?? name}${language === 'und' ? '' : ` (${language})`}`,
          })),
        ]}
        {...of('other')}
      />
      <Line label="translation.reason" hint="translation.reason.hint" most={2000} required {...of('reason')} />
    </EntryForm>
  )
}
