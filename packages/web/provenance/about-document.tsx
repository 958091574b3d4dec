// A document: where it came from, what is allowed with it, what was corrected, and its entries.
import { lazy, Suspense, useState } from 'react'
import { useDateWords } from '../dates/date-words.ts'
import type { DocumentRow } from '../hub/client.ts'
import { useMe, useNames } from '../hub/process.ts'
import { useTranslations } from '../marks/translation.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { EntryProofs, KnownSince } from './entry-proofs.tsx'
import { Fact } from './fact.tsx'

const CorrectDocument = lazy(() => import('./correct-document.tsx'))
const SayTranslation = lazy(() => import('./say-translation.tsx'))

export function AboutDocument({ row }: { readonly row: DocumentRow }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const me = useMe()
  const [correcting, setCorrecting] = useState(false)
  const [translating, setTranslating] = useState(false)
  const titles = new Map(useTranslations(row).map(({ key, title, name }) => [key, title ?? name]))
  const dates = useDateWords()
  const { moment, kilobytes, number } = useFormats()
  return (
    <>
      <p className="panel-lead" dir={row.direction}>
        {row.title ?? row.name}
      </p>
      <dl className="facts">
        <Fact name={words('fact.published')}>
          {row.published === null ? words('document.undated') : dates(row.published)}
        </Fact>
        <Fact name={words('fact.receivedBy')}>{names(row.receivedBy)}</Fact>
        <KnownSince entries={row.entries} />
        {row.source?.name != null && <Fact name={words('fact.from')}>{row.source.name}</Fact>}
        {row.source?.licence != null && <Fact name={words('fact.licence')}>{row.source.licence}</Fact>}
        {row.source?.terms != null && <Fact name={words('fact.terms')}>{row.source.terms}</Fact>}
        {row.url !== null && (
          <Fact name={words('fact.address')}>
            <bdi className="address">{row.url}</bdi>
          </Fact>
        )}
        <Fact name={words('fact.file')}>
          <bdi>{row.name}</bdi>{' '}
          <span className="quiet">{words('documents.size', { kilobytes: kilobytes(row.bytes) })}</span>
        </Fact>
        <Fact name={words('fact.found')}>
          {words('documents.counts', {
            claims: row.counts.claims,
            actors: row.counts.actors,
            events: row.counts.events,
          })}
        </Fact>
        {row.quality !== null && (
          <Fact name={words('fact.sources')}>
            {words('documents.sources', {
              named: number(row.quality.namedSources),
              unnamed: number(row.quality.unnamedSources),
            })}
          </Fact>
        )}
      </dl>
      {row.quality !== null && row.quality.notes.length > 0 && (
        <section>
          <h3>{words('document.quality')}</h3>
          <ul className="plain-list">
            {row.quality.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words('document.corrections')}</h3>
        {row.corrections.length === 0 ? (
          <p className="quiet">{words('document.corrections.none')}</p>
        ) : (
          <ul className="plain-list">
            {row.corrections.map((one) => (
              <li key={`${one.field}-${one.at}-${one.value}`}>
                {term('field', one.field)}:{' '}
                <bdi>
                  {one.value === null
                    ? words('correctDocument.none')
                    : one.field === 'published'
                      ? dates(one.value)
                      : one.field === 'translationOf'
                        ? (titles.get(one.value) ?? words('document.untitled'))
                        : one.value}
                </bdi>
                <p className="quiet">
                  {names(one.by)}, {moment(one.at)} – {one.reason}
                </p>
              </li>
            ))}
          </ul>
        )}
        {me?.canWrite && (
          <p>
            <button type="button" className="quiet-button" onClick={() => setCorrecting(true)}>
              {words('correctDocument.title')}
            </button>{' '}
            <button type="button" className="quiet-button" onClick={() => setTranslating(true)}>
              {words('translation.say')}
            </button>
          </p>
        )}
      </section>
      {correcting && (
        <Suspense fallback={null}>
          <CorrectDocument row={row} onClose={() => setCorrecting(false)} />
        </Suspense>
      )}
      {translating && (
        <Suspense fallback={null}>
          <SayTranslation row={row} onClose={() => setTranslating(false)} />
        </Suspense>
      )}
      <EntryProofs entries={row.entries} />
    </>
  )
}
