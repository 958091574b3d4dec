// Asked in this order; the first format that recognises the bytes reads them. Plain text takes what is left.
import { csv } from './csv.ts'
import { docx } from './docx.ts'
import { email } from './email.ts'
import { feed } from './feed.ts'
import type { Format } from './format.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf.ts'
import { plainText } from './plain-text.ts'
import { xlsx } from './xlsx.ts'
import { xml } from './xml.ts'

export const formats: readonly Format[] = [pdf, docx, xlsx, email, feed, html, xml, markdown, csv, plainText]
