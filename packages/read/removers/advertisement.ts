// Markers of advertising; what the advertisement says cannot be told from the text and stays.
import { keyOf } from '../line.ts'
import { eachLine } from './remover.ts'

const marker =
  /^(?:-+ ?)?(?:advertisements?(?: ?[-–:|] ?\S{1,20})?|advertising|advertorial|ads?|ads? by \w+|sponsored(?: content| links?)?|promoted(?: content)?|paid content|remove ads|skip ad|story continues below(?: this)?(?: advertisement| ad)?|(?:article|content|scroll|keep scrolling).{0,30}(?:below|after|to continue).{0,30}(?:ad|advertisement|reading)|publicité|pub|anzeige|werbung|publicidad|anuncio|pubblicità|publicidade|advertentie|annons|reklama?|реклама|на правах рекламы|إعلان|إعلانات|اعلان|פרסומת|广告)(?: ?-+)?$/iu

export const advertisement = eachLine('advertisement', (line) => line.text.length <= 80 && marker.test(keyOf(line)))
