// The files that entries name, originals and readings, as the hub gives them to this reader.
import { type Client, ProblemError } from '@parley/api'
import { type BundleFile, canonicalBytes, fileName } from '@parley/log'
import { exit } from '../commands/command.ts'
import { Failure } from '../failure.ts'
import type { FileProofs } from './file-proofs.ts'

type Named = { readonly entry: Readonly<Record<string, unknown>> }

/** Fetches the files; fails in words where one cannot be had or cannot be proven to be the one that was named. */
export async function filesOf(client: Client, entries: readonly Named[], proofs: FileProofs): Promise<BundleFile[]> {
  const files = new Map<string, BundleFile>()
  for (const { entry } of entries) {
    const body = (entry.body ?? {}) as Readonly<Record<string, unknown>> // an entry's body is an object
    const { document } = body
    if (typeof document !== 'string') continue
    for (const field of ['blob', 'reading'] as const) {
      const name = nameIn(body[field])
      if (name === undefined || files.has(name)) continue
      const proof = await proofs(name)
      const content = await contentOf(client, document, field)
      const file = proof && content && { name, ...proof, content }
      if (!file || fileName(file) !== name) throw cannot(String(entry.id), field)
      files.set(name, file)
    }
  }
  return [...files.values()]
}

function nameIn(reference: unknown): string | undefined {
  if (typeof reference !== 'object' || reference === null || !('id' in reference)) return undefined
  return typeof reference.id === 'string' ? reference.id : undefined
}

async function contentOf(client: Client, document: string, field: 'blob' | 'reading'): Promise<Uint8Array | undefined> {
  try {
    if (field === 'blob') return new Uint8Array(await (await client.documentOriginal({ document })).arrayBuffer())
    // The hub keeps a reading as canonical JSON, so its bytes can be had again from what it says.
    return canonicalBytes((await client.documentReading({ document })).reading)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return undefined
    throw error
  }
}

function cannot(entry: string, field: 'blob' | 'reading'): Failure {
  const what = field === 'blob' ? 'The document' : 'The reading'
  const why =
    field === 'blob'
      ? 'it was erased, or its keys are not in this data folder'
      : 'a newer reading took its place, or it was erased, or its keys are not in this data folder'
  return new Failure(
    exit.refused,
    `${what} that entry ${entry} names cannot be put into the bundle with its proof: ${why}. Leave that entry or --with-files out.`,
  )
}
