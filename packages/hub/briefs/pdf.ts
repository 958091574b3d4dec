// A brief as PDF, set here and by no browser: fonts that carry Latin, Arabic, Hebrew, Cyrillic and Greek letters go with
// the file, so that it looks alike wherever it is opened.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { type BriefFormat, citation, numbersOf } from './format.ts'
import { type FontName, type Line, linesOf } from './setting.ts'

const require = createRequire(import.meta.url)
const serif = (subset: string, weight: 400 | 600) =>
  `@fontsource/source-serif-4/files/source-serif-4-${subset}-${weight}-normal.woff`
const files: Readonly<Record<FontName, readonly [regular: string, bold: string]>> = {
  latin: [serif('latin', 400), serif('latin', 600)],
  'latin-ext': [serif('latin-ext', 400), serif('latin-ext', 600)],
  cyrillic: [serif('cyrillic', 400), serif('cyrillic', 600)],
  greek: [serif('greek', 400), serif('greek', 600)],
  arabic: [
    '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff',
    '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff',
  ],
  hebrew: [
    '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
    '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-700-normal.woff',
  ],
}

// A4 in points, and measures of the page.
const margin = 64
const size = { title: 20, heading: 13, text: 10.5, small: 8 } as const
const leading = 1.45

export const pdf: BriefFormat = {
  name: 'pdf',
  mediaType: 'application/pdf',
  write: async (brief) => {
    const numbers = numbersOf(brief)
    const doc = new PDFDocument({
      size: 'A4',
      margin,
      bufferPages: true,
      lang: brief.language,
      displayTitle: true,
      info: { Title: brief.title, Creator: 'Parley', CreationDate: new Date(brief.at), ModDate: new Date(brief.at) },
    })
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    const done = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject))

    const known = new Set<string>()
    const use = (font: FontName, isBold: boolean, points: number) => {
      const name = `${font} ${isBold}`
      if (!known.has(name)) {
        doc.registerFont(name, readFileSync(require.resolve(files[font][isBold ? 1 : 0])))
        known.add(name)
      }
      return doc.font(name).fontSize(points)
    }
    const width = doc.page.width - 2 * margin
    let y = margin
    const place = (height: number) => {
      if (y + height <= doc.page.height - margin) return
      doc.addPage()
      y = margin
    }
    const draw = (line: Line, isBold: boolean, points: number, isRight: boolean) => {
      const height = points * leading
      place(height)
      let x = isRight ? margin + width - line.width : margin
      for (const piece of line.pieces) {
        use(piece.font, isBold, points).text(piece.text, x, y, { lineBreak: false, baseline: 'top' })
        x += piece.width
      }
      y += height
    }
    const put = (
      text: string,
      {
        points,
        isBold = false,
        direction = brief.direction,
      }: { points: number; isBold?: boolean; direction?: 'ltr' | 'rtl' },
    ) => {
      const measure = (piece: string, font: FontName) => use(font, isBold, points).widthOfString(piece)
      for (const line of linesOf(text, { direction, width, measure })) draw(line, isBold, points, direction === 'rtl')
    }

    put(brief.title, { points: size.title, isBold: true })
    put(brief.about, { points: size.text })
    for (const { heading, sentences } of brief.sections) {
      y += size.heading
      // A heading is not left alone at the foot of a page.
      place(size.heading * leading + 2 * size.text * leading)
      put(heading, { points: size.heading, isBold: true })
      for (const { text, entries } of sentences) {
        put(`${text} ${citation(entries, numbers)}`, { points: size.text })
        y += size.text * 0.4
      }
    }
    y += size.heading
    place(size.heading * leading + size.small * leading)
    put(brief.notes.entries, { points: size.heading, isBold: true })
    for (const [entry, number] of numbers) put(`${number}. ${entry}`, { points: size.small, direction: 'ltr' })
    y += size.text
    put(brief.notes.made, { points: size.small })

    const { count } = doc.bufferedPageRange()
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page)
      const text = `${page + 1} / ${count}`
      // Into the margin, where no new page is begun for it.
      doc.page.margins.bottom = 0
      use('latin', false, size.small).text(text, margin, doc.page.height - margin / 2, {
        width,
        align: 'center',
        lineBreak: false,
      })
    }
    doc.end()
    await done
    return new Uint8Array(Buffer.concat(parts))
  },
}
