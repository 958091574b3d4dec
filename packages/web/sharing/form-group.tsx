// Forming a group of organisations that read together, or changing who is in it.
import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { newId } from '../hub/new-id.ts'
import { useProcesses } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words/words.ts'

type Props = {
  readonly process: string
  /** Null for a new one. */
  readonly group: { readonly key: string; readonly name: string; readonly organisations: readonly string[] } | null
  readonly onClose: () => void
}

export default function FormGroup({ process, group, onClose }: Props) {
  const words = useWords()
  const write = useWrite()
  const members = useProcesses().data?.find(({ key }) => key === process)?.organisations ?? []
  const key = useRef(group?.key ?? newId('grp'))
  const [name, setName] = useState(group?.name ?? '')
  const [chosen, setChosen] = useState<readonly string[]>(group?.organisations ?? [])
  return (
    <Dialog
      title={words(group === null ? 'organisations.groups.form' : 'organisations.groups.change')}
      onClose={onClose}
      unsent={name !== (group?.name ?? '')}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const body = { group: key.current, name: name.trim(), organisations: [...chosen] }
          write.mutate(
            { kind: 'group-formed', process, audience: ['members'], body, done: words('organisations.groups.done') },
            { onSuccess: onClose },
          )
        }}
      >
        <TextInput
          label={words('organisations.groups.name')}
          value={name}
          required
          maxLength={200}
          dir="auto"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <fieldset className="choice choice-columns">
          <legend>{words('organisations.groups.members')}</legend>
          {members.map((one) => (
            <label key={one.organisation}>
              <input
                type="checkbox"
                checked={chosen.includes(one.organisation)}
                onChange={(event) =>
                  setChosen(
                    event.currentTarget.checked
                      ? [...chosen, one.organisation]
                      : chosen.filter((other) => other !== one.organisation),
                  )
                }
              />
              <bdi>{one.name}</bdi>
            </label>
          ))}
        </fieldset>
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={name.trim() === ''}>
            {words('organisations.groups.form')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
