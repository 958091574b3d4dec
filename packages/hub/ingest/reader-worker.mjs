// How a reader's worker thread begins: what was compiled before is found again. Were the first file in TypeScript, Node
// would load a compiler for its types into every thread: 15 MB and 50 ms.
import '@parley/read/compiled'

await import('./reader-worker.ts')
