// The people of one's organisation. Its administrators change roles, help people back in, and let them go.
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { useTerm, useWords } from '../words/words.ts'
import { Once } from './once.tsx'
import { actsQuery, linkTo, type People, peopleQuery, type Role, recoveriesQuery, roles } from './queries.ts'
import { Refused } from './refused.tsx'

type Person = People['people'][number]

export function PeopleList({ people, mayManage }: { readonly people: People; readonly mayManage: boolean }) {
  const words = useWords()
  const term = useTerm()
  const queries = useQueryClient()
  const [leaving, setLeaving] = useState<Person>()
  const [handed, setHanded] = useState<{ readonly name: string; readonly link: string }>()
  const again = () => {
    void queries.invalidateQueries({ queryKey: actsQuery.queryKey })
    void queries.invalidateQueries({ queryKey: recoveriesQuery.queryKey })
  }
  const show = (now: People) => {
    queries.setQueryData(peopleQuery.queryKey, now)
    again()
  }
  const setRole = useMutation({
    mutationFn: ({ person, role }: { person: string; role: Role }) => hub.setRole({ person, body: { role } }),
    onSuccess: show,
  })
  const remove = useMutation({
    mutationFn: (person: string) => hub.removePerson({ person }),
    onSuccess: (now) => {
      setLeaving(undefined)
      show(now)
    },
  })
  const newPassword = useMutation({
    mutationFn: async ({ person, name }: Person) => {
      const { token } = await hub.linkForPassword({ person })
      return { name, link: linkTo('/back-in/password', token) }
    },
    onSuccess: (now) => {
      setHanded(now)
      again()
    },
  })
  const recover = useMutation({ mutationFn: (person: string) => hub.askRecovery({ person }), onSuccess: again })
  return (
    <section>
      <h2>{words('people.title')}</h2>
      {handed !== undefined && (
        <Once
          about={words('people.passwordLink.about', { name: handed.name })}
          text={handed.link}
          onDone={() => setHanded(undefined)}
        />
      )}
      <Refused error={setRole.error ?? newPassword.error ?? recover.error} />
      <ul className="plain-rows people-rows">
        {people.people.map((one) => (
          <li key={one.person}>
            <span className="person">
              <span>
                <strong>
                  <bdi>{one.name}</bdi>
                </strong>
                {one.isYou && <span className="quiet"> · {words('people.you')}</span>}
              </span>
              {one.email !== null && (
                <span className="quiet">
                  <bdi>{one.email}</bdi>
                </span>
              )}
              {one.hasFactor === false && <span className="quiet">{words('people.noFactor')}</span>}
            </span>
            {mayManage ? (
              <NativeSelect
                aria-label={words('people.roleOf', { name: one.name })}
                size="xs"
                value={one.role}
                onChange={(event) =>
                  setRole.mutate({
                    person: one.person,
                    role: event.currentTarget.value as Role /* the options are these */,
                  })
                }
                data={roles.map((role) => ({ value: role, label: term('personRole', role) }))}
              />
            ) : (
              <span>{term('personRole', one.role)}</span>
            )}
            {mayManage && !one.isYou && (
              <span className="person-tools">
                <Button variant="default" size="compact-sm" onClick={() => newPassword.mutate(one)}>
                  {words('people.passwordLink')}
                </Button>
                {one.hasFactor && (
                  <Button variant="default" size="compact-sm" onClick={() => recover.mutate(one.person)}>
                    {words('people.recover')}
                  </Button>
                )}
                <Button variant="default" size="compact-sm" onClick={() => setLeaving(one)}>
                  {words('people.letGo')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {leaving !== undefined && (
        <Dialog title={words('people.letGo.title', { name: leaving.name })} onClose={() => setLeaving(undefined)}>
          <p>{words('people.letGo.about')}</p>
          <Refused error={remove.error} />
          <div className="form-end">
            <Cancel />
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(leaving.person)}>
              {words('people.letGo')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
