// Kinds of incidents by the words that logs use for them. A word that may mean several kinds ("shooting", "explosion",
// "harassment") is not here: whoever keeps the log is asked.
import { type EventCode, eventCodes } from './codes.ts'

const own: Readonly<Record<string, EventCode>> = {
  ...same(
    'shelling-artillery-missile',
    'shelling',
    'mortar',
    'artillery',
    'rocket',
    'rockets',
    'missile',
    'indirect fire',
  ),
  ...same('shelling-artillery-missile', 'bombardement', 'tir d artillerie', 'قصف مدفعي'),
  ...same('air-drone-strike', 'airstrike', 'air strike', 'drone', 'drone strike', 'uav strike', 'frappe aerienne'),
  ...same('air-drone-strike', 'غارة', 'غارة جوية', 'قصف جوي'),
  ...same('remote-explosive-landmine-ied', 'ied', 'landmine', 'mine', 'erw', 'uxo', 'booby trap', 'mine incident'),
  ...same('remote-explosive-landmine-ied', 'لغم', 'عبوة ناسفة'),
  ...same('grenade', 'hand grenade', 'قنبلة يدوية'),
  ...same(
    'armed-clash',
    'saf',
    'small arms fire',
    'clash',
    'clashes',
    'armed clashes',
    'firefight',
    'exchange of fire',
  ),
  ...same('armed-clash', 'affrontement', 'affrontements', 'accrochage', 'اشتباك', 'اشتباكات'),
  ...same(
    'peaceful-protest',
    'protest',
    'demonstration',
    'demo',
    'manifestation',
    'sit in',
    'مظاهرة',
    'تظاهرة',
    'احتجاج',
  ),
  ...same('violent-demonstration', 'riot', 'riots', 'emeute', 'شغب', 'اعمال شغب'),
  ...same('abduction-forced-disappearance', 'abduction', 'kidnapping', 'kidnap', 'enlevement', 'خطف', 'اختطاف'),
  ...same('looting-property-destruction', 'looting', 'theft', 'robbery', 'burglary', 'pillage', 'نهب', 'سرقة'),
  ...same('arrests', 'arrest', 'detention', 'detentions', 'arrestation', 'اعتقال', 'توقيف'),
  ...same('sexual-violence', 'sgbv', 'gbv'),
}

function same(code: EventCode, ...words: readonly string[]): Record<string, EventCode> {
  return Object.fromEntries(words.map((word) => [squeezed(word), code]))
}

function squeezed(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[إأآ]/gu, 'ا')
    .replace(/[^\p{L}]/gu, '')
}

// A longer cell describes, and names no kind.
const cellMax = 120

/** The one code that a part of the words means ("shelling (mortar)"): for a person to say whether it is meant. */
export function eventAmong(cell: string): EventCode | undefined {
  if (cell.length > cellMax) return undefined
  const words = cell.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '')
  const parts = words.flatMap((_, from) => [1, 2, 3].map((length) => words.slice(from, from + length).join(' ')))
  const found = new Set(parts.flatMap((part) => eventOfWords(part) ?? []))
  const [only] = found
  return found.size === 1 ? only : undefined
}

/** The code meant; 'Air/drone strike' and 'air-drone-strike' are the same. Undefined where nobody has said which. */
export function eventOfWords(cell: string): EventCode | undefined {
  const wanted = squeezed(cell)
  if (wanted === '') return undefined
  const code = eventCodes.find((one) => {
    const known = squeezed(one)
    return known === wanted || known === wanted.replace(/attack$/u, '')
  })
  return code ?? own[wanted]
}
