// Whether two descriptions of a person can be one person's. Only asked where two persons share a family name and not
// a first name: then the same rare office speaks for one person under a wrong name, a common one says nothing.
import { nameWords } from './names.ts'

type Role = { readonly head: string; readonly rest: ReadonlySet<string> }

// Few people hold such an office at one time and none of them by chance under one family name.
const rareHeads = new Set(
  'envoy negotiator mediator ambassador president premier monarch king queen pope commissioner rapporteur prosecutor chancellor'.split(
    ' ',
  ),
)
// So many people are one that being one says nothing.
const commonHeads = new Set(
  'resident witness official member officer soldier fighter analyst expert journalist reporter doctor nurse teacher student activist farmer lawyer aide person man woman father mother brother sister son daughter wife husband cousin child boy girl relative survivor victim civilian worker volunteer researcher professor author'.split(
    ' ',
  ),
)
const ignored = new Set(
  'special senior top chief former acting then longtime veteran the a an of to for in at on and s new'.split(' '),
)
const prepositions = new Set('of to for in at on from with'.split(' '))
const unisex: Readonly<Record<string, string>> = {
  spokesman: 'spokesperson',
  spokeswoman: 'spokesperson',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
}

/** A role both can be said to hold, in the first one's words; null where nothing speaks for one person. */
export function sharedRole(roles: readonly string[], others: readonly string[]): string | null {
  for (const role of roles) {
    const a = roleOf(role)
    if (a !== null && others.some((other) => agree(a, roleOf(other)))) return role
  }
  return null
}

function agree(a: Role, b: Role | null): boolean {
  if (b === null || a.head !== b.head || commonHeads.has(a.head)) return false
  if (rareHeads.has(a.head)) return true
  const shared = [...a.rest].filter((word) => b.rest.has(word))
  // 'foreign minister' and 'minister of foreign affairs', but neither 'minister' alone nor 'finance minister'.
  return shared.length > 0 && shared.length >= Math.min(a.rest.size, b.rest.size)
}

function roleOf(role: string): Role | null {
  const words = nameWords(role)
  const at = words.findIndex((word) => prepositions.has(word))
  const head = (at > 0 ? words[at - 1] : words.at(-1)) ?? null
  if (head === null) return null
  const rest = words.filter((word) => word !== head && !ignored.has(word))
  return { head: unisex[head] ?? head, rest: new Set(rest) }
}
