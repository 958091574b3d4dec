// The bar above the page: find, what is new, theme and language, who is signed in.
import { useLingui } from '@lingui/react'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { hub } from '../hub/client.ts'
import { useLive } from '../hub/live.tsx'
import { useMe } from '../hub/process.ts'
import { forgetDrafts } from '../parts/drafts.ts'
import { Icon } from '../parts/icon.tsx'
import { type LanguageCode, languages, speak, useWords } from '../words/words.ts'

export function TopBar({ onFind }: { readonly onFind: () => void }) {
  const words = useWords()
  return (
    <header className="top-bar">
      <Link
        to="/"
        search={{ all: '1' } as never /* read by the page itself */}
        className="brand brand-small"
        aria-label={words('frame.home')}
      >
        <img src="/mark.svg" alt="" width="24" height="24" />
      </Link>
      <button type="button" className="find" onClick={onFind}>
        <Icon name="search" />
        <span>{words('frame.find')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="top-space" />
      <LiveIndicator />
      <LanguageSwitch />
      <ThemeSwitch />
      <Account />
    </header>
  )
}

function LiveIndicator() {
  const words = useWords()
  const { state, news, show } = useLive()
  const count = Object.values(news).reduce((sum, one) => sum + one, 0)
  return (
    <div className="live" role="status" data-state={state}>
      {count > 0 ? (
        <button type="button" className="live-news" onClick={show}>
          {words('live.new', { count })}
        </button>
      ) : (
        <span className="live-state" title={words(state === 'open' ? 'live.open.about' : 'live.waiting.about')}>
          {words(state === 'open' ? 'live.open' : 'live.waiting')}
        </span>
      )}
    </div>
  )
}

export function LanguageSwitch() {
  const words = useWords()
  const { i18n } = useLingui()
  return (
    <label className="language">
      <Icon name="language" />
      <span className="unseen">{words('frame.language')}</span>
      <select
        value={i18n.locale}
        onChange={(event) => void speak(event.currentTarget.value as LanguageCode /* the options are these codes */)}
      >
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

export function ThemeSwitch() {
  const words = useWords()
  const shown = useComputedColorScheme('light')
  const { setColorScheme } = useMantineColorScheme()
  const label = words(shown === 'dark' ? 'frame.light' : 'frame.dark')
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(shown === 'dark' ? 'light' : 'dark')}
    >
      <Icon name={shown === 'dark' ? 'sun' : 'moon'} />
    </button>
  )
}

function Account() {
  const words = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const details = menu.current
      if (details === null || !details.open) return
      const byKey = event instanceof KeyboardEvent && event.key === 'Escape'
      const outside = event.type === 'pointerdown' && event.target instanceof Node && !details.contains(event.target)
      if (!byKey && !outside) return
      details.open = false
      if (byKey) details.querySelector('summary')?.focus()
    }
    window.addEventListener('keydown', close)
    window.addEventListener('pointerdown', close)
    return () => {
      window.removeEventListener('keydown', close)
      window.removeEventListener('pointerdown', close)
    }
  }, [])
  if (me === undefined) return null
  if (me.person === null) {
    return (
      <Link to="/sign-in" className="sign-in-link">
        {words('session.signIn')}
      </Link>
    )
  }
  return (
    <details className="account" ref={menu}>
      <summary>
        <span className="account-name">{me.name}</span>
        <Icon name="down" size={14} />
      </summary>
      <div className="account-menu">
        <p>
          <strong>{me.name}</strong>
          <br />
          {me.organisationName}
        </p>
        <Link to="/account">{words('account.title')}</Link>
        <Link to="/organisation">{words('organisation.title')}</Link>
        <button
          type="button"
          className="quiet-button"
          onClick={async () => {
            await hub.signOut()
            forgetDrafts()
            // What was shown to a person may not stay on a screen that is nobody's.
            queries.clear()
            window.location.reload()
          }}
        >
          {words('session.signOut')}
        </button>
      </div>
    </details>
  )
}
