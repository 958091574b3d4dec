// Ed25519 signatures (RFC 8032), checked by the platform's own Web Cryptography, in Node and in browsers alike.

/**
 * Whether the signature holds; undefined when this platform cannot say (a page not served securely, an old browser).
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | undefined> {
  if (publicKey.length !== 32 || signature.length !== 64) return false
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
