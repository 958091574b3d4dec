// Consent banners.
import { keyOf, lowerOf } from '../line.ts'
import { eachLine } from './remover.ts'

const sentence =
  /\b(?:we|our (?:site|website|partners)|this (?:site|website|page)|by (?:continuing|using|clicking))\b.{0,120}\bcookies?\b|\bcookies?\b.{0,80}\b(?:consent|preferences|policy|settings|your experience)\b|(?:utilisons|utilise|uso de|utilizamos|usamos|verwenden|nutzen|utilizziamo|использу\S*) (?:des |de |los |las |i )?(?:cookies|куки|файлы cookie)|ملفات تعريف الارتباط|файлы cookie/u
const button =
  /^(?:accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|manage (?:cookies|preferences|options|consent)|cookie (?:settings|preferences|policy|notice)|i (?:agree|accept)|got it!?|(?:tout )?accepter|tout refuser|alle akzeptieren|aceptar(?: todo)?|принять|موافق|קבל הכל)$/u

const sentenceCharsMax = 600

export const cookieNotice = eachLine('cookie-notice', (line, i, page) => {
  const { text } = line
  if (button.test(keyOf(line))) return i < page.first || i > page.last || lowerOf(line).includes('cookie')
  // A report about cookies has them between its paragraphs; a banner stands at an end.
  const atAnEnd = i <= page.first || i >= page.last
  return atAnEnd && text.length <= sentenceCharsMax && sentence.test(lowerOf(line)) && page.last - page.first >= 2
})
