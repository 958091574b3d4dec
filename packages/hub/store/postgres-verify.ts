// Checking everything the log's tables keep against everything else. It finds and reports; it never repairs.
import {
  AuthorChecks,
  Findings,
  isEqual,
  leafHashOf,
  parseCheckpoint,
  parseNote,
  parseTilePath,
  Refusal,
  type Report,
  Tree,
  unsealWithBody,
  type VerifyOptions,
  verifyNote,
} from '@parley/log'
import type pg from 'pg'
import type { LogNames } from './log-schema.ts'
import { type EntryRow, PostgresRows } from './postgres-rows.ts'

export type TablesToVerify = {
  readonly origin: string
  readonly names: LogNames
  readonly keys: readonly Uint8Array[]
  readonly size: number
  readonly note: string
}

export async function verifyTables(pool: pg.Pool, tables: TablesToVerify, options: VerifyOptions): Promise<Report> {
  const findings = new Findings()
  const tree = new Tree()
  const authors = options.keyOf && new AuthorChecks(tables.origin, options.keyOf, findings)
  let erased = 0
  for await (const rows of new PostgresRows(pool, tables.names).pages(0, tables.size)) {
    for (const row of rows) {
      if (row.seq !== tree.size) {
        findings.add({ part: 'record', seq: row.seq, detail: `Entry ${row.seq} stands where ${tree.size} should.` })
      }
      tree.append(leafHashOf(row.leaf))
      if (row.key === null && row.salt === null) erased += 1
      else await checkRow(row, authors, findings)
    }
    options.progress?.(tree.size, tables.size)
  }
  await authors?.settled()
  if (tree.size < tables.size) {
    findings.add({ part: 'record', seq: tree.size, detail: `There are ${tree.size} entries of ${tables.size}.` })
  }
  await checkHead(pool, tables, tree, findings)
  await checkTiles(pool, tables, tree, findings)
  return findings.report({ size: tables.size, root: tree.root(), erased })
}

async function checkRow(
  { seq, leaf, box, key, salt }: EntryRow,
  authors: AuthorChecks | undefined,
  findings: Findings,
): Promise<void> {
  const opened = key === null || salt === null ? undefined : unsealWithBody({ leaf, key, salt, box })
  if (opened === undefined) {
    findings.add({ part: 'commitment', seq, detail: `Entry ${seq} is not what its leaf commits to.` })
    return
  }
  await authors?.check(seq, opened)
}

async function checkHead(pool: pg.Pool, tables: TablesToVerify, tree: Tree, findings: Findings): Promise<void> {
  const { rows } = await pool.query<{ size: string; note: string }>(
    `select size, note from ${tables.names.schema}.head`,
  )
  for (const text of new Set([tables.note, rows[0]?.note ?? ''])) {
    try {
      const note = parseNote(text)
      const { origin, size, root } = parseCheckpoint(note.text)
      let signed = false
      for (const key of tables.keys) signed ||= (await verifyNote(note, tables.origin, key)) === true
      if (!signed || origin !== tables.origin) {
        findings.add({ part: 'checkpoint', detail: 'The checkpoint is not signed by this log.' })
      } else if (size < tables.size) {
        findings.add({ part: 'checkpoint', detail: `The checkpoint kept covers ${size} entries of ${tables.size}.` })
      } else if (size === tables.size && !isEqual(tree.root(), root)) {
        findings.add({ part: 'tree', detail: `The ${size} entries do not lead to the root that was signed for them.` })
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      findings.add({ part: 'checkpoint', detail: 'The checkpoint cannot be read.' })
    }
  }
  if (rows[0] !== undefined && Number(rows[0].size) < tables.size) {
    findings.add({ part: 'checkpoint', detail: `The head says ${rows[0].size} entries of ${tables.size}.` })
  }
}

async function checkTiles(pool: pg.Pool, tables: TablesToVerify, tree: Tree, findings: Findings): Promise<void> {
  let after = ''
  for (;;) {
    const { rows } = await pool.query<{ path: string; bytes: Buffer }>(
      `select path, bytes from ${tables.names.schema}.tiles where path > $1 order by path limit 256`,
      [after],
    )
    if (rows.length === 0) return
    for (const { path, bytes } of rows) {
      const tile = parseTilePath(path)
      const isLater =
        tile !== undefined && typeof tile.level === 'number' && (tile.index + 1) * 256 ** (tile.level + 1) > tables.size
      if (tile !== undefined && (isLater || tree.tile(tile)?.equals(bytes))) continue
      findings.add({ part: 'tile', detail: `${path} differs from the entries.` })
    }
    after = rows.at(-1)!.path
  }
}
