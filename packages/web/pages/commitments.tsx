// Every commitment of the process: party by phase, or as a list, at any moment in both times. What is evidenced, with no
// score and no order of parties but the alphabet's.

import { Button, NativeSelect } from '@mantine/core'
import { csvLine } from '@parley/peace/in-browser'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useRef } from 'react'
import type { AgreementRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { Icon } from '../parts/icon.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { CommitmentLine, lastOf, PointName } from '../promises/commitment-line.tsx'
import { useAgreements, useCommitments, useStandings } from '../promises/queries.ts'
import {
  isAmong,
  type Narrowing,
  narrowings,
  obligorsOf,
  phasesOf,
  type Standing,
  spanOf,
} from '../promises/standings.ts'
import { TimeControls } from '../promises/time-controls.tsx'
import { useWhen, type When } from '../promises/when.ts'
import { useAddress } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

export default function CommitmentsPage() {
  const words = useWords()
  useTitle(words('page.commitments'))
  const process = useProcess()
  const when = useWhen()
  const agreements = useAgreements(process, when)
  const commitments = useCommitments(process, when)
  return (
    <div className="list-page commitments-page">
      <header className="page-head">
        <h1>{words('page.commitments')}</h1>
        <p className="quiet">
          {words('commitments.no-score')} <Link to={pagePath(process, 'report')}>{words('now.report')}</Link>
        </p>
      </header>
      <Answer of={agreements} lines={3}>
        {(known) => (
          <Answer of={commitments} lines={12}>
            {(rows) => <Commitments agreements={known} rows={rows} when={when} />}
          </Answer>
        )}
      </Answer>
    </div>
  )
}

type Rows = NonNullable<ReturnType<typeof useCommitments>['data']>

function Commitments({
  agreements,
  rows,
  when,
}: {
  readonly agreements: readonly AgreementRow[]
  readonly rows: Rows
  readonly when: When
}) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const [agreement, setAgreement] = useAddress('agreement')
  const [narrow, setNarrow] = useAddress('only')
  const [show, setShow] = useAddress('show')
  const [point, setPoint] = useAddress('point')
  const all = useStandings(rows, when.at, point)
  const within = all.filter(({ row }) => agreement === '' || row.agreement === agreement)
  const shown = within.filter(
    (one) => narrow === '' || isAmong(one, narrow as Narrowing /* made by the buttons below */),
  )
  const points = [...new Set(rows.filter(isOfGoods).flatMap(({ measures }) => measures.map((one) => one.point)))].sort()
  const counted = (narrowing: Narrowing) => within.filter((one) => isAmong(one, narrowing)).length
  const save = useCsv(when)
  return (
    <>
      <TimeControls when={when} {...spanOf(rows)} />
      <fieldset className="narrowings" aria-label={words('commitments.filter')}>
        {(['', ...narrowings] as const).map((one) => (
          <button key={one} type="button" aria-pressed={narrow === one} onClick={() => setNarrow(one)}>
            {words(one === '' ? 'filter.all' : `filter.${one}`)}{' '}
            <span className="count">{one === '' ? within.length : counted(one)}</span>
          </button>
        ))}
      </fieldset>
      <div className="list-tools">
        <div className="tabs" role="tablist" aria-label={words('commitments.view')}>
          {(['', 'list'] as const).map((one) => (
            <button key={one} type="button" role="tab" aria-selected={show === one} onClick={() => setShow(one)}>
              {words(one === '' ? 'commitments.matrix' : 'commitments.list')}
            </button>
          ))}
        </div>
        {agreements.length > 1 && (
          <NativeSelect
            label={words('commitments.agreement')}
            value={agreement}
            data={[
              { value: '', label: words('commitments.everyAgreement') },
              ...agreements.map(({ key, title }) => ({ value: key, label: title })),
            ]}
            onChange={(event) => setAgreement(event.currentTarget.value)}
          />
        )}
        {points.length > 1 && <PointChoice points={points} value={point} onChange={setPoint} />}
        <Button
          variant="default"
          size="sm"
          leftSection={<Icon name="download" />}
          disabled={shown.length === 0}
          onClick={() => save(shown)}
        >
          {words('commitments.csv')}
        </Button>
      </div>
      <p className="total" role="status">
        {words('commitments.shown', { count: shown.length, all: within.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={words('commitments.none')}>
          <p>{words('commitments.none.how')}</p>
          {me?.canWrite && agreements.length === 0 && (
            <p>
              <Link className="button-link" to={pagePath(process, 'draft')}>
                {words('agreements.draft')}
              </Link>
            </p>
          )}
        </Empty>
      ) : show === 'list' ? (
        <ul className="commitment-list">
          {shown.map((one) => (
            <CommitmentLine key={one.row.key} of={one} who />
          ))}
        </ul>
      ) : (
        <Matrix standings={shown} agreements={agreements} />
      )}
    </>
  )
}

/** Goods and arms pass several points on their way; the points of persons are the stages of their exchange. */
const isOfGoods = ({ measure }: Rows[number]) => measure !== null && 'tally' in measure.of

function PointChoice({
  points,
  value,
  onChange,
}: {
  readonly points: readonly string[]
  readonly value: string
  readonly onChange: (point: string) => void
}) {
  const words = useWords()
  return (
    <fieldset className="narrowings point-choice">
      <legend>{words('measure.title')}</legend>
      {['', ...points].map((point) => (
        <button key={point} type="button" aria-pressed={value === point} onClick={() => onChange(point)}>
          {point === '' ? words('measure.agreed') : <PointName point={point} />}
        </button>
      ))}
    </fieldset>
  )
}

function Matrix({
  standings,
  agreements,
}: {
  readonly standings: readonly Standing[]
  readonly agreements: readonly AgreementRow[]
}) {
  const words = useWords()
  const table = useRef<HTMLTableElement>(null)
  const parties = obligorsOf(standings)
  const phases = phasesOf(standings, agreements)
  return (
    <div className="matrix-scroll">
      <table className="matrix" ref={table} onKeyDown={(event) => moveInside(event, table.current)}>
        <caption className="unseen">{words('commitments.keys')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('commitments.party')}</th>
            {phases.map(({ phase, name, agreement }) => (
              <th key={`${agreement}/${phase}`} scope="col">
                <bdi>{phase === null ? words('phase.none') : name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party}>
              <th scope="row">
                <Name of={party} />
              </th>
              {phases.map(({ phase, name, agreement }) => (
                <td key={`${agreement}/${phase}`} data-label={phase === null ? words('phase.none') : name}>
                  <ul>
                    {standings
                      .filter(
                        ({ row }) => row.agreement === agreement && row.phase === phase && row.obligors.includes(party),
                      )
                      .map((one) => (
                        <CommitmentLine key={one.row.key} of={one} />
                      ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Arrows move: up and down through a column, sideways to the same height of the next cell that holds anything. */
function moveInside(event: KeyboardEvent, table: HTMLTableElement | null) {
  const here = (event.target as HTMLElement).closest('button')
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key]
  if (here === null || table === null || step === undefined) return
  const [sideways = 0, down = 0] = step
  const columns = [...(table.rows[0]?.cells ?? [])].map((_, x) =>
    [...table.rows].flatMap((row) => [...(row.cells[x]?.querySelectorAll<HTMLElement>('button') ?? [])]),
  )
  const x = columns.findIndex((buttons) => buttons.includes(here))
  const y = columns[x]?.indexOf(here) ?? 0
  const turned = getComputedStyle(table).direction === 'rtl' ? -sideways : sideways
  let next: HTMLElement | undefined
  if (down !== 0) next = columns[x]?.[y + down]
  else
    for (let to = x + turned; to >= 0 && to < columns.length && next === undefined; to += turned)
      next = columns[to]?.at(Math.min(y, (columns[to]?.length ?? 0) - 1))
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** Saves what is shown, line by line in the order it is shown, in the words it is shown in. */
function useCsv(when: When): (standings: readonly Standing[]) => void {
  const words = useWords()
  const term = useTerm()
  const { list } = useFormats()
  return (standings) => {
    const head = [
      words('commitments.party'),
      words('commitments.phase'),
      words('commitments.clause'),
      words('commitments.act'),
      words('promised.from', { when: '' }).trim(),
      words('promised.by', { when: '' }).trim(),
      words('commitments.state'),
      words('promised.overdue'),
      words('promised.late'),
      words('commitments.contestedBy'),
      words('measure.title'),
      words('when.at'),
      words('when.known'),
    ]
    const lines = standings.map(({ row, state, contestedBy, point }) => [
      list(row.obligors),
      row.phaseName ?? row.phase,
      list(row.clauses),
      row.act,
      row.due.from,
      row.due.until === null ? null : lastOf(row.due.until),
      term('promised', state.status),
      state.overdue,
      state.late,
      list(contestedBy),
      point ?? row.measure?.point ?? null,
      when.at,
      when.known,
    ])
    const text = [head, ...lines].map(csvLine).join('')
    saveFile('commitments.csv', 'text/csv;charset=utf-8', text)
  }
}

function saveFile(name: string, type: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
