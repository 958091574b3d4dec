// The formats of `parley view`.
import type { Format } from './format.ts'
import { json } from './json.ts'
import { table } from './table.ts'

export const formats: readonly Format[] = [table, json]
