// As `parley` and a hub's worker threads begin: what was compiled before is found again, and nothing in TypeScript is loaded
// before that.
import '@parley/read/compiled'

await import('./reader.ts')
