// A brief as a Word file, for people who put it before others under their own letterhead.
import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { type BriefFormat, citation, numbersOf } from './format.ts'

export const word: BriefFormat = {
  name: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  write: async (brief) => {
    const numbers = numbersOf(brief)
    const bidirectional = brief.direction === 'rtl'
    const alignment = AlignmentType.START
    const run = (text: string, more: { readonly size?: number; readonly superScript?: boolean } = {}) =>
      new TextRun({ text, rightToLeft: bidirectional, ...more })
    const line = (heading: (typeof HeadingLevel)[keyof typeof HeadingLevel], text: string) =>
      new Paragraph({ heading, bidirectional, alignment, children: [run(text)] })
    const children = [
      line(HeadingLevel.TITLE, brief.title),
      new Paragraph({ bidirectional, alignment, spacing: { after: 240 }, children: [run(brief.about)] }),
      ...brief.sections.flatMap(({ heading, sentences }) => [
        line(HeadingLevel.HEADING_1, heading),
        ...sentences.map(
          ({ text, entries }) =>
            new Paragraph({
              bidirectional,
              alignment,
              spacing: { after: 120 },
              children: [run(`${text} `), run(citation(entries, numbers), { superScript: true })],
            }),
        ),
      ]),
      line(HeadingLevel.HEADING_1, brief.notes.entries),
      ...[...numbers].map(
        ([entry, number]) => new Paragraph({ children: [new TextRun({ text: `${number}. ${entry}`, size: 16 })] }),
      ),
      new Paragraph({
        bidirectional,
        alignment,
        spacing: { before: 240 },
        children: [run(brief.notes.made, { size: 18 })],
      }),
    ]
    const file = new Document({
      title: brief.title,
      creator: 'Parley',
      styles: {
        default: {
          document: {
            run: { font: 'Calibri', size: 21, language: { value: brief.language, bidirectional: brief.language } },
          },
        },
      },
      sections: [{ properties: {}, children }],
    })
    return new Uint8Array(await Packer.toBuffer(file))
  },
}
