// Ed25519 signatures (RFC 8032), checked in one way in the whole house. Platforms differ at the edges (points that have
// two spellings, points of small order), and evidence must be judged alike everywhere: a signature must pass the rules
// here and the platform's own check. docs/bundle.md says the rules in words, docs/verify/verify.py in another language.

// RFC 8032 §5.1: the field's prime, and the order of the base point.
const prime = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n

// d = -121665 / 121666.
const d = ((prime - 121665n) * power(121666n, prime - 2n)) % prime

// The y coordinates of the eight points whose order divides 8. A key made of one of them would let anybody sign.
const y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n
const smallOrder: ReadonlySet<bigint> = new Set([0n, 1n, prime - 1n, y8, prime - y8])

/** Whether 32 bytes are the one spelling of a point on the curve, and not of one of small order. */
export function isStrictPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false
  const y = littleEndian(bytes) & (2n ** 255n - 1n)
  if (y >= prime || smallOrder.has(y)) return false
  // RFC 8032 §5.1.3: x² = (y² - 1) / (d y² + 1), which has a root where u v is a square (Euler's criterion).
  const u = (y * y - 1n) % prime
  const v = (d * y * y + 1n) % prime
  return power((u * v) % prime, (prime - 1n) / 2n) === 1n
}

/**
 * Whether 64 bytes can be a signature under the strict rules: S below the group's order, R in its one spelling and not
 * of small order. That R is on the curve is not asked here.
 */
export function isStrictSignature(signature: Uint8Array): boolean {
  if (signature.length !== 64 || littleEndian(signature.subarray(32)) >= order) return false
  const y = littleEndian(signature.subarray(0, 32)) & (2n ** 255n - 1n)
  return y < prime && !smallOrder.has(y)
}

/**
 * Whether an Ed25519 signature (RFC 8032, without cofactor) holds under the strict rules: S below the group's order,
 * key and R each in their one spelling and not of small order. Undefined when this platform cannot say (a page not
 * served securely, an old browser).
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | undefined> {
  if (!isStrictSignature(signature) || !isStrictPoint(publicKey) || !isStrictPoint(signature.subarray(0, 32))) {
    return false
  }
  // The DOM types say it is always there; pages that are not served securely have none.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return undefined
  let key: CryptoKey
  try {
    key = await subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify'])
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return undefined
    return false
  }
  return subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message))
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at]!)
  return value
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % prime) {
    if (rest & 1n) result = (result * square) % prime
  }
  return result
}
