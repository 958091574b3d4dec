// Webhooks: an organisation's administrators see and change its own. Another's hook and none at all are one answer.

import type { Reader } from '../../reader.ts'
import { Refusal } from '../../refusal.ts'
import { authorOf } from '../asking.ts'
import { cursorSeal } from '../cursor.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

export const webhooks: Handlers<
  'webhooks' | 'addWebhook' | 'removeWebhook' | 'switchWebhook' | 'rotateWebhook' | 'replayWebhook' | 'webhookAttempts'
> = {
  webhooks: ({ asking }, rooms) => ({ hooks: [...rooms.webhooks.list(administered(asking.reader))] }),

  addWebhook: ({ input, asking, reply }, rooms) => {
    administered(asking.reader)
    const added = rooms.webhooks.add(input.body, authorOf(asking.reader))
    reply.code(201)
    return added
  },

  removeWebhook: ({ input, asking }, rooms) => {
    if (!rooms.webhooks.remove(input.hook, administered(asking.reader))) throw notFound()
    return { hook: input.hook }
  },

  switchWebhook: ({ input, asking }, rooms) =>
    rooms.webhooks.switch(input.hook, administered(asking.reader), input.body.on) ?? missing(),

  rotateWebhook: ({ input, asking, reply }, rooms) => {
    const rotated = rooms.webhooks.rotate(input.hook, administered(asking.reader)) ?? missing()
    reply.code(201)
    return rotated
  },

  replayWebhook: ({ input, asking }, rooms) => {
    const { since, until } = input.body
    const end = until === undefined ? new Date(8.64e15) : new Date(until)
    return rooms.webhooks.replay(input.hook, administered(asking.reader), new Date(since), end) ?? missing()
  },

  webhookAttempts: ({ input, asking }, rooms) => {
    const seal = cursorSeal(rooms.hub.token)
    const scope = `attempts ${input.hook}`
    const before = input.cursor === undefined ? undefined : seal.open(input.cursor, scope)
    if (input.cursor !== undefined && before === undefined) {
      throw new Refusal('bad-cursor', {}, 'This cursor does not belong to this list. Ask for it from its start.')
    }
    const found = rooms.webhooks.attempts(input.hook, administered(asking.reader), before) ?? missing()
    return { attempts: [...found.attempts], next: found.next === null ? null : seal.seal(found.next, scope) }
  },
}

/** The organisation this reader administers. */
function administered(reader: Reader): string {
  const { organisation } = authorOf(reader)
  if (reader.administrator) return organisation
  throw new Refusal(
    'administrator-only',
    {},
    'Only an administrator of your organisation decides where its messages go. Ask yours.',
  )
}

function missing(): never {
  throw notFound()
}
