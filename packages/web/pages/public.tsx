// The public page of a process: made from public rows alone, for a reader with an account as for one without.
import { createClient } from '@parley/api/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useDateWords } from '../dates/date-words.ts'
import { LanguageSwitch, ThemeSwitch } from '../frame/top-bar.tsx'
import { keyOf } from '../hub/queries.ts'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'

// No cookie goes out: whoever looks is nobody in particular to the hub.
const stranger = createClient({ fetch: (url, init) => fetch(url, { ...init, credentials: 'omit' }) })
const shownMax = 12

const publicQuery = (process: string) => ({
  queryKey: keyOf('public', process),
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { processes } = await stranger.processes(undefined, { signal })
    const found = processes.find(({ key }) => key === process)
    if (found === undefined) return null
    const [timeline, documents, disputed, checkpoint] = await Promise.all([
      stranger.viewRows({ view: 'timeline', process, limit: shownMax, sort: '-sort' }, { signal }),
      stranger.viewRows({ view: 'documents', process, limit: shownMax }, { signal }),
      stranger.viewRows({ view: 'accounts', process, limit: shownMax, filter: { disputed: ['true'] } }, { signal }),
      stranger.checkpoint(undefined, { signal }).then(
        (response) => response.text(),
        // The log's tiles may be for members alone; the page stands without.
        () => null,
      ),
    ])
    return { process: found, timeline, documents, disputed, size: checkpoint === null ? null : sizeOf(checkpoint) }
  },
})

/** The second line of a checkpoint is the log's size (C2SP tlog-checkpoint). */
const sizeOf = (checkpoint: string): number => Number(checkpoint.split('\n')[1] ?? 0)

export default function PublicPage() {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  // The route gives it.
  const { process } = useParams({ strict: false }) as { process: string }
  const page = useQuery(publicQuery(process))
  useTitle(page.data?.process.name ?? words('public.title'))
  return (
    <main className="plain-page">
      <div className="plain-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <Answer of={page} lines={10}>
        {(found) =>
          found === null ? (
            <Empty title={words('public.none')} />
          ) : (
            <>
              <h1 dir="auto">{found.process.name}</h1>
              <p className="lead" dir="auto">
                {found.process.description}
              </p>
              <p className="quiet">{words('public.about')}</p>
              <Lines
                title={words('public.latest')}
                lines={found.timeline.rows.map((row) => ({
                  key: row.key,
                  words: row.passage,
                  about: row.date === null ? words('date.none') : dates(row.date),
                }))}
              />
              <Lines
                title={words('public.disputed')}
                lines={found.disputed.rows.map((row) => ({ key: row.key, words: row.passage, about: '' }))}
              />
              <Lines
                title={words('public.documents')}
                lines={found.documents.rows.map((row) => ({
                  key: row.key,
                  words: row.title ?? row.name,
                  about: [row.publisher, row.published === null ? words('date.none') : dates(row.published)]
                    .filter(Boolean)
                    .join(' · '),
                }))}
              />
              {found.process.organisations.length > 0 && (
                <section>
                  <h2>{words('public.organisations')}</h2>
                  <ul className="plain-list recipient-rows">
                    {found.process.organisations.map((one) => (
                      <li key={one.organisation}>
                        <span className="recipient-name" dir="auto">
                          {one.name}
                        </span>
                        <span className="quiet">{term('role', one.role.replaceAll(' ', '-'))}</span>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              {found.size !== null && (
                <section>
                  <h2>{words('public.log')}</h2>
                  <p>{words('public.log.about', { count: found.size })}</p>
                </section>
              )}
              <p>
                <Link to={pagePath(process, 'situation')} className="button-link">
                  {words('page.situation')}
                </Link>
              </p>
            </>
          )
        }
      </Answer>
    </main>
  )
}

type Line = { readonly key: string; readonly words: string; readonly about: string }

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="rows">
        {lines.map((line) => (
          <li key={line.key} className="row-line">
            <span className="row-words" dir="auto">
              {line.words}
            </span>
            <span className="row-about">{line.about}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
