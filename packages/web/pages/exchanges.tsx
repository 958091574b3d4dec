// The ledger of exchanges: how many came to which stage, by group and by ratio. Names stand here only for those whose
// group may see the list; everybody counts the seals.

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { opens } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExchangeRow } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { TimeControls } from '../promises/time-controls.tsx'
import { asKnown, useWhen } from '../promises/when.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

const stages = ['agreed', 'listed', 'to-be-released', 'released', 'received', 'verified'] as const

export default function ExchangesPage() {
  const words = useWords()
  useTitle(words('page.exchanges'))
  const process = useProcess()
  const when = useWhen()
  const exchanges = useQuery(allRowsQuery('exchanges', { process, ...asKnown(when) }))
  return (
    <div className="list-page exchanges-page">
      <header className="page-head">
        <h1>{words('page.exchanges')}</h1>
        <p className="quiet">{words('exchanges.about')}</p>
      </header>
      <TimeControls when={when} from={null} until={null} knownOnly />
      <Answer of={exchanges} lines={12}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words('exchanges.none')}>
              <p>{words('exchanges.none.how')}</p>
            </Empty>
          ) : (
            rows.map((row) => <Exchange key={row.key} row={row} />)
          )
        }
      </Answer>
    </div>
  )
}

function Exchange({ row }: { readonly row: ExchangeRow }) {
  const words = useWords()
  const open = useOpen()
  const title = words(`exchange.${row.of as 'detainees' /* its four words all have words */}`)
  const between = words('exchange.from', { holder: row.holder, receiver: row.receiver })
  return (
    <section className="exchange" aria-label={`${title}: ${between}`}>
      <header>
        <h2>
          {title} <span className="quiet">{between}</span>
        </h2>
        <p className="quiet">
          {row.intermediary !== null && words('exchange.through', { who: row.intermediary })}{' '}
          <button type="button" className="inline-button" onClick={() => open({ view: 'exchanges', key: row.key })}>
            {words('provenance.open')}
          </button>
        </p>
        {row.ratio.map((one) => (
          <p key={`${one.exchange}-${one.category}`}>
            {words('exchange.ratio', { times: one.times, counted: one.counted, owed: one.owed })}
          </p>
        ))}
      </header>
      <Ledger row={row} />
      <Persons row={row} />
      {row.faults.length > 0 && (
        <div className="notice">
          <h3>{words('exchange.faults')}</h3>
          {row.faults.map((one) => (
            <p key={one.code}>
              {words('exchange.fault', { code: one.code.replaceAll('-', ' '), count: one.seals.length })}
            </p>
          ))}
        </div>
      )}
    </section>
  )
}

type Line = {
  readonly name: string
  readonly on: string | null
  readonly agreed: number | null
  readonly reached: Readonly<Record<string, number>>
}

function Ledger({ row }: { readonly row: ExchangeRow }) {
  const words = useWords()
  const term = useTerm()
  const { number, day } = useFormats()
  const lines: readonly Line[] = [
    ...row.batches.map(({ batch, ...rest }) => ({ name: `${words('exchange.batch')} ${batch}`, ...rest })),
    ...row.categories.map(({ category, name, agreed, reached }) => ({
      name: row.categories.length > 1 || row.batches.length === 0 ? (name ?? category) : words('exchange.all'),
      on: null,
      agreed: agreed ?? (row.categories.length === 1 ? row.owed : null),
      reached,
    })),
  ]
  const shown = stages.filter(
    (stage) => stage !== 'to-be-released' || lines.some(({ reached }) => reached[stage] !== undefined),
  )
  return (
    <div className="matrix-scroll">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{words('exchange.batch')}</th>
            <th scope="col">{words('exchange.on')}</th>
            {shown.map((stage) => (
              <th key={stage} scope="col">
                {term('stage', stage)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, on, agreed, reached }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{on === null ? '' : day(on)}</td>
              {shown.map((stage) => {
                const count = stage === 'agreed' ? (agreed ?? reached.agreed) : reached[stage]
                return (
                  <td
                    key={stage}
                    data-label={term('stage', stage)}
                    data-short={agreed != null && (count ?? 0) < agreed ? true : undefined}
                  >
                    {count === undefined || count === null ? '–' : number(count)}
                    {stage !== 'agreed' && agreed != null && agreed > 0 && (
                      <meter min={0} max={agreed} value={count ?? 0} aria-hidden="true" />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Persons({ row }: { readonly row: ExchangeRow }) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const { number, list, day } = useFormats()
  const seals = new Set(row.persons.map(({ seal }) => seal))
  const named = row.persons.filter(({ name }) => name !== null)
  return (
    <>
      <details className="counts">
        <summary>
          {words('exchange.counts')} <span className="count">{number(row.counts.length)}</span>
        </summary>
        <ul className="rows">
          {row.counts.map((one) => (
            <li key={one.entries.join()} className="row-line">
              <button
                type="button"
                onClick={() => one.entries[0] !== undefined && open({ view: 'entries', key: one.entries[0] })}
              >
                <span className="row-words">
                  {number(one.count)} · {term('stage', one.stage)}
                  {one.batch !== null && ` · ${words('exchange.batch')} ${one.batch}`}
                </span>
                <span className="row-about">
                  <Name of={one.counter} />
                  <span>{day(one.on)}</span>
                  <span>{words(one.isProvable ? 'exchange.provable' : 'exchange.plain')}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </details>
      {row.persons.length > 0 && (
        <details className="persons">
          <summary>
            {words('exchange.persons')} <span className="count">{number(seals.size)}</span>
          </summary>
          <p className="quiet">{words('exchange.seals', { count: seals.size })}</p>
          {named.length > 0 && <p className="quiet">{words('exchange.named', { count: named.length })}</p>}
          <CheckName row={row} />
          <ul className="seals">
            {row.persons.map((one) => (
              <li key={one.seal}>
                <span className="person-name">
                  {one.name === null ? (
                    <span className="quiet">{words('exchange.sealed')}</span>
                  ) : (
                    <bdi>{[one.name, one.mark].filter(Boolean).join(', ')}</bdi>
                  )}
                </span>
                <code title={one.seal}>{one.seal.slice(0, 12)}…</code>
                <span className="quiet">
                  {one.stages.length === 0
                    ? words('exchange.offList')
                    : list(one.stages.map((stage) => term('stage', stage)))}
                  {one.opens !== null && ` · ${words(one.opens ? 'exchange.opens' : 'exchange.opensNot')}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Holds a disclosed name against the seals, on this page alone. */
function CheckName({ row }: { readonly row: ExchangeRow }) {
  const words = useWords()
  const term = useTerm()
  const { list } = useFormats()
  const [name, setName] = useState('')
  const [mark, setMark] = useState('')
  const [salt, setSalt] = useState('')
  const [category, setCategory] = useState(row.categories[0]?.category ?? '')
  const [found, setFound] = useState<ExchangeRow['persons'][number] | null | undefined>(undefined)
  const isSalt = /^[0-9a-f]{64}$/.test(salt.trim())
  return (
    <details className="check-name">
      <summary>{words('exchange.check')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const person = {
            exchange: row.key,
            category,
            name: name.trim(),
            ...(mark.trim() === '' ? {} : { mark: mark.trim() }),
          }
          setFound(row.persons.find(({ seal }) => opens(seal, person, salt.trim())) ?? null)
        }}
      >
        <p className="quiet">{words('exchange.check.about')}</p>
        <div className="form-pair">
          <TextInput
            label={words('exchange.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={words('exchange.check.mark')}
            value={mark}
            onChange={(event) => setMark(event.currentTarget.value)}
          />
          <TextInput
            label={words('exchange.check.salt')}
            value={salt}
            dir="ltr"
            onChange={(event) => setSalt(event.currentTarget.value)}
          />
          {row.categories.length > 1 && (
            <NativeSelect
              label={words('exchange.persons')}
              value={category}
              data={row.categories.map((one) => ({ value: one.category, label: one.name ?? one.category }))}
              onChange={(event) => setCategory(event.currentTarget.value)}
            />
          )}
        </div>
        <div className="form-end">
          <Button type="submit" size="sm" variant="default" disabled={name.trim() === '' || !isSalt}>
            {words('exchange.check.send')}
          </Button>
        </div>
        {found !== undefined && (
          <p role="status">
            {found === null
              ? words('exchange.check.no')
              : words('exchange.check.yes', {
                  seal: `${found.seal.slice(0, 12)}…`,
                  stages: list(found.stages.map((stage) => term('stage', stage))),
                })}
          </p>
        )}
      </form>
    </details>
  )
}
