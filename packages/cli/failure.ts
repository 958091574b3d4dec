// A command that cannot go on: the sentence a person reads and the code a script reads.

export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: number
  constructor(exitCode: number, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}
