// What crosses the wire: routes, problems, typed client. Runs in a browser; `@parley/api/client` alone is the smallest.
export * from './client.ts'
export { documentPath, openapi } from './openapi.ts'
export { type Method, paths, type RouteName } from './paths.ts'
export { statuses, statusOf } from './problem.ts'
export { AccountAbout } from './routes/account.ts'
export { type Routes, routes } from './routes/all.ts'
export { CalendarAbout } from './routes/calendars.ts'
export * from './routes/digests.ts'
export * from './routes/documents.ts'
export * from './routes/entries.ts'
export * from './routes/feeds-in.ts'
export { ImportRow } from './routes/imports.ts'
export * from './routes/live.ts'
export { Keys } from './routes/log.ts'
export { NewPeer, Peer } from './routes/peers.ts'
export {
  ActAbout,
  InvitationAbout,
  OrganisationPeople,
  PersonAbout,
  RecoveryAbout,
} from './routes/people.ts'
export { ProviderAbout } from './routes/providers.ts'
export { EntryReaders, EntryServed, Reason, Recipients, ServedLine, SharingChange, Sight } from './routes/readers.ts'
export { type Media, Problem as ProblemSchema, type Route, type Security } from './routes/route.ts'
export { Me, Way } from './routes/session.ts'
export { Scope, TokenAbout } from './routes/tokens.ts'
export {
  AnyRow,
  FacetCount,
  type MapQuery,
  type MapSquaresOf,
  Parts,
  type RowOf,
  Rows,
  type RowsOf,
  rowSchemas,
  ViewAbout,
  ViewQuery,
} from './routes/views.ts'
export * from './routes/webhooks.ts'
