// Where one can go: the rail at the side, and the bottom bar of a phone.
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useLive } from '../hub/live.tsx'
import { useProcess, useProcesses } from '../hub/process.ts'
import { Icon } from '../parts/icon.tsx'
import { OpenProcessButton } from '../parts/open-process-button.tsx'
import { pagePath } from '../paths.ts'
import { useFormats, useWords } from '../words/words.ts'
import { useRailPages } from './rail-pages.ts'

export function Rail() {
  const words = useWords()
  const { number } = useFormats()
  const process = useProcess()
  const { news } = useLive()
  const inRail = useRailPages()
  return (
    <aside className="rail">
      <Link
        to="/"
        search={{ all: '1' } as never /* read by the page itself */}
        className="brand"
        aria-label={words('frame.home')}
      >
        <img src="/mark.svg" alt="" width="24" height="24" />
        <span>Parley</span>
      </Link>
      <ProcessSwitcher />
      <OpenProcessButton className="quiet-button rail-open" />
      <nav aria-label={words('frame.pages')}>
        {inRail.map((page) => (
          <Link
            key={page.path}
            to={pagePath(process, page.path)}
            className="rail-link"
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon name={page.icon} />
            <span>{words(page.title)}</span>
            {(news[page.path] ?? 0) > 0 && (
              <span className="rail-news" title={words('live.new', { count: news[page.path] })}>
                {number(news[page.path] ?? 0)}
              </span>
            )}
          </Link>
        ))}
      </nav>
      <p className="rail-foot">
        {words('frame.promise')}{' '}
        <Link to="/plain" className="inline-link">
          {words('plain.open')}
        </Link>{' '}
        <Link to={`/public/${process}` as never /* as above */} className="inline-link">
          {words('public.open')}
        </Link>
      </p>
    </aside>
  )
}

function ProcessSwitcher() {
  const words = useWords()
  const navigate = useNavigate()
  const process = useProcess()
  const processes = useProcesses().data ?? []
  const current = processes.find(({ key }) => key === process)
  if (processes.length < 2) {
    return (
      <p className="process-name" title={current?.description}>
        {current?.name ?? ' '}
      </p>
    )
  }
  return (
    <NativeSelect
      className="process-switch"
      aria-label={words('frame.process')}
      value={process}
      onChange={(event) => void navigate({ to: pagePath(event.currentTarget.value, 'situation') })}
      data={processes.map(({ key, name }) => ({ value: key, label: name }))}
    />
  )
}

export function BottomBar({ onFind, onMore }: { readonly onFind: () => void; readonly onMore: () => void }) {
  const words = useWords()
  const process = useProcess()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { news } = useLive()
  const inRail = useRailPages()
  const elsewhere = inRail.filter((page) => !page.onPhone)
  return (
    <nav className="bottom-bar" aria-label={words('frame.pages')}>
      {inRail
        .filter((page) => page.onPhone)
        .map((page) => (
          <Link key={page.path} to={pagePath(process, page.path)} activeProps={{ 'aria-current': 'page' }}>
            <Icon name={page.icon} size={20} />
            <span>{words(page.title)}</span>
          </Link>
        ))}
      <button type="button" onClick={onFind}>
        <Icon name="search" size={20} />
        <span>{words('frame.find.short')}</span>
      </button>
      <button
        type="button"
        aria-haspopup="dialog"
        data-current={elsewhere.some((page) => path === pagePath(process, page.path)) || undefined}
        data-news={elsewhere.some((page) => (news[page.path] ?? 0) > 0) || undefined}
        onClick={onMore}
      >
        <Icon name="more" size={20} />
        <span>{words('frame.more')}</span>
      </button>
    </nav>
  )
}
