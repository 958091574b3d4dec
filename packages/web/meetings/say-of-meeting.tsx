// How it stands with an engagement, or what came of it, by somebody's word. It goes to the readers of the engagement's own
// entries, and can be taken back.
import type { EngagementRow } from '../hub/client.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Day, Line, Moment, Passage, Term, useFields } from '../parts/fields.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useWords } from '../words/words.ts'

const states = [
  'proposed',
  'planned',
  'unconfirmed',
  'confirmed',
  'under-way',
  'held',
  'postponed',
  'cancelled',
  'denied-by-party',
  'reported-only',
] as const
const outcomes = ['agreed', 'no-agreement', 'to-continue', 'unknown'] as const
const answers = ['will-come', 'may-come', 'will-not-come', 'came', 'did-not-come'] as const

export function SayOfMeeting({ row, onClose }: { readonly row: EngagementRow; readonly onClose: () => void }) {
  const words = useWords()
  const [{ what, state, outcome, actor, answer, by, said, day, text }, of] = useFields({
    what: 'state',
    state: 'confirmed',
    outcome: 'to-continue',
    actor: row.delegations[0]?.actor ?? '',
    answer: 'will-come',
    by: '',
    said: localText(Date.now()),
    day: '',
    text: '',
  })
  const isState = what === 'state'
  const isReadout = what === 'readout'
  const isSaid = text.trim() !== ''
  const entry = () => {
    const common = { engagement: row.key, by: by.trim(), said: new Date(said).toISOString() }
    const says = isSaid ? { says: text.trim() } : {}
    const moved = state === 'postponed' && day !== '' ? { when: { day } } : {}
    const like = row.entries[0]
    const readers = like === undefined ? {} : { like }
    if (isState) return { kind: 'engagement-stated', body: { ...common, state, ...says, ...moved }, ...readers }
    if (isReadout) return { kind: 'readout-given', body: { ...common, outcome, ...says }, ...readers }
    return { kind: 'attendance-given', body: { ...common, actor, answer }, ...readers }
  }
  return (
    <EntryForm
      heading="meetings.say"
      send="meetings.enter.send"
      done="meetings.said"
      isReady={by.trim() !== '' && (!isReadout || isSaid)}
      onClose={onClose}
      entry={entry}
    >
      <p dir="auto">{row.title}</p>
      <Choose
        label="meetings.say.what"
        options={[
          { value: 'state', label: words('meetings.say.state') },
          ...(row.delegations.length === 0 ? [] : [{ value: 'attendance', label: words('meetings.say.attendance') }]),
          { value: 'readout', label: words('meetings.say.readout') },
        ]}
        {...of('what')}
      />
      <Line label="meetings.say.by" most={120} required {...of('by')} />
      {isState && <Term label="meetings.facet.state" vocabulary="engagement" values={states} {...of('state')} />}
      {isReadout && <Term label="meetings.facet.outcome" vocabulary="outcome" values={outcomes} {...of('outcome')} />}
      {what === 'attendance' && (
        <>
          <Choose
            label="meetings.facet.actors"
            options={row.delegations.map((one) => ({ value: one.actor, label: one.actor }))}
            {...of('actor')}
          />
          <Term label="meetings.say.answer" vocabulary="attendance" values={answers} {...of('answer')} />
        </>
      )}
      {isState && state === 'postponed' && <Day label="meetings.say.newDay" {...of('day')} />}
      <Moment label="meetings.say.when" required {...of('said')} />
      {what !== 'attendance' && (
        <Passage label="meetings.say.words" rows={3} most={2000} required={isReadout} {...of('text')} />
      )}
    </EntryForm>
  )
}
