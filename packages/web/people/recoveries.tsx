// Second factors being recovered: one administrator asks, another confirms and hands the link over.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { hub } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { useFormats, useWords } from '../words/words.ts'
import { Once } from './once.tsx'
import { actsQuery, linkTo, type People, recoveriesQuery } from './queries.ts'
import { Refused } from './refused.tsx'

export function RecoverySection({ people }: { readonly people: People }) {
  const words = useWords()
  const { moment } = useFormats()
  const me = useMe()
  const queries = useQueryClient()
  const recoveries = useQuery(recoveriesQuery).data ?? []
  const nameOf = (person: string | null) =>
    person === null ? words('people.operator') : (people.people.find((one) => one.person === person)?.name ?? person)
  const again = () => {
    void queries.invalidateQueries({ queryKey: recoveriesQuery.queryKey })
    void queries.invalidateQueries({ queryKey: actsQuery.queryKey })
  }
  const confirm = useMutation({ mutationFn: (id: string) => hub.confirmRecovery({ id }), onSuccess: again })
  const end = useMutation({ mutationFn: (id: string) => hub.endRecovery({ id }), onSuccess: again })
  if (recoveries.length === 0 && confirm.data === undefined) return null
  return (
    <section>
      <h2>{words('recovery.title')}</h2>
      <p>{words('recovery.about')}</p>
      {confirm.data !== undefined && (
        <Once
          about={words('recovery.once')}
          text={linkTo('/back-in/second-factor', confirm.data.token)}
          onDone={() => confirm.reset()}
        />
      )}
      <ul className="plain-rows">
        {recoveries.map((one) => (
          <li key={one.id}>
            <span>
              <bdi>{nameOf(one.person)}</bdi>
            </span>
            <span className="quiet">
              {words(one.isConfirmed ? 'recovery.confirmed' : 'recovery.asked', {
                name: nameOf(one.askedBy),
                at: moment(one.askedAt),
              })}
            </span>
            <span className="person-tools">
              {!one.isConfirmed && one.askedBy !== me?.person && one.person !== me?.person && (
                <Button size="compact-sm" loading={confirm.isPending} onClick={() => confirm.mutate(one.id)}>
                  {words('recovery.confirm')}
                </Button>
              )}
              <Button variant="default" size="compact-sm" onClick={() => end.mutate(one.id)}>
                {words('recovery.end')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Refused error={confirm.error ?? end.error} />
    </section>
  )
}
