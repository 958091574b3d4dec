// What is asked with the id of a person, or of something of theirs, by an administrator of another organisation on the
// same hub who has just signed in.
import type { Administrator } from '../../../packages/hub/people/memberships.ts'
import type { Stage } from '../matrix/stage.ts'
import type { Ask, Question } from './question.ts'

const address = '127.0.0.1'
const password = 'quiet mountain birds'

/** People of another organisation with sessions, tokens, an open invitation and an open recovery, and what is asked of them. */
export async function peopleQuestions(
  stage: Stage,
  question: Ask,
  random: (bytes: number) => Uint8Array,
): Promise<Question[]> {
  const { people } = stage.rooms
  const organisation = stage.world.organisations.alder
  const asker = stage.principals.find(({ name }) => name === 'the administrator')
  if (asker === undefined) throw new Error('the stage has no administrator')
  const operator: Administrator = { organisation: stage.hub.home, person: null }
  const enter = async (name: string, role: 'administrator' | 'observer', by: Administrator) => {
    const { token } = await people.memberships.invite({ organisation, role }, by)
    const email = `${name}@alder.example`
    const { account } = await people.memberships.accept({ token, email, name, password, address })
    return account
  }
  const first = await enter('first', 'administrator', operator)
  const by: Administrator = { organisation, person: first.person }
  const others = [await enter('second', 'administrator', by), await enter('third', 'observer', by)]
  const persons = [first, ...others].map(({ person }) => person)
  const sessions = [first, ...others].map(({ session }) => session.id)
  const tokens = await Promise.all(
    persons.map(async (person) => {
      const made = { name: 'a token', organisation, person, scopes: ['read'] as const, days: 30, by: person }
      return (await people.tokens.make(made)).token.id
    }),
  )
  const calendars = await Promise.all(
    persons.map(async (person) => {
      const [process] = stage.world.processes
      return (await people.calendars.make({ person, organisation, process })).calendar.id
    }),
  )
  const { link } = await people.memberships.invite({ organisation, role: 'observer' }, by)
  const recovery = await people.recovery.ask(others[1]?.person ?? '', by)

  const absent = (id: string) => () => another(id, random)
  const ask = (
    name: string,
    route: Question['route'],
    ids: readonly string[],
    method: 'POST' | 'DELETE',
    url: (id: string) => string,
    payload?: object,
  ) =>
    question(
      name,
      route,
      ids,
      absent(ids[0] ?? ''),
      (id) => ({ method, url: url(id), ...(payload === undefined ? {} : { payload }) }),
      asker.headers,
    )
  return [
    ...ask('another role', 'setRole', persons, 'POST', (id) => `/people/${id}/role`, { role: 'observer' }),
    ...ask('removing a person', 'removePerson', persons, 'DELETE', (id) => `/people/${id}`),
    ...ask('a link for a password', 'linkForPassword', persons, 'POST', (id) => `/people/${id}/password-link`),
    ...ask('asking for a recovery', 'askRecovery', persons, 'POST', (id) => `/people/${id}/recovery`),
    ...ask('confirming a recovery', 'confirmRecovery', [recovery.id], 'POST', (id) => `/recoveries/${id}/confirm`),
    ...ask('ending a recovery', 'endRecovery', [recovery.id], 'DELETE', (id) => `/recoveries/${id}`),
    ...ask('ending an invitation', 'endInvitation', [link.id], 'DELETE', (id) => `/invitations/${id}`),
    ...ask('ending a session', 'endSession', sessions, 'DELETE', (id) => `/me/sessions/${id}`),
    ...ask('ending a calendar address', 'endCalendar', calendars, 'DELETE', (id) => `/calendars/${id}`),
    ...ask('ending a token', 'endToken', tokens, 'DELETE', (id) => `/tokens/${id}`),
  ]
}

/** Another id of the same make: each letter and digit another of its kind. */
export function another(id: string, random: (bytes: number) => Uint8Array): string {
  const [prefix = ''] = /^[a-z]+_/.exec(id) ?? []
  const drawn = random(id.length)
  const kinds = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const
  const other = (letter: string, at: number) => {
    const kind = kinds.find((letters) => letters.includes(letter))
    return kind === undefined ? letter : (kind[(drawn[at] ?? 0) % kind.length] ?? letter)
  }
  return prefix + [...id.slice(prefix.length)].map(other).join('')
}
