// How a seal is made of a person's name, and checked. A browser does it too, with no schema in its bag.
import { fromHex, hmacSha256, toHex, utf8 } from '@parley/log/check'

export type Person = {
  readonly exchange: string
  readonly category: string
  readonly name: string
  readonly mark?: string | undefined
}

// Separates these from every other use of the same function.
const tag = 'parley/person/1'

/** The seal of a person under a salt. */
export function sealOf({ exchange, category, name, mark }: Person, salt: string): string {
  // JSON of a list has one spelling for one list of strings.
  const words = JSON.stringify([tag, exchange, category, name.normalize('NFC'), mark?.normalize('NFC') ?? null])
  return toHex(hmacSha256(fromHex(salt), utf8(words)))
}

/** Whether name and salt are what the seal stands for. */
export const opens = (seal: string, person: Person, salt: string): boolean => sealOf(person, salt) === seal
