// The contract of an original: what a binary document of the sample is made from, so that its words can be reviewed as text.

/** `bytes` gives the same bytes at every call. */
export type Original = { readonly file: string; readonly bytes: () => Uint8Array }
