// Secret addresses of calendars: a program that knows nothing but an address reads what its person may see of one process'
// meetings. Each is 256 random bits, of which only the digest is kept. It is a credential and no entry: what it shows is
// asked of the record at every fetch.
import { createHash } from 'node:crypto'
import { drawId, type Room } from './room.ts'

export type Calendar = {
  readonly id: string
  readonly person: string
  readonly organisation: string
  readonly process: string
  readonly madeAt: string
  readonly usedAt: string | null
}

type Owner = { readonly person: string; readonly organisation: string }

export type Calendars = {
  /** A new address, shown this once. What the person had for this process before ends with it. */
  make(of: Owner & { readonly process: string }): Promise<{ readonly calendar: Calendar; readonly word: string }>
  /** What an address stands for; undefined where it is unknown or was ended, which nobody can tell apart. */
  use(word: string): Promise<Calendar | undefined>
  /** The same without counting a use. */
  look(word: string): Promise<Calendar | undefined>
  list(of: Owner): Promise<readonly Calendar[]>
  /** False where there is no such calendar of theirs. */
  end(id: string, of: Owner): Promise<boolean>
  endAllOf(person: string): Promise<void>
}

// Written at most so often: a program that looks every minute must not write every minute.
const usedEveryMs = 60_000

type Row = {
  readonly id: string
  readonly person: string
  readonly organisation: string
  readonly process: string
  readonly made_at: string
  readonly used_at: string | null
}

export function keepCalendars(room: Room): Calendars {
  const { database, now, random } = room
  const look = async (word: string): Promise<Calendar | undefined> => {
    const [row] = await database.rows<Row>('SELECT * FROM calendar WHERE hash = $1', [digest(word)])
    return row === undefined ? undefined : calendarOf(row)
  }
  return {
    make: async ({ person, organisation, process }) => {
      const word = Buffer.from(random(32)).toString('base64url')
      const calendar: Calendar = {
        id: drawId(room),
        person,
        organisation,
        process,
        madeAt: now().toISOString(),
        usedAt: null,
      }
      // One statement: at no moment are there two addresses, and none is lost on the way to the next.
      await database.rows(
        `INSERT INTO calendar (person, process, id, hash, organisation, made_at, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, NULL)
         ON CONFLICT (person, process) DO UPDATE SET id = excluded.id, hash = excluded.hash,
           organisation = excluded.organisation, made_at = excluded.made_at, used_at = NULL`,
        [person, process, calendar.id, digest(word), organisation, calendar.madeAt],
      )
      return { calendar, word }
    },
    use: async (word) => {
      const calendar = await look(word)
      if (calendar === undefined) return undefined
      if (calendar.usedAt === null || Date.parse(calendar.usedAt) < now().getTime() - usedEveryMs) {
        await database.rows('UPDATE calendar SET used_at = $1 WHERE id = $2', [now().toISOString(), calendar.id])
      }
      return calendar
    },
    look,
    list: async ({ person, organisation }) => {
      const found = await database.rows<Row>(
        'SELECT * FROM calendar WHERE person = $1 AND organisation = $2 ORDER BY made_at DESC, id',
        [person, organisation],
      )
      return found.map(calendarOf)
    },
    end: async (id, { person, organisation }) => {
      // By the index that begins with the person: by its id alone, another's would be read before it is refused.
      const gone = await database.rows(
        'DELETE FROM calendar WHERE person = $1 AND organisation = $2 AND id = $3 RETURNING id',
        [person, organisation, id],
      )
      return gone.length === 1
    },
    endAllOf: async (person) => void (await database.rows('DELETE FROM calendar WHERE person = $1', [person])),
  }
}

function calendarOf({ id, person, organisation, process, made_at, used_at }: Row): Calendar {
  return { id, person, organisation, process, madeAt: made_at, usedAt: used_at }
}

const digest = (word: string): string => createHash('sha256').update(word).digest('base64')
