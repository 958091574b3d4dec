// "Why can, or why can't, somebody see this?", now or at a past moment.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNames, useProcesses } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { Answer } from '../parts/states.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { type Sharing, sightQuery } from './queries.ts'
import { useReasonWords } from './reason-words.ts'

export function SightOf({ of }: { readonly of: Sharing }) {
  const words = useWords()
  const names = useNames()
  const organisations = useProcesses().data?.find(({ key }) => key === of.process)?.organisations ?? []
  const groups = useQuery(rowsQuery('groups', { process: of.process, limit: 100 })).data?.rows ?? []
  const [who, setWho] = useState('public')
  const [when, setWhen] = useState('')
  const [asked, setAsked] = useState<{ readonly who: string; readonly at: string | undefined } | null>(null)
  return (
    <details className="sight">
      <summary>{words('sharing.ask')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked({ who, at: when === '' ? undefined : new Date(when).toISOString() })
        }}
      >
        <div className="form-pair">
          <NativeSelect
            label={words('sharing.ask.who')}
            value={who}
            onChange={(event) => setWho(event.currentTarget.value)}
            data={[
              { value: 'public', label: names('public') },
              { value: 'members', label: names('members') },
              ...groups.map(({ key, name }) => ({ value: key, label: name })),
              ...organisations.map(({ organisation, name }) => ({ value: organisation, label: name })),
            ]}
          />
          <TextInput
            type="datetime-local"
            label={words('sharing.ask.when')}
            value={when}
            onChange={(event) => setWhen(event.currentTarget.value)}
          />
        </div>
        <div className="form-end">
          <Button type="submit" size="compact-sm" variant="default">
            {words('sharing.ask.send')}
          </Button>
        </div>
      </form>
      {asked !== null && <Told entry={of.entry} who={asked.who} at={asked.at} />}
    </details>
  )
}

function Told({ entry, who, at }: { readonly entry: string; readonly who: string; readonly at: string | undefined }) {
  const words = useWords()
  const names = useNames()
  const reason = useReasonWords()
  const { list } = useFormats()
  const sight = useQuery(sightQuery(entry, who, at))
  return (
    <Answer of={sight} lines={1}>
      {({ can, why }) => (
        <p role="status">
          {words(
            at === undefined ? (can ? 'sharing.can' : 'sharing.cannot') : can ? 'sharing.could' : 'sharing.couldNot',
            { who: names(who) },
          )}{' '}
          <span className="quiet">{list(why.map(reason))}</span>
        </p>
      )}
    </Answer>
  )
}
