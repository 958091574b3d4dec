// The hub, called from a browser or a terminal: one method for each route, typed by the route's own schemas.
// Carries no schema at run time.
import type { Static, TObject, TSchema } from 'typebox'
import { paths, type RouteName } from './paths.ts'
import { type Problem, ProblemError } from './problem.ts'
import type { Routes } from './routes/all.ts'
import type { MapQuery, MapSquaresOf, Parts, RowOf, RowsOf, ViewQuery } from './routes/views.ts'

export { documentForm, type FormAbout } from './form.ts'
export { openStream, type StreamOptions } from './live.ts'
export { type Problem, type ProblemCode, ProblemError } from './problem.ts'

type Of<S> = S extends TSchema ? Static<S> : unknown
type Answers<R> = R extends { readonly answers: infer A } ? A[keyof A] : never
type Answer<R> = Answers<R> extends null ? Response : Of<Exclude<Answers<R>, null>>
type ParamsOf<R> = R extends { readonly params: infer P extends TObject } ? Static<P> : unknown
type QueryOf<R> = R extends { readonly query: infer Q extends TObject } ? Static<Q> : unknown
type BodyOf<R> = R extends { readonly body: infer B extends TSchema }
  ? { readonly body: Static<B> | (R extends { readonly multipart: TObject } ? FormData : never) }
  : R extends { readonly multipart: TObject }
    ? { readonly body: FormData }
    : unknown
/** Path parameters, query and `body` in one object. */
export type Input<N extends RouteName> = ParamsOf<Routes[N]> & QueryOf<Routes[N]> & BodyOf<Routes[N]>
/** The JSON of the answer, or the Response itself where the answer is not JSON. */
export type Output<N extends RouteName> = Answer<Routes[N]>

export type CallOptions = { readonly signal?: AbortSignal }
type Call<N extends RouteName> =
  unknown extends Input<N>
    ? (input?: undefined, options?: CallOptions) => Promise<Output<N>>
    : Record<string, never> extends Input<N>
      ? (input?: Input<N>, options?: CallOptions) => Promise<Output<N>>
      : (input: Input<N>, options?: CallOptions) => Promise<Output<N>>

type FoldedName = keyof RowOf

export type Client = { readonly [N in Exclude<RouteName, 'viewRows' | 'viewRow' | 'viewMap'>]: Call<N> } & {
  /** Rows of a folded view. */
  viewRows<V extends FoldedName>(
    input: { readonly view: V } & ViewQuery,
    options?: CallOptions,
  ): Promise<RowsOf<RowOf[V]>>
  /** One row of a folded view. */
  viewRow<V extends FoldedName>(
    input: { readonly view: V; readonly key: string; readonly process?: string; readonly asKnown?: string },
    options?: CallOptions,
  ): Promise<{ readonly row: RowOf[V] }>
  /** A folded view on a map. */
  viewMap<V extends FoldedName>(
    input: { readonly view: V } & MapQuery,
    options?: CallOptions,
  ): Promise<MapSquaresOf<RowOf[V]>>
  /** A composed view, such as `situation`. */
  viewParts(input: { readonly view: string; readonly process?: string }, options?: CallOptions): Promise<Parts>
}

export type ClientOptions = {
  /** Where the hub answers, without a slash at the end; '' for the page's own origin. */
  readonly base?: string
  readonly fetch?: typeof globalThis.fetch
  /** Bearer token of a command line. A browser has its cookie. */
  readonly token?: string
}

/** Makes a client. Every answer that is not a success is thrown as a ProblemError. */
export function createClient(options: ClientOptions = {}): Client {
  const call = (name: RouteName) => (input?: Record<string, unknown>, more?: CallOptions) =>
    send(options, name, input ?? {}, more ?? {})
  const client: Record<string, unknown> = { viewParts: call('viewRows') }
  // Object.keys forgets that the keys are RouteName.
  for (const name of Object.keys(paths) as RouteName[]) client[name] = call(name)
  return client as unknown as Client // made from the same table as the type, name by name
}

async function send(
  options: ClientOptions,
  name: RouteName,
  input: Record<string, unknown>,
  { signal }: CallOptions,
): Promise<unknown> {
  const [method, path] = paths[name]
  const { body, ...rest } = input
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`
  const request: RequestInit = { method, headers, credentials: 'same-origin' }
  if (signal !== undefined) request.signal = signal
  if (body instanceof FormData) request.body = body
  else if (typeof body === 'string') {
    headers['content-type'] = 'text/plain; charset=utf-8'
    request.body = body
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json'
    request.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await (options.fetch ?? globalThis.fetch)((options.base ?? '') + urlOf(path, rest), request)
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new ProblemError(problem(0, 'no-answer', 'The hub does not answer. Check the connection, then try again.'), {
      cause,
    })
  }
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok) throw new ProblemError(await problemOf(response, type))
  return /^application\/json\b/.test(type) ? response.json() : response
}

async function problemOf(response: Response, type: string): Promise<Problem> {
  if (/^application\/problem\+json\b/.test(type)) {
    try {
      return (await response.json()) as Problem // the hub's own media type for this shape
    } catch {
      // Cut off on the way: the status still says something.
    }
  }
  return problem(response.status, 'no-problem', `The server answered ${response.status} without saying why.`)
}

function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: code, status, detail, code }
}

/** The path with its parameters filled in and the rest as a query; `filter` becomes `filter[field]=value`. */
export function urlOf(path: string, input: Readonly<Record<string, unknown>>): string {
  const left = { ...input }
  const filled = path.replace(/:([a-z]+)|\*/gi, (whole, name: string | undefined) => {
    const key = name ?? '*'
    const value = String(left[key])
    delete left[key]
    return whole === '*' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(left)) {
    if (value === undefined || value === null) continue
    if (name === 'filter') {
      // The schema of a query gives `filter` this shape; callers are typed by it.
      for (const [field, values] of Object.entries(value as Record<string, readonly string[]>)) {
        for (const one of values) query.append(`filter[${field}]`, one)
      }
    } else query.append(name, String(value))
  }
  const text = query.toString()
  return text === '' ? filled : `${filled}?${text}`
}
