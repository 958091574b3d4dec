// What office documents say of themselves beside their text: title, author, language.
import { tidy } from './draft.ts'
import { findElements, parseMarkup, wordsOf } from './markup.ts'

/** What an office document says of itself, where it was set by a person. */
export type Core = { readonly title?: string; readonly creator?: string; readonly language?: string }

/** Reads `docProps/core.xml` (OPC core properties) from an unpacked archive. */
export function coreOf(files: ReadonlyMap<string, Uint8Array>): Core {
  const bytes = files.get('docProps/core.xml')
  if (bytes === undefined) return {}
  const { root } = parseMarkup(new TextDecoder().decode(bytes), { xml: true })
  const value = (tag: string) => {
    const element = findElements(root, (one) => one.tag === tag)[0]
    const words = element === undefined ? '' : tidy(wordsOf(element))
    return words === '' ? undefined : words
  }
  const [title, creator, language] = [value('dc:title'), value('dc:creator'), value('dc:language')]
  return {
    ...(title === undefined || /^(?:microsoft word|untitled|document\d*$|doc\d*$)/iu.test(title) ? {} : { title }),
    ...(creator === undefined ||
    /^(?:user|admin|administrator|author|owner|windows user|un-named|python-docx)$/iu.test(creator)
      ? {}
      : { creator }),
    ...(language === undefined ? {} : { language }),
  }
}
