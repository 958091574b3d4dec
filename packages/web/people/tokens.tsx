// Tokens for programs: one's own, or the organisation's.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { Answer } from '../parts/states.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { Once } from './once.tsx'
import { tokensQuery } from './queries.ts'
import { Refused } from './refused.tsx'

type Scope = 'read' | 'write' | 'administer'
const daysUsual = [7, 30, 90, 366] as const

export function TokenSection({
  of,
  mayAdminister,
}: {
  readonly of: 'person' | 'organisation'
  readonly mayAdminister: boolean
}) {
  const words = useWords()
  const { moment, day } = useFormats()
  const queries = useQueryClient()
  const tokens = useQuery(tokensQuery(of))
  const [name, setName] = useState('')
  const [reach, setReach] = useState<Scope>('read')
  const [days, setDays] = useState<number>(30)
  const again = () => void queries.invalidateQueries({ queryKey: tokensQuery(of).queryKey })
  const make = useMutation({
    mutationFn: () => {
      const scopes: Scope[] =
        reach === 'administer' ? ['read', 'write', 'administer'] : reach === 'write' ? ['read', 'write'] : ['read']
      return hub.makeToken({ body: { name: name.trim(), of, scopes, days } })
    },
    onSuccess: () => {
      setName('')
      again()
    },
  })
  const end = useMutation({ mutationFn: (id: string) => hub.endToken({ id, of }), onSuccess: again })
  return (
    <section>
      <h2>{words(of === 'person' ? 'tokens' : 'tokens.organisation')}</h2>
      <p>{words(of === 'person' ? 'tokens.about' : 'tokens.organisation.about')}</p>
      <Answer of={tokens} lines={2}>
        {(found) =>
          found.length === 0 ? (
            <p className="quiet">{words('tokens.none')}</p>
          ) : (
            <ul className="plain-rows">
              {found.map((one) => (
                <li key={one.id}>
                  <span>
                    <bdi>{one.name}</bdi>
                  </span>
                  <span className="quiet">
                    {words(`tokens.reach.${one.scopes.at(-1) ?? 'read'}`)} ·{' '}
                    {words('tokens.until', { day: day(one.expiresAt) })} ·{' '}
                    {one.usedAt === null ? words('tokens.unused') : words('account.usedAt', { at: moment(one.usedAt) })}
                  </span>
                  <Button variant="default" size="compact-sm" onClick={() => end.mutate(one.id)}>
                    {words('tokens.end')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <Refused error={end.error} />
      {make.data !== undefined && (
        <Once about={words('tokens.once')} text={make.data.secret} onDone={() => make.reset()} />
      )}
      <form
        className="form form-line"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <TextInput
          label={words('tokens.name')}
          required
          maxLength={100}
          dir="auto"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={words('tokens.reach')}
          value={reach}
          onChange={(event) => setReach(event.currentTarget.value as Scope /* the options are these */)}
          data={(['read', 'write', ...(mayAdminister ? (['administer'] as const) : [])] as const).map((one) => ({
            value: one,
            label: words(`tokens.reach.${one}`),
          }))}
        />
        <NativeSelect
          label={words('tokens.days')}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={daysUsual.map((one) => ({ value: String(one), label: words('tokens.days.count', { count: one }) }))}
        />
        <Button type="submit" variant="default" loading={make.isPending}>
          {words('tokens.make')}
        </Button>
        <Refused error={make.error} />
      </form>
    </section>
  )
}
