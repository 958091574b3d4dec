// A record as another organisation of the process sees it, as far as one can tell: from the entries both see.
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useMe, useNames, useProcess, useProcesses } from '../hub/process.ts'
import { keyOf } from '../hub/queries.ts'
import { Answer } from '../parts/states.tsx'
import type { Subject } from '../paths.ts'
import { useWords } from '../words/words.ts'

type Props = {
  readonly subject: Subject /** The entries the record stands on, as the reader has it. */
  readonly entries: readonly string[]
}

const asQuery = (subject: Subject, process: string, organisation: string) => ({
  queryKey: keyOf(subject.view, 'as', subject.key, process, organisation),
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await hub.viewRowAs({ view: subject.view, key: subject.key, organisation, process }, { signal })).row,
  enabled: organisation !== '',
})

export function AsAnother({ subject, entries }: Props) {
  const words = useWords()
  const names = useNames()
  const me = useMe()
  const process = useProcess()
  const others = (useProcesses().data?.find(({ key }) => key === process)?.organisations ?? []).filter(
    ({ organisation }) => organisation !== me?.organisation,
  )
  const [other, setOther] = useState('')
  const row = useQuery(asQuery(subject, process, other))
  if (me?.canWrite !== true || others.length === 0) return null
  return (
    <details className="sight">
      <summary>{words('sharing.as')}</summary>
      <NativeSelect
        aria-label={words('sharing.ask.who')}
        value={other}
        onChange={(event) => setOther(event.currentTarget.value)}
        data={[
          { value: '', label: '…' },
          ...others.map(({ organisation, name }) => ({ value: organisation, label: name })),
        ]}
      />
      {other !== '' && (
        <Answer of={row} lines={2}>
          {(found) => {
            const given: unknown = found !== null && 'entries' in found ? found.entries : []
            const theirs = Array.isArray(given) ? given : []
            return (
              <p role="status">
                {found === null
                  ? words('sharing.as.none', { who: names(other) })
                  : theirs.length === entries.length
                    ? words('sharing.as.same', { who: names(other) })
                    : words('sharing.as.fewer', { who: names(other), count: theirs.length, all: entries.length })}
              </p>
            )
          }}
        </Answer>
      )}
      <p className="quiet">{words('sharing.as.about')}</p>
    </details>
  )
}
