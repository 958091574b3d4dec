// What a page says about itself rather than about the world: stubs of dates, picture credits, "Source link".
import { countOf, keyOf, lowerOf } from '../line.ts'
import { findDate } from '../written-date.ts'
import { eachLine } from './remover.ts'

const dated =
  'first published|published|posted|updated|last updated|last modified|modified|created|date|publié|mis à jour|modifié|publicado|actualizado|veröffentlicht|aktualisiert|stand|pubblicato|aggiornato|опубликовано|обновлено|опубліковано|оновлено|نشر|نُشر|تاريخ النشر|آخر تحديث|yayınlanma|güncelleme|פורסם|עודכן'
const stub = new RegExp(
  `^(?:this (?:article|story|post) was )?(?:${dated})(?: (?:on|at|by|in|le|el|am|il|в|في))?\\s*[:\\-–—|]*$`,
  'u',
)
const labelled = new RegExp(`^(?:this (?:article|story|post) was )?(?:${dated})(?![\\p{L}])`, 'u')
const ago =
  /^(?:(?:published|posted|updated|last updated)?:?\s*)?(?:about |over )?(?:\d+|an?|one|two|three) (?:second|minute|min|hour|hr|day|week|month|year)s? ago(?: by .{1,40})?$|^(?:il y a|hace|vor|منذ|قبل)\s+\S+(?: \S+)?$|^(?:\d+|час|день) ?(?:минут|час|дн|день)\S* назад$/u
const credit =
  /^(?:(?:photo|image|picture|video|graphic|map|illustration|featured image|cover image|file photo|file)(?:s|graph)?(?: (?:credit|by|courtesy(?: of)?|source|via|from))?s?\s*[:/©|]\s*\S.{0,100}|(?:photo|image) (?:credit|by|courtesy|via) .{1,80}|\[?(?:file )?(?:photo|image|video|ap photo)s?\]?|crédits? photos?\s?:.{0,80}|foto:? .{1,60}|фото:.{1,60}|صورة:.{1,60}|listen to (?:this|the) (?:article|story).{0,40}|(?:your browser does not support|this browser does not support).{0,80}|(?:loading|please wait)(?:\.{3}|…)?|click to (?:expand|enlarge|play).{0,40}|(?:show|hide) caption|(?:play|pause|mute|unmute)(?: video| audio)?|text size|font size|a\+? ?a-?|(?:translated|transcribed) by (?:google|machine).{0,40}|edited by:?.{1,60})$/u
const source =
  /^(?:source|sources|credit|via|original(?:ly published (?:at|on|by))?|quelle|fuente|fonte|источник|джерело|المصدر|kaynak|מקור)s?\s*[:：]\s*\S.{0,100}$|^https?:\/\/\S+$/u

// What is left of "Published on …" when the copy lost its date.
const remnant = /^(?:on|by|at|in|and|par|por|von|le|el|am|от|в|في|بقلم|&)$/u

const wordsMax = 16

export const metadata = eachLine('metadata', (line, i, page) => {
  const { text } = line
  if (countOf(line) > wordsMax) return false
  const words = keyOf(line)
  if (stub.test(words) || stub.test(lowerOf(line)) || ago.test(words)) return true
  const outside = i < page.first || i > page.last
  if (outside && remnant.test(words)) return true
  if (credit.test(words)) return outside || /credit|courtesy|browser/u.test(words)
  if (labelled.test(words) && findDate(text) !== null && !/[.!?]$/u.test(text)) return true
  return outside && source.test(lowerOf(line))
})
