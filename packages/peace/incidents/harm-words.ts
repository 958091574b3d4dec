// Counts of harm as logs write them in one cell: "3 WIA / 1 KIA", "5-7 injured", "nil". A cell that says more than counts and
// known words is not read at all.
import { withDigits } from '../tables/written-days.ts'
import type { Harm } from './terms.ts'

const kinds: readonly (readonly [Harm['kind'], RegExp])[] = [
  ['killed', /^(kia|killed|dead|deaths?|deceased|fatalit(y|ies)|died|tues?|morts?|قتيل|قتلى|قتيلان|وفاة|وفيات)$/u],
  ['wounded', /^(wia|wounded|injured|injur(y|ies)|inj|hurt|blesses?|جريح|جرحى|جريحان|مصاب|مصابين|مصابون|اصابات)$/u],
  ['missing', /^(mia|missing|disparus?|مفقود|مفقودين|مفقودون)$/u],
  ['abducted', /^(abducted|kidnapped|enleves?|مخطوف|مخطوفين|مخطوفون)$/u],
  ['displaced', /^(displaced|idps?|deplaces?|نازح|نازحين|نازحون)$/u],
]
const groups: readonly (readonly [NonNullable<Harm['of']>, RegExp])[] = [
  ['civilians', /^(civ|civs|civilians?|civils?|مدني|مدنيين|مدنيون)$/u],
  ['children', /^(child|children|minors?|enfants?|طفل|اطفال)$/u],
  ['combatants', /^(mil|military|soldiers?|combatants?|militaires?|عسكري|عسكريين)$/u],
]
// A longer cell tells a story, and no figures alone.
const cellMax = 200

/** Nobody was harmed, or nobody knows: neither is a figure. */
const nothingSaid =
  /^(nil|none|no|no casualties|n\/?a|-+|–|0|zero|unk|unknown|tbc|not known|aucune?|neant|inconnu|لا يوجد|لا شيء|غير معروف)$/u

/** The figures of a cell, none where it says that there are none or that nobody knows; undefined where it cannot be read. */
export function harmInWords(cell: string): readonly Harm[] | undefined {
  if (cell.length > cellMax) return undefined
  const text = withDigits(cell)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[إأآ]/gu, 'ا')
    .toLowerCase()
    .trim()
    .replace(/\.$/u, '')
  if (text === '' || nothingSaid.test(text)) return []
  const parts = text.split(/\s*(?:[/,;+&،]|\band\b|\bet\b|(?<=\s)و(?=\s*\d))\s*/u).filter((part) => part !== '')
  const found = parts.map(harmOf)
  const read = found.filter((one) => one !== undefined)
  const isOnce = new Set(read.map(({ kind, of }) => `${kind} ${of}`)).size === read.length
  return read.length === found.length && isOnce ? read : undefined
}

function harmOf(part: string): Harm | undefined {
  const figure = /(?<![\d.])(\d{1,7})(?:\s*(?:-|–|to|a)\s*(\d{1,7}))?(?![\d.])/u.exec(part)
  if (figure === null) return undefined
  const words = `${part.slice(0, figure.index)} ${part.slice(figure.index + figure[0].length)}`
    .split(/[\s:=()x]+/u)
    .filter((word) => word !== '')
  const kind = words.flatMap((word) => kinds.filter(([, known]) => known.test(word)))
  const group = words.flatMap((word) => groups.filter(([, known]) => known.test(word)))
  const [first] = kind
  // A word of neither sort may change what is meant ("3 injured cows").
  if (first === undefined || kind.length !== 1 || group.length > 1 || words.length !== 1 + group.length)
    return undefined
  const low = Number(figure[1])
  const high = Number(figure[2] ?? figure[1])
  if (high < low) return undefined
  const of = group[0]?.[0]
  return { kind: first[0], ...(of === undefined ? {} : { of }), low, ...(low === high ? { best: low } : {}), high }
}
