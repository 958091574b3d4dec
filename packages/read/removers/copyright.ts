// Who owns the page, and what it says about liability: copyright lines, disclaimers, legal links.
import { keyOf, lowerOf } from '../line.ts'
import { eachLine } from './remover.ts'

const owner =
  /^(?:©|\(c\) ?\d|copyright\b.{0,20}(?:©|\d{4}|by)|copyright \p{L}|.{0,60}© ?\d{4}|.{0,80}\ball rights? reserved\b|tous droits réservés|todos los derechos reservados|alle rechte vorbehalten|tutti i diritti riservati|todos os direitos reservados|все права защищены|усі права захищено|جميع الحقوق محفوظة|tüm hakları saklıdır|כל הזכויות שמורות)/u
const terms =
  /(?:material|content|article|story|information).{0,40}may not be (?:published|broadcast|reproduced|rewritten|redistributed)|(?:reproduction|republication) (?:in whole|without).{0,60}(?:prohibited|permission)|^(?:legal )?disclaimer\b\s*[:.\-–—]|^(?:legal )?disclaimer$|(?:views|opinions)(?: and (?:views|opinions))? expressed (?:in|by|here).{0,80}(?:author|do not|are not|are those)|(?:has|was|have) not (?:been )?edited by .{0,60}(?:staff|team)|(?:auto-?generated|published) from a(?:n automated| syndicated)? ?(?:syndicated )?feed|^we (?:do not|don't) (?:own|claim) .{0,80}(?:copyright|content|images|credit)|all (?:images|credits?|trademarks) .{0,60}(?:respective owners?|original)|dmca|fair use (?:notice|act)|responsible for (?:the )?content of external/u
const links =
  /^(?:(?:terms(?: (?:of|and|&) (?:use|service|conditions))?|privacy(?: policy| notice| statement)?|cookie policy|legal(?: notice)?|imprint|impressum|mentions légales|politique de confidentialité|aviso legal|política de privacidad|accessibility|do not sell my (?:personal )?info(?:rmation)?|advertise(?: with us)?|contact(?: us)?|about(?: us)?|careers|jobs|sitemap|site map|help|faq|feedback|press|политика конфиденциальности|سياسة الخصوصية|اتصل بنا|من نحن)[\s|·•,/-]*)+$/u

// A page's last paragraph that opens with its owner is a disclaimer, however long.
const opening = /^(?:copyright\s*(?:©|\(c\)|\d{4})|©|\(c\) ?\d{4})/u

const ownerCharsMax = 260
const termsCharsMax = 900

export const copyright = eachLine('copyright', (line, i, page) => {
  const { text } = line
  const words = keyOf(line)
  if (text.length <= ownerCharsMax && (owner.test(lowerOf(line)) || owner.test(words))) return true
  if (i >= page.last && opening.test(lowerOf(line))) return true
  const atTheEnd = i >= page.last || i < page.first
  return (
    atTheEnd &&
    ((text.length <= termsCharsMax && terms.test(lowerOf(line))) || (text.length <= 120 && links.test(words)))
  )
})
