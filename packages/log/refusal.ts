// A refusal: something asked for cannot be done, and the person who asked can act on it. It carries a stable code for
// programs, the data of the case, and a sentence saying what to do next. Bugs of our own are not refusals; they assert.

export class Refusal extends Error {
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>

  /**
   * @param code stable, kebab-case, never shown alone to a person
   * @param data the values of the case, safe to show to whoever asked
   * @param message what is wrong and what to do next, in sentences
   */
  constructor(code: string, data: Readonly<Record<string, unknown>>, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Refusal'
    this.code = code
    this.data = data
  }
}
