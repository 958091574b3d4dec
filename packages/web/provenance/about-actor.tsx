// An actor: every name and role with the documents that use it, and names that cannot all be one person's.
import { otherName } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { ActorRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Notes } from '../parts/notes.tsx'
import { documentPath } from '../paths.ts'
import { useTerm, useWords, withWords } from '../words/words.ts'
import { EntryProofs, KnownSince } from './entry-proofs.tsx'
import { Fact } from './fact.tsx'
import { Passage } from './passage.tsx'

const StandingOf = lazy(() =>
  withWords('standing', async () => ({ default: (await import('../standing/standing-of.tsx')).StandingOf })),
)

export function AboutActor({ row }: { readonly row: ActorRow }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const claims =
    useQuery(
      allRowsQuery(
        'claims',
        { process, filter: { sourceActor: row.keys.length === 0 ? [row.key] : row.keys.slice(0, 32) }, limit: 20 },
        20,
      ),
    ).data ?? []
  const names = new Set(row.names.map(({ name }) => otherName(name)))
  const standing = (useQuery(allRowsQuery('standing', { process }, 400)).data ?? []).filter((one) =>
    one.names.some((name) => names.has(otherName(name))),
  )
  return (
    <>
      <p className="panel-lead">
        <bdi>{row.name}</bdi> <span className="quiet">{term('actor', row.type)}</span>
      </p>
      <dl className="facts">
        <KnownSince entries={row.entries} />
        {row.mergedInto !== null && <Fact name={words('fact.merged')}>{words('actors.mergedInto')}</Fact>}
        {row.includes.length > 0 && (
          <Fact name={words('fact.merged')}>{words('actors.includes', { count: row.includes.length })}</Fact>
        )}
        {row.separateFrom.length > 0 && (
          <Fact name={words('fact.separate')}>{words('actors.separate', { count: row.separateFrom.length })}</Fact>
        )}
      </dl>
      <NamesIn
        title={words('actors.names')}
        items={row.names.map(({ name, documents }) => ({ text: name, documents }))}
      />
      {row.roles.length > 0 && (
        <NamesIn
          title={words('actors.roles')}
          items={row.roles.map(({ role, documents }) => ({ text: role, documents }))}
        />
      )}
      {row.conflicts.map((conflict) => (
        <section key={conflict.names.join('|')} className="conflict">
          <h3>{words('actors.conflict', { count: conflict.names.length })}</h3>
          <p dir="auto">{conflict.why}</p>
        </section>
      ))}
      {standing.length > 0 && (
        <Suspense fallback={null}>
          {standing.map((one) => (
            <StandingOf key={one.key} row={one} />
          ))}
        </Suspense>
      )}
      {claims.length > 0 && (
        <section>
          <h3>{words('actors.said')}</h3>
          {claims.map((claim) => (
            <Passage
              key={claim.key}
              words={claim.content}
              document={claim.document}
              title={claim.documentTitle}
              publisher={claim.publisher}
              published={claim.published}
              language={claim.language}
              claim={claim.key}
            />
          ))}
        </section>
      )}
      <Notes on={{ view: 'actors', key: row.key }} like={row.entries[0]} />
      <EntryProofs entries={row.entries} />
    </>
  )
}

function NamesIn({
  title,
  items,
}: {
  title: string
  items: readonly { text: string; documents: readonly string[] }[]
}) {
  const words = useWords()
  const process = useProcess()
  const titles = new Map(
    (useQuery(allRowsQuery('documents', { process })).data ?? []).map((one) => [one.key, one.title ?? one.name]),
  )
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain-list">
        {items.map(({ text, documents }) => (
          <li key={text}>
            <bdi className="name">{text}</bdi>
            <span className="quiet">
              {documents.map((document) => (
                <Link key={document} className="in-document" to={documentPath(process, document)}>
                  <bdi>{titles.get(document) ?? words('document.untitled')}</bdi>
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
