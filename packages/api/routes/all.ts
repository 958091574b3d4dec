// Every route of the hub. The router, the validator, the OpenAPI document and the client's types are made of this.
import type { RouteName } from '../paths.ts'
import { account } from './account.ts'
import { briefs } from './briefs.ts'
import { calendars } from './calendars.ts'
import { digests } from './digests.ts'
import { documents } from './documents.ts'
import { entries } from './entries.ts'
import { feedsIn } from './feeds-in.ts'
import { imports } from './imports.ts'
import { live } from './live.ts'
import { log } from './log.ts'
import { peers } from './peers.ts'
import { people } from './people.ts'
import { providers } from './providers.ts'
import { readers } from './readers.ts'
import type { Route } from './route.ts'
import { service } from './service.ts'
import { session } from './session.ts'
import { tokens } from './tokens.ts'
import { views } from './views.ts'
import { webhooks } from './webhooks.ts'

export const routes = {
  ...service,
  ...session,
  ...account,
  ...tokens,
  ...calendars,
  ...people,
  ...providers,
  ...views,
  ...briefs,
  ...documents,
  ...imports,
  ...entries,
  ...readers,
  ...live,
  ...log,
  ...feedsIn,
  ...peers,
  ...webhooks,
  ...digests,
} satisfies Record<RouteName, Route>
export type Routes = typeof routes
