// The model as a file: a length, a head in JSON, then the weights of each part, deflated. Read once a process, on first use.
import { readFileSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { edgesCount, tagsCount } from './crf.ts'
import type { ChainModel } from './decode.ts'
import type { Weights } from './linear.ts'

export const labelled = ['status', 'attitude', 'quotation', 'modality'] as const
export type Labelled = (typeof labelled)[number]

export type Model = {
  readonly cue: Weights
  readonly chain: ChainModel
  /** Names of persons, bodies and places. */
  readonly names: ChainModel
  readonly labels: Readonly<Record<Labelled, { readonly names: readonly string[]; readonly weights: Weights }>>
  /** From the shares of the parts to the share of claims that are right: one weight a number, the constant first. */
  readonly confidence: readonly number[]
  /** Words are taken for cues from this share on. */
  readonly cueLeast: number
}

type Part = {
  readonly name: string
  readonly rows: number
  readonly labels: number
  readonly scale: number
  readonly bytes: number
}
type Head = {
  readonly parts: readonly Part[]
  readonly steps: readonly number[]
  readonly nameSteps: readonly number[]
  readonly names: Readonly<Record<Labelled, readonly string[]>>
  readonly confidence: readonly number[]
  readonly cueLeast: number
}

export const modelFile = new URL('attribution.model', import.meta.url)

let loaded: Model | undefined
/** The model that ships with the package. */
export function theModel(): Model {
  loaded ??= unpacked(readFileSync(modelFile))
  return loaded
}

export function packed(model: Model): Uint8Array {
  const weights: [string, Weights][] = [
    ['cue', model.cue],
    ['chain', model.chain.tokens],
    ['names', model.names.tokens],
    ...labelled.map((name): [string, Weights] => [name, model.labels[name].weights]),
  ]
  const bodies = weights.map(([, one]) => deflateRawSync(one.values, { level: 9 }))
  const head: Head = {
    parts: weights.map(([name, { rows, labels, scale }], i) => ({
      name,
      rows,
      labels,
      scale,
      bytes: bodies[i]!.length,
    })),
    steps: [...model.chain.steps].map((step) => Number(step.toFixed(4))),
    nameSteps: [...model.names.steps].map((step) => Number(step.toFixed(4))),
    // Every key is one of `labelled`.
    names: Object.fromEntries(labelled.map((name) => [name, model.labels[name].names])) as Head['names'],
    confidence: model.confidence,
    cueLeast: model.cueLeast,
  }
  const text = new TextEncoder().encode(JSON.stringify(head))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, text.length)
  return Buffer.concat([length, text, ...bodies])
}

export function unpacked(bytes: Uint8Array): Model {
  const size = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
  // The file is ours: `packed` wrote it.
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size))) as Head
  let at = 4 + size
  const parts = new Map<string, Weights>()
  for (const { name, rows, labels, scale, bytes: length } of head.parts) {
    const raw = inflateRawSync(bytes.subarray(at, at + length), { chunkSize: rows * labels + 1 })
    parts.set(name, { rows, labels, scale, values: new Int8Array(raw.buffer, raw.byteOffset, raw.length) })
    at += length
  }
  const part = (name: string): Weights => {
    const weights = parts.get(name)
    if (weights === undefined) throw new Error(`attribution.model has no part '${name}': run 'npm run train'`)
    return weights
  }
  const steps = Float64Array.from(head.steps)
  if (steps.length !== edgesCount * tagsCount * tagsCount)
    throw new Error("attribution.model has other labels than this code: run 'npm run train'")
  return {
    cue: part('cue'),
    chain: { tokens: part('chain'), steps },
    names: { tokens: part('names'), steps: Float64Array.from(head.nameSteps) },
    // Every key is one of `labelled`.
    labels: Object.fromEntries(
      labelled.map((name) => [name, { names: head.names[name], weights: part(name) }]),
    ) as Model['labels'],
    confidence: head.confidence,
    cueLeast: head.cueLeast,
  }
}
