// Find anything, do anything: one field over pages, documents, actors, claims and actions.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useMe, useProcess } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { sourceName } from '../marks/source-name.ts'
import { pages } from '../pages/all.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { documentPath, pagePath, subjectText } from '../paths.ts'
import { languages, speak, useTerm, useWords, type WordId } from '../words/words.ts'

type Hit = {
  readonly id: string
  readonly icon: IconName
  readonly text: string
  readonly more?: string
  readonly go: () => unknown
}
type Group = { readonly title: WordId; readonly hits: readonly Hit[] }

export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const navigate = useNavigate()
  const me = useMe()
  const shown = useComputedColorScheme('light')
  const { setColorScheme } = useMantineColorScheme()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 150)
  const [at, setAt] = useState(0)
  const list = useId()
  const asked = { enabled: q.length > 1, placeholderData: keepPreviousData }
  const documents = useQuery({ ...rowsQuery('documents', { process, q, limit: 5 }), ...asked })
  const actors = useQuery({ ...rowsQuery('actors', { process, q, limit: 5 }), ...asked })
  const claims = useQuery({ ...rowsQuery('claims', { process, q, limit: 5 }), ...asked })

  const groups = useMemo((): readonly Group[] => {
    const to = (path: string, search?: Record<string, string>) => () => void navigate({ to: path, search } as never) // paths are made here
    const fits = (hit: Hit) => hit.text.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())
    const found = q.length > 1
    return [
      {
        title: 'palette.pages' as const,
        hits: pages
          .flatMap((page): Hit[] =>
            page.icon === undefined
              ? []
              : [{ id: page.path, icon: page.icon, text: words(page.title), go: to(pagePath(process, page.path)) }],
          )
          .filter(fits),
      },
      {
        title: 'page.documents' as const,
        hits: (found ? (documents.data?.rows ?? []) : []).map((row) => ({
          id: row.key,
          icon: 'documents' as const,
          text: row.title ?? row.name,
          ...(row.publisher === null ? {} : { more: row.publisher }),
          go: to(documentPath(process, row.key)),
        })),
      },
      {
        title: 'page.actors' as const,
        hits: (found ? (actors.data?.rows ?? []) : []).map((row) => ({
          id: row.key,
          icon: 'actors' as const,
          text: row.name,
          more: term('actor', row.type),
          go: to(pagePath(process, 'actors'), { open: subjectText({ view: 'actors', key: row.key }) }),
        })),
      },
      {
        title: 'page.claims' as const,
        hits: (found ? (claims.data?.rows ?? []) : []).map((row) => ({
          id: row.key,
          icon: 'claims' as const,
          text: row.content,
          more: sourceName(row, words),
          go: to(documentPath(process, row.document), { claim: row.key }),
        })),
      },
      {
        title: 'palette.actions' as const,
        hits: [
          ...(me?.canWrite
            ? [
                {
                  id: 'add',
                  icon: 'add' as const,
                  text: words('documents.add'),
                  go: to(pagePath(process, 'documents'), { add: '1' }),
                },
              ]
            : []),
          {
            id: 'theme',
            icon: shown === 'dark' ? ('sun' as const) : ('moon' as const),
            text: words(shown === 'dark' ? 'frame.light' : 'frame.dark'),
            go: () => setColorScheme(shown === 'dark' ? 'light' : 'dark'),
          },
          ...languages.map(({ code, name }) => ({
            id: code,
            icon: 'language' as const,
            text: name,
            go: () => speak(code),
          })),
        ].filter(fits),
      },
    ].filter((group) => group.hits.length > 0)
  }, [text, q, documents.data, actors.data, claims.data, words, term, process, navigate, me, shown, setColorScheme])

  const hits = groups.flatMap((group) => group.hits)
  const chosen = hits[Math.min(at, hits.length - 1)]
  const run = (hit: Hit | undefined) => {
    if (hit === undefined) return
    onClose()
    void hit.go()
  }
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && hits.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, hits.length - 1) + by + hits.length) % hits.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(chosen)
    }
  }
  const optionId = (hit: Hit) => `${list}-${hits.indexOf(hit)}`

  return (
    <Dialog title={words('frame.find')} onClose={onClose} plain>
      <div className="palette">
        <div className="palette-field">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-label={words('frame.find')}
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
            placeholder={words('palette.hint')}
            value={text}
            autoFocus
            onChange={(event) => {
              setText(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={press}
          />
        </div>
        <div id={list} role="listbox" aria-label={words('palette.found')} className="palette-hits">
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div key={group.title} role="group" aria-label={words(group.title)}>
              <p className="palette-group" aria-hidden="true">
                {words(group.title)}
              </p>
              {group.hits.map((hit) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
                <div
                  key={hit.id}
                  id={optionId(hit)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={hit === chosen}
                  className="palette-hit"
                  onClick={() => run(hit)}
                  onMouseMove={() => setAt(hits.indexOf(hit))}
                >
                  <Icon name={hit.icon} />
                  <span className="one-line" dir="auto">
                    {hit.text}
                  </span>
                  {hit.more !== undefined && (
                    <span className="quiet one-line" dir="auto">
                      {hit.more}
                    </span>
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
        {hits.length === 0 && <p className="palette-none">{words('palette.none')}</p>}
      </div>
    </Dialog>
  )
}
