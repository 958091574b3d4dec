// A refusal: what we will not write, with a stable code, its data, and a message that tells a person what to do next.

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
