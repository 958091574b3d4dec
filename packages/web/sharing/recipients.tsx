// Who sees an entry: organisations with role, number of people and the reason; people named one by one apart.
import type { Recipients } from '@parley/api'
import { useNames } from '../hub/process.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { useReasonWords } from './reason-words.ts'

export function RecipientList({ of }: { readonly of: Recipients }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const reason = useReasonWords()
  const { list, moment } = useFormats()
  return (
    <div className="recipients">
      {of.public && <p>{words('sharing.public')}</p>}
      {of.from !== null && Date.parse(of.from) > Date.now() && (
        <p className="notice">{words('sharing.from', { when: moment(of.from) })}</p>
      )}
      <ul className="plain-list recipient-rows">
        {of.organisations.map((one) => (
          <li key={one.organisation}>
            <span className="recipient-name" dir="auto">
              {one.name}
            </span>
            <span className="quiet">
              {[
                one.role === null ? null : term('role', one.role.replaceAll(' ', '-')),
                words('sharing.people', { count: one.people }),
                list(one.reasons.map(reason)),
              ]
                .filter((part) => part !== null && part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
        {of.persons.map((one) => (
          <li key={one.person}>
            <span className="recipient-name" dir="auto">
              {names(one.person)}
            </span>
            <span className="quiet">{[one.name, reason({ code: 'named' })].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
