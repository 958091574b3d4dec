// Above the text of a document: what it is and where it came from, and what to show of it.
import { SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useDateWords } from '../dates/date-words.ts'
import type { DocumentRow, Reading } from '../hub/client.ts'
import { useNames, useProcess } from '../hub/process.ts'
import { Icon } from '../parts/icon.tsx'
import { PresentMark } from '../parts/present.tsx'
import { pagePath } from '../paths.ts'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import type { Layers } from './marked.ts'

export function DocumentHead({
  row,
  notices,
}: {
  readonly row: DocumentRow
  readonly notices: Reading['document']['notices']
}) {
  const words = useWords()
  const term = useTerm()
  const dates = useDateWords()
  const names = useNames()
  const { moment, list } = useFormats()
  const open = useOpen()
  const process = useProcess()
  const by = [row.byline, row.publisher ?? row.source?.name].filter((one) => one != null).join(' · ')
  return (
    <header className="document-head">
      <p className="crumbs">
        <Link to={pagePath(process, 'documents')}>{words('page.documents')}</Link>
      </p>
      <h1 dir={row.direction} lang={row.language === 'und' ? undefined : row.language}>
        {row.title ?? row.name}
      </h1>
      <p className="document-by">
        {by !== '' && (
          <>
            <bdi>{by}</bdi>
            <span aria-hidden="true"> · </span>
          </>
        )}
        <span data-missing={row.published === null || undefined}>
          {row.published === null ? words('document.undated') : dates(row.published)}
        </span>
      </p>
      <p className="quiet">
        {words('document.received', { who: names(row.receivedBy), when: moment(row.received) })}
        <button type="button" className="inline-button" onClick={() => open({ view: 'documents', key: row.key })}>
          {words('provenance.open')}
        </button>
      </p>
      <PresentMark on={{ view: 'documents', key: row.key }} />
      {row.corrections.length > 0 && (
        <p className="quiet">
          {words('document.corrected', {
            fields: list([...new Set(row.corrections.map(({ field }) => term('field', field)))]),
            who: list([...new Set(row.corrections.map(({ by }) => names(by)))]),
          })}
        </p>
      )}
      {notices.length > 0 && (
        <ul className="notices">
          {notices.map((notice) => (
            <li key={`${notice.code}-${notice.at ?? ''}-${notice.message}`}>
              {term('notice', notice.code) === notice.code.replaceAll('-', ' ')
                ? notice.message
                : term('notice', notice.code)}
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}

/** What stands beside the text as read. */
export type Beside = 'nothing' | 'original' | 'translation'

type ToolsProps = {
  readonly row: DocumentRow
  readonly reading: Reading
  readonly layers: Layers
  readonly onLayers: (layers: Layers) => void
  readonly beside: Beside
  readonly onBeside: (shown: Beside) => void
  /** Whether there is a translation of it, or what it is one of, to set beside it. */
  readonly isTranslated: boolean
  readonly onHelp: () => void
  /** To make incidents of it; undefined where the reader may not. */
  readonly onReport: (() => void) | undefined
}

export function DocumentTools({
  row,
  reading,
  layers,
  onLayers,
  beside,
  onBeside,
  isTranslated,
  onHelp,
  onReport,
}: ToolsProps) {
  const words = useWords()
  const counts = { actors: reading.actors.length, dates: reading.dates.length, places: reading.places.length }
  return (
    <div className="document-tools">
      <SegmentedControl
        size="xs"
        value={beside}
        onChange={(value) => onBeside(value as Beside /* one of those below */)}
        aria-label={words('document.show')}
        data={[
          { value: 'nothing', label: words('document.text') },
          { value: 'original', label: words('document.original') },
          ...(isTranslated
            ? [
                {
                  value: 'translation',
                  label: words(row.translationOf === null ? 'document.translation' : 'document.translated'),
                },
              ]
            : []),
        ]}
      />
      <fieldset className="layers">
        <legend className="unseen">{words('document.layers')}</legend>
        {(['actors', 'dates', 'places'] as const).map((layer) => (
          <label key={layer} className="layer" data-layer={layer}>
            <input
              type="checkbox"
              checked={layers[layer]}
              onChange={(event) => onLayers({ ...layers, [layer]: event.currentTarget.checked })}
            />
            {words(`layer.${layer}`, { count: counts[layer] })}
          </label>
        ))}
      </fieldset>
      <span className="top-space" />
      {onReport !== undefined && (
        <button type="button" className="inline-button" onClick={onReport}>
          {words('document.makeIncidents')}
        </button>
      )}
      <a className="plain-link" href={`/documents/${row.key}/original`} download>
        <Icon name="download" /> {words('document.download')}
      </a>
      <button
        type="button"
        className="icon-button"
        aria-label={words('document.keys')}
        title={words('document.keys')}
        onClick={onHelp}
      >
        <Icon name="help" />
      </button>
    </div>
  )
}
