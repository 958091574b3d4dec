// What is wrong in an annotated document: where, and what its writer does about it.

export type Fault = { readonly line: number; readonly message: string }
/** Notes a fault; `line` counts from 1 in the file. */
export type Report = (line: number, message: string) => void
