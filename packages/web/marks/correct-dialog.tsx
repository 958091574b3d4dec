// Correcting what the machine read: attitude, modality, and the exact words, typed or selected in the passage.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useTerm, useWords, type WordId } from '../words/words.ts'
import type { Marked } from './marked.ts'
import { cutIntoRuns, type Span } from './runs.ts'
import { placesOf, wordsAt } from './words-at.ts'

export const attitudes = [
  'asserts',
  'confirms',
  'denies',
  'reports',
  'accuses',
  'promises',
  'threatens',
  'demands',
  'rejects',
  'declines-to-comment',
  'no-response',
  'hopes',
  'other',
] as const
export const modalities = ['occurred', 'ongoing', 'planned', 'hypothetical', 'negated', 'unknown'] as const
const parts = ['source', 'cue', 'content'] as const
type Part = (typeof parts)[number]

export type Correction = {
  readonly source?: readonly Span[]
  readonly cue?: readonly Span[]
  readonly content?: readonly Span[]
  readonly attitude?: string
  readonly modality?: string
}

type Props = {
  readonly claim: Marked
  readonly text: string
  /** The blocks the claim stands in: where its words may be looked for. */
  readonly passage: Span
  readonly direction: 'ltr' | 'rtl'
  readonly language: string
  readonly onClose: () => void
  readonly onSend: (correction: Correction, reason: string) => void
}

export function CorrectDialog({ claim, text, passage, direction, language, onClose, onSend }: Props) {
  const words = useWords()
  const term = useTerm()
  const { row } = claim
  const [attitude, setAttitude] = useState(row.attitude)
  const [modality, setModality] = useState(row.modality)
  const [typed, setTyped] = useState<Record<Part, string>>({
    source: wordsAt(text, row.spans.source),
    cue: wordsAt(text, row.spans.cue),
    content: wordsAt(text, row.spans.content),
  })
  const [reason, setReason] = useState('')
  const [field, setField] = useState<Part>('content')
  const box = useRef<HTMLDivElement>(null)

  const near = Math.min(...claim.spans.map((span) => span.start))
  const places = useMemo(() => {
    const found = (part: Part) =>
      typed[part] === wordsAt(text, row.spans[part]) ? row.spans[part] : placesOf(text, passage, typed[part], near)
    return { source: found('source'), cue: found('cue'), content: found('content') }
  }, [typed, text, passage, near, row.spans])

  const correction: Correction = {
    ...(attitude === row.attitude ? {} : { attitude }),
    ...(modality === row.modality ? {} : { modality }),
    ...Object.fromEntries(
      parts.flatMap((part) =>
        places[part] !== null && typed[part] !== wordsAt(text, row.spans[part]) ? [[part, places[part]]] : [],
      ),
    ),
  }
  const unchanged =
    attitude === row.attitude &&
    modality === row.modality &&
    parts.every((part) => typed[part] === wordsAt(text, row.spans[part]))
  const wrong = parts.filter((part) => places[part] === null)
  const nothing = Object.keys(correction).length === 0
  const noContent = places.content?.length === 0

  const marks = parts.flatMap((part) => (places[part] ?? []).map((span) => ({ ...span, of: claim.key, part })))
  const select = () => {
    const chosen = selectedWords(box.current)
    if (chosen !== null) setTyped((before) => ({ ...before, [field]: chosen }))
  }

  return (
    <Dialog title={words('correct.title')} onClose={onClose} wide unsent={!unchanged || reason.trim() !== ''}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (wrong.length === 0 && !nothing && !noContent) onSend(correction, reason.trim())
        }}
      >
        <p className="quiet">{words('correct.about')}</p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: selecting is a help for the mouse; the fields below take the same words by keyboard */}
        <div ref={box} className="passage" dir={direction} lang={language} onMouseUp={select}>
          {cutIntoRuns(passage, marks).map((run) => (
            <span
              key={run.start}
              className="run"
              data-active={run.marks.map((mark) => mark.part).join(' ') || undefined}
            >
              {text.slice(run.start, run.end)}
            </span>
          ))}
        </div>
        {parts.map((part) => (
          <TextInput
            key={part}
            label={words(`correct.${part}` as WordId) /* three known ids */}
            description={field === part ? words('correct.select') : undefined}
            value={typed[part]}
            dir={direction}
            error={
              places[part] === null
                ? words('correct.notInText')
                : part === 'content' && noContent
                  ? words('correct.noContent')
                  : undefined
            }
            onFocus={() => setField(part)}
            onChange={(event) => {
              const value = event.currentTarget.value
              setTyped((before) => ({ ...before, [part]: value }))
            }}
          />
        ))}
        <div className="form-pair">
          <NativeSelect
            label={words('correct.attitude')}
            value={attitude}
            onChange={(event) => setAttitude(event.currentTarget.value)}
            data={attitudes.map((value) => ({ value, label: term('attitude', value) }))}
          />
          <NativeSelect
            label={words('correct.modality')}
            value={modality}
            onChange={(event) => setModality(event.currentTarget.value)}
            data={modalities.map((value) => ({ value, label: term('modality', value) }))}
          />
        </div>
        <TextInput
          label={words('form.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="form-end">
          <Cancel />
          <Button type="submit" disabled={wrong.length > 0 || nothing || noContent}>
            {words('correct.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What is selected inside `root`, or null. */
function selectedWords(root: HTMLElement | null): string | null {
  const selection = window.getSelection()
  if (root === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const words = selection.toString().trim()
  return words === '' ? null : words
}
