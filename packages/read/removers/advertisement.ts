// Markers of advertising, and lines that begin with one. An advertisement below its marker cannot be told from the text
// and stays.
import { countOf, keyOf, lowerOf } from '../line.ts'
import { eachLine } from './remover.ts'

const marker =
  /^(?:-+ ?)?(?:advertisements?(?: ?[-–:|] ?\S{1,20})?|advertising|advertorial|ads?|ads? by \w+|sponsored(?: content| links?)?|promoted(?: content)?|paid content|remove ads|skip ad|story continues below(?: this)?(?: advertisement| ad)?|(?:article|content|scroll|keep scrolling).{0,30}(?:below|after|to continue).{0,30}(?:ad|advertisement|reading)|publicité|pub|anzeige|werbung|publicidad|anuncio|pubblicità|publicidade|advertentie|annons|reklama?|реклама|на правах рекламы|إعلان|إعلانات|اعلان|פרסומת|广告)(?: ?-+)?$/u

const labelled =
  /^(?:(?:paid )?advertisement|advertorial|sponsored(?: content| post)?|promoted(?: content| post)?|paid (?:content|post)|publicité|anzeige|werbung|publicidad|реклама|إعلان)\s*[:|—–]\s*\S/u
// Sentences that promise something for a click and tell nothing.
const bait =
  /^(?:you won['’]t believe|doctors hate|this (?:one )?(?:weird |simple |little )?trick|\d+ (?:weird |simple )?tricks?|what (?:he|she|they|this .{3,30}) (?:found|saw|did) next)\b|\b(?:see the (?:pictures|photos|video)|find out (?:why|how) here)[.!]?$/u

export const advertisement = eachLine(
  'advertisement',
  (line) =>
    (line.text.length <= 80 && marker.test(keyOf(line))) ||
    (countOf(line) <= lineWordsMax &&
      (labelled.test(lowerOf(line)) || (line.text.includes('!') && bait.test(lowerOf(line))))),
)

const lineWordsMax = 20
