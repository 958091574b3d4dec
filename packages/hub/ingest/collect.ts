// Bytes as they come in, counted while they stream: what is too large is refused before it is held.
import { Refusal } from '../refusal.ts'

/** All bytes of a stream, or a refusal with `too-large` as soon as there are more than `bytesMax`. */
export async function collect(stream: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > bytesMax) throw tooLarge(bytesMax)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The refusal for a file above the limit. */
export function tooLarge(bytesMax: number): Refusal {
  return new Refusal(
    'too-large',
    { limit: bytesMax },
    `The file is larger than ${Math.round(bytesMax / 1024 / 1024)} MiB, the most this hub takes. Split it, or leave pictures and attachments out, and add the parts.`,
  )
}
