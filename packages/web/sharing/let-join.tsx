// Letting an organisation join a process, in a role.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { processRoles } from '../parts/process-roles.ts'
import { useTerm, useWords } from '../words/words.ts'

const organisationId = /^org_[0-9a-z]{26}$/

export default function LetJoin({ process, onClose }: { readonly process: string; readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const write = useWrite()
  const [organisation, setOrganisation] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<string>('monitor')
  const isWhole = organisationId.test(organisation.trim()) && name.trim() !== ''
  return (
    <Dialog title={words('organisations.add')} onClose={onClose} unsent={name.trim() !== ''}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole) return
          const body = { organisation: organisation.trim(), name: name.trim(), role }
          const done = words('organisations.add.done', { name: name.trim() })
          write.mutate(
            { kind: 'organisation-joined', process, audience: ['members'], body, done, undo: true },
            { onSuccess: onClose },
          )
        }}
      >
        <TextInput
          label={words('organisations.add.name')}
          value={name}
          required
          maxLength={200}
          dir="auto"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words('organisations.add.id')}
          value={organisation}
          required
          maxLength={30}
          dir="ltr"
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
        <NativeSelect
          label={words('organisations.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
          data={processRoles.map((value) => ({ value, label: term('role', value.replaceAll(' ', '-')) }))}
        />
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole}>
            {words('organisations.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
