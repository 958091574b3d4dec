// A brief as Markdown: for a terminal, or for people who go on writing.
import { type BriefFormat, citation, numbersOf } from './format.ts'

export const markdown: BriefFormat = {
  name: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  write: async (brief) => {
    const numbers = numbersOf(brief)
    const lines = [`# ${plain(brief.title)}`, '', plain(brief.about), '']
    for (const { heading, sentences } of brief.sections) {
      lines.push(`## ${plain(heading)}`, '')
      for (const { text, entries } of sentences) lines.push(`- ${plain(text)} ${citation(entries, numbers)}`)
      lines.push('')
    }
    lines.push(`## ${brief.notes.entries}`, '')
    for (const [entry, number] of numbers) lines.push(`${number}. ${entry}`)
    lines.push('', `*${brief.notes.made}*`, '')
    return new TextEncoder().encode(lines.join('\n'))
  },
}

// Words of the record are words, and never a heading, a link or a tag.
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&')
