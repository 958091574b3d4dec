// The one call of papaparse used here; the package brings no types.
declare module 'papaparse' {
  type Result = {
    data: string[][]
    errors: { type: string; code: string; message: string; row?: number }[]
    meta: { delimiter: string }
  }
  const Papa: {
    parse(
      input: string,
      config: {
        delimiter?: string
        delimitersToGuess?: string[]
        skipEmptyLines?: boolean | 'greedy'
        preview?: number
      },
    ): Result
  }
  export default Papa
}
