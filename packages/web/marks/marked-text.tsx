// The text of a document, set for reading, with what was found in it marked in place.
import { Fragment, type KeyboardEvent, memo, type ReactNode, useMemo } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { Reading } from '../hub/client.ts'
import { useTerm, useWords } from '../words/words.ts'
import { anchorsOf, type Marked, type Piece, piecesOf } from './marked.ts'
import { claimAt, cutIntoRuns, type Mark, type Run, type Span } from './runs.ts'

type Props = {
  readonly reading: Reading
  readonly claims: readonly Marked[]
  readonly marks: readonly Mark[]
  readonly active: string | null
  readonly hovered: string | null
  readonly onPick: (key: string) => void
  readonly onHover: (key: string | null) => void
  /** Whether everything removed is shown open. */
  readonly unfolded: boolean
  /** What stands under a table, for who may make something of it. */
  readonly underTable?: ((table: TableRead) => ReactNode) | undefined
}

export const MarkedText = memo(function MarkedText(props: Props) {
  const { reading, marks } = props
  const draw = useRunDrawer(props)
  const runs = (span: Span): ReactNode => cutIntoRuns(span, marks).map(draw)
  return piecesOf(reading.document).map((piece) =>
    piece.kind === 'removed' ? (
      <RemovedFold key={`removed-${piece.at}`} piece={piece} unfolded={props.unfolded} />
    ) : (
      <BlockOf key={`block-${piece.block.start}`} piece={piece} runs={runs} underTable={props.underTable} />
    ),
  )
})

function BlockOf({
  piece,
  runs,
  underTable,
}: {
  readonly piece: Extract<Piece, { kind: 'block' }>
  readonly runs: (span: Span) => ReactNode
  readonly underTable: Props['underTable']
}) {
  const { block, table } = piece
  if (table !== null) {
    return (
      <>
        <TableOf table={table} runs={runs} />
        {underTable?.(table)}
      </>
    )
  }
  switch (block.type) {
    case 'heading':
      return (block.level ?? 2) > 2 ? <h3>{runs(block)}</h3> : <h2>{runs(block)}</h2>
    case 'list-item':
      return <p className="list-item">{runs(block)}</p>
    case 'quote':
      return <blockquote>{runs(block)}</blockquote>
    default:
      return <p>{runs(block)}</p>
  }
}

type TableRead = Reading['document']['tables'][number]
function TableOf({ table, runs }: { readonly table: TableRead; readonly runs: (span: Span) => ReactNode }) {
  const cell = (span: Span | null | undefined, words: string) => (span ? runs(span) : words)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be reachable to be scrolled by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a table is no set of fields
    <div className="table-scroll" tabIndex={0} role="group" aria-label={table.sheet ?? table.columns.join(', ')}>
      <table>
        {table.columns.length > 0 && (
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                <th key={at} scope="col">
                  {cell(table.columnCells?.[at], column)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={r}>
              {row.map((words, c) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                  key={c}
                  data-short={words.length <= 12 || undefined}
                  data-number={/^[+−-]?[\d.,\s]+%?$/.test(words) || undefined}
                >
                  {cell(table.cells?.[r]?.[c], words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function RemovedFold({
  piece,
  unfolded,
}: {
  readonly piece: Extract<Piece, { kind: 'removed' }>
  readonly unfolded: boolean
}) {
  const words = useWords()
  const term = useTerm()
  const reasons = [...new Set(piece.removed.map(({ reason }) => term('removed', reason)))]
  return (
    <details className="removed" open={unfolded || undefined}>
      <summary dir="auto">
        {words('document.removed', { count: piece.removed.length, reasons: reasons.join(', ') })}
      </summary>
      {piece.removed.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two removed passages may be the same in every way
        <p key={at}>
          <span className="removed-reason">{term('removed', one.reason)}</span> {one.text}
        </p>
      ))}
    </details>
  )
}

/** Draws one run; the first run of each claim is the place the keyboard goes to. */
function useRunDrawer({ reading, claims, marks, active, hovered, onPick, onHover }: Props) {
  const words = useWords()
  const dates = useDateWords()
  const byKey = new Map(claims.map((claim) => [claim.key, claim]))
  const anchors = useMemo(() => anchorsOf(reading.document, marks), [reading, marks])
  const covered = useMemo(() => {
    const at = new Map<number, string[]>()
    for (const [key, anchor] of anchors) if (!anchor.own) at.set(anchor.at, [...(at.get(anchor.at) ?? []), key])
    return at
  }, [anchors])
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]))
  const { text } = reading.document
  const anyActive = active ?? claims[0]?.key ?? null

  const about = (mark: Mark): string | undefined => {
    if (mark.part === 'actor') return actors.get(mark.of)?.name
    if (mark.part === 'date') {
      const date = reading.dates[Number(mark.of)]
      return date === undefined
        ? undefined
        : date.value === null
          ? (date.relation ?? words('date.unresolved'))
          : dates(date.value)
    }
    if (mark.part === 'place') {
      const place = reading.places[Number(mark.of)]
      return place === undefined ? undefined : [place.name, place.country].filter(Boolean).join(', ')
    }
    return undefined
  }

  // With nothing marked a table's drawing is the text itself.
  if (marks.length === 0) return (run: Run) => <Fragment key={run.start}>{text.slice(run.start, run.end)}</Fragment>

  return (run: Run) => {
    const words = text.slice(run.start, run.end)
    if (run.marks.length === 0) return <Fragment key={run.start}>{words}</Fragment>
    const key = claimAt(run)
    const claim = key === null ? undefined : byKey.get(key)
    const parts = new Set(
      run.marks.filter((mark) => mark.of === key || mark.part === 'content').map((mark) => mark.part),
    )
    const layer = run.marks.find((mark) => mark.part === 'actor' || mark.part === 'date' || mark.part === 'place')
    const on = (wanted: string | null) => wanted !== null && run.marks.some((mark) => mark.of === wanted)
    const onPart = (wanted: string | null) =>
      run.marks
        .filter((mark) => mark.of === wanted)
        .map((mark) => mark.part)
        .join(' ')
    const anchor = key === null ? undefined : anchors.get(key)
    const starts = anchor?.own === true && anchor.at === run.start
    const linked = run.marks.some((mark) => mark.part === 'linked')
    return (
      <span
        key={run.start}
        className="run"
        data-start={run.start}
        data-linked={linked || undefined}
        data-parts={claim === undefined ? undefined : [...parts].join(' ')}
        data-standing={
          claim === undefined
            ? undefined
            : claim.disputed && claim.row.standing !== 'rejected'
              ? 'disputed'
              : claim.row.standing
        }
        data-active={on(active) ? onPart(active) : undefined}
        data-hovered={on(hovered) ? onPart(hovered) : undefined}
        data-layer={layer?.part}
        title={layer === undefined ? undefined : about(layer)}
        {...(key === null
          ? {}
          : { onClick: () => onPick(key), onMouseEnter: () => onHover(key), onMouseLeave: () => onHover(null) })}
        {...(starts
          ? {
              role: 'button',
              id: `mark-${key}`,
              tabIndex: key === anyActive ? 0 : -1,
              'aria-pressed': key === active,
              'aria-describedby': `note-${key}`,
              onFocus: () => onHover(key),
              onBlur: () => onHover(null),
              onKeyDown: (event: KeyboardEvent) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                onPick(key ?? '')
              },
            }
          : {})}
      >
        {(covered.get(run.start) ?? []).map((other) => (
          <span key={other} id={`mark-${other}`} />
        ))}
        {words}
      </span>
    )
  }
}
