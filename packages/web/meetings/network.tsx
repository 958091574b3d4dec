// The ties of the record as a picture and as a list: choose a name and its ties stand out, and each opens down to its entries.

import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Name } from '../names/names.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useOpen } from '../provenance/opened.ts'
import { today } from '../standing/today.ts'
import { useWords } from '../words/words.ts'
import { aroundOf, type Network as Net, networkOf, placesOf, type Tie } from './network-shape.ts'

// Drawn at the size it is seen at, so that its words stay as large as others.
const wide = { width: 760, height: 520, pad: { x: 210, y: 36 }, letters: 30 }
const narrow = { width: 358, height: 520, pad: { x: 112, y: 28 }, letters: 15 }
// More names than this cannot be read in one picture: then it is that of the name that is chosen.
const picturedMax = 36
const dots = 5

export function Network() {
  const words = useWords()
  const process = useProcess()
  const [chosen, setChosen] = useState<string | null>(null)
  const met = useQuery(allRowsQuery('precedents', { process }))
  const standing = useQuery(allRowsQuery('standing', { process }))
  const all = useMemo(() => networkOf(met.data ?? [], standing.data ?? [], today()), [met.data, standing.data])
  const isLarge = all.names.length > picturedMax
  const shown = !isLarge ? all : chosen === null ? { names: [], ties: [] } : aroundOf(all, chosen)
  const listed = chosen === null ? all.ties : all.ties.filter(({ from, to }) => from === chosen || to === chosen)
  return (
    <Answer of={met} lines={8}>
      {() =>
        all.names.length === 0 ? (
          <Empty title={words('network.none')}>
            <p>{words('network.none.how')}</p>
          </Empty>
        ) : (
          <div className="network">
            <p className="quiet">{words(isLarge ? 'network.large' : 'network.about')}</p>
            {shown.names.length > 0 && <Picture of={shown} chosen={chosen} />}
            <fieldset className="network-names">
              <legend>{words('network.names')}</legend>
              {all.names.map((name) => (
                <button
                  key={name}
                  type="button"
                  className="chip"
                  aria-pressed={chosen === name}
                  onClick={() => setChosen(chosen === name ? null : name)}
                >
                  <Name of={name} />
                </button>
              ))}
            </fieldset>
            <h2>{chosen === null ? words('network.all') : words('network.of', { name: chosen })}</h2>
            <ul className="rows network-ties">
              {listed.map((tie) => (
                <TieLine key={`${tie.kind} ${tie.from} ${tie.to}`} tie={tie} />
              ))}
            </ul>
          </div>
        )
      }
    </Answer>
  )
}

function TieLine({ tie }: { readonly tie: Tie }) {
  const words = useWords()
  const open = useOpen()
  const { kind, from, to, times, view, key } = tie
  return (
    <li data-tie={kind}>
      {words(`network.${kind}`, { from, to, count: times })}{' '}
      <button type="button" className="inline-button" onClick={() => open({ view, key })}>
        {words('provenance.open')}
      </button>
    </li>
  )
}

/** Drawn for the eye alone: everything in it stands in the list. */
function Picture({ of, chosen }: { readonly of: Net; readonly chosen: string | null }) {
  const { width, height, pad, letters } = useMediaQuery('(max-width: 40em)') ? narrow : wide
  const places = placesOf(of.names, width, height, pad)
  const at = new Map(places.map((one) => [one.name, one]))
  return (
    <svg className="network-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <defs>
        <marker id="network-end" viewBox="0 0 8 8" refX="13" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      {of.ties.map((tie) => {
        const [a, b] = [at.get(tie.from), at.get(tie.to)]
        if (a === undefined || b === undefined) return null
        const isChosen = chosen === null || tie.from === chosen || tie.to === chosen
        return (
          <line
            key={`${tie.kind} ${tie.from} ${tie.to}`}
            {...{ x1: a.x, y1: a.y, x2: b.x, y2: b.y }}
            data-tie={tie.kind}
            data-faint={!isChosen || undefined}
            markerEnd={tie.kind === 'met' ? undefined : 'url(#network-end)'}
          />
        )
      })}
      {places.map(({ name, x, y, isRight }) => (
        <g key={name} data-chosen={name === chosen || undefined}>
          <circle cx={x} cy={y} r={dots} />
          <text x={x + (isRight ? 10 : -10)} y={y} dominantBaseline="middle" textAnchor={isRight ? 'start' : 'end'}>
            {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
          </text>
        </g>
      ))}
    </svg>
  )
}
