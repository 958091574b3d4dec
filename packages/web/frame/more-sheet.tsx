// What the bottom bar of a phone has no room for: the other pages, the other processes, and what one can do.
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useLive } from '../hub/live.tsx'
import { useMe, useProcess, useProcesses } from '../hub/process.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { OpenProcessButton } from '../parts/open-process-button.tsx'
import { pagePath } from '../paths.ts'
import { useFormats, useWords } from '../words/words.ts'
import { useRailPages } from './rail-pages.ts'

export default function MoreSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const { number } = useFormats()
  const process = useProcess()
  const processes = useProcesses().data ?? []
  const navigate = useNavigate()
  const me = useMe()
  const { news } = useLive()
  const pages = useRailPages()
  return (
    <Dialog title={words('frame.more')} onClose={onClose} sheet>
      <nav className="more-links" aria-label={words('frame.more')}>
        {pages.map(
          (page) =>
            !page.onPhone && (
              <Link
                key={page.path}
                to={pagePath(process, page.path)}
                className="rail-link"
                activeProps={{ 'aria-current': 'page' }}
                onClick={onClose}
              >
                <Icon name={page.icon} />
                <span>{words(page.title)}</span>
                {(news[page.path] ?? 0) > 0 && <span className="rail-news">{number(news[page.path] ?? 0)}</span>}
              </Link>
            ),
        )}
        {me?.canWrite && (
          <Link
            to={pagePath(process, 'documents')}
            search={{ add: '1' } as never /* routes come from a list */}
            className="rail-link"
            onClick={onClose}
          >
            <Icon name="add" />
            <span>{words('documents.add')}</span>
          </Link>
        )}
        <Link to="/" search={{ all: '1' } as never /* as above */} className="rail-link" onClick={onClose}>
          <Icon name="more" />
          <span>{words('frame.allProcesses')}</span>
        </Link>
        <OpenProcessButton className="rail-link rail-button" />
      </nav>
      {processes.length > 1 && (
        <NativeSelect
          label={words('frame.process')}
          value={process}
          onChange={(event) => {
            void navigate({ to: pagePath(event.currentTarget.value, 'situation') })
            onClose()
          }}
          data={processes.map(({ key, name }) => ({ value: key, label: name }))}
        />
      )}
    </Dialog>
  )
}
