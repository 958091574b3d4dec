// One claim in the margin: who says it, with which attitude, how it was read, how far people stand behind it.
import { Certainty } from '../parts/certainty.tsx'
import { Icon } from '../parts/icon.tsx'
import { useTerm, useWords } from '../words/words.ts'
import type { Marked } from './marked.ts'
import { sourceName } from './source-name.ts'
import { confidenceWord } from './words-at.ts'

export type ClaimActions = {
  readonly canWrite: boolean
  readonly onAccept: () => void
  readonly onCorrect: () => void
  readonly onReject: () => void
  readonly onUndo: (() => void) | null
  readonly onProvenance: () => void
}

type Props = { readonly claim: Marked; readonly active: boolean; readonly actions: ClaimActions }

export function ClaimCard({ claim, active, actions }: Props) {
  const words = useWords()
  const term = useTerm()
  const { row, disputed } = claim
  const source = sourceName(row, words)
  return (
    <>
      <p className="note-line">
        <bdi className="note-source">{source}</bdi>{' '}
        <span className="note-attitude">· {term('attitude', row.attitude)}</span>
        {row.quotation === 'direct' || row.quotation === 'mixed' ? (
          <span className="note-quote" title={term('quotation', row.quotation)} aria-hidden="true">
            “ ”
          </span>
        ) : null}
      </p>
      <p className="on-paper" dir="auto">
        {row.content}
      </p>
      <p className="note-marks">
        <Certainty form={row.standing} />
        {disputed && <Certainty form="disputed" />}
        {row.suggestedBy !== null && (
          <span className="suggested-by">{words('claim.suggestedBy', { model: row.suggestedBy })}</span>
        )}
        {active && (
          <span className="note-more">
            {[
              term('quotation', row.quotation),
              term('modality', row.modality),
              // How sure the reader is of what it found itself; of a model's words nobody measured it.
              ...(row.suggestedBy === null ? [words(`confidence.${confidenceWord(row.confidence)}`)] : []),
            ].join(' · ')}
          </span>
        )}
        {row.notes > 0 && (
          <span className="note-notes">
            <Icon name="note" size={13} />
            {words('notes.count', { count: row.notes })}
          </span>
        )}
      </p>
      {active && (
        <div className="note-actions">
          {actions.canWrite && (
            <>
              <ActionButton icon="check" label={words('claim.accept')} keyName="A" onClick={actions.onAccept} />
              <ActionButton icon="correct" label={words('claim.correct')} keyName="C" onClick={actions.onCorrect} />
              <ActionButton icon="reject" label={words('claim.reject')} keyName="R" onClick={actions.onReject} />
              {actions.onUndo !== null && (
                <ActionButton label={words('action.undo')} keyName="U" onClick={actions.onUndo} />
              )}
            </>
          )}
          <ActionButton icon="eye" label={words('provenance.open')} keyName="P" onClick={actions.onProvenance} />
        </div>
      )}
    </>
  )
}

type ActionProps = {
  icon?: 'check' | 'correct' | 'reject' | 'eye'
  label: string
  keyName: string
  onClick: () => void
}
function ActionButton({ icon, label, keyName, onClick }: ActionProps) {
  return (
    <button
      type="button"
      className="note-action"
      title={`${label} (${keyName})`}
      aria-keyshortcuts={keyName}
      onClick={(event) => {
        event.stopPropagation()
        onClick()
      }}
    >
      {icon !== undefined && <Icon name={icon} size={15} />}
      <span>{label}</span>
    </button>
  )
}
