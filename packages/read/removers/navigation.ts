// Ways about the site: menus, breadcrumbs, tags, "Skip to content", next and previous story.
import { countOf, keyOf, type Line, lowerOf, type Page } from '../line.ts'
import { isCandidate, type Remover } from './remover.ts'

const word =
  /^(?:home(?:page)?|menu|main menu|navigation|search(?: for)?:?|skip to (?:main |the )?(?:content|navigation)|jump to .{1,30}|toggle (?:navigation|menu|search|dark mode)|(?:open|close|show|hide)(?: the)? (?:menu|search|navigation)|log ?in|log ?out|sign (?:in|up|out)|register|my account|back to (?:top|home|the top)|go to top|scroll to top|(?:previous|next|prev)(?: (?:article|post|story|page))?|older posts?|newer posts?|close|accueil|rechercher|connexion|se connecter|retour en haut|inicio|buscar|iniciar sesión|startseite|suche|anmelden|cerca|accedi|главная|поиск|войти|головна|пошук|увійти|الرئيسية|بحث|تسجيل الدخول|القائمة|ana sayfa|giriş|ara|עמוד הבית|חיפוש|התחברות|skip to footer|view comments|follow live|live tv|watch live|e-?paper|switch skin|random article|sidebar)$/u
/** A whole menu in one line: "Home Analysis Podcast About us Donate". */
const menu =
  /^(?:[Hh]ome|HOME|accueil|inicio|Accueil|Inicio|Startseite|Главная|الرئيسية)(?:[\s|·•/>-]+(?:\p{Lu}[\p{L}&’'-]*|us|the|of|and|&|\p{Lo}+)){3,14}$/u
const neighbour = /^(?:previous|next|prev|older|newer)(?: (?:article|post|story))?\s*[:»«→←>]?\s+\S.{0,150}$/u
const breadcrumb =
  /^(?:home|accueil|inicio|startseite|главная|головна|الرئيسية|news|world|ana sayfa|you are here:?.*?|you are at:?.*?)\s*[>»›/|→]\s*\S/u
const filed =
  /^(?:tags?|tagged(?: (?:with|as|under|in))?|topics?|keywords?|filed (?:under|in)|posted in|categor(?:y|ies)|section|mots[- ]clés|étiquettes|catégories?|etiquetas|categorías?|temas|schlagw(?:ort|örter)|kategorien?|argomenti|теги|метки|рубрика|ключевые слова|وسوم|الوسوم|الكلمات المفتاحية|كلمات مفتاحية|تصنيفات|etiketler|תגיות)\s*[:：|]\s*\S.*$/u

/** Sections most sites have. */
const section =
  /^(?:(?:world|local|national|latest|breaking|top|business|sports?) news|news|politics|economy|business|sports?|opinion|culture|entertainment|lifestyle|technology|tech|weather|videos?|podcasts?|contact(?: us)?|about(?: us)?|advertise|subscribe|newsletters?|jobs|careers|privacy(?: policy)?|terms(?: of use)?|sitemap|actualités|politique|économie|monde|deportes|política|economía|mundo|politik|wirtschaft|kultur|новости|политика|экономика|спорт|أخبار|سياسة|رياضة|اقتصاد|haberler|siyaset|ekonomi|spor|חדשות|ספורט)$/u

const shortWordsMax = 4
const shortCharsMax = 34
// Fewer short lines in a row can be a title, a byline and a place.
const runLinesMin = 4

export const navigation: Remover = {
  reason: 'navigation',
  *find(page) {
    for (const [i, line] of page.lines.entries()) {
      const { text } = line
      if (!isCandidate(page, i)) continue
      const words = keyOf(line)
      const outside = i < page.first || i > page.last
      if (word.test(words) && (outside || /^(?:skip|toggle|back to|go to|scroll|open|close|show|hide)\b/u.test(words)))
        yield i
      else if (text.length <= 160 && outside && (breadcrumb.test(lowerOf(line)) || menu.test(text))) yield i
      else if (text.length <= 300 && outside && filed.test(lowerOf(line))) yield i
      else if (i > page.last && neighbour.test(lowerOf(line)) && countOf(line) <= 24 && !/[.!?]$/u.test(text)) yield i
    }
    yield* runs(page, 0, page.first)
    yield* runs(page, page.last + 1, page.lines.length)
  },
}

/**
 * Runs of short lines without a stop, before the text or after it, that hold a word of menus or touch something else a
 * page leaves. Signatures below an agreement and an address above a letter are short lines too, and stay.
 */
function* runs(page: Page, from: number, to: number): Iterable<number> {
  let run: number[] = []
  for (let i = from; i <= to; i++) {
    const line = page.lines[i]
    if (i < to && line !== undefined && page.taken(i)) continue
    if (i < to && line !== undefined && line.type !== 'table' && isShort(line)) run.push(i)
    else {
      const touches = (at: number | undefined) => at !== undefined && page.lines[at] !== undefined && page.taken(at)
      const isMenu = run.some((at) => word.test(keyOf(page.lines[at]!)) || section.test(keyOf(page.lines[at]!)))
      if (run.length >= runLinesMin && (isMenu || touches(run[0]! - 1) || touches(run[run.length - 1]! + 1))) yield* run
      run = []
    }
  }
}

const isShort = (line: Line) =>
  line.text.length <= shortCharsMax &&
  countOf(line) <= shortWordsMax &&
  !/[.!?,;:。؟\d%$€£]$|^[-–—“"«]/u.test(line.text)
