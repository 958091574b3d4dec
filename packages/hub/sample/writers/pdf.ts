// A PDF of text in one of the standard fonts, every page with a header and a footer line (ISO 32000-1, uncompressed).
// Text is Latin only: the standard fonts have no other letters.

/** A line of the page; `cells` are placed at the columns' left edges, in points. */
export type Line =
  | { readonly text: string; readonly style?: 'title' | 'heading' | 'body' | 'small' }
  | { readonly cells: readonly string[]; readonly columns: readonly number[]; readonly bold?: boolean }
  | { readonly space: number }

/** `created` is RFC 3339 in UTC. `header` and `footer` stand on every page; the page number follows the footer. */
export type PdfProperties = {
  readonly title: string
  readonly author: string
  readonly created: string
  readonly header: string
  readonly footer: string
}

const page = { width: 595, height: 842, left: 56, top: 780, bottom: 70 }
const sizes = { title: 16, heading: 12, body: 10, small: 8 }
// The mean width of a Helvetica letter in running English text, in parts of the font size; lines break a little early.
const letterWidth = 0.5

/** The file's bytes. Long texts are broken into lines and pages; nothing is hyphenated. */
export function pdf(properties: PdfProperties, lines: readonly Line[]): Uint8Array {
  const pages = paginate(lines)
  const objects: string[] = []
  const contentOf = (i: number) => 6 + i * 2
  objects[1] = '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>'
  objects[2] = `<< /Type /Pages /Kids [${pages.map((_, i) => `${contentOf(i) + 1} 0 R`).join(' ')}] /Count ${pages.length} >>`
  objects[3] = font('Helvetica')
  objects[4] = font('Helvetica-Bold')
  const created = properties.created.replace(/\D/g, '').slice(0, 14)
  objects[5] = `<< /Title ${literal(properties.title)} /Author ${literal(properties.author)} /CreationDate (D:${created}Z) >>`
  pages.forEach((content, i) => {
    const header = show(properties.header, page.left, 812, sizes.small, false)
    const footer = show(`${properties.footer}  Page ${i + 1} of ${pages.length}`, page.left, 40, sizes.small, false)
    const stream = header + content + footer
    objects[contentOf(i)] = `<< /Length ${stream.length} >>\nstream\n${stream}endstream`
    objects[contentOf(i) + 1] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] ` +
      `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${contentOf(i)} 0 R >>`
  })
  return assemble(objects)
}

function paginate(lines: readonly Line[]): readonly string[] {
  const pages: string[] = []
  let content = ''
  let y = page.top
  const advance = (by: number) => {
    y -= by
    if (y >= page.bottom) return
    pages.push(content)
    content = ''
    y = page.top
  }
  for (const line of lines) {
    if ('space' in line) advance(line.space)
    else if ('cells' in line) {
      advance(15)
      line.cells.forEach((cell, i) => {
        content += show(cell, page.left + (line.columns[i] ?? 0), y, 9, line.bold === true)
      })
    } else {
      const style = line.style ?? 'body'
      const size = sizes[style]
      if (style === 'heading') advance(10)
      for (const part of wrapped(line.text, size)) {
        advance(size * 1.4)
        content += show(part, page.left, y, size, style === 'title' || style === 'heading')
      }
      if (style === 'body') advance(5)
    }
  }
  return [...pages, content]
}

function wrapped(text: string, size: number): readonly string[] {
  const lettersMax = Math.floor((page.width - 2 * page.left) / (size * letterWidth))
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > lettersMax) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function show(text: string, x: number, y: number, size: number, bold: boolean): string {
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${Math.round(y * 100) / 100} Tm ${literal(text)} Tj ET\n`
}

const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`

// WinAnsi's places for the punctuation that Latin-1 lacks (ISO 32000-1, annex D).
const winAnsi: Readonly<Record<string, string>> = {
  '–': '\x96',
  '—': '\x97',
  '‘': '\x91',
  '’': '\x92',
  '“': '\x93',
  '”': '\x94',
}

/** A PDF string whose characters are the bytes to write. */
function literal(text: string): string {
  const bytes = text.replace(/[–—‘’“”]/g, (mark) => winAnsi[mark] ?? '?').replace(/[\\()]/g, '\\$&')
  return `(${bytes})`
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const offsets: number[] = []
  objects.forEach((object, number) => {
    offsets[number] = file.length
    file += `${number} 0 obj\n${object}\nendobj\n`
  })
  const xref = file.length
  file += `xref\n0 ${objects.length}\n0000000000 65535 f \n`
  for (let number = 1; number < objects.length; number++)
    file += `${String(offsets[number]).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${objects.length} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}
