// The pages beside one another under one's organisation and one's account, and what is shown to administrators alone.
import type { ReactNode } from 'react'
import { useMe } from '../hub/process.ts'
import { Empty } from '../parts/states.tsx'
import { useWords } from '../words/words.ts'
import { ForSignedIn, type Tab } from './plain-frame.tsx'

export const organisationTabs: readonly Tab[] = [
  { to: '/organisation', title: 'people.title' },
  { to: '/organisation/webhooks', title: 'webhooks.title', forAdministrators: true },
  { to: '/organisation/tokens', title: 'tokens.organisation', forAdministrators: true },
  { to: '/organisation/keys', title: 'keys.page' },
  { to: '/organisation/hubs', title: 'peers.title', forHub: true },
]

export const accountTabs: readonly Tab[] = [
  { to: '/account', title: 'account.title' },
  { to: '/account/letters', title: 'letters.title' },
]

/** Others are told whom to ask. */
export function ForAdministrators({ children }: { readonly children: ReactNode }) {
  const words = useWords()
  const me = useMe()
  return (
    <ForSignedIn>
      {me?.administrator ? (
        children
      ) : (
        <Empty title={words('organisation.administrators')}>
          <p>{words('organisation.administrators.ask')}</p>
        </Empty>
      )}
    </ForSignedIn>
  )
}
