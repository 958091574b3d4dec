// Counts of readers and their clicks: "0FansLike", "1.2K views", "Post Views: 40", "Fans 310 Likes 12",
// "3 min read".
import { keyOf } from '../line.ts'
import { eachLine } from './remover.ts'

const counted =
  'shares?|likes?|views?|reads?|comments?|replies|reply|followers?|follow|fans?|subscribers?|subscribe|votes?|reactions?|retweets?|clicks|visits?|hits|downloads|ratings?|partages?|vues|commentaires?|abonnés|visualizaciones|vistas|comentarios?|seguidores|compartidos|aufrufe|kommentare?|просмотр(?:ов|а|ы)?|комментари(?:ев|й|я)|подписчик(?:ов|а)|перегляд(?:ів|и)|مشاهدة|مشاهدات|تعليق|تعليقات|متابع|görüntülenme|yorum|צפיות|תגובות'
const number = '\\d[\\d.,\u00a0]*\\s?[km]?\\+?'
const run = new RegExp(`^(?:${number}\\s?(?:${counted})\\s*(?:like|follow|subscribe)?[\\s|,·•/]*)+$`, 'u')
const labelled = new RegExp(
  `^(?:(?:post|page|total|article)\\s)?(?:${counted})\\s*[:(]\\s*${number}\\)?$|^(?:no|0) (?:comments|replies)(?: yet)?$`,
  'u',
)
const pair = `(?:${counted})[\\s:]+${number}[\\s|,·•/]*`
const named = new RegExp(`^${pair}(?:${pair})+$`, 'u')
const readingTime =
  /^(?:(?:estimated )?reading time|read time|temps de lecture|lesezeit|tiempo de lectura|время чтения|وقت القراءة)\b.{0,30}$|^(?:less than )?\d{1,3}[\s-]?(?:min(?:ute)?s?\.?)(?: (?:read|de lecture|de lectura|lesezeit|di lettura))$/u

export const counter = eachLine('counter', (line, i, page) => {
  const words = keyOf(line)
  if (words.length > 80) return false
  const hasFigure = /\d/u.test(words)
  if (hasFigure && (run.test(words) || named.test(words))) return true
  if ((hasFigure || words.startsWith('no ')) && labelled.test(words)) return true
  if (readingTime.test(words)) return true
  // A lone number is a counter around the text, and may be a cell of a table inside it.
  return /^[\d.,]{1,9}k?$/u.test(words) && (i < page.first || i > page.last)
})
