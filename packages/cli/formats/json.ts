// One JSON object per line, whole rows.
import type { Format } from './format.ts'

export const json: Format = {
  name: 'json',
  write: (rows, { part }) => rows.map((row) => `${JSON.stringify(part ? { part, ...row } : row)}\n`).join(''),
}
