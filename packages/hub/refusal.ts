// A refusal: typed, with its data, and a sentence that tells the person what to do next.

export class Refusal extends Error {
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
  constructor(code: string, data: Readonly<Record<string, unknown>>, message: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.data = data
  }
}
