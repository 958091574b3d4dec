// Plain text, also text copied out of a web page.
import { type Piece, tidy } from '../draft.ts'
import type { Format } from './format.ts'

export const plainText: Format = {
  name: 'plain text',
  mediaType: 'text/plain',
  recognises: () => true,
  async read(input) {
    const { text, charset, notices } = input.decoded()
    const lines = text
      .split(/\r\n?|\n/u)
      .map(tidy)
      .filter((line) => line !== '')
    const [title, ...rest] = lines
    const pieces: Piece[] = rest.map((line) => ({ kind: 'text', type: 'paragraph', text: line }))
    return {
      mediaType: 'text/plain',
      charset,
      notices,
      pieces,
      title: title === undefined ? undefined : { value: title, basis: 'first-line' },
    }
  },
}
