// English word forms. Lexicons list base forms; the forms are made here, so that looking a word up is one map access.
// Not a morphology: good enough for the words the lexicons hold.

const irregular: Readonly<Record<string, string>> = Object.fromEntries(
  `say:said tell:told make:made meet:met hold:held leave:left lead:led speak:spoke,spoken write:wrote,written
  give:gave,given take:took,taken come:came become:became begin:began,begun break:broke,broken bring:brought build:built
  buy:bought catch:caught choose:chose,chosen cut:cut drive:drove,driven fall:fell,fallen feel:felt fight:fought find:found
  flee:fled fly:flew,flown forget:forgot,forgotten get:got,gotten grow:grew,grown hear:heard hide:hid,hidden hit:hit hurt:hurt keep:kept
  know:knew,known lay:laid let:let lose:lost mean:meant pay:paid put:put quit:quit read:read rise:rose,risen run:ran,run
  see:saw,seen seek:sought sell:sold send:sent set:set shake:shook,shaken shoot:shot show:showed,shown shut:shut sit:sat
  spend:spent stand:stood steal:stole,stolen strike:struck swear:swore,sworn teach:taught think:thought throw:threw,thrown
  understand:understood undertake:undertook,undertaken win:won withdraw:withdrew,withdrawn withhold:withheld withstand:withstood
  overthrow:overthrew,overthrown bind:bound forbid:forbade,forbidden beat:beat,beaten bear:bore,borne deal:dealt sink:sank,sunk
  blow:blew,blown foresee:foresaw,foreseen rebuild:rebuilt uphold:upheld go:went,gone do:did,done have:had be:was,were,been
  burn:burned,burnt see:saw,seen rethink:rethought overrun:overran,overrun bid:bid cast:cast broadcast:broadcast spread:spread
  override:overrode,overridden forgive:forgave,forgiven hang:hung,hanged reset:reset draw:drew,drawn`
    .split(/\s+/)
    .map((entry) => {
      const [base, past] = entry.split(':')
      return [base!, past!]
    }),
)

// Verbs of several syllables whose last consonant is doubled; verbs of one syllable are told by their letters.
const doubling = new Set(
  'permit commit admit submit transfer refer prefer infer defer confer occur rebuff kidnap expel compel rebel control patrol cancel regret abet rebut deter incur begin forget upset outfit program equip travel label signal level'.split(
    ' ',
  ),
)
const neverDoubling = new Set('visit edit'.split(' '))

/** All forms of a verb given by its base ('withdraw': withdraw, withdraws, withdrew, withdrawn, withdrawing). */
export function verbForms(base: string): string[] {
  const past = Object.hasOwn(irregular, base) ? irregular[base]!.split(',') : [`${beforeSuffix(base, 'ed')}ed`]
  const third = /(?:s|sh|ch|x|z|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`
  const ing = `${beforeSuffix(base, 'ing')}ing`
  const british =
    base === 'cancel' || base === 'travel' || base === 'signal' || base === 'label' ? [`${base}ed`, `${base}ing`] : []
  return [...new Set([base, third, ...past, ing, ...british])]
}

/** From an irregular past form to the bases it may be of. */
let pasts: Map<string, string[]> | undefined

/** The bases a form may be of, 'withdrew' of 'withdraw': every one whose `verbForms` has it is among them. */
export function basesMaybe(form: string): string[] {
  if (pasts === undefined) {
    pasts = new Map()
    for (const [base, past] of Object.entries(irregular)) {
      for (const one of past.split(',')) pasts.set(one, [...(pasts.get(one) ?? []), base])
    }
  }
  const bases = new Set([form, ...(pasts.get(form) ?? [])])
  if (form.endsWith('s')) bases.add(form.slice(0, -1))
  if (form.endsWith('es')) bases.add(form.slice(0, -2))
  if (form.endsWith('ies')) bases.add(`${form.slice(0, -3)}y`)
  for (const suffix of ['ed', 'ing']) {
    if (!form.endsWith(suffix)) continue
    const stem = form.slice(0, -suffix.length)
    bases.add(stem).add(`${stem}e`)
    if (stem.at(-1) === stem.at(-2)) bases.add(stem.slice(0, -1))
    if (stem.endsWith('i')) bases.add(`${stem.slice(0, -1)}y`)
    if (stem.endsWith('y')) bases.add(`${stem.slice(0, -1)}ie`)
  }
  return [...bases]
}

function beforeSuffix(base: string, suffix: 'ed' | 'ing'): string {
  if (suffix === 'ing' && base.endsWith('ie')) return `${base.slice(0, -2)}y`
  if (suffix === 'ing' && /(?:ee|oe|ye)$/.test(base)) return base
  if (base.endsWith('e') && base !== 'be') return base.slice(0, -1)
  if (suffix === 'ed' && /[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}i`
  if (doubling.has(base)) return base + base.at(-1)
  if (!neverDoubling.has(base) && /^[^aeiou]*[aeiou][bdgklmnprtvz]$/.test(base)) return base + base.at(-1)
  return base
}

const irregularNouns: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  people: 'people',
  spokesmen: 'spokesman',
  spokeswomen: 'spokeswoman',
  gunmen: 'gunman',
  servicemen: 'serviceman',
  policemen: 'policeman',
  lives: 'life',
  media: 'media',
  news: 'news',
  crises: 'crisis',
  forces: 'force',
  police: 'police',
  series: 'series',
}

/** The singular of a noun form. */
export function nounLemma(lower: string): string {
  if (Object.hasOwn(irregularNouns, lower)) return irregularNouns[lower]!
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz)es$/.test(lower)) return lower.slice(0, -2)
  if (lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower) && lower.length > 3) return lower.slice(0, -1)
  return lower
}
