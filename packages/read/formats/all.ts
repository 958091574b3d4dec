// Asked in this order; the first format that recognises the bytes reads them. Plain text takes what is left.
import type { Format } from './format.ts'
import { html } from './html.ts'
import { plainText } from './plain-text.ts'

export const formats: readonly Format[] = [html, plainText]
