// A word-processor document: headings, paragraphs and tables, and nothing else (ECMA-376, part 1, WordprocessingML).
import { escaped, officePackage, type Properties } from './office.ts'

export type Piece =
  | { readonly heading: string; readonly level: 1 | 2 }
  | { readonly paragraph: string }
  | { readonly table: readonly (readonly string[])[] }

const wordNs = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const wordTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The document's bytes. The first row of a table is its header. */
export function docx(properties: Properties, pieces: readonly Piece[]): Uint8Array {
  return officePackage({
    properties,
    main: {
      name: 'word/document.xml',
      contentType: `${wordTypes}.document.main+xml`,
      text: `<w:document xmlns:w="${wordNs}"><w:body>${pieces.map(piece).join('')}<w:sectPr/></w:body></w:document>`,
    },
    parts: [{ name: 'word/styles.xml', contentType: `${wordTypes}.styles+xml`, text: styles }],
    relations: [{ id: 'rId1', type: 'styles', target: 'styles.xml' }],
  })
}

function piece(from: Piece): string {
  if ('heading' in from) return paragraph(from.heading, `Heading${from.level}`)
  if ('paragraph' in from) return paragraph(from.paragraph)
  const rows = from.table.map((cells, index) => {
    const header = index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''
    return `<w:tr>${header}${cells.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`
  })
  const grid = (from.table[0] ?? []).map(() => '<w:gridCol w:w="1800"/>').join('')
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
}

const headingStyle = (level: 1 | 2, halfPoints: number) =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/>` +
  `<w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${halfPoints}"/></w:rPr></w:style>`

const styles = `<w:styles xmlns:w="${wordNs}">${headingStyle(1, 32)}${headingStyle(2, 26)}</w:styles>`
