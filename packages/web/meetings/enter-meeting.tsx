// Enters an engagement: what is known of it so far. Only its name and form are asked for; the rest can follow. Whoever names
// an actor of whom their own organisation has something to say is shown it, and can go on.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Day, Line, Passage, Several, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useWords, withWords } from '../words/words.ts'

const ContactWarnings = lazy(() => withWords('standing', () => import('../standing/contact-warnings.tsx')))

const forms = ['meeting', 'direct-talks', 'indirect-talks', 'shuttle', 'visit', 'call', 'summit', 'briefing'] as const

export function EnterMeeting({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  const [{ title, form, day, until, place, who, agenda }, of] = useFields({
    title: '',
    form: 'meeting',
    day: '',
    until: '',
    place: '',
    who: '',
    agenda: '',
  })
  const [tabled, setTabled] = useState<readonly string[]>([])
  const proposals = useQuery(allRowsQuery('proposals', { process }, 200)).data ?? []
  const [readers, setReaders] = useState<Readers>('own')
  const isBackwards = day !== '' && until !== '' && until < day
  const entry = () => {
    const actors = linesOf(who)
    const items = linesOf(agenda)
    const put = proposals.filter(({ key }) => tabled.includes(key))
    return {
      kind: 'engagement-entered',
      audience: audienceOf(readers),
      body: {
        engagement: newId('eng'),
        title: title.trim(),
        form,
        ...(day === '' ? {} : { when: { day, ...(until === '' || until === day ? {} : { until }) } }),
        ...(place.trim() === '' ? {} : { place: place.trim() }),
        ...(items.length === 0 ? {} : { agenda: items }),
        ...(put.length === 0
          ? {}
          : { tabled: put.map(({ key, title: name, by }) => ({ proposal: key, title: name, by })) }),
        ...(actors.length === 0 ? {} : { delegations: actors.map((actor) => ({ actor })) }),
      },
    }
  }
  return (
    <EntryForm
      heading="meetings.enter"
      send="meetings.enter.send"
      done="meetings.entered"
      isReady={title.trim() !== '' && !isBackwards}
      onClose={onClose}
      entry={entry}
    >
      <Line label="meetings.title" required {...of('title')} />
      <Term label="meetings.facet.form" vocabulary="form" values={forms} {...of('form')} />
      <Day label="meetings.from" {...of('day')} />
      <Day label="meetings.until" min={day} {...of('until')} />
      {isBackwards && <p role="alert">{words('meetings.backwards')}</p>}
      <Line label="meetings.place" {...of('place')} />
      <Passage label="meetings.who" hint="meetings.who.hint" rows={3} most={8000} {...of('who')} />
      {who.trim() !== '' && (
        <Suspense fallback={null}>
          <ContactWarnings names={linesOf(who)} />
        </Suspense>
      )}
      <Passage label="meetings.agenda" hint="meetings.agenda.hint" rows={2} most={8000} {...of('agenda')} />
      {proposals.length > 0 && (
        <Several
          label="meetings.tabled.known"
          options={proposals.map(({ key, title: name }) => ({ value: key, label: name }))}
          value={tabled}
          onChange={setTabled}
        />
      )}
      <ReadersChoice value={readers} onChange={setReaders} />
    </EntryForm>
  )
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
