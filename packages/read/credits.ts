// What stands at the head of a story and is not the story: who wrote it, who published it, when. Read from visible
// lines, for pages that do not say it in their markup.
import type { Found } from './draft.ts'
import { key, type Page, wordCount } from './line.ts'
import type { RemovalReason } from './reading.ts'
import { isCandidate } from './removers/remover.ts'
import { findDate } from './written-date.ts'

export type Credits = {
  readonly byline?: Found | undefined
  readonly publisher?: Found | undefined
  readonly published?: Found | undefined
  readonly url?: Found | undefined
  /** Lines that are nothing but credits. */
  readonly lines: ReadonlyMap<number, RemovalReason>
}

// A head is short: title, standfirst, author, date, place. Credits below it belong to something else.
const headLinesMax = 14
const creditCharsMax = 160

const by =
  /^(?:(?:written|reported|report|story|posted|published|words|text|analysis|compiled)\s+by|by|par|por|von|di|door|av|autore?|auteur|author|автор|текст|от|بقلم|كتب|كتبت|إعداد|تقرير|yazan|haber|מאת|نویسنده)\s*[:：]?\s+(?<name>\S.*)$/iu
const name =
  /^(?:(?:[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*|de|del|della|da|dos|la|le|van|von|der|den|bin|ibn|al|el|and|et|y|und|e|en|و|и|та|ve|&|for|the|in|,)[\s,]*){1,14}$/u
const desk =
  /^(?:editorial(?: (?:team|staff|desk|board|department))?|admin|administrator|editors?|newsroom|staff|(?:web|news|world|foreign|international|staff|online|digital) ?(?:desk|reporters?|writers?|correspondents?|team|staff|editors?)|(?:our |special )?correspondents?|agencies|agence|wires?|wire (?:reports|services)|(?:la )?rédaction|redaktion|redacción|redazione|редакция|وكالات|الوكالات|(?:(?:news|press) agency))$/iu
const agency =
  /^(?:(?:the )?associated press|ap|reuters|afp|agence france-presse|upi|dpa|ansa|efe|tass|interfax|xinhua|anadolu(?: agency)?|aa|wam|spa|petra|mena|irna|sana|pti|ani|kyodo(?: news)?|yonhap|ukrinform|unian|wafa|bbc(?: news)?|cnn|al jazeera|deutsche welle|dw|voa|voice of america|rfe\/rl|radio free europe|bloomberg|un news|رويترز|أ ف ب|فرانس برس|الأناضول|وام|سانا|وفا)$/iu
// Heads of exported articles: "Source: The Arden Courier".
const labelled =
  /^(?<label>source|publisher|publication|outlet|url|link|quelle|fuente|источник|المصدر)\s*[:：]\s*(?<value>\S.{1,100})$/iu
const dateWords =
  /published|posted|updated|last|modified|first|date|on|at|publié|mis|jour|le|à|publicado|actualizado|el|veröffentlicht|aktualisiert|am|um|uhr|stand|pubblicato|aggiornato|il|опубликовано|обновлено|в|opublikowano|نشر|نُشر|في|آخر|تحديث|تاريخ|النشر|yayınlanma|güncelleme|פורסם|ב|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|a\.?m\.?|p\.?m\.?|gmt|utc|[ecmpw]e?[sd]t|bst|ist|eet|msk|local|time|h/giu

/** Reads credits from the head of a page, and what agencies and copyright lines say. `titleAt` is -1 for no title. */
export function readCredits(page: Page, titleAt: number): Credits {
  const lines = new Map<number, RemovalReason>()
  let byline: Found | undefined
  let publisher: Found | undefined
  let published: Found | undefined
  let url: Found | undefined
  const head = Math.min(page.lines.length, Math.max(page.first, titleAt + 1) + 2, Math.max(0, titleAt) + headLinesMax)
  for (let i = 0; i < head; i++) {
    if (i === titleAt || !isCandidate(page, i)) continue
    const { text } = page.lines[i]!
    if (text.length > creditCharsMax) continue
    const words = key(text)
    const author = bylineOf(text)
    if (author !== null) {
      byline ??= { value: author.name, basis: 'visible' }
      if (author.date !== null) published ??= { value: author.date, basis: 'visible' }
      if (author.publisher !== null) publisher ??= { value: author.publisher, basis: 'visible' }
      lines.set(i, 'byline-block')
    } else if (desk.test(words)) {
      byline ??= { value: text, basis: 'visible' }
      lines.set(i, 'byline-block')
    } else if (agency.test(words)) {
      publisher ??= { value: text, basis: 'visible' }
      lines.set(i, 'byline-block')
    } else if (i < page.first && labelled.test(text)) {
      const { label, value } = labelled.exec(text)!.groups!
      if (/^ur[li]|^link/iu.test(label!)) url ??= URL.canParse(value!) ? { value: value!, basis: 'visible' } : undefined
      else publisher ??= { value: value!, basis: 'visible' }
      lines.set(i, 'metadata')
    } else {
      const date = dateLine(text)
      if (date === null) {
        // "Sella, 19 October 2031" dates a letter or an agreement, and is part of it.
        const day = placeAndDay(text) ?? ownDate(text)
        if (day !== null) published ??= { value: day, basis: 'visible' }
        continue
      }
      // The first date is the day of publication; "Updated" alone counts only where nothing else is said.
      if (published === undefined || (/^updated/iu.test(words) === false && published.basis === 'visible-update')) {
        published = {
          value: date,
          basis: /^(?:last )?updated|^aktualisiert|^mis à jour|^обновлено/iu.test(words) ? 'visible-update' : 'visible',
        }
      }
      lines.set(i, 'metadata')
    }
  }
  const opening = page.lines[page.first]?.text
  const dateline = opening === undefined ? null : readDateline(opening)
  if (dateline?.agency != null) publisher ??= { value: dateline.agency, basis: 'dateline' }
  if (dateline?.date != null) published ??= { value: dateline.date, basis: 'dateline' }
  return { byline, publisher, published, url, lines }
}

/** "By Ana Reyes and Tom Ode | 19 October 2025" to its parts; null where the line is no byline. */
export function bylineOf(text: string): { name: string; date: string | null; publisher: string | null } | null {
  const match = by.exec(text.replace(/^[\s|•·–—-]+/u, ''))
  if (match === null) return null
  const rest = match.groups!.name!
  const [first = '', ...others] = rest.split(/\s*(?:[|•·]|\s[–—-]\s|,(?=\s*(?:\d|updated|published)))\s*/u)
  const date = findDate(rest)
  const words = (date !== null && date.start < first.length ? rest.slice(0, date.start) : first).replace(
    /(?<![\s,;:.–—-])[\s,;:.–—-]+$/u,
    '',
  )
  if (words === '' || !name.test(words) || /\d/u.test(words) || wordCount(words) > 12) return null
  // One cased word after "by" may be a day or a month: "By Monday".
  if (others.length === 0 && date === null && /[.!?]$/u.test(rest) && wordCount(rest) > 6) return null
  if (
    /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:then|now|contrast|comparison|law|late|early|mid)\b/iu.test(words)
  )
    return null
  const outlet = others.find((part) => agency.test(key(part)))
  return { name: words, date: date?.value ?? null, publisher: outlet ?? null }
}

/** The date of a line that is a date and nothing else; null for any other line. */
export function dateLine(text: string): string | null {
  if (text.length > 120) return null
  const date = findDate(text)
  if (date === null) return null
  const around = `${text.slice(0, date.start)} ${text.slice(date.end)}`
  const rest = around
    .replace(/\d{1,2}[:.h]\d{2}(?::\d{2})?/gu, ' ')
    .replace(/(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?/gu, ' ')
  const second = findDate(rest)
  const bare = (second === null ? rest : rest.slice(0, second.start) + rest.slice(second.end))
    .replace(/[\p{L}\p{M}.']+/gu, (word) => (isDateWord(word) ? ' ' : word))
    .replace(/[^\p{L}\p{N}]/gu, '')
  return bare.length <= 2 ? date.value : null
}

function isDateWord(word: string): boolean {
  dateWords.lastIndex = 0
  const match = dateWords.exec(word)
  return match !== null && match[0].length === word.length
}

/** "Sella, 19 October 2031": the day; null for any other line. */
export function placeAndDay(text: string): string | null {
  const rest = /^\p{L}[\p{L}\p{M} .'’-]{1,40}[,،]\s+(?<rest>\S.*)$/u.exec(text.slice(0, creditCharsMax))?.groups?.rest
  return rest === undefined ? null : dateLine(rest)
}

// What a document says of itself: "Done at Sella on 2 May 2031", "Issued in Sella on 19 May", "Version of 20 May".
const ownWords =
  /(?:^|[.;]\s+)(?:issued|done|drawn up|adopted|dated|fait|hecho|geschehen|version|draft|edition|as)\b/giu
const beforeDay = /^,?\s(?:(?:in|at|à|en|zu)\s[^.;]{2,60}?,?\s)?(?:(?:on|of|le|el|am|as of)\s)?$/iu

/** The day a sentence gives the document it stands in ("Issued in Sella on 19 October 2031"); null for any other. */
export function ownDate(text: string): string | null {
  const opening = text.slice(0, creditCharsMax)
  for (const match of opening.matchAll(ownWords)) {
    const rest = opening.slice(match.index + match[0].length)
    const date = findDate(rest)
    if (date !== null && isWholeDay(date.value) && beforeDay.test(rest.slice(0, date.start))) return date.value
  }
  return null
}

const isWholeDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** "GENEVA, Oct 19 (Reuters) - …": the agency and the day, each null where it is not given. */
export function readDateline(text: string): { agency: string | null; date: string | null } | null {
  const opening = text.slice(0, 120)
  const match = /^(?<place>[\p{Lu}\p{Lo}][^()—:]{1,70}?)\s*(?:\((?<agency>[^()]{2,40})\))?\s*(?:[-–—]{1,2}|—)\s/u.exec(
    opening,
  )
  if (match === null) return null
  const place = match.groups!.place!
  const inside = match.groups!.agency ?? null
  const date = findDate(place)
  const town = date === null ? place : place.slice(0, date.start)
  // A dateline's town is in capitals, or an agency or a day stands with it. Anything else is a sentence with a dash.
  const capital = /^[\p{Lu}\p{Lo}\p{M}\s,./'’-]+$/u.test(town) && /\p{Lu}{3}/u.test(town)
  if (!capital && inside === null && date === null) return null
  if (!capital && wordCount(town) > 5) return null
  const named =
    inside !== null && (agency.test(key(inside)) || /^[\p{Lu}][\p{L}.’' -]{1,30}$/u.test(inside)) ? inside : null
  return { agency: named, date: date?.value ?? null }
}

/** "Talks resume | The Example Times" to title and publisher. Without a bar only a name that looks like an outlet's is cut. */
export function splitTitle(title: string): { title: string; publisher: string | null } {
  const bar = /^(?<title>.{8,}?)\s*[|｜»]\s*(?<site>[^|｜»]{2,60})(?:[|｜»].{2,60})?$/u.exec(title)
  if (bar !== null && wordCount(bar.groups!.site!) <= 7 && wordCount(bar.groups!.title!) >= 2) {
    return { title: bar.groups!.title!, publisher: bar.groups!.site! }
  }
  const dash = /^(?<title>.{12,})\s+[-–—]\s+(?<site>[^–—]{2,50})$/u.exec(title)
  if (dash !== null) {
    const site = dash.groups!.site!
    if ((outlet.test(site) || agency.test(key(site))) && wordCount(site) <= 6)
      return { title: dash.groups!.title!, publisher: site }
  }
  return { title, publisher: null }
}

const outlet =
  /\b(?:News|Times|Post|Press|Agency|Herald|Tribune|Guardian|Daily|Weekly|Journal|Radio|TV|Television|Online|Gazette|Monitor|Observer|Telegraph|Today|Chronicle|Mirror|Independent|Standard|Report|Review|Magazine|Broadcasting|Media|Network|Zeitung|Le Monde|Presse|Diario|Gazeta|Haber)\b|\.(?:com|org|net|info|co|news)\b/u

/**
 * Whether a line is a letterhead or the name of an outlet: what stands above a title and is not it. A headline of the
 * same words has a verb, and so neither begins with "Ministry of" nor ends with "Courier".
 */
export function isLetterhead(text: string): boolean {
  if (isMarking(text)) return true
  if (wordCount(text) > 8 || /[.!?:,;“”"\d]/u.test(text)) return false
  return agency.test(key(text)) || letterheadStart.test(text) || (wordCount(text) <= 4 && letterheadEnd.test(text))
}

/** Whether a line says what kind of paper this is or how it may be used, and nothing of what is in it. */
export const isMarking = (text: string): boolean =>
  reference.test(text) || text.split(/[–—|/,;]|\s-\s/u).every((part) => marking.test(part.trim()))

const marking =
  /^(?:(?:working |first |second |final |revised )?draft|non-?paper|(?:working|discussion|background|concept|room) paper|not (?:yet )?agreed|without prejudice|for (?:discussion|information|comment|consultation|internal use|official use)(?: only)?|not for (?:publication|circulation|distribution|attribution|quotation)|(?:strictly )?confidential|restricted|embargoed|advance copy|check against delivery|as delivered|unofficial translation|courtesy translation|projet|document de travail|entwurf|vertraulich|borrador|черновик|проект|مسودة|سري)$/iu
const reference =
  /^(?:statement|press (?:release|statement)|communiqu[eé]|bulletin|circular|ref(?:erence|\.)?|déclaration|communiqué de presse|заявление|بيان)\s*(?:no\.?|nr\.?|№|n°|رقم)?\s*[:.]?\s*[\d/.-]+$|^(?:press release|for immediate release|communiqué de presse|пресс-релиз|بيان صحفي)$/iu
const letterheadStart =
  /^(?:the )?(?:government|ministry|office|department|embassy|parliament|republic|confederation|kingdom|secretariat|council|union|state|gouvernement|ministère|présidence|république|gobierno|ministerio|república|regierung|ministerium|правительство|министерство|وزارة|حكومة|مكتب|رئاسة) (?:of|for|de|du|des|del|für|der)\s|^(?:وزارة|حكومة|رئاسة|министерство|правительство)\s|^(?:radio|tv|télévision|agence|agencia)\s\S+(?: \S+)?$|^(?:press|information|media) (?:office|service|department)$/iu
const letterheadEnd =
  /\s(?:institute|foundation|agency|bureau|courier|times|news|post|tribune|gazette|herald|chronicle|radio|tv|television|network|press office|ministry|ministry of \p{L}+)$/iu
