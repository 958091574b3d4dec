// Every page of a process, in the order of the rail. A new page is one file and one line here.
import { withWords } from '../words/words.ts'
import type { Page } from './page.ts'

export const pages: readonly Page[] = [
  {
    path: 'situation',
    title: 'page.situation',
    icon: 'situation',
    onPhone: true,
    load: () => import('./situation.tsx'),
  },
  {
    path: 'documents',
    title: 'page.documents',
    icon: 'documents',
    onPhone: true,
    load: () => import('./documents.tsx'),
  },
  { path: 'documents/$document', title: 'page.document', load: () => import('./document.tsx') },
  { path: 'claims', title: 'page.claims', icon: 'claims', onPhone: true, load: () => import('./claims.tsx') },
  { path: 'actors', title: 'page.actors', icon: 'actors', load: () => import('./actors.tsx') },
  {
    path: 'agreements',
    title: 'page.agreements',
    icon: 'agreements',
    load: () => withWords('promises', () => import('./agreements.tsx')),
  },
  {
    path: 'agreements/$agreement',
    title: 'page.agreement',
    load: () => withWords('promises', () => import('./agreement.tsx')),
  },
  { path: 'draft', title: 'page.draft', load: () => withWords('promises', () => import('./draft.tsx')) },
  {
    path: 'commitments',
    title: 'page.commitments',
    icon: 'commitments',
    load: () => withWords('promises', () => import('./commitments.tsx')),
  },
  {
    path: 'exchanges',
    title: 'page.exchanges',
    icon: 'exchanges',
    load: () => withWords('promises', () => import('./exchanges.tsx')),
  },
  {
    path: 'incentives',
    title: 'page.incentives',
    icon: 'incentives',
    load: () => withWords('promises', () => withWords('incentives', () => import('./incentives.tsx'))),
  },
  {
    path: 'meetings',
    title: 'page.meetings',
    icon: 'meetings',
    load: () => withWords('meetings', () => import('./meetings.tsx')),
  },
  {
    path: 'aid',
    title: 'page.aid',
    icon: 'aid',
    load: () => withWords('promises', () => withWords('aid', () => import('./aid.tsx'))),
  },
  {
    path: 'import',
    title: 'page.import',
    load: () =>
      withWords('imports', () => withWords('aid', () => withWords('incidents', () => import('./import.tsx')))),
  },
  {
    path: 'standing',
    title: 'page.standing',
    load: () => withWords('standing', () => import('./standing.tsx')),
  },
  {
    path: 'names',
    title: 'page.names',
    load: () => withWords('standing', () => import('./names.tsx')),
  },
  {
    path: 'precedents',
    title: 'page.precedents',
    load: () => withWords('meetings', () => import('./precedents.tsx')),
  },
  { path: 'brief', title: 'page.brief', load: () => withWords('promises', () => import('./brief.tsx')) },
  { path: 'report', title: 'page.report', load: () => withWords('promises', () => import('./report.tsx')) },
  {
    path: 'incidents',
    title: 'page.incidents',
    icon: 'incidents',
    load: () => withWords('incidents', () => import('./incidents.tsx')),
  },
  {
    path: 'incidents/$incident',
    title: 'page.incident',
    load: () => withWords('incidents', () => import('./incident.tsx')),
  },
  {
    path: 'commission',
    title: 'page.commission',
    icon: 'commission',
    load: () => withWords('incidents', () => withWords('commission', () => import('./commission.tsx'))),
  },
  {
    path: 'report-incident',
    title: 'page.reportIncident',
    icon: 'add',
    onPhone: true,
    forWriters: true,
    load: () => withWords('incidents', () => import('./report-incident.tsx')),
  },
  {
    path: 'tension',
    title: 'page.tension',
    icon: 'tension',
    load: () =>
      withWords('promises', () =>
        withWords('incidents', () => withWords('aid', () => withWords('tension', () => import('./tension.tsx')))),
      ),
  },
  { path: 'timeline', title: 'page.timeline', icon: 'timeline', load: () => import('./timeline.tsx') },
  {
    path: 'organisations',
    title: 'page.organisations',
    icon: 'organisations',
    load: () => import('./organisations.tsx'),
  },
  { path: 'served', title: 'page.served', icon: 'served', forWriters: true, load: () => import('./served.tsx') },
  { path: 'log', title: 'page.log', icon: 'log', load: () => import('./log.tsx') },
]
