// Tables that teams keep, brought in from the files they keep them in: chosen, looked at row by row, read in. What is left to
// say about a file is asked where it is wanted, and the way on to the brief stands at the end.
import { Button } from '@mantine/core'
import { documentForm } from '@parley/api/client'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { messageOf } from '../hub/write.ts'
import { ImportFile } from '../imports/import-file.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useTitle } from '../parts/title.ts'
import { useToasts } from '../parts/toasts.tsx'
import { pagePath } from '../paths.ts'
import { useWords } from '../words/words.ts'

type HandedIn = { readonly name: string; readonly document: string; readonly readers: Readers }

export default function ImportPage() {
  const words = useWords()
  useTitle(words('import.title'))
  const process = useProcess()
  const toasts = useToasts()
  const [files, setFiles] = useState<readonly File[]>([])
  const [readers, setReaders] = useState<Readers>('own')
  const [handedIn, setHandedIn] = useState<readonly HandedIn[]>([])
  const [written, setWritten] = useState(0)
  const take = useMutation({
    mutationFn: async () => {
      const form = { process, audience: [...audienceOf(readers)], ids: files.map(() => newId('ent')) }
      const bytes = files.map((file) => ({ name: file.name, bytes: file }))
      const { documents } = await hub.addDocuments({ body: documentForm(bytes, form) })
      return files.flatMap(({ name }, at): HandedIn[] => {
        const document = documents[at]?.document
        return document === undefined ? [] : [{ name, document, readers }]
      })
    },
    onSuccess: (taken) => {
      setHandedIn([...handedIn, ...taken])
      setFiles([])
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  return (
    <div className="list-page import-page">
      <header className="page-head">
        <h1>{words('import.title')}</h1>
        <p className="quiet">{words('import.about')}</p>
      </header>
      <section aria-labelledby="import-choose">
        <h2 id="import-choose">{words('import.step.choose')}</h2>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (files.length > 0) take.mutate()
          }}
        >
          <label className="field">
            <span>{words('import.file')}</span>
            <span className="quiet">{words('import.file.hint')}</span>
            <input
              // A fresh field once its files are taken: the same file can be chosen again.
              key={handedIn.length}
              type="file"
              multiple
              required
              accept=".csv,.tsv,.xlsx"
              onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
            />
          </label>
          <ReadersChoice value={readers} onChange={setReaders} />
          <p className="quiet">{words('import.readers.hint')}</p>
          <div className="form-end">
            <Button type="submit" loading={take.isPending} disabled={files.length === 0}>
              {words('import.look')}
            </Button>
          </div>
        </form>
      </section>
      {handedIn.length > 0 && (
        <section aria-labelledby="import-look">
          <h2 id="import-look">{words('import.step.look')}</h2>
          <p className="quiet">{words('import.step.look.about')}</p>
          {handedIn.map(({ name, document, readers: of }) => (
            <ImportFile
              key={document}
              file={name}
              document={document}
              readers={of}
              onWritten={(by) => setWritten((all) => all + by)}
            />
          ))}
        </section>
      )}
      {handedIn.length > 0 && (
        <section aria-labelledby="import-next">
          <h2 id="import-next">{words('import.step.next')}</h2>
          <p className="quiet">{words(written > 0 ? 'import.step.next.about' : 'import.step.next.not')}</p>
          {written > 0 && (
            <p>
              <Link
                className="button-link"
                to={pagePath(process, 'brief')}
                search={{ kind: 'weekly' } as never /* read by the page itself */}
              >
                {words('import.brief')}
              </Link>{' '}
              <Link className="inline-link" to={pagePath(process, 'incidents')}>
                {words('page.incidents')}
              </Link>{' '}
              <Link className="inline-link" to={pagePath(process, 'aid')}>
                {words('page.aid')}
              </Link>
            </p>
          )}
        </section>
      )}
    </div>
  )
}
