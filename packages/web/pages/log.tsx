// The log: every entry one may see as a sentence, newest first; the checkpoint; and the check that runs here.
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { EntryLine } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { entriesQuery, entryQuery } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { More } from '../parts/more.tsx'
import { Answer, Empty, Loading } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { AudienceWords, FromElsewhere } from '../provenance/entry-proofs.tsx'
import { checkLog } from '../provenance/trust.ts'
import { useFormats, useTerm, useWords, type WordId } from '../words/words.ts'

const CheckSteps = lazy(() => import('../provenance/check-steps.tsx'))

export default function LogPage() {
  const words = useWords()
  useTitle(words('page.log'))
  const process = useProcess()
  const { day } = useFormats()
  const list = useInfiniteQuery(entriesQuery(process))
  return (
    <div className="log-page column">
      <header className="page-head">
        <h1>{words('page.log')}</h1>
        <p className="lead">{words('log.about')}</p>
      </header>
      <Checkpoint />
      <Answer of={list} lines={12}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries)
          if (entries.length === 0) return <Empty title={words('log.empty')} />
          return (
            <>
              {byDay(entries, day).map(([name, some]) => (
                <section key={name}>
                  <h2>{name}</h2>
                  <ul className="rows log-rows">
                    {some.map((entry) => (
                      <LogLine key={entry.id} entry={entry} />
                    ))}
                  </ul>
                </section>
              ))}
              <More of={list} />
            </>
          )
        }}
      </Answer>
    </div>
  )
}

function byDay(
  entries: readonly EntryLine[],
  day: (at: string) => string,
): readonly (readonly [string, readonly EntryLine[]])[] {
  const days = new Map<string, EntryLine[]>()
  for (const entry of entries) {
    const name = day(entry.at)
    const known = days.get(name)
    if (known === undefined) days.set(name, [entry])
    else known.push(entry)
  }
  return [...days]
}

function LogLine({ entry }: { readonly entry: EntryLine }) {
  const words = useWords()
  const { clock } = useFormats()
  const [checking, setChecking] = useState(false)
  return (
    <li className="log-line">
      <time dateTime={entry.at}>{clock(entry.at)}</time>
      <div>
        <p dir="auto">{entry.sentence}</p>
        {entry.from !== null && <FromElsewhere origin={entry.from} />}
        <p className="quiet">
          <AudienceWords audience={entry.audience} author={entry.author} /> · TLP:{entry.marking.tlp}
          <button
            type="button"
            className="inline-button"
            aria-expanded={checking}
            onClick={() => setChecking(!checking)}
          >
            {words(checking ? 'check.close' : 'check.start')}
          </button>
        </p>
        {checking && <CheckOf id={entry.id} />}
      </div>
    </li>
  )
}

function CheckOf({ id }: { readonly id: string }) {
  const proof = useQuery(entryQuery(id))
  return (
    <Answer of={proof} lines={4}>
      {(found) => (
        <Suspense fallback={<Loading lines={4} />}>
          <CheckSteps proof={found} />
        </Suspense>
      )}
    </Answer>
  )
}

function Checkpoint() {
  const words = useWords()
  const term = useTerm()
  const { number, moment } = useFormats()
  const checked = useQuery({ queryKey: ['entries', 'checkpoint'], queryFn: checkLog, retry: 1 })
  return (
    <section className="checkpoint" aria-label={words('log.checkpoint')}>
      <Answer of={checked} lines={3}>
        {(found) => {
          const alarming = found.outcome === 'forked' || found.outcome === 'key-changed' || found.signed === false
          return (
            <>
              <p
                className="checkpoint-result"
                data-alarming={alarming || undefined}
                role={alarming ? 'alert' : 'status'}
              >
                <Icon name={alarming ? 'reject' : 'check'} />
                <strong>
                  {words(`log.${found.outcome}` as WordId /* five known ids */, {
                    size: number(found.size),
                    first: number(found.first.size),
                    when: moment(found.first.at),
                  })}
                </strong>
              </p>
              <dl className="facts">
                <div>
                  <dt>{words('log.origin')}</dt>
                  <dd>
                    <code dir="ltr">{found.origin}</code>
                  </dd>
                </div>
                <div>
                  <dt>{words('log.size')}</dt>
                  <dd className="figure">{number(found.size)}</dd>
                </div>
                <div>
                  <dt>{words('log.root')}</dt>
                  <dd>
                    <code dir="ltr" className="hash">
                      {found.root}
                    </code>
                  </dd>
                </div>
                <div>
                  <dt>{words('log.signature')}</dt>
                  <dd>{term('signed', String(found.signed))}</dd>
                </div>
              </dl>
              <p className="quiet">{words('log.checkpoint.about')}</p>
              <Button
                variant="default"
                size="compact-sm"
                loading={checked.isFetching}
                onClick={() => void checked.refetch()}
              >
                {words('log.checkAgain')}
              </Button>
            </>
          )
        }}
      </Answer>
    </section>
  )
}
