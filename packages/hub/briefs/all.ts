// The forms a brief can be had in, as a file.
import { word } from './docx.ts'
import type { BriefFormat } from './format.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf.ts'

export const briefFormats: readonly BriefFormat[] = [pdf, word, markdown]
