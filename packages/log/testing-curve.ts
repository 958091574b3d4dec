// For tests: signatures that only an attacker makes. The curve of Ed25519 in whole numbers, slow and plain, and the
// published cases at the edges of RFC 8032 where verifiers are known to differ.
import { createHash } from 'node:crypto'
import { fromHex } from './bytes.ts'

const p = 2n ** 255n - 19n
/** The order of the base point. */
export const order = 2n ** 252n + 27742317777372353535851937790883648493n

type Point = readonly [x: bigint, y: bigint]

const mod = (value: bigint, by = p): bigint => ((value % by) + by) % by

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let square = mod(base), rest = exponent; rest > 0n; rest >>= 1n, square = mod(square * square)) {
    if (rest & 1n) result = mod(result * square)
  }
  return result
}

const inverse = (value: bigint) => power(value, p - 2n)
const d = mod(-121665n * inverse(121666n))
const base: Point = [
  15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  mod(4n * inverse(5n)),
]

function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const k = mod(mod(d * x1) * mod(x2 * mod(y1 * y2)))
  return [mod((x1 * y2 + x2 * y1) * inverse(1n + k)), mod((y1 * y2 + x1 * x2) * inverse(1n - k))]
}

export function multiply(times: bigint, point: Point = base): Point {
  let sum: Point = [0n, 1n]
  for (let double = point, rest = times; rest > 0n; rest >>= 1n, double = add(double, double)) {
    if (rest & 1n) sum = add(sum, double)
  }
  return sum
}

export function littleEndian(value: bigint): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n))
}

export function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
}

const encode = ([x, y]: Point) => littleEndian(y | ((x & 1n) << 255n))

/** A signature that a sloppy verifier takes for a key of order 1: R is S times the base point, whatever the message. */
export function forgeForIdentity(s = 5n): Uint8Array {
  return Uint8Array.of(...encode(multiply(s)), ...littleEndian(s))
}

/** The other S of a signature, which stands for the same value and must not be taken. */
export function malleated(signature: Uint8Array): Uint8Array {
  const s = fromLittleEndian(signature.subarray(32)) + order
  return Uint8Array.of(...signature.subarray(0, 32), ...littleEndian(s))
}

/**
 * A key with a part of order 8, and a signer for it. It signs a message truly in the sense of the equation without
 * cofactor only when the hash is a multiple of 8; the caller tries messages.
 */
export function mixedKey(secret = 123456789n): {
  publicKey: Uint8Array
  sign(message: Uint8Array): { signature: Uint8Array; holds: boolean }
} {
  // [order]Q takes away all but the part of small order of a point outside the subgroup.
  const torsion = multiply(order, someOutsider())
  const publicKey = encode(add(multiply(secret), torsion))
  return {
    publicKey,
    sign: (message) => {
      const nonce = 987654321n
      const r = encode(multiply(nonce))
      const h = fromLittleEndian(createHash('sha512').update(r).update(publicKey).update(message).digest())
      const s = mod(nonce + mod(h, order) * secret, order)
      return { signature: Uint8Array.of(...r, ...littleEndian(s)), holds: mod(h, order) % 8n === 0n }
    },
  }
}

/** A point outside the prime-order subgroup whose part of small order has order 8. */
function someOutsider(): Point {
  for (let y = 3n; ; y++) {
    const x2 = mod((y * y - 1n) * inverse(d * y * y + 1n))
    if (power(x2, (p - 1n) / 2n) !== 1n) continue
    let x = power(x2, (p + 3n) / 8n)
    if (mod(x * x) !== x2) x = mod(x * power(2n, (p - 1n) / 4n))
    const torsion = multiply(order, [x, y])
    if (multiply(4n, torsion)[1] !== 1n) return [x, y]
  }
}

/** Every spelling of every point of small order, also those with y not below p or a sign where x is 0: 14 of them. */
export const weakKeys: readonly Uint8Array[] = (() => {
  const [, y8] = multiply(order, someOutsider())
  return [0n, 1n, p - 1n, y8, p - y8, p, p + 1n].flatMap((y) => [y, y | (1n << 255n)]).map(littleEndian)
})()

export type SignatureCase = {
  readonly about: string
  readonly key: Uint8Array
  readonly message: Uint8Array
  readonly signature: Uint8Array
  readonly holds: boolean
}

const vector = (about: string, holds: boolean, key: string, message: string, signature: string): SignatureCase => ({
  about,
  holds,
  key: fromHex(key),
  message: fromHex(message),
  signature: fromHex(signature),
})

/** RFC 8032 §7.1, tests 1 to 3 and SHA(abc). */
export const rfc8032: readonly SignatureCase[] = [
  vector(
    'TEST 1',
    true,
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ),
  vector(
    'TEST 2',
    true,
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
  vector(
    'TEST 3',
    true,
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ),
  vector(
    'TEST SHA(abc)',
    true,
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ),
]

/**
 * Chalkias, Garillot, Nikolaenko, "Taming the Many EdDSAs" (2020), the published cases 0 to 9. Only case 3 holds under
 * our rules; case 4 and 5 hold with a cofactor alone.
 */
export const speccheck: readonly SignatureCase[] = [
  vector(
    'case 0: key and R of small order',
    false,
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a0000000000000000000000000000000000000000000000000000000000000000',
  ),
  vector(
    'case 1: key of small order',
    false,
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79',
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04',
  ),
  vector(
    'case 2: R of small order',
    false,
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43',
    'aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e',
  ),
  vector(
    'case 3: key and R of mixed order, holds with and without cofactor',
    true,
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    '9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79',
    '9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009',
  ),
  vector(
    'case 4: holds with cofactor alone',
    false,
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    'e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c',
    '160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed5125ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09',
  ),
  vector(
    'case 5: holds with cofactor alone, and not when 8h is reduced first',
    false,
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    'e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c',
    '21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405',
  ),
  vector(
    'case 6: S beyond the order',
    false,
    '442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623',
    '85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40',
    'e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514',
  ),
  vector(
    'case 7: S far beyond the order',
    false,
    '442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623',
    '85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40',
    '8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa19427e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22',
  ),
  vector(
    'case 8: R in another spelling',
    false,
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43',
    'fdaebc429f4a735932a160da1301080c13280eea8bc280d1b392c6b9e6ba3a5a',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f454d370c8d9fc323a41450f8d513eafeb5b0697390c1e505a0d4ddc71f566607',
  ),
  vector(
    'case 9: R in another spelling, reduced before hashing',
    false,
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43',
    '84b698d39be126ff55fe45079e6c8bf64a0d7db6994560b4e96b7021eb39c1a1',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f084d5b99c2a9463d9c8bd5026916996984eeec87ddf1d3be329006ace1b37b09',
  ),
]
