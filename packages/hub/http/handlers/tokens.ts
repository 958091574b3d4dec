// Tokens for programs. Only a person in a session makes or ends one: a token that made tokens could not be ended.
import type { TokenAbout } from '@parley/api'
import type { Token } from '../../people/tokens.ts'
import { Refusal } from '../../refusal.ts'
import type { Asking } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'
import { accountOf } from './signed-in.ts'

export const tokens: Handlers<'tokens' | 'makeToken' | 'endToken'> = {
  tokens: async ({ asking, input }, { people }) => ({
    tokens: (await people.tokens.list(ownerOf(asking, input.of))).map(aboutOf),
  }),
  makeToken: async ({ asking, input, reply }, { people }) => {
    const own = accountOf(asking)
    const { name, of, scopes, days } = input.body
    const owner = ownerOf(asking, of)
    people.sessions.checkFresh(own)
    if (scopes.includes('administer') && (owner.person === null || !asking.reader.administrator)) {
      throw new Refusal(
        'not-allowed',
        {},
        'Only an administrator’s own token may administer. Leave that scope out, or make the token as an administrator.',
      )
    }
    const { token, secret } = await people.tokens.make({ ...owner, name, scopes, days, by: own.person })
    await people.acts.note({ ...actOf(asking), kind: 'token-made', note: name })
    reply.code(201)
    return { token: aboutOf(token), secret }
  },
  endToken: async ({ asking, input }, { people, streams }) => {
    if (!(await people.tokens.end(input.id, ownerOf(asking, input.of)))) throw notFound()
    streams.end(({ token }) => token?.id === input.id)
    await people.acts.note({ ...actOf(asking), kind: 'token-ended' })
    return { id: input.id }
  },
}

/** The person themselves, or their organisation where they administer it. */
function ownerOf(asking: Asking, of: 'person' | 'organisation' = 'person') {
  const { person, organisation } = accountOf(asking)
  if (of === 'person') return { organisation, person }
  if (asking.reader.administrator) return { organisation, person: null }
  throw new Refusal(
    'not-allowed',
    {},
    'Only an administrator of your organisation sees and makes its tokens. Ask yours.',
  )
}

const actOf = (asking: Asking) => {
  const { person, organisation } = accountOf(asking)
  return { organisation, person, by: person }
}

function aboutOf({ id, name, person, scopes, madeBy, madeAt, expiresAt, usedAt }: Token): TokenAbout {
  const of = person === null ? 'organisation' : 'person'
  return { id, name, of, scopes: [...scopes], madeBy, madeAt, expiresAt, usedAt }
}
