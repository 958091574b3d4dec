// A brief as a page, to read, to print, to take along as a file: the compliance report, or the situation brief of a day or a
// week. Every sentence opens the entries it cites.

import { useLingui } from '@lingui/react'
import { Button, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { keyOf } from '../hub/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { Answer } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { EntryBehind } from '../promises/reasons.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useWhen } from '../promises/when.ts'
import { useAddress } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

const dayMs = 86_400_000
const situationKinds = ['daily', 'weekly'] as const
const files = ['pdf', 'docx', 'md'] as const

export default function ReportPage() {
  return <BriefOf kind="compliance" />
}

export function BriefOf({ kind }: { readonly kind: 'compliance' | (typeof situationKinds)[number] }) {
  const words = useWords()
  const title = words(kind === 'compliance' ? 'report.title' : 'page.brief')
  useTitle(title)
  const process = useProcess()
  const { i18n } = useLingui()
  const when = useWhen()
  const [since, setSince] = useAddress('since')
  const [at] = useAddress('at')
  // Without a choice the hub's own clock says until when, so that an open page does not ask anew every minute.
  const query = {
    process,
    language: i18n.locale,
    ...(since === '' ? {} : { since }),
    ...(at === '' ? {} : { until: when.at }),
  }
  const brief = useQuery({
    queryKey: keyOf('brief', kind, query),
    queryFn: ({ signal }) => hub.brief({ kind, ...query }, { signal }),
    placeholderData: keepPreviousData,
  })
  const shown = brief.data?.brief
  return (
    <div className="report-page column">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="quiet">{words(kind === 'compliance' ? 'report.about' : 'brief.about')}</p>
        {kind !== 'compliance' && <Kinds kind={kind} />}
      </header>
      <div className="list-tools no-print">
        <Moment
          label={words('report.since')}
          value={
            since !== ''
              ? since
              : (shown?.since ?? new Date(Date.parse(when.at) - (kind === 'daily' ? dayMs : 7 * dayMs)).toISOString())
          }
          onChange={setSince}
        />
        <Moment label={words('report.until')} value={shown?.at ?? when.at} onChange={when.setAt} />
        {files.map((format) => (
          <a
            key={format}
            className="button-link"
            href={`/briefs/${kind}/file?${new URLSearchParams({ ...query, format })}`}
            download
          >
            <Icon name="download" /> {words(`report.${format}`)}
          </a>
        ))}
      </div>
      <Answer of={brief} lines={12}>
        {({ brief: found }) => (
          <article dir={found.direction} lang={found.language}>
            <p className="lead">{found.about}</p>
            {found.sections.map((section) => (
              <section key={section.name}>
                <h2>{section.heading}</h2>
                <ul className="report-sentences">
                  {section.sentences.map((one) => (
                    <Sentence key={one.text} {...one} />
                  ))}
                </ul>
              </section>
            ))}
            <p className="quiet">{found.notes.made}</p>
          </article>
        )}
      </Answer>
    </div>
  )
}

function Kinds({ kind }: { readonly kind: (typeof situationKinds)[number] }) {
  const words = useWords()
  const [, setKind] = useAddress('kind')
  return (
    <SegmentedControl
      className="no-print"
      size="xs"
      value={kind}
      aria-label={words('brief.kind')}
      onChange={setKind}
      data={situationKinds.map((value) => ({ value, label: words(`brief.${value}`) }))}
    />
  )
}

function Moment({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (instant: string) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="datetime-local"
        value={localText(Date.parse(value))}
        onChange={(event) => {
          const ms = Date.parse(event.currentTarget.value)
          if (!Number.isNaN(ms)) onChange(new Date(ms).toISOString())
        }}
      />
    </label>
  )
}

function Sentence({ text, entries }: { readonly text: string; readonly entries: readonly string[] }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <li>
      <p>
        {text}{' '}
        <Button
          component="button"
          size="compact-xs"
          variant="default"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {words('report.cites', { count: entries.length })}
        </Button>
      </p>
      {isOpen && (
        <ul className="plain-list">
          {entries.map((id) => (
            <EntryBehind key={id} id={id} />
          ))}
        </ul>
      )}
    </li>
  )
}
