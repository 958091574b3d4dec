// Checking evidence of two histories from a terminal: offline, resting on the key the person brought, and saying so.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { checkEvidence, type EvidenceReport, evidenceBytesMax, Refusal, readEvidence, saysEvidence } from '@parley/log'
import { exit, type Terminal } from '../commands/command.ts'
import { keyFrom } from './log-key.ts'

/** The file's bytes where it says that it is evidence; undefined for every other file. */
export function evidenceIn(file: string): Uint8Array | undefined {
  if (statSync(file).size > evidenceBytesMax) return undefined
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(evidenceBytesMax)
    const found = bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0))
    return saysEvidence(found) ? found : undefined
  } finally {
    closeSync(handle)
  }
}

/** Checks evidence, prints what it shows, and answers with the exit code. */
export async function verifyEvidence(
  bytes: Uint8Array,
  options: { readonly key?: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  if (options.key !== undefined) keyFrom(options.key)
  try {
    const evidence = readEvidence(bytes)
    const report = await checkEvidence(evidence, options.key)
    const { hubKey } = evidence
    terminal.out(options.json ? `${JSON.stringify({ ...report, hubKey })}\n` : inWords(report, hubKey, options.key))
    return report.holds ? exit.ok : exit.damaged
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    terminal.out(
      options.json
        ? `${JSON.stringify({ holds: false, problems: [error.message] })}\n`
        : `Is no evidence: ${error.message}\n`,
    )
    return exit.damaged
  }
}

function inWords({ problems, origin, shows, sizes }: EvidenceReport, hubKey: string, key: string | undefined): string {
  if (problems.length > 0) return `Is no evidence:\n${problems.map((one) => `  ${one}\n`).join('')}`
  const what =
    shows === 'two-roots'
      ? `two roots for the same ${sizes[0]} entries`
      : `a history of ${sizes[0]} entries, and one of ${sizes[1]} that does not begin with it`
  return [
    `Holds: the log '${origin}' signed ${what}.`,
    key === undefined
      ? `Trusting the key inside the evidence: ${hubKey}\nAsk for the key of the log by another way, and check again with --key.`
      : 'Trusting the key given.',
    'Whoever holds the key of that log showed different readers different records. Ask its operator, and the others.',
    '',
  ].join('\n')
}
