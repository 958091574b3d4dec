// For administrators of the hub: other organisations with a place on it, and letting in their first administrator.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useFormats, useWords } from '../words/words.ts'
import { Once } from './once.tsx'
import { linkTo, organisationsQuery } from './queries.ts'
import { Refused } from './refused.tsx'

export function OrganisationsHere() {
  const words = useWords()
  const { moment } = useFormats()
  const queries = useQueryClient()
  const organisations = useQuery(organisationsQuery).data ?? []
  const [name, setName] = useState('')
  const found = useMutation({
    mutationFn: () => hub.foundOrganisation({ body: { name: name.trim() } }),
    onSuccess: () => {
      setName('')
      void queries.invalidateQueries({ queryKey: organisationsQuery.queryKey })
    },
  })
  const invite = useMutation({
    mutationFn: (organisation: string) => hub.invite({ body: { role: 'administrator', organisation } }),
  })
  return (
    <section>
      <h2>{words('organisations.here')}</h2>
      <p>{words('organisations.here.about')}</p>
      {invite.data !== undefined && (
        <Once
          about={words('invite.once', { at: moment(invite.data.invitation.expiresAt) })}
          text={linkTo('/invitation', invite.data.token)}
          onDone={() => invite.reset()}
        />
      )}
      {organisations.length > 0 && (
        <ul className="plain-rows">
          {organisations.map((one) => (
            <li key={one.organisation}>
              <span>
                <bdi>{one.name ?? one.organisation}</bdi>
              </span>
              {one.hasAdministrator ? (
                <span className="quiet">{words('organisations.here.settled')}</span>
              ) : (
                <Button variant="default" size="compact-sm" onClick={() => invite.mutate(one.organisation)}>
                  {words('organisations.here.invite')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <form
        className="form form-line"
        onSubmit={(event) => {
          event.preventDefault()
          found.mutate()
        }}
      >
        <TextInput
          label={words('organisations.here.name')}
          required
          maxLength={200}
          dir="auto"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={found.isPending}>
          {words('organisations.here.found')}
        </Button>
        <Refused error={found.error ?? invite.error} />
      </form>
    </section>
  )
}
