// The warnings on whoever is named in a form, before a meeting is planned. The form can be sent all the same.
import { otherName } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Warnings } from './warnings.tsx'

export default function ContactWarnings({ names }: { readonly names: readonly string[] }) {
  const process = useProcess()
  const rows = useQuery(allRowsQuery('standing', { process, filter: { warned: ['true'] } }, 400)).data ?? []
  const wanted = new Set(names.map(otherName).filter((one) => one !== ''))
  return rows
    .filter((row) => row.names.some((name) => wanted.has(otherName(name))))
    .map((row) => <Warnings key={row.key} row={row} isNamed />)
}
