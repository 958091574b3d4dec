// Enters the names that one place or actor goes by, with who uses each.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { EntryForm } from '../parts/entry-form.tsx'
import { Passage, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useWords } from '../words/words.ts'

type Given = { readonly name: string; readonly usedBy: string }
const empty: Given = { name: '', usedBy: '' }
const most = 8

export function EnterNames({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const [{ of, says }, field] = useFields({ of: 'place', says: '' })
  const [given, setGiven] = useState<readonly Given[]>([empty, empty])
  const [readers, setReaders] = useState<Readers>('members')
  const change = (at: number, to: Partial<Given>) =>
    setGiven(given.map((one, index) => (index === at ? { ...one, ...to } : one)))
  const names = given
    .map(({ name, usedBy }) => ({ name: name.trim(), usedBy: listed(usedBy) }))
    .filter(({ name, usedBy }) => name !== '' || usedBy.length > 0)
  const isReady = names.length > 1 && names.every(({ name, usedBy }) => name !== '' && usedBy.length > 0)
  return (
    <EntryForm
      heading="names.enter"
      send="names.send"
      done="names.entered"
      isReady={isReady}
      onClose={onClose}
      entry={() => ({
        kind: 'contested-name-entered',
        audience: audienceOf(readers),
        body: { of, names, ...(says.trim() === '' ? {} : { says: says.trim() }) },
      })}
    >
      <Term label="names.of" vocabulary="contested" values={['place', 'actor']} {...field('of')} />
      {given.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name has no identity but its place
        <fieldset key={at} className="policy-rule">
          <legend>{words('names.number', { number: at + 1 })}</legend>
          <TextInput
            label={words('names.name')}
            value={one.name}
            required={at < 2}
            maxLength={120}
            dir="auto"
            onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
          />
          <TextInput
            label={words('names.usedBy')}
            description={words('names.usedBy.hint')}
            value={one.usedBy}
            required={at < 2}
            dir="auto"
            onChange={({ currentTarget }) => change(at, { usedBy: currentTarget.value })}
          />
        </fieldset>
      ))}
      {given.length < most && (
        <p>
          <Button size="compact-sm" variant="default" onClick={() => setGiven([...given, empty])}>
            {words('names.more')}
          </Button>
        </p>
      )}
      <Passage label="names.says" rows={2} most={1000} {...field('says')} />
      <ReadersChoice value={readers} onChange={setReaders} />
    </EntryForm>
  )
}

/** Who uses it, between semicolons: names of bodies have commas of their own. */
const listed = (text: string) => [...new Set(text.split(/[;؛\n]/u).map((one) => one.trim()))].filter(Boolean)
