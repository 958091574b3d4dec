// Names as they are compared: without accents, case, punctuation, titles, and the article that Arabic names carry.
// Comparing is all this is for. What is shown is always a name as some document writes it.

/** Lower-case words of a name, in order; the article al-/el- is dropped, dots inside initials too ('U.S.' is 'us'). */
export function nameWords(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u02bb\u0027\u0060\u00b4]s(?=\s|$)/gu, '')
    .replace(/[\u2018\u2019\u02bc\u02bb\u0027\u0060\u00b4.]/gu, '')
    .replace(/(^|[\s-])(?:al|el|ad|as|ash|an|at|az)[-\u2010\u2011](?=\p{L})/gu, '$1')
    .replace(/(^|\s)\u0627\u0644(?=\p{L}{2})/gu, '$1')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

// Forms of address and ranks that stand before a name and are no part of it.
const titles = new Set(
  'mr mrs ms miss dr prof sir dame lord lady president prime minister king queen prince princess sheikh sheik shaikh emir general gen colonel col major maj captain capt lieutenant lt brigadier admiral adm sergeant sgt ambassador amb senator sen representative rep governor gov judge justice secretary chancellor envoy his her excellency highness majesty the hon honourable honorable rev reverend father bishop archbishop imam ayatollah mullah pope monsieur madame mme'.split(
    ' ',
  ),
)
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md'])

export type PersonName = {
  /** The last word, by which persons are filed. */
  readonly family: string
  /** The words before it; empty where the document gives only one. */
  readonly given: readonly string[]
  /** Both, joined: equal for the same name. */
  readonly full: string
}

/** A person's name, titles and suffixes dropped; null where nothing is left. */
export function personName(name: string): PersonName | null {
  const words = nameWords(name)
  let start = 0
  while (start < words.length - 1 && titles.has(words[start] ?? '')) start++
  let end = words.length
  while (end - 1 > start && suffixes.has(words[end - 1] ?? '')) end--
  const kept = words.slice(start, end)
  const family = kept.at(-1)
  if (family === undefined) return null
  return { family, given: kept.slice(0, -1), full: kept.join(' ') }
}

// Names that everyone writes in more than one way: states that are known by initials, and bodies of many states.
const usual: Readonly<Record<string, string>> = {
  us: 'united states',
  usa: 'united states',
  america: 'united states',
  'united states of america': 'united states',
  'us government': 'united states',
  uk: 'united kingdom',
  britain: 'united kingdom',
  'great britain': 'united kingdom',
  uae: 'united arab emirates',
  emirates: 'united arab emirates',
  drc: 'democratic republic of congo',
  'dr congo': 'democratic republic of congo',
  'democratic republic of the congo': 'democratic republic of congo',
  'republic of turkiye': 'turkiye',
  turkey: 'turkiye',
  un: 'united nations',
  uno: 'united nations',
  eu: 'european union',
  au: 'african union',
  icrc: 'international committee of red cross',
  'un security council': 'security council',
  'united nations security council': 'security council',
  unsc: 'security council',
}
const articles = new Set(['the', 'le', 'la', 'les', 'l', 'der', 'die', 'das'])

/** The name of anything but a person, as it is compared. */
export function otherName(name: string): string {
  const words = nameWords(name)
  while (words.length > 1 && articles.has(words[0] ?? '')) words.shift()
  const inner = words.filter((word) => word !== 'the').join(' ')
  return usual[inner] ?? inner
}

// Words that name an office, a body or a side, but not whose.
const common = new Set(
  'government governments council army military police parliament cabinet ministry minister ministers mission missions commission committee court party parties side sides force forces troops official officials authority authorities delegation delegations rebels militants fighters opposition group groups movement office agency bureau press media president state states country countries city residents people mediator mediators mediation observer observers guarantor guarantors monitors negotiators diplomats envoy spokesman spokeswoman spokesperson leaders leadership regime administration coalition union bank board both two three all the other local national federal central senior and of'.split(
    ' ',
  ),
)

/** A name like 'the Government' or 'both sides': in another document it may be somebody else. */
export const isCommonName = (compared: string): boolean => compared.split(' ').every((word) => common.has(word))
