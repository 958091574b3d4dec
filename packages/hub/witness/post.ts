// Sending a text to an address that the operator configured, and reading the short answer: no redirects, no cookies, no
// credentials, bounded in time and size. Addresses that readers name are never reached this way; those go through fetch/.
export type Posted = { readonly status: number; readonly contentType: string; readonly body: string }

/** Throws where no whole answer came. */
export type Post = (url: string, body: string, signal: AbortSignal) => Promise<Posted>

// Some hundred cosignatures.
const answerBytesMax = 64 * 1024

export const post: Post = async (url, body, signal) => {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'user-agent': 'Parley/0.1' },
    redirect: 'error',
    credentials: 'omit',
    signal,
  })
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > answerBytesMax) throw new RangeError(`The answer is longer than ${answerBytesMax} bytes.`)
    parts.push(part)
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  return { status: response.status, contentType: response.headers.get('content-type') ?? '', body: text }
}
