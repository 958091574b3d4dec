// A handler for every route: the type refuses a route without one, and a handler without a route.
import { documents } from './documents.ts'
import { entries } from './entries.ts'
import { feedsIn } from './feeds-in.ts'
import type { Handlers } from './handler.ts'
import { log } from './log.ts'
import { service } from './service.ts'
import { session } from './session.ts'
import { views } from './views.ts'

export const handlers: Handlers = {
  ...service,
  ...session,
  ...views,
  ...documents,
  ...entries,
  ...log,
  ...feedsIn,
}
