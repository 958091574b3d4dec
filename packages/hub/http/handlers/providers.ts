// Identity providers: signing in with one, and, for the operator, setting them.
import type { ProviderAbout } from '@parley/api'
import type { ProviderAbout as Kept } from '../../people/providers.ts'
import { Refusal } from '../../refusal.ts'
import type { Asking } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'
import { callerOf, enter, siteOf } from './signed-in.ts'

type Name = 'waysIn' | 'beginProvider' | 'signInProvider' | 'providers' | 'setProvider' | 'removeProvider'

export const providers: Handlers<Name> = {
  waysIn: async (_, { people }) => ({
    providers: (await people.providers.list()).map(({ id, name }) => ({ id, name })),
  }),
  beginProvider: async ({ input, request, reply }, { people }) => {
    const { url, cookies } = await people.providers.begin(input.body.provider, siteOf(request), callerOf(request))
    reply.header('set-cookie', [...cookies])
    return { url }
  },
  signInProvider: async (asked, rooms) => {
    const { cookie } = asked.request.headers
    const { query } = asked.input.body
    return enter(await rooms.people.providers.finish({ cookie, query, ...callerOf(asked.request) }), asked, rooms)
  },
  providers: async ({ asking }, { people }) => {
    checkOperator(asking)
    return { providers: (await people.providers.list()).map(wire) }
  },
  setProvider: async ({ asking, input }, { people }) => {
    checkOperator(asking)
    return wire(await people.providers.set(input.body))
  },
  removeProvider: async ({ asking, input }, { people }) => {
    checkOperator(asking)
    if (!(await people.providers.remove(input.id))) throw notFound()
    return { id: input.id }
  },
}

function checkOperator({ isOperator }: Asking): void {
  if (isOperator) return
  throw new Refusal(
    'not-allowed',
    {},
    'Only the operator sets identity providers, with the token of the data folder: the hub connects to what they name.',
  )
}

const wire = ({ origins, ...rest }: Kept): ProviderAbout => ({
  ...rest,
  ...(origins === undefined ? {} : { origins: [...origins] }),
})
