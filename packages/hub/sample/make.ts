// Writes the sample's binary documents from their originals: `node packages/hub/sample/make.ts` after a change to one.
import { writeFileSync } from 'node:fs'
import { originals } from './originals/all.ts'

for (const original of originals) {
  const bytes = original.bytes()
  writeFileSync(new URL(`documents/${original.file}`, import.meta.url), bytes)
  console.log(`${original.file}  ${bytes.length} bytes`)
}
