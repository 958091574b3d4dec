// Is it up, what can it do, what is new.
import { openapi } from '@parley/api'
import type { Handlers } from './handler.ts'

let document: Record<string, unknown> | undefined

export const service: Handlers<'health' | 'openapi' | 'stream'> = {
  health: () => ({ status: 'ok' }),
  openapi: () => {
    document ??= openapi()
    return document
  },
  stream: ({ input, asking, request, reply }, { streams }) => {
    streams.open({ asking, process: input.process, after: input.after, request, reply })
    return reply
  },
}
