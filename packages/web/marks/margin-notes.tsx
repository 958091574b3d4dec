// The notes beside the text, each at the height of its words. Heights are measured; places come from margin.ts.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../words/words.ts'
import { type ClaimActions, ClaimCard } from './claim-card.tsx'
import { placeNotes } from './margin.ts'
import type { Marked } from './marked.ts'

type Props = {
  readonly claims: readonly Marked[]
  readonly active: string | null
  readonly hovered: string | null
  readonly onPick: (key: string) => void
  readonly onHover: (key: string | null) => void
  readonly actions: ClaimActions
}

const gapPx = 4
// What a note with its line of marks takes; where the text gives each less than that, notes are one line.
const looseNotePx = 46

export function MarginNotes({ claims, active, hovered, onPick, onHover, actions }: Props) {
  const words = useWords()
  const margin = useRef<HTMLElement>(null)
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())
  const [measured, setMeasured] = useState(0)
  const [dense, setDense] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the measure is not read, but a change of it moves every line
  useLayoutEffect(() => {
    const box = margin.current
    if (box === null) return
    const from = box.getBoundingClientRect().top
    const notes = claims.flatMap(({ key }) => {
      const mark = document.getElementById(`mark-${key}`)
      const note = document.getElementById(`note-${key}`)
      if (mark === null || note === null) return []
      return [{ key, at: (mark.getClientRects()[0]?.top ?? 0) - from, height: note.offsetHeight }]
    })
    setTops(placeNotes(notes, gapPx, active))
    // Decided by the text alone, so that the shorter notes do not make room for longer ones again.
    const text = box.parentElement?.querySelector('article')?.offsetHeight ?? 0
    setDense(text > 0 && claims.length * looseNotePx > text)
  }, [claims, active, measured, dense, words])

  useEffect(() => {
    const text = margin.current?.parentElement
    if (!text) return
    // Letters that come late and folds that open move the words; a decision makes a note taller.
    const watch = new ResizeObserver(() => setMeasured((times) => times + 1))
    watch.observe(text)
    for (const { key } of claims) {
      const note = document.getElementById(`note-${key}`)
      if (note !== null) watch.observe(note)
    }
    return () => watch.disconnect()
  }, [claims])

  const bottom = Math.max(0, ...claims.map(({ key }) => tops.get(key) ?? 0)) + 120
  return (
    <section
      ref={margin}
      className="margin"
      data-dense={dense || undefined}
      style={{ minHeight: bottom }}
      aria-label={words('document.margin')}
    >
      {claims.map((claim) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the mark in the text is the control; the note follows the mouse
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div
          key={claim.key}
          id={`note-${claim.key}`}
          className="note"
          data-active={claim.key === active || undefined}
          data-hovered={claim.key === hovered || undefined}
          data-standing={claim.row.standing}
          style={{ top: tops.get(claim.key) ?? 0 }}
          onClick={() => onPick(claim.key)}
          onMouseEnter={() => onHover(claim.key)}
          onMouseLeave={() => onHover(null)}
        >
          <ClaimCard claim={claim} active={claim.key === active} actions={actions} />
        </div>
      ))}
    </section>
  )
}
