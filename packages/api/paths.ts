// Method and path of every route, apart from the schemas, so that a browser can call the hub without carrying them.
// A `:name` is one path segment, `*` the rest of the path.

export type Method = 'GET' | 'POST' | 'DELETE'

export const paths = {
  health: ['GET', '/health'],
  openapi: ['GET', '/openapi.json'],
  backUp: ['POST', '/backup'],

  me: ['GET', '/me'],
  first: ['POST', '/first'],
  signIn: ['POST', '/sign-in'],
  signOut: ['POST', '/sign-out'],

  processes: ['GET', '/processes'],
  views: ['GET', '/views'],
  viewRows: ['GET', '/views/:view'],
  viewRow: ['GET', '/views/:view/:key'],

  addDocuments: ['POST', '/documents'],
  documentReading: ['GET', '/documents/:document/reading'],
  documentOriginal: ['GET', '/documents/:document/original'],

  addEntry: ['POST', '/entries'],
  entries: ['GET', '/entries'],
  entry: ['GET', '/entries/:id'],

  stream: ['GET', '/stream'],

  checkpoint: ['GET', '/log/checkpoint'],
  tile: ['GET', '/log/tile/*'],
  inclusion: ['GET', '/log/entries/:seq/proof'],
  consistency: ['GET', '/log/consistency'],
  keys: ['GET', '/log/keys'],

  feedsIn: ['GET', '/feeds-in'],
  addFeed: ['POST', '/feeds-in'],
  removeFeed: ['DELETE', '/feeds-in/:feed'],
  fetchFeed: ['POST', '/feeds-in/:feed/fetch'],
} as const satisfies Record<string, readonly [Method, string]>

export type RouteName = keyof typeof paths
