// A seal stands for one person on a list and tells nothing of who it is. Whoever is given the name and the salt can check
// that this person was the one counted; whoever is not can still count seals, and see that none is counted twice.
import Type from 'typebox'

/** HMAC-SHA256, hex. */
export const Seal = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** 32 random bytes, hex: fresh for every person, else names could be tried out against the seal. */
export const Salt = Type.String({ pattern: '^[0-9a-f]{64}$' })
