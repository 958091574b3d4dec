// What this package offers: bytes to document, document to reading, feeds to items.
export { fingerprint, similarity } from './fingerprint.ts'
export { type FeedItem, type FeedRead, readFeedItems } from './formats/feed.ts'
export { bytesMaxDefault, read, readDocument } from './read.ts'
export type * from './reading.ts'
export { Unreadable } from './unreadable.ts'
