// The other document beside this one: what it is a translation of, or a translation somebody brought into the record.
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { readingQuery, rowQuery, rowsQuery } from '../hub/queries.ts'
import { Loading } from '../parts/states.tsx'
import { pagePath } from '../paths.ts'
import { useFormats, useWords } from '../words/words.ts'

/** The documents to set beside it: the one it translates, and translations of it or of that one. */
export function useTranslations(row: DocumentRow): readonly DocumentRow[] {
  const process = useProcess()
  const first = row.translationOf ?? row.key
  const translated = useQuery({
    ...rowQuery('documents', first, process),
    enabled: row.translationOf !== null,
    // It may be one that this reader may not see.
    retry: false,
  }).data
  const others = useQuery(rowsQuery('documents', { process, filter: { translationOf: [first] }, limit: 20 })).data?.rows
  const known = row.translationOf === null || translated === undefined ? [] : [translated]
  return [...known, ...(others ?? []).filter(({ key }) => key !== row.key)]
}

export function Translation({ of }: { readonly of: readonly DocumentRow[] }) {
  const words = useWords()
  const process = useProcess()
  const { locale } = useFormats()
  const [chosen, setChosen] = useState('')
  const row = of.find(({ key }) => key === chosen) ?? of[0]
  const reading = useQuery(readingQuery(row?.key ?? '', row?.reading ?? null)).data
  if (row === undefined) return null
  const languages = new Intl.DisplayNames([locale], { type: 'language' })
  const nameOf = ({ language, title, name }: DocumentRow) =>
    [language === 'und' ? '' : (languages.of(language) ?? language), title ?? name].filter(Boolean).join(' · ')
  const text = reading?.reading.document
  return (
    <section className="original" aria-label={words('document.translation')}>
      {of.length > 1 && (
        <NativeSelect
          label={words('document.translation.which')}
          value={row.key}
          data={of.map((one) => ({ value: one.key, label: nameOf(one) }))}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      )}
      <p className="quiet">
        <Link to={pagePath(process, `documents/${row.key}`)}>
          <bdi>{nameOf(row)}</bdi>
        </Link>
      </p>
      {text === undefined ? (
        <Loading lines={10} />
      ) : (
        <div dir={text.direction} lang={text.language === 'und' ? undefined : text.language}>
          {text.blocks.map((block) => (
            <p key={block.start} className={block.type === 'table' ? 'original-table' : undefined}>
              {text.text.slice(block.start, block.end)}
            </p>
          ))}
        </div>
      )}
    </section>
  )
}
