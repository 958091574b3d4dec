// Whom the reader's organisation may speak for, and the field that asks on whose behalf something is said.
import { useQuery } from '@tanstack/react-query'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Choose, Line } from '../parts/fields.tsx'
import type { WordId } from '../words/words.ts'

/**
 * Actors named in the agreement, those first whom the reader's organisation speaks for. `undefined`: in any agreement of the
 * process. `usual` is who speaks where nobody says otherwise.
 */
export function useActors(agreement: string | null | undefined) {
  const process = useProcess()
  const me = useMe()
  const names = useNames()
  const found = useQuery(allRowsQuery('agreements', { process })).data ?? []
  const roles = found.flatMap((row) => (agreement === undefined || row.key === agreement ? row.roles : []))
  const isOwn = (role: (typeof roles)[number]) => role.organisation === me?.organisation
  const own = [...new Set(roles.filter(isOwn).map(({ actor }) => actor))]
  const all = [...new Set([...own, ...roles.map(({ actor }) => actor)])]
  const usual = own[0] ?? (me?.organisation ? names(me.organisation) : '')
  return { own, all, usual, roles }
}

type Props = {
  readonly label: WordId
  readonly actors: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of the actors; any name where none is known. */
export function Actor({ actors, ...field }: Props) {
  return actors.length === 0 ? (
    <Line {...field} required most={120} />
  ) : (
    <Choose {...field} options={actors.map((value) => ({ value, label: value }))} />
  )
}
