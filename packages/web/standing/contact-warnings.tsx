// The warnings on whoever is named in a form, alone or among other words, before a meeting is planned. The form can be sent all the same.
import { isNamedIn } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Warnings } from './warnings.tsx'

export default function ContactWarnings({ names }: { readonly names: readonly string[] }) {
  const process = useProcess()
  const rows = useQuery(allRowsQuery('standing', { process, filter: { warned: ['true'] } }, 400)).data ?? []
  return rows
    .filter((row) => row.names.some((name) => names.some((words) => isNamedIn(words, name))))
    .map((row) => <Warnings key={row.key} row={row} isNamed />)
}
