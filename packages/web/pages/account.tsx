// One's own account: second factors, passkeys, password, sessions and tokens.
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../hub/process.ts'
import { Answer } from '../parts/states.tsx'
import { AuthenticatorSection, PasskeySection } from '../people/account-factors.tsx'
import { PasswordSection, SessionSection } from '../people/account-sessions.tsx'
import { accountTabs } from '../people/organisation-tabs.tsx'
import { ForSignedIn, PlainFrame } from '../people/plain-frame.tsx'
import { accountQuery } from '../people/queries.ts'
import { TokenSection } from '../people/tokens.tsx'
import { useWords } from '../words/words.ts'

export default function AccountPage() {
  return (
    <PlainFrame heading="account.title" tabs={accountTabs}>
      <ForSignedIn>
        <Account />
      </ForSignedIn>
    </PlainFrame>
  )
}

function Account() {
  const words = useWords()
  const me = useMe()
  const account = useQuery(accountQuery)
  return (
    <Answer of={account}>
      {(found) => (
        <>
          <p className="lead">
            <bdi>{found.name}</bdi> · <bdi>{found.email}</bdi>
          </p>
          {me?.needsFactor && (
            <p className="notice" role="status">
              {words('account.needsFactor')}
            </p>
          )}
          <PasskeySection account={found} />
          <AuthenticatorSection account={found} />
          <PasswordSection account={found} />
          <SessionSection account={found} />
          <TokenSection of="person" mayAdminister={me?.administrator ?? false} />
        </>
      )}
    </Answer>
  )
}
