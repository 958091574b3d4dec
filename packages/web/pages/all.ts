// Every page of a process, in the order of the rail. A new page is one file and one line here.
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
  { path: 'timeline', title: 'page.timeline', icon: 'timeline', load: () => import('./timeline.tsx') },
  { path: 'log', title: 'page.log', icon: 'log', load: () => import('./log.tsx') },
]
