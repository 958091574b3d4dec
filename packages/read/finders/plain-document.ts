// A document made of plain paragraphs, for tests and measurements that begin after the bytes were read.
import type { Document } from '../reading.ts'

/** Paragraphs are separated by line ends. */
export function plainDocument(text: string, more: Partial<Document> = {}): Document {
  return {
    title: null,
    byline: null,
    publisher: null,
    published: null,
    language: 'en',
    direction: 'ltr',
    url: null,
    mediaType: 'text/plain',
    charset: 'utf-8',
    basis: {},
    text,
    blocks: [],
    tables: [],
    removed: [],
    notices: [],
    ...more,
  }
}
