// Inviting somebody, and the invitations nobody has used yet.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { Answer } from '../parts/states.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { Once } from './once.tsx'
import { actsQuery, invitationsQuery, linkTo, type Role, roles } from './queries.ts'
import { Refused } from './refused.tsx'

export function InvitationSection() {
  const words = useWords()
  const term = useTerm()
  const { moment } = useFormats()
  const queries = useQueryClient()
  const invitations = useQuery(invitationsQuery)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('contributor')
  const again = () => {
    void queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })
    void queries.invalidateQueries({ queryKey: actsQuery.queryKey })
  }
  const invite = useMutation({
    mutationFn: () => {
      const about = { ...(name.trim() ? { name: name.trim() } : {}), ...(email.trim() ? { email: email.trim() } : {}) }
      return hub.invite({ body: { role, ...about } })
    },
    onSuccess: () => {
      setName('')
      setEmail('')
      again()
    },
  })
  const end = useMutation({ mutationFn: (id: string) => hub.endInvitation({ id }), onSuccess: again })
  return (
    <section>
      <h2>{words('invite.title')}</h2>
      {invite.data !== undefined && (
        <Once
          about={words('invite.once', { at: moment(invite.data.invitation.expiresAt) })}
          text={linkTo('/invitation', invite.data.token)}
          onDone={() => invite.reset()}
        />
      )}
      <form
        className="form form-line"
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate()
        }}
      >
        <TextInput
          label={words('invite.name')}
          dir="auto"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="email"
          label={words('invite.email')}
          dir="ltr"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={words('people.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role /* the options are these */)}
          data={roles.map((one) => ({ value: one, label: term('personRole', one) }))}
        />
        <Button type="submit" loading={invite.isPending}>
          {words('invite.send')}
        </Button>
        <Refused error={invite.error} />
      </form>
      <p className="quiet">{words(`role.about.${role}`)}</p>
      <Answer of={invitations} lines={1}>
        {(found) =>
          found.length === 0 ? (
            <p className="quiet">{words('invite.none')}</p>
          ) : (
            <ul className="plain-rows">
              {found.map((one) => (
                <li key={one.id}>
                  <span>
                    <bdi>{one.name ?? one.email ?? words('invite.somebody')}</bdi>
                  </span>
                  <span className="quiet">
                    {term('personRole', one.role)} · {words('invite.until', { at: moment(one.expiresAt) })}
                  </span>
                  <Button variant="default" size="compact-sm" onClick={() => end.mutate(one.id)}>
                    {words('invite.end')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <Refused error={end.error} />
    </section>
  )
}
