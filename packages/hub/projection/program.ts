// Which program folded the rows: a digest of the sources that decide what a row is. Rows of another program are thrown
// away at the next start, so an update never leaves old and new rows side by side.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export function programOf(): string {
  const hash = createHash('sha256')
  const folders = [path.dirname(fileURLToPath(import.meta.resolve('@parley/peace'))), import.meta.dirname]
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    for (const file of files) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.includes('node_modules')) continue
      hash.update(`${file}\n`).update(readFileSync(path.join(folder, file)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
