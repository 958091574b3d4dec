// The frame around every page of a process: rail, top bar, the page, and the provenance panel beside it.
import { useLingui } from '@lingui/react'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { LiveProvider } from '../hub/live.tsx'
import { useProcess } from '../hub/process.ts'
import { NamesProvider } from '../names/names.tsx'
import { useOpened } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'
// Not loaded late: keys typed while it came would be taken for those of the page.
import Palette from './palette.tsx'
import { BottomBar, Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

const MoreSheet = lazy(() => import('./more-sheet.tsx'))
const ProvenancePanel = lazy(() => import('../provenance/panel.tsx'))

export default function Frame() {
  const words = useWords()
  const process = useProcess()
  const opened = useOpened()
  const [palette, setPalette] = useState(false)
  const [more, setMore] = useState(false)
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { i18n } = useLingui()

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setPalette((open) => !open)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  // A screen reader follows a change of page to its heading; the first page keeps the browser's own start.
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])

  return (
    <LiveProvider process={process}>
      <NamesProvider process={process}>
        <a className="skip" href="#page">
          {words('frame.skip')}
        </a>
        <div className="frame" data-panel={opened !== null || undefined} lang={i18n.locale}>
          <Rail />
          <TopBar onFind={() => setPalette(true)} />
          <main id="page" ref={main} tabIndex={-1} className="page">
            <Outlet />
          </main>
          {opened !== null && (
            <Suspense fallback={null}>
              <ProvenancePanel subject={opened} />
            </Suspense>
          )}
          <BottomBar onFind={() => setPalette(true)} onMore={() => setMore(true)} />
        </div>
        {palette && (
          <Suspense fallback={null}>
            <Palette onClose={() => setPalette(false)} />
          </Suspense>
        )}
        {more && (
          <Suspense fallback={null}>
            <MoreSheet onClose={() => setMore(false)} />
          </Suspense>
        )}
      </NamesProvider>
    </LiveProvider>
  )
}
