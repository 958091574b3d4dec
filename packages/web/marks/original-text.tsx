// The text with everything that was removed back at its place, beside the text as read.
import type { Reading } from '../hub/client.ts'
import { Icon } from '../parts/icon.tsx'
import { useTerm, useWords } from '../words/words.ts'
import { piecesOf } from './marked.ts'

export function OriginalText({ reading, document }: { readonly reading: Reading; readonly document: string }) {
  const words = useWords()
  const term = useTerm()
  const { text, direction, language, removed } = reading.document
  return (
    <section className="original" aria-label={words('document.original')}>
      <p className="quiet" dir="auto">
        {words('document.original.about', { count: removed.length })}{' '}
        <a href={`/documents/${document}/original`} download>
          <Icon name="download" size={14} /> {words('document.download')}
        </a>
      </p>
      <div dir={direction} lang={language === 'und' ? undefined : language}>
        {piecesOf(reading.document).map((piece) =>
          piece.kind === 'removed' ? (
            piece.removed.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two removed passages may be the same in every way
              <p key={`${piece.at}-${at}`} className="original-removed">
                <span className="removed-reason">{term('removed', one.reason)}</span> {one.text}
              </p>
            ))
          ) : (
            <p key={piece.block.start} className={piece.block.type === 'table' ? 'original-table' : undefined}>
              {text.slice(piece.block.start, piece.block.end)}
            </p>
          ),
        )}
      </div>
    </section>
  )
}
