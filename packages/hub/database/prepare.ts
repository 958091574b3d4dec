// Makes the empty database that first starts begin from. Run once after an install, it saves the first start two seconds;
// without it the first start makes it by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from './database.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-prepare-'))
try {
  const database = await openDatabase({ engine: 'pglite', folder: path.join(folder, 'views') })
  await database.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
