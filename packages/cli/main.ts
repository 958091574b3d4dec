// The way in from a terminal: one program, its commands from commands/all.ts, one exit code out.
import { Command as Commander, CommanderError } from 'commander'
import { commandsFor } from './commands/all.ts'
import { exit, type Terminal } from './commands/command.ts'
import { Failure } from './failure.ts'

/** Runs `parley ARGS…` on a terminal and answers with the exit code. */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const program = new Commander('parley')
    .description('The shared, sourced, verifiable record of a peace process.')
    .version(version)
    .showHelpAfterError('Run `parley help` for what there is.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  let code: number = exit.ok
  for (const command of await commandsFor(args[0])) {
    command.declare(program, terminal, (ended) => {
      code = ended
    })
  }
  for (const command of program.commands) command.exitOverride().configureOutput(program.configureOutput())
  try {
    await program.parseAsync(['node', 'parley', ...args])
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.usage
    if (error instanceof Failure) {
      terminal.err(`parley: ${error.message}\n`)
      return error.exitCode
    }
    const problem = asRefusal(error)
    if (problem) {
      terminal.err(`parley: ${problem.message}\n`)
      return exit.refused
    }
    terminal.err(
      `parley: something of its own broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return exit.broken
  }
}

export const version = '0.1.0'

/** Refusals of every room carry a code and a message that says what to do; anything else is a fault of ours. */
function asRefusal(error: unknown): { code: string; message: string } | undefined {
  if (error instanceof Error && (error.name === 'Refusal' || error.name === 'ProblemError') && 'code' in error) {
    return { code: String(error.code), message: error.message }
  }
  return undefined
}

function processTerminal(): Terminal {
  // A reader that closes early (`parley read … | head`) is not an error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exit.ok)
    throw error
  })
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    input: async () => {
      const parts: Buffer[] = []
      for await (const part of process.stdin) parts.push(part as Buffer)
      return Buffer.concat(parts)
    },
    watched: process.stderr.isTTY === true,
    env: process.env,
    stop: new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    }),
  }
}
