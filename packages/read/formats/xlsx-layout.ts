// What a workbook says beside its values: which cells were merged downwards, what its makers hid. Read from the parts
// themselves, because the library for the values leaves both out.

export type SheetLayout = {
  /** Columns of one width that were merged over several rows; all numbers from 0, `to` included. */
  readonly mergedDown: readonly { readonly column: number; readonly from: number; readonly to: number }[]
  /** Letters of the columns that are hidden. */
  readonly hiddenColumns: readonly string[]
  readonly isHidden: boolean
}

const nothing: SheetLayout = { mergedDown: [], hiddenColumns: [], isHidden: false }
const hiddenMax = 200

/** By the sheets' names; a sheet whose part cannot be found has nothing of it. */
export function layoutsOf(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, SheetLayout> {
  const textOf = (name: string) => new TextDecoder().decode(files.get(name) ?? new Uint8Array())
  const targets = new Map(
    tagsOf(textOf('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/u, 'xl/'),
    ]),
  )
  return new Map(
    tagsOf(textOf('xl/workbook.xml'), 'sheet').map((tag): [string, SheetLayout] => {
      const part = files.has(targets.get(attribute(tag, 'r:id')) ?? '')
        ? targets.get(attribute(tag, 'r:id'))
        : undefined
      const isHidden = /hidden/iu.test(attribute(tag, 'state'))
      const layout = part === undefined ? nothing : layoutOf(textOf(part))
      return [decoded(attribute(tag, 'name')), { ...layout, isHidden }]
    }),
  )
}

function layoutOf(sheet: string): SheetLayout {
  const mergedDown = tagsOf(sheet, 'mergeCell').flatMap((tag) => {
    const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/u.exec(attribute(tag, 'ref'))
    const [, first = '', top, last, bottom] = found ?? []
    return found === null || first !== last || top === bottom
      ? []
      : [{ column: numberOf(first) - 1, from: Number(top) - 1, to: Number(bottom) - 1 }]
  })
  const hiddenColumns = tagsOf(sheet, 'col').flatMap((tag) => {
    if (!/^(1|true)$/u.test(attribute(tag, 'hidden'))) return []
    const [min, max] = [Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))]
    // Whoever hides all that is to the right of a table hides nothing.
    if (!(min >= 1 && max - min < hiddenMax)) return []
    return Array.from({ length: max - min + 1 }, (_, at) => lettersOf(min + at))
  })
  return { mergedDown, hiddenColumns, isHidden: false }
}

/** Every opening tag of that name, with or without a prefix before it. */
function tagsOf(text: string, name: string): readonly string[] {
  const tags: string[] = []
  for (let at = text.indexOf('<'); at >= 0; ) {
    const end = text.indexOf('>', at)
    if (end < 0) break
    const tag = text.slice(at, end + 1)
    const [called = ''] = tag.slice(1, 80).split(/[\s/>]/u, 1)
    if (called === name || called.endsWith(`:${name}`)) tags.push(tag)
    at = text.indexOf('<', end)
  }
  return tags
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? ''

const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function lettersOf(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26))
  return number <= 26 ? letter : `${lettersOf(Math.floor((number - 1) / 26))}${letter}`
}

const decoded = (text: string): string =>
  text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&')
