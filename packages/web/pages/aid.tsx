// Relief work: needs against what came, movements, crossings, the plan of the week, who does what, notifications.
import { Link } from '@tanstack/react-router'
import { Activities } from '../aid/activities.tsx'
import { Crossings } from '../aid/crossings.tsx'
import { GapTable } from '../aid/gap-table.tsx'
import { Movements } from '../aid/movements.tsx'
import { Notifications } from '../aid/notifications.tsx'
import { Week } from '../aid/week.tsx'
import { useMe, useProcess } from '../hub/process.ts'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { useAddress } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

const tabs = ['', 'movements', 'board', 'crossings', 'week', 'activities', 'notifications'] as const
const titles = {
  '': 'aid.tab.needs',
  movements: 'aid.tab.movements',
  board: 'aid.tab.board',
  crossings: 'aid.tab.crossings',
  week: 'aid.tab.week',
  activities: 'aid.tab.activities',
  notifications: 'aid.tab.notifications',
} as const

export default function AidPage() {
  const words = useWords()
  useTitle(words('page.aid'))
  const me = useMe()
  const process = useProcess()
  const [show, setShow] = useAddress('show')
  return (
    <div className="list-page aid-page">
      <header className="page-head">
        <h1>{words('page.aid')}</h1>
        <p className="quiet">{words('aid.about')}</p>
        {me?.canWrite && (
          <p className="page-tools">
            <Link to={pagePath(process, 'import')}>{words('aid.import')}</Link>
          </p>
        )}
        <div className="tabs" role="tablist" aria-label={words('page.aid')}>
          {tabs.map((tab) => (
            <button key={tab} type="button" role="tab" aria-selected={show === tab} onClick={() => setShow(tab)}>
              {words(titles[tab])}
            </button>
          ))}
        </div>
      </header>
      <Shown show={show} />
    </div>
  )
}

function Shown({ show }: { readonly show: string }) {
  switch (show) {
    case 'movements':
      return <Movements board={false} />
    case 'board':
      return <Movements board />
    case 'crossings':
      return <Crossings />
    case 'week':
      return <Week />
    case 'activities':
      return <Activities />
    case 'notifications':
      return <Notifications />
    default:
      return <GapTable />
  }
}
