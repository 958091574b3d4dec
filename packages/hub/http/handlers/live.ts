// What is new, and who is where.
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'
import { accountOf } from './signed-in.ts'

export const live: Handlers<'stream' | 'bePresent'> = {
  stream: ({ input, asking, request, reply }, { streams }) => {
    streams.open({ asking, process: input.process, after: input.after, request, reply })
    return reply
  },
  bePresent: async ({ input, asking }, { presence }) => {
    const { here, ...on } = input.body
    const others = await presence.say({ ...asking, account: accountOf(asking) }, on, here)
    if (others === undefined) throw notFound()
    return { others: [...others] }
  },
}
