// Opening a new peace process: its name, what it is about, who may know that it exists, and in which role the
// administrator's own organisation joins it.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { hub } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useMe } from '../hub/process.ts'
import { messageOf } from '../hub/write.ts'
import { pagePath } from '../paths.ts'
import { useTerm, useWords } from '../words/words.ts'
import { Cancel, Dialog } from './dialog.tsx'
import { processRoles } from './process-roles.ts'
import { audienceOf, type Readers, ReadersChoice } from './readers-choice.tsx'

export default function OpenProcess({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [role, setRole] = useState<string>('operator')
  const [readers, setReaders] = useState<Readers>('members')
  // The same ids at every try: what arrived the first time is not opened twice.
  const ids = useRef({ process: newId('prc'), opened: newId('ent'), joined: newId('ent') })
  const opening = useMutation({
    mutationFn: async () => {
      const { process, opened, joined } = ids.current
      const audience = [...audienceOf(readers)]
      const body = { name: name.trim(), description: description.trim() }
      await hub.addEntry({ body: { id: opened, kind: 'process-opened', process, audience, body } })
      if (me?.organisation == null) return process
      const organisation = { organisation: me.organisation, name: me.organisationName ?? me.organisation, role }
      await hub.addEntry({
        body: { id: joined, kind: 'organisation-joined', process, audience, body: organisation },
      })
      return process
    },
    onSuccess: async (process) => {
      await queries.invalidateQueries({ queryKey: ['processes'] })
      onClose()
      void navigate({ to: pagePath(process, 'situation') })
    },
  })
  return (
    <Dialog title={words('process.open')} onClose={onClose} unsent={name.trim() !== '' || description.trim() !== ''}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') opening.mutate()
        }}
      >
        <TextInput
          label={words('process.name')}
          description={words('process.name.about')}
          value={name}
          required
          maxLength={200}
          dir="auto"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={words('process.description')}
          description={words('process.description.about')}
          value={description}
          rows={3}
          maxLength={4000}
          dir="auto"
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <NativeSelect
          label={words('process.role', { organisation: me?.organisationName ?? '' })}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
          data={processRoles.map((value) => ({ value, label: term('role', value.replaceAll(' ', '-')) }))}
        />
        <ReadersChoice label="process.readers" value={readers} onChange={setReaders} />
        <p className="quiet">{words('process.readers.about')}</p>
        {opening.isError && (
          <p className="form-error" role="alert">
            {messageOf(opening.error, words('error.unknown'))}
          </p>
        )}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={opening.isPending} disabled={name.trim() === ''}>
            {words('process.open.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
