// Abbreviations whose full stop ends no sentence.
const words = (list: string) => new Set(list.split(/\s+/).filter(Boolean))

/** Titles and the like: the full stop belongs to the word, and a capital after it is a name. */
export const titleAbbreviations: ReadonlySet<string> = words(`
  mr mrs ms dr prof spc pfc pvt lcpl gen lt col maj capt sgt cpl adm cmdr brig sen rep gov pres rev hon fr st mt ft messrs amb
  jr sr no nos vs jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept est approx fig art`)

/** Ends of raw sentences after which the next piece still belongs to them. */
export const abbreviations: ReadonlySet<string> = new Set([
  ...titleAbbreviations,
  ...words('e.g i.e etc al cf p pp para vol u.s u.n u.k e.u d.c a.m p.m ph.d b.c a.d d.r.c u.s.a p.s'),
])

/** Abbreviations after which a sentence may well end: only a lower-case continuation joins. */
export const mayEnd: ReadonlySet<string> = words('etc u.s u.n u.k e.u d.c a.m p.m inc ltd co corp jr sr u.s.a d.r.c al')
