// A handler for every route: the type refuses a route without one, and a handler without a route.
import { account } from './account.ts'
import { briefs } from './briefs.ts'
import { calendars } from './calendars.ts'
import { digests } from './digests.ts'
import { documents } from './documents.ts'
import { entries } from './entries.ts'
import { feedsIn } from './feeds-in.ts'
import type { Handlers } from './handler.ts'
import { imports } from './imports.ts'
import { live } from './live.ts'
import { log } from './log.ts'
import { peers } from './peers.ts'
import { people } from './people.ts'
import { providers } from './providers.ts'
import { readers } from './readers.ts'
import { service } from './service.ts'
import { session } from './session.ts'
import { tokens } from './tokens.ts'
import { views } from './views.ts'
import { webhooks } from './webhooks.ts'

export const handlers: Handlers = {
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
}
