// The file store: the suite of every store.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openFileLog } from './files.ts'
import { logSuite, testOrigin } from './testing.ts'

logSuite('files', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-log-'))
  return {
    open: (signer) => openFileLog(folder, { origin: testOrigin, signer, reserveBytes: 4096 }),
    remove: () => rm(folder, { recursive: true }),
  }
})
