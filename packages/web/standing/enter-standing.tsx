// Enters a listing, what it allows, its end, a mandate, the end of one, or what groups became.
import { successionForms } from '@parley/peace/in-browser'
import { useState } from 'react'
import { EntryForm } from '../parts/entry-form.tsx'
import { Day, Line, Passage, Several, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useTerm } from '../words/words.ts'
import { today } from './today.ts'

export type Entering =
  | { readonly what: 'designation' | 'mandate' | 'succession'; readonly actor: string }
  | { readonly what: 'licence' | 'designation-end' | 'mandate-end'; readonly entry: string; readonly actor: string }

const measures = ['asset-freeze', 'travel-ban', 'arms-embargo', 'no-dealings', 'other'] as const
const acts = ['speak', 'negotiate', 'sign'] as const
type Names =
  | ('actor' | 'for' | 'by' | 'law' | 'reference' | 'covers' | 'day' | 'until' | 'limits' | 'reason' | 'form')
  | ('became' | 'from' | 'into' | 'says')

/** What each form needs before it can be sent. */
const needed: Readonly<Record<Entering['what'], readonly Names[]>> = {
  designation: ['actor', 'by', 'law', 'day'],
  mandate: ['actor', 'for', 'by', 'day'],
  succession: ['from', 'into', 'by', 'day'],
  licence: ['by', 'covers'],
  'designation-end': ['by', 'day'],
  'mandate-end': ['by', 'day'],
}

export function EnterStanding({ of: about, onClose }: { readonly of: Entering; readonly onClose: () => void }) {
  const term = useTerm()
  const { what } = about
  const [given, of] = useFields<Readonly<Record<Names, string>>>({
    ...{ actor: about.actor, for: '', by: '', law: '', reference: '', covers: '', day: today(), until: '' },
    ...{ limits: '', reason: '', form: 'exemption', became: successionForms[0], from: '', into: '', says: '' },
  })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [readers, setReaders] = useState<Readers>('members')
  const isGiven = needed[what].every((name) => given[name].trim() !== '')
  const isReady = isGiven && (what !== 'mandate' || chosen.length > 0)
  const isNew = what === 'designation' || what === 'mandate' || what === 'succession'
  const isEnd = what === 'designation-end' || what === 'mandate-end'
  const options = (vocabulary: string, all: readonly string[]) =>
    all.map((value) => ({ value, label: term(vocabulary, value) }))
  return (
    <EntryForm
      heading={`standing.enter.${what}`}
      send="standing.send"
      done="standing.entered"
      isReady={isReady}
      onClose={onClose}
      entry={() => ({
        ...entryOf(about, given, chosen),
        // What is said of an entry goes to whoever may read that entry.
        ...('entry' in about ? { like: about.entry } : { audience: audienceOf(readers) }),
      })}
    >
      {what === 'succession' && (
        <>
          <Term label="standing.became" vocabulary="succession" values={successionForms} {...of('became')} />
          <Passage label="standing.from" hint="standing.lines" rows={2} required {...of('from')} />
          <Passage label="standing.into" hint="standing.into.hint" rows={2} required {...of('into')} />
        </>
      )}
      {isNew && what !== 'succession' && <Line label="standing.actor" most={120} required {...of('actor')} />}
      {what === 'mandate' && <Line label="standing.for" most={120} required {...of('for')} />}
      <Line label={`standing.by.${what}`} most={120} required {...of('by')} />
      {what === 'designation' && <Line label="standing.law" most={300} required {...of('law')} />}
      {(what === 'designation' || what === 'licence') && (
        <Line label="standing.reference" most={120} {...of('reference')} />
      )}
      {what === 'licence' && (
        <>
          <Term label="standing.form" vocabulary="licence" values={['exemption', 'licence']} {...of('form')} />
          <Passage label="standing.covers" rows={2} most={1000} required {...of('covers')} />
        </>
      )}
      {what !== 'licence' && <Day label={`standing.day.${what}`} required {...of('day')} />}
      {(what === 'mandate' || what === 'licence') && <Day label="standing.lastDay" {...of('until')} />}
      {what === 'designation' && (
        <Several label="standing.measures" options={options('measure', measures)} value={chosen} onChange={setChosen} />
      )}
      {what === 'mandate' && (
        <>
          <Several label="standing.may" options={options('mandate', acts)} value={chosen} onChange={setChosen} />
          <Passage label="standing.limits" rows={2} most={1000} {...of('limits')} />
        </>
      )}
      {what === 'succession' && <Passage label="standing.says" rows={2} most={1000} {...of('says')} />}
      {isEnd && <Passage label="standing.reason" rows={2} most={1000} {...of('reason')} />}
      {isNew && <ReadersChoice value={readers} onChange={setReaders} />}
    </EntryForm>
  )
}

function entryOf(about: Entering, given: Readonly<Record<Names, string>>, chosen: readonly string[]) {
  const value = (name: Names) => given[name].trim()
  const optional = (name: Names) => (value(name) === '' ? {} : { [name]: value(name) })
  const [by, on] = [value('by'), value('day')]
  switch (about.what) {
    case 'designation': {
      const listing = { actor: value('actor'), by, law: value('law'), ...optional('reference'), since: on }
      return { kind: 'designation-entered', body: { ...listing, ...(chosen.length === 0 ? {} : { measures: chosen }) } }
    }
    case 'mandate': {
      const whom = { actor: value('actor'), for: value('for'), may: chosen }
      return { kind: 'mandate-entered', body: { ...whom, by, from: on, ...optional('until'), ...optional('limits') } }
    }
    case 'succession': {
      const lines = (name: Names) => [...new Set(given[name].split('\n').map((line) => line.trim()))].filter(Boolean)
      const became = { form: value('became'), from: lines('from'), into: lines('into') }
      return { kind: 'succession-entered', body: { ...became, on, by, ...optional('says') } }
    }
    case 'licence': {
      const what = { designation: about.entry, form: value('form'), by, covers: value('covers') }
      return { kind: 'licence-entered', body: { ...what, ...optional('reference'), ...optional('until') } }
    }
    case 'designation-end':
      return { kind: 'designation-ended', body: { designation: about.entry, on, by, ...optional('reason') } }
    case 'mandate-end':
      return { kind: 'mandate-ended', body: { mandate: about.entry, on, by, ...optional('reason') } }
  }
}
