// Introducing another hub: whose key it is, which only a person can know.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useToasts } from '../parts/toasts.tsx'
import { Refused } from '../people/refused.tsx'
import { useWords } from '../words/words.ts'
import { peersQuery } from './queries.ts'

const empty = { hubKey: '', organisation: '', name: '', url: '', others: '' }

export function Introduce() {
  const words = useWords()
  const toasts = useToasts()
  const queries = useQueryClient()
  const [form, setForm] = useState(empty)
  const introduce = useMutation({
    mutationFn: () => {
      const [name, url] = [form.name.trim(), form.url.trim()]
      const speaksFor = form.others.split(/[\s,]+/).filter(Boolean)
      return hub.addPeer({
        body: {
          hubKey: form.hubKey.trim(),
          organisation: form.organisation.trim(),
          ...(name === '' ? {} : { name }),
          ...(url === '' ? {} : { url }),
          ...(speaksFor.length === 0 ? {} : { speaksFor }),
        },
      })
    },
    onSuccess: () => {
      setForm(empty)
      toasts.say(words('peers.introduce.done'))
      void queries.invalidateQueries({ queryKey: peersQuery.queryKey })
    },
  })
  const field = (name: keyof typeof empty) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  const code = { dir: 'ltr', spellCheck: false, autoComplete: 'off', autoCapitalize: 'off' } as const
  return (
    <section>
      <h2>{words('peers.introduce')}</h2>
      <p>{words('peers.introduce.about')}</p>
      <form
        className="form peer-form"
        onSubmit={(event) => {
          event.preventDefault()
          introduce.mutate()
        }}
      >
        <TextInput label={words('peers.introduce.key')} required maxLength={400} {...code} {...field('hubKey')} />
        <TextInput
          label={words('peers.introduce.organisation')}
          required
          maxLength={30}
          placeholder="org_…"
          {...code}
          {...field('organisation')}
        />
        <TextInput
          label={words('peers.introduce.name')}
          description={words('peers.introduce.name.about')}
          maxLength={200}
          dir="auto"
          {...field('name')}
        />
        <TextInput
          label={words('peers.introduce.url')}
          description={words('peers.introduce.url.about')}
          maxLength={2000}
          placeholder="https://"
          {...code}
          {...field('url')}
        />
        <TextInput
          label={words('peers.introduce.others')}
          description={words('peers.introduce.others.about')}
          {...code}
          {...field('others')}
        />
        <div className="form-start">
          <Button type="submit" loading={introduce.isPending}>
            {words('peers.introduce.do')}
          </Button>
        </div>
        <Refused error={introduce.error} />
      </form>
    </section>
  )
}
