// Ways to other stories: "Read more: …", "Related articles" and the titles under it, "Continue reading".
import { countOf, isProse, keyOf, type Line, lowerOf } from '../line.ts'
import { isCandidate, type Remover } from './remover.ts'

const pointer =
  /^(?:read(?: more| also| next| this| full story)?|also read|see also|see more|more on this|more|related|recommended|watch(?: also| more| live| now)?|listen|video|photos|in pictures|must read|don't miss|lire(?: aussi| également)?|à lire(?: aussi)?|voir aussi|lea(?: también| además)?|lee(?: también)?|ver también|vea también|te puede interesar|mehr(?: zum thema)?|lesen sie (?:auch|mehr)|siehe auch|leggi anche|leia (?:também|mais)|lees ook|читайте также|читать также|смотрите также|читайте також|اقرأ أيضا?ً?|إقرأ أيضا?ً?|اقرأ المزيد|شاهد أيضا?ً?|طالع أيضا?ً?|مواضيع ذات صلة|ayrıca oku(?:yun)?|ilgili haber|קראו עוד|קרא גם)\s?[:：|»>→]\s*\S/u
const onward =
  /^(?:(?:continue|keep) reading|read (?:more|on|the (?:full|original|whole|entire)? ?(?:article|story|report|post|text|piece)|full (?:article|story|report)|more here|it here)|(?:view|see) (?:more|all|original|full (?:article|post))|click here (?:to|for) .{0,60}|learn more|show more|load more|more (?:stories|articles|news)|source(?: link| article| url)?|original (?:source|article|post|link)|link to (?:the )?(?:source|original).{0,20}|via|lire la suite|en savoir plus|seguir leyendo|leer más|sigue leyendo|weiterlesen|mehr lesen|continua a leggere|leggi (?:tutto|di più)|leia mais|lees verder|читать (?:далее|полностью)|подробнее|читати далі|اقرأ المزيد|للمزيد|المصدر|devamını oku|kaynak|המשך קריאה|קרא עוד)\s?(?:here|now|on .{1,30}|at .{1,30}|\.{3}|…|»|→|>|\[.{0,3}\])*$/u
const heading =
  /^(?:(?:more )?related(?: (?:articles?|posts?|stories|news|topics?|content|coverage|items|links|reading|video))?|(?:more|latest|recent|other|further|popular|top|featured|trending|breaking)(?: (?:news|posts?|stories|articles?|headlines|videos?|updates|topics|comments|reads?))(?: (?:from|in|on) .{1,40})?|more (?:like this|stories).{0,40}|(?:most|top) (?:read|popular|viewed|shared|commented|recent)(?: .{1,20})?|trending(?: now)?|you (?:may|might)(?: also)? (?:like|be interested in|have missed).{0,20}|recommended(?: (?:for you|stories|articles|reading))?|editors?'?s?'? (?:picks?|choice)|what to read next|read next|up next|don't miss|in case you missed it|also on .{1,30}|in this (?:section|category)|elsewhere on .{1,30}|from (?:the|our) (?:web|partners)|around the web|articles? (?:liés|similaires|connexes)|sur le même sujet|à lire aussi|(?:artículos|noticias|notas) relacionad[ao]s|lo más (?:leído|visto)|te puede interesar|mehr zum thema|das könnte sie auch interessieren|meistgelesen|articoli correlati|notícias relacionadas|читайте также|похожие (?:статьи|новости)|по теме|последние новости|читайте також|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|اقرأ أيضا?ً?|الأكثر قراءة|آخر الأخبار|ilgili haberler|son haberler|çok okunanlar|כתבות נוספות|עוד בנושא)$/u

// Between paragraphs these can be headings of the text.
const looseHeading = /^(?:more (?:from|on|in|about) .{1,40}|latest|more|updates|headlines|read)$/u

const pointerWordsMax = 30
// Inside the text a list of other stories is short; more than this is the text going on without full stops.
const insideLinesMax = 6
const tailLinesMax = 60

export const relatedLinks: Remover = {
  reason: 'related-links',
  *find(page) {
    for (const [i, line] of page.lines.entries()) {
      const { text } = line
      if (!isCandidate(page, i)) continue
      const words = keyOf(line)
      if (words.length <= 80 && onward.test(words)) yield i
      else if (pointer.test(lowerOf(line)) && countOf(line) <= pointerWordsMax && !/[.!?]["”»]?\s+\p{Lu}/u.test(text))
        yield i
      else if ((i < page.first || i > page.last) && looseHeading.test(words)) yield i
      else if (isHeading(line) && (i > page.last || i < page.first || titlesAfter(page.lines, i, insideLinesMax) > 0))
        yield i
    }
  },
  *follow(page) {
    for (const [i, line] of page.lines.entries()) {
      if (!page.taken(i) || !isHeading(line)) continue
      const run = titlesAfter(page.lines, i, i > page.last ? tailLinesMax : insideLinesMax)
      for (let j = i + 1; j <= i + run && !page.taken(j); j++) yield j
    }
  },
}

const isHeading = (line: Line) => line.text.length <= 80 && heading.test(keyOf(line))

/** How many lines after a heading are titles of stories: short or linked, and not closed like a sentence. */
function titlesAfter(lines: readonly Line[], i: number, max: number): number {
  let run = 0
  while (run < max) {
    const line = lines[i + run + 1]
    if (line === undefined || line.type === 'table' || isProse(line) || /[.…]$/u.test(line.text)) break
    run++
  }
  return run === insideLinesMax && max === insideLinesMax ? 0 : run
}
