// A question with an id in it, for things that are there and not the asker's, and for as many that nobody has.
import type { RouteName } from '@parley/api'

export type Asked = { readonly method: 'GET' | 'POST' | 'DELETE'; readonly url: string; readonly payload?: object }
export type Question = {
  readonly name: string
  readonly route: RouteName
  readonly headers: Readonly<Record<string, string>>
  readonly hidden: readonly string[]
  readonly absent: readonly string[]
  readonly request: (id: string) => Asked
}

/** How questions are made: none where there is nothing hidden to ask for. */
export type Ask = (
  name: string,
  route: RouteName,
  ids: readonly string[],
  absent: () => string,
  request: Question['request'],
  as?: Readonly<Record<string, string>>,
) => Question[]
