// What crosses the wire: routes, problems, typed client. Runs in a browser; `@parley/api/client` alone is the smallest.
export * from './client.ts'
export { documentPath, openapi } from './openapi.ts'
export { type Method, paths, type RouteName } from './paths.ts'
export { statuses, statusOf } from './problem.ts'
export { type Routes, routes } from './routes/all.ts'
export * from './routes/documents.ts'
export * from './routes/entries.ts'
export * from './routes/feeds-in.ts'
export * from './routes/live.ts'
export { Keys } from './routes/log.ts'
export { type Media, Problem as ProblemSchema, type Route, type Security } from './routes/route.ts'
export { Me } from './routes/session.ts'
export {
  AnyRow,
  FacetCount,
  Parts,
  type RowOf,
  Rows,
  type RowsOf,
  rowSchemas,
  ViewAbout,
  ViewQuery,
} from './routes/views.ts'
