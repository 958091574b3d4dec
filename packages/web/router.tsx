// Addresses to pages. Pages load when they are first visited.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { pages } from './pages/all.ts'
import { Crashed } from './pages/crashed.tsx'
import { NotFound } from './pages/not-found.tsx'
import { Loading } from './parts/states.tsx'
import { parseSearch, stringifySearch } from './search.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Crashed })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home.tsx')),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx')),
})
const first = createRoute({
  getParentRoute: () => root,
  path: 'first',
  component: lazyRouteComponent(() => import('./pages/first.tsx')),
})
const open = createRoute({
  getParentRoute: () => root,
  path: 'public/$process',
  component: lazyRouteComponent(() => import('./pages/public.tsx')),
})
const plain = createRoute({
  getParentRoute: () => root,
  path: 'plain',
  component: lazyRouteComponent(() => import('./pages/plain.tsx')),
})
const about: readonly [string, () => Promise<{ default: ComponentType }>][] = [
  ['sign-in/back', () => import('./pages/signed-in-back.tsx')],
  ['invitation', () => import('./pages/invitation.tsx')],
  ['back-in/$what', () => import('./pages/back-in.tsx')],
  ['account', () => import('./pages/account.tsx')],
  ['account/letters', () => import('./pages/letters.tsx')],
  ['digests/unsubscribe', () => import('./pages/end-letters.tsx')],
  ['organisation', () => import('./pages/organisation.tsx')],
  ['organisation/webhooks', () => import('./pages/webhooks.tsx')],
  ['organisation/tokens', () => import('./pages/organisation-tokens.tsx')],
  ['organisation/keys', () => import('./pages/organisation-keys.tsx')],
  ['organisation/hubs', () => import('./pages/hubs.tsx')],
]
const people = about.map(([path, load]) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
)
const process = createRoute({
  getParentRoute: () => root,
  path: 'p/$process',
  component: lazyRouteComponent(() => import('./frame/frame.tsx')),
})
const start = createRoute({
  getParentRoute: () => process,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: `/p/${params.process}/situation`, replace: true })
  },
})
const inside = pages.map((page) =>
  createRoute({ getParentRoute: () => process, path: page.path, component: lazyRouteComponent(page.load) }),
)

export const router = createRouter({
  parseSearch,
  stringifySearch,
  routeTree: root.addChildren([home, signIn, ...people, first, open, plain, process.addChildren([start, ...inside])]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Crashed,
  scrollRestoration: true,
})
