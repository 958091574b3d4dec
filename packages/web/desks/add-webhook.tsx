// A new webhook: of which process, to which address, told of what. Its secret is shown this once.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useProcesses } from '../hub/process.ts'
import { Once } from '../people/once.tsx'
import { Refused } from '../people/refused.tsx'
import { useWords } from '../words/words.ts'
import { webhooksQuery } from './queries.ts'

/** What one may be told of; the names are the hub's. */
const tellings = {
  everything: {},
  documents: { kinds: ['document-received', 'document-read'] },
  decisions: { kinds: ['claim-accepted', 'claim-corrected', 'claim-rejected', 'correction-made'] },
  rows: { views: ['documents', 'claims', 'actors', 'timeline', 'commitments'] },
} as const
type Telling = keyof typeof tellings
const tellingNames = ['everything', 'documents', 'decisions', 'rows'] as const satisfies readonly Telling[]

export function AddWebhook() {
  const words = useWords()
  const queries = useQueryClient()
  const processes = useProcesses().data ?? []
  const [chosen, setChosen] = useState('')
  const [url, setUrl] = useState('')
  const [telling, setTelling] = useState<Telling>('everything')
  const process = chosen === '' ? (processes[0]?.key ?? '') : chosen
  const add = useMutation({
    mutationFn: () => {
      const { kinds, views }: { kinds?: readonly string[]; views?: readonly string[] } = tellings[telling]
      const about = { ...(kinds && { kinds: [...kinds] }), ...(views && { views: [...views] }) }
      return hub.addWebhook({ body: { process, url: url.trim(), ...about } })
    },
    onSuccess: () => {
      setUrl('')
      void queries.invalidateQueries({ queryKey: webhooksQuery.queryKey })
    },
  })
  return (
    <section>
      <h2>{words('webhooks.add')}</h2>
      {add.data !== undefined && (
        <Once about={words('webhooks.once')} text={add.data.secret} onDone={() => add.reset()} />
      )}
      <form
        className="form form-line"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <NativeSelect
          label={words('frame.process')}
          value={process}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={processes.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TextInput
          type="url"
          label={words('webhooks.url')}
          placeholder="https://"
          required
          maxLength={2000}
          dir="ltr"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <NativeSelect
          label={words('webhooks.tell')}
          value={telling}
          onChange={(event) => setTelling(event.currentTarget.value as Telling /* the options are these */)}
          data={tellingNames.map((one) => ({ value: one, label: words(`webhooks.tell.${one}`) }))}
        />
        <Button type="submit" loading={add.isPending} disabled={process === ''}>
          {words('webhooks.add.send')}
        </Button>
        <Refused error={add.error} />
      </form>
    </section>
  )
}
