// Which language a text is written in, and which way it runs. The words decide where there are enough of them.
import type { Document } from './reading.ts'

// Below this many letters a detector guesses; what the document says of itself is then better.
const lettersMin = 40
const sampleChars = 5000

/** BCP 47, or 'und'. `declared` is what the document says of itself. */
export async function languageOf(text: string, declared?: string | undefined): Promise<string> {
  const said = tagOf(declared)
  const sample = text.slice(0, sampleChars)
  if ((sample.match(/\p{L}/gu) ?? []).length < lettersMin) return said ?? 'und'
  const saysEnglish = said?.split('-')[0] === 'en'
  if (isPlainEnglish(sample, saysEnglish)) return saysEnglish ? said : 'en'
  // Loaded on first use: its tables take longer to load than most documents to read.
  const { eld } = await import('eld/medium')
  const result = eld.detect(sample)
  if (result.language === '') return said ?? 'und'
  const base = said?.split('-')[0]
  // A language the detector does not know would be taken for a neighbour of the same script.
  if (base !== undefined && said !== null && (base === result.language || !detectable.has(base))) return said ?? 'und'
  return result.isReliable() ? result.language : (said ?? result.language)
}

const functionWords = /\b(?:the|of|and|to|that|was|were|is|for|with|by|from|which|its|said|has|had|not|this|would)\b/giu
// No other language reaches half of the first share, or the second and has "the" for a word; in very short texts the
// detector decides.
const functionShare = 0.18
const fewShare = 0.1
const theShare = 0.02
// A form or a list that says it is English has fewer of them; these no neighbour has, not even Dutch.
const ownWords = /\b(?:the|and|to|that|with|by|from|which|its|said|this|not|would)\b/giu
const ownShare = 0.03
const plainWordsMin = 20

/** English beyond doubt: the detector holds 180 MB, which most workers never need. */
function isPlainEnglish(sample: string, saysEnglish: boolean): boolean {
  const words = sample.match(/\p{L}+/gu) ?? []
  if (words.length < plainWordsMin || /[^\P{L}\p{Script=Latin}]/u.test(sample)) return false
  const count = (pattern: RegExp) => (sample.match(pattern) ?? []).length
  const share = count(functionWords) / words.length
  if (share >= functionShare || (share >= fewShare && count(/\bthe\b/giu) / words.length >= theShare)) return true
  return saysEnglish && count(ownWords) / words.length >= ownShare
}

const detectable = new Set(
  'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh'.split(
    ' ',
  ),
)

function tagOf(declared: string | undefined): string | null {
  if (declared === undefined) return null
  try {
    return Intl.getCanonicalLocales(declared.trim().replaceAll('_', '-'))[0] ?? null
  } catch {
    // Not a language tag: the document says nothing.
    return null
  }
}

/** The way most letters run (Unicode bidirectional classes R and AL against L). */
export function directionOf(text: string): Document['direction'] {
  const sample = text.slice(0, sampleChars)
  const right = (
    sample.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu) ?? []
  ).length
  const all = (sample.match(/\p{L}/gu) ?? []).length
  return right * 2 > all ? 'rtl' : 'ltr'
}
