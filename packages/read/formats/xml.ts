// XML of a kind nobody here knows (news exchange formats, exports): its words, an element with words of its own a
// paragraph. What the elements mean is not guessed.
import { type Piece, tidy } from '../draft.ts'
import { type Element, parseMarkup, wordsOf } from '../markup.ts'
import type { Format, Input } from './format.ts'

export const xml: Format = {
  name: 'XML',
  mediaType: 'application/xml',
  recognises({ bytes, decoded }: Input) {
    if (!bytes.subarray(0, 200).includes(0x3c)) return false
    return /^\s*<\?xml\s/u.test(decoded().text.slice(0, 200))
  },
  async read(input) {
    const { text, charset, notices } = input.decoded()
    const pieces: Piece[] = []
    const walk = (element: Element) => {
      const own = element.children.some((child) => typeof child === 'string' && /\p{L}{2}/u.test(child))
      if (own) pieces.push({ kind: 'text', type: 'paragraph', text: tidy(wordsOf(element)) })
      else for (const child of element.children) if (typeof child !== 'string') walk(child)
    }
    walk(parseMarkup(text, { xml: true }).root)
    const message =
      'This is XML of an unknown kind; only its words were read. If its sender offers HTML, PDF or plain text, add that.'
    return { mediaType: 'application/xml', charset, notices: [...notices, { code: 'unknown-xml', message }], pieces }
  },
}
