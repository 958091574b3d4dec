// Publishing in one's own organisation's name what another handed over for it.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { messageOf } from '../hub/write.ts'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { useWords } from '../words/words.ts'
import type { Sharing } from './queries.ts'

export function PassOn({ of }: { readonly of: Sharing }) {
  const words = useWords()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [readers, setReaders] = useState<Readers>('members')
  const passing = useMutation({
    mutationFn: () => hub.passOn({ id: of.entry, body: { audience: [...audienceOf(readers)] } }),
    onSuccess: () => {
      void queries.invalidateQueries()
      toasts.say(words('sharing.passedOn'))
    },
    onError: (error) => toasts.say(messageOf(error, words('error.unknown')), { urgent: true }),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        passing.mutate()
      }}
    >
      <p className="notice">{words('sharing.passOn.about', { who: of.authorName })}</p>
      <ReadersChoice value={readers} onChange={setReaders} label="change.audience" />
      <div className="form-end">
        <Button type="submit" size="compact-sm" loading={passing.isPending}>
          {words('sharing.passOn')}
        </Button>
      </div>
    </form>
  )
}
