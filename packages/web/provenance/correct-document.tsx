// Correcting what is said about a document: its title, byline, publisher, date or language. The bytes and the text stay
// as they came; the correction, its author and the reason stand in the record beside them.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import { isEdtf } from '../dates/edtf-words.ts'
import type { DocumentRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'

const fields = ['title', 'byline', 'publisher', 'published', 'language'] as const
type Field = (typeof fields)[number]

const languageTag = /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/

export default function CorrectDocument({ row, onClose }: { readonly row: DocumentRow; readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const { locale } = useFormats()
  const process = useProcess()
  const write = useWrite()
  const now = (one: Field) => (one === 'language' && row.language === 'und' ? '' : (row[one] ?? ''))
  const [field, setField] = useState<Field>(row.published === null ? 'published' : 'title')
  const [typed, setTyped] = useState(now(field))
  const [absent, setAbsent] = useState(false)
  const [reason, setReason] = useState('')
  const value = typed.trim()
  const wrong =
    absent || value === ''
      ? null
      : field === 'published' && !isEdtf(value)
        ? 'correctDocument.notDate'
        : field === 'language' && !languageTag.test(value)
          ? 'correctDocument.notLanguage'
          : null
  const unchanged = absent ? now(field) === '' : value === '' || value === now(field)

  const preview = () => {
    if (absent || value === '' || wrong !== null) return null
    if (field === 'published') return dates(value)
    if (field !== 'language') return null
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(value) ?? value
  }
  const shown = preview()

  return (
    <Dialog
      title={words('correctDocument.title')}
      onClose={onClose}
      unsent={reason.trim() !== '' || absent || value !== now(field)}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (wrong !== null || unchanged || reason.trim() === '') return
          write.mutate(
            {
              kind: 'correction-made',
              process,
              body: {
                on: { view: 'documents', key: row.key },
                field,
                value: absent ? null : value,
                reason: reason.trim(),
              },
              // Whoever may read the document reads what is corrected about it.
              ...(row.entries[0] === undefined ? {} : { like: row.entries[0] }),
              done: words('correctDocument.done'),
              undo: true,
            },
            { onSuccess: onClose },
          )
        }}
      >
        <p className="quiet">{words('correctDocument.about')}</p>
        <NativeSelect
          label={words('correctDocument.field')}
          value={field}
          onChange={(event) => {
            const next = event.currentTarget.value as Field // the options are these five
            setField(next)
            setTyped(now(next))
            setAbsent(false)
          }}
          data={fields.map((one) => ({ value: one, label: term('field', one) }))}
        />
        <p className="quiet">
          {words('correctDocument.now')}{' '}
          <bdi>
            {now(field) === ''
              ? words('correctDocument.none')
              : field === 'published'
                ? `${dates(now(field))} (${now(field)})`
                : now(field)}
          </bdi>
        </p>
        <TextInput
          label={words('correctDocument.value')}
          description={
            field === 'published'
              ? words('correctDocument.date')
              : field === 'language'
                ? words('correctDocument.language')
                : undefined
          }
          value={absent ? '' : typed}
          disabled={absent}
          maxLength={1000}
          dir={field === 'published' || field === 'language' ? 'ltr' : 'auto'}
          error={wrong === null ? undefined : words(wrong)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {shown !== null && (
          <p className="quiet" role="status">
            {words('correctDocument.reads')} <bdi>{shown}</bdi>
          </p>
        )}
        {field !== 'language' && (
          <label className="layer">
            <input type="checkbox" checked={absent} onChange={(event) => setAbsent(event.currentTarget.checked)} />
            {words('correctDocument.absent')}
          </label>
        )}
        <Textarea
          label={words('correctDocument.reason')}
          description={words('correctDocument.reason.about')}
          value={reason}
          required
          rows={2}
          maxLength={2000}
          dir="auto"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="form-end">
          <Cancel />
          <Button
            type="submit"
            disabled={wrong !== null || unchanged || reason.trim() === ''}
            loading={write.isPending}
          >
            {words('correct.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
