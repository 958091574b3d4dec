// Every document of the process: what came in, how far it is read, and the place to bring more.
import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { DocumentRow } from '../hub/client.ts'
import { useLive } from '../hub/live.tsx'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { AddDocuments } from '../parts/add-documents.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { More } from '../parts/more.tsx'
import { PresentMark } from '../parts/present.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { documentPath } from '../paths.ts'
import { useAddress } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

const fields = ['state', 'publisher', 'language', 'dated', 'unnamedSources', 'mediaType'] as const

export default function DocumentsPage() {
  const words = useWords()
  const { locale } = useFormats()
  useTitle(words('page.documents'))
  const process = useProcess()
  const me = useMe()
  const [q] = useAddress('q')
  const [sort, setSort] = useAddress('sort')
  const [add, setAdd] = useAddress('add')
  const filter = useFilter(fields)
  const list = useInfiniteQuery({
    ...pagesQuery('documents', {
      process,
      limit: 30,
      facets: fields.join(','),
      ...(q === '' ? {} : { q }),
      ...(sort === '' ? {} : { sort }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  const languageNames = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const yesNo = (yes: string, no: string) => (value: string) => (value === 'true' ? yes : no)
  const facets: readonly Facet[] = [
    { field: 'state', title: 'facet.state', vocabulary: 'state' },
    { field: 'publisher', title: 'facet.publisher' },
    {
      field: 'language',
      title: 'facet.language',
      say: (value) => (value === 'und' ? words('language.unknown') : (languageNames.of(value) ?? value)),
    },
    { field: 'dated', title: 'facet.dated', say: yesNo(words('dated.yes'), words('dated.no')) },
    { field: 'unnamedSources', title: 'facet.unnamed', say: yesNo(words('unnamed.yes'), words('unnamed.no')) },
  ]
  const page = useRef<HTMLDivElement>(null)
  const dropped = useDrop(me?.canWrite ? page : null, () => setAdd('1'))

  return (
    <div className="list-page" ref={page} data-dropping={dropped.over || undefined}>
      <header className="page-head">
        <h1>{words('page.documents')}</h1>
      </header>
      {me?.canWrite && (
        <AddDocuments
          opened={add !== ''}
          onOpened={(opened) => setAdd(opened ? '1' : '')}
          dropped={dropped.files}
          onTaken={dropped.clear}
        />
      )}
      <div className="list-tools">
        <SearchField label={words('documents.search')} />
        <NativeSelect
          aria-label={words('list.sort')}
          value={sort}
          onChange={(event) => setSort(event.currentTarget.value)}
          data={[
            { value: '', label: words('sort.received') },
            { value: '-published', label: words('sort.published') },
            { value: 'title', label: words('sort.title') },
            { value: '-claims', label: words('sort.claims') },
          ]}
        />
      </div>
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={10}>
            {({ pages }) => {
              const total = pages[0]?.total ?? 0
              const rows = pages.flatMap((one) => one.rows)
              return (
                <>
                  <p className="total" role="status">
                    {words('documents.total', { count: total })}
                  </p>
                  {rows.length === 0 ? (
                    <Empty
                      title={words(q === '' && Object.keys(filter).length === 0 ? 'documents.empty' : 'list.nothing')}
                    >
                      <p>
                        {words(
                          q === '' && Object.keys(filter).length === 0 ? 'documents.empty.how' : 'list.nothing.how',
                        )}
                      </p>
                    </Empty>
                  ) : (
                    <ul className="rows documents">
                      {rows.map((row) => (
                        <DocumentItem key={row.key} row={row} />
                      ))}
                    </ul>
                  )}
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
    </div>
  )
}

function DocumentItem({ row }: { readonly row: DocumentRow }) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const names = useNames()
  const { moment } = useFormats()
  const process = useProcess()
  const progress = useLive().reading.get(row.key)
  const state = row.state === 'received' && progress?.state === 'reading' ? 'reading' : row.state
  return (
    <li className="row-line">
      <Link to={documentPath(process, row.key)}>
        <span className="row-words" dir={row.direction} lang={row.language === 'und' ? undefined : row.language}>
          {row.title ?? row.name}
        </span>
        <span className="row-about">
          {row.publisher !== null && <bdi>{row.publisher}</bdi>}
          <span data-missing={row.published === null || undefined}>
            {row.state === 'read'
              ? row.published === null
                ? words('document.undated')
                : dates(row.published)
              : names(row.receivedBy)}
          </span>
          {state === 'read' ? (
            <span>
              {words('documents.counts', {
                claims: row.counts.claims,
                actors: row.counts.actors,
                events: row.counts.events,
              })}
            </span>
          ) : (
            <span className="state" data-state={state}>
              {term('state', state)}
              {row.problem !== null && `: ${row.problem.message}`}
            </span>
          )}
          {row.counts.accepted > 0 && <span>{words('documents.accepted', { count: row.counts.accepted })}</span>}
          <PresentMark on={{ view: 'documents', key: row.key }} quiet />
          <span className="row-end">{moment(row.received)}</span>
        </span>
      </Link>
    </li>
  )
}

/** Files dropped anywhere on the page. */
function useDrop(page: RefObject<HTMLElement | null> | null, onDropped: () => void) {
  const [over, setOver] = useState(false)
  const [files, setFiles] = useState<readonly File[]>([])
  useEffect(() => {
    const element = page?.current
    if (!element) return
    const has = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const drag = (event: DragEvent) => {
      if (!has(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !element.contains(event.relatedTarget)) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!has(event)) return
      event.preventDefault()
      setOver(false)
      setFiles([...(event.dataTransfer?.files ?? [])])
      onDropped()
    }
    element.addEventListener('dragover', drag)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragover', drag)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
    }
  }, [page, onDropped])
  return { over, files, clear: () => setFiles([]) }
}
