// Is it up, and what can it do.

import path from 'node:path'
import { openapi } from '@parley/api'
import { Refusal } from '../../refusal.ts'
import type { Handlers } from './handler.ts'

let document: Record<string, unknown> | undefined

export const service: Handlers<'health' | 'openapi' | 'backUp'> = {
  health: () => ({ status: 'ok' }),
  // A folder of this machine is named, and the copy holds every key: only who already holds the data folder may ask.
  backUp: async ({ input, asking }, { hub }) => {
    const { target } = input.body
    if (!asking.isOperator) {
      throw new Refusal('not-allowed', {}, 'Backups are made on the hub’s own machine: run `npx parley backup` there.')
    }
    if (!path.isAbsolute(target)) {
      throw new Refusal('bad-request', { target }, 'Name the folder by its whole path, from the root.')
    }
    const { size, root, bytes } = await hub.backup(target)
    return { target, size, root, bytes }
  },
  openapi: () => {
    document ??= openapi()
    return document
  },
}
