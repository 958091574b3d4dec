// What a mediator reads first, made of nothing but other views' rows: what is on its way, what happened, where accounts
// disagree, what rests on sources nobody names, what came in, what has no date.
import type { ComposedView } from './view.ts'

export const situation: ComposedView = {
  name: 'situation',
  about: 'The state of the process in one column, each line of it a row of another view.',
  parts: [
    { name: 'planned', view: 'timeline', filter: { status: 'planned' }, sort: 'sort', limit: 12 },
    { name: 'happened', view: 'timeline', filter: { status: 'occurred' }, sort: '-sort', limit: 12 },
    { name: 'ongoing', view: 'timeline', filter: { status: 'ongoing' }, sort: '-sort', limit: 6 },
    { name: 'disputed', view: 'accounts', filter: { disputed: 'true' }, sort: '-origins', limit: 8 },
    { name: 'commitments', view: 'claims', filter: { attitude: 'promises' }, sort: '-published', limit: 6 },
    { name: 'denied', view: 'claims', filter: { status: 'denied' }, sort: '-published', limit: 6 },
    { name: 'unnamed', view: 'claims', filter: { sourceKind: 'unnamed' }, sort: '-published', limit: 6 },
    { name: 'conflicts', view: 'actors', filter: { conflicted: 'true' }, sort: '-claims', limit: 6 },
    { name: 'latest', view: 'documents', sort: '-received', limit: 8 },
    { name: 'undated', view: 'documents', filter: { dated: 'false', state: 'read' }, sort: '-received', limit: 8 },
  ],
}
