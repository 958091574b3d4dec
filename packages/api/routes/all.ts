// Every route of the hub. The router, the validator, the OpenAPI document and the client's types are made of this.
import type { RouteName } from '../paths.ts'
import { documents } from './documents.ts'
import { entries } from './entries.ts'
import { feedsIn } from './feeds-in.ts'
import { live } from './live.ts'
import { log } from './log.ts'
import type { Route } from './route.ts'
import { service } from './service.ts'
import { session } from './session.ts'
import { views } from './views.ts'

export const routes = {
  ...service,
  ...session,
  ...views,
  ...documents,
  ...entries,
  ...live,
  ...log,
  ...feedsIn,
} satisfies Record<RouteName, Route>
export type Routes = typeof routes
