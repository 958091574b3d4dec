// Claims read again by the model, which learnt from annotated documents where the rules are right and what they miss.
import { claimsBy } from '../model/claims.ts'
import { theModel } from '../model/file.ts'
import type { Refiner } from './refiner.ts'

export const attribution: Refiner = {
  name: 'attribution',
  languages: ['en'],
  refine: (page, found) => ({ ...found, claims: claimsBy(theModel(), page, found.claims) }),
}
