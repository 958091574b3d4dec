// What a sentence of a report is about: an event, that nothing was perceived, that somebody was not let, or nothing of this,
// such as a total, a plan or a rule.
import type { DailyItem } from './item.ts'

const observers =
  "(?:patrols?|teams?|mission(?:[’']s)?|monitors?|observers?|supervisors?|officers?|group|members of the (?:group|team|mission)|verifiers|liaison|commission|personnel|they|their|vehicles?)"
const mentionsObservers = new RegExp(`\\b${observers}\\b`, 'iu')

/** What a section of a report is about, by its heading: what stands in it is read as that. */
export type Section = 'incident' | 'nothing' | 'denied' | 'other' | undefined

const headed = '^(?:(?:\\d+|[A-Z])[.)]?\\s+)?'
const sections: readonly (readonly [NonNullable<Section>, RegExp])[] = [
  // The same in short, or not about what happened.
  [
    'other',
    new RegExp(
      `${headed}(?:executive )?(?:summary|overview|highlights|key points|general|weapons?(?: withdrawal| storage)?|withdrawal|storage|next (?:day|steps)|plans?|outlook|complaints?|background|methodology|contacts?|annex)\\b`,
      'iu',
    ),
  ],
  [
    'nothing',
    /\b(?:without (?:any )?(?:incidents?|violations?)|nil returns?|nothing (?:to report|observed)|quiet (?:areas?|places?|sectors?)|no (?:incidents?|violations?|activity))\b/iu,
  ],
  [
    'denied',
    /\b(?:restrict\w*|freedom of movement|access|movement|constraints?|obstruct\w*|impediments?|hindr\w*)\b/iu,
  ],
  [
    'incident',
    /\b(?:incidents?|violations?|events?|observations?|casualt\w*|shelling|firing|attacks?|hostilities)\b/iu,
  ],
]
export const sectionOf = (heading: string): Section => sections.find(([, pattern]) => pattern.test(heading))?.[0]

const toldElsewhere =
  /\b(?:in total|compared (?:with|to)|previous reporting|previous day[’']s report|last (?:week|month)|overall,?|not counted|during the last|since the beginning|altogether|recorded (?:\d|\p{L}+ )[^.]*(?:ceasefire )?violations)\b/iu
const planned =
  /\b(?:plans? to|are planned|is planned|will (?!not)|intends? to|reminds?|calls? (?:on|upon)|obligations?|under article|in line with|refrain|should|must|urges?)\b/iu
const unsettled =
  /\b(?:(?:has|have|was|were) not (?:been )?able to (?:confirm|verify)|could not (?:confirm|verify)|not (?:yet )?confirmed|complain(?:ed|s|t)|den(?:y|ies|ied) (?:having|that|any)|accus(?:ed|es))\b/iu
const inventory = /\b(?:holding areas?|storage sites?|(?:were|was) (?:present|missing|absent))\b/iu

/** Whether a sentence tells of no item of its own, whatever words it has. */
export const isAside = (words: string): boolean =>
  [toldElsewhere, planned, unsettled, inventory].some((pattern) => pattern.test(words))

const perceivable =
  '(?:violations?|incidents?|explosions?|shooting|shots?|shelling|firing|fire|gunfire|activity|fighting|events?|armed activity)'
const negatives = [
  /\bNTR\b|\bnothing (?:(?:was|has been|were) )?(?:to report|observed|seen|heard|recorded|noted|perceived)\b/iu,
  new RegExp(
    `\\bno (?:\\p{L}+ ){0,2}${perceivable}\\b[^.]*\\b(?:observed|heard|recorded|seen|reported|noted|registered)\\b`,
    'iu',
  ),
  new RegExp(
    `\\b(?:did not|didn[’']t|neither)\\b[^.]{0,30}\\b(?:observe|hear|see|record|notice|register)\\b[^.]{0,20}\\b(?:any|an)\\b[^.]{0,20}\\b${perceivable}`,
    'iu',
  ),
]
/** "Sector South: quiet." and no more. */
const quietAlone = /^(?:[^:]{0,60}:\s*)?(?:all )?(?:quiet|calm)\b[^.]{0,24}\.?$/iu

/** Whether somebody says that they looked or listened and perceived nothing. */
export const isNegative = (words: string): boolean =>
  negatives.some((pattern) => pattern.test(words)) || quietAlone.test(words.replace(/^\d{4}\s*/u, '').trim())

type Restriction = DailyItem['restriction']
const restrictions: readonly (readonly [Restriction, RegExp, boolean])[] = [
  [
    'delayed',
    /\b(?:made to wait|kept waiting|had to wait|delayed|only after (?:\p{L}+ )?\d+ (?:minutes|hours)|only after (?:\p{L}+ ){1,3}(?:minutes|hours?))\b/iu,
    true,
  ],
  [
    'interference',
    /\b(?:jamm\w*|signal interference|(?:not (?:allow|permit)\w*|prevented|forbid\w*|forbade|ordered not)\b[^.]*\b(?:photograph\w*|film\w*|camera|record\w*|use|using)|(?:was|were) (?:searched|followed|tailed|harassed|threatened))\b/iu,
    true,
  ],
  [
    'conditional',
    /\b(?:escorted|told not to|on (?:the )?condition|only if|only in the company|accompanied by (?:armed|soldiers))\b/iu,
    true,
  ],
  [
    'denied',
    /\b(?:den(?:ied|y|ying)\b[^.]{0,60}\b(?:passage|access|entry)|(?:access|entry|passage|permission)\b[^.]{0,30}\b(?:denied|refused)|refus(?:ed|ing)\b[^.]{0,40}\b(?:entry|passage|access|entrance)|turned (?:back|away))\b/iu,
    false,
  ],
  [
    'denied',
    /\b(?:not (?:been )?(?:allowed|permitted|let)|(?:did|would) not (?:allow|permit|let)|prevented from|could not (?:travel|reach|pass|proceed|enter|access|cross|visit)|(?:un|not )able to (?:travel|reach|pass|proceed|enter|access|cross|visit)|(?:was|were) (?:stopped|blocked|halted)|restricted (?:the|its|their))\b/iu,
    true,
  ],
]

/** How somebody who had to look was kept from it; in a section about nothing else by any words that say so. */
export function restrictionIn(words: string, section: Section): Restriction | undefined {
  const isAboutObservers = section === 'denied' || mentionsObservers.test(words)
  const found = restrictions.find(
    ([, pattern, needsObservers]) => pattern.test(words) && (!needsObservers || isAboutObservers),
  )
  if (found !== undefined || section !== 'denied') return found?.[0]
  if (free.test(words) || !hindered.test(words)) return undefined
  return conditional.test(words) ? 'conditional' : 'denied'
}

const free = /\b(?:unhindered|unrestricted|not restricted|no restrictions?|without (?:restriction|hindrance))\b/iu
const hindered =
  /\b(?:not|no|never|cannot|until|unless|only|because|owing to|due to|block\w*|clos(?:ed|ure)|wait\w*|refus\w*|withheld|withdr\w+|another (?:day|time)|insist\w*|demand\w*)\b/iu
const conditional = /\b(?:until|unless|only (?:if|when|after)|condition\w*)\b/iu

/** The ground given: what stands after 'citing', 'saying that', 'due to'. */
export function groundIn(words: string): string | undefined {
  const found =
    /\b(?:citing|saying that|said that|explained that|were told that|was told that|due to|owing to|because of|because|on the grounds? (?:of|that))\s+([^.]{3,400})/iu.exec(
      words,
    )
  return found?.[1]?.trim()
}
