// Checkpoints in files: what one keeps of a log, to know it again.
import { readFile, rename, writeFile } from 'node:fs/promises'
import { parseCheckpoint, parseNote, Refusal } from '@parley/log'
import { exit } from '../commands/command.ts'
import { Failure } from '../failure.ts'

/** The text of a signed note, or a failure that says what such a file is. */
export async function readNote(file: string): Promise<string> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    throw new Failure(exit.usage, `The checkpoint '${file}' cannot be read. Check the name.`)
  }
  try {
    parseCheckpoint(parseNote(text).text)
    return text
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Failure(
      exit.badInput,
      `'${file}' is not a checkpoint. One is a text of origin, size and root with a signature, as \`npx parley verify URL --save FILE\` keeps it.`,
    )
  }
}

/** Keeps a note, in one step: whoever reads the file meanwhile finds the old one or the new one. */
export async function keepNote(file: string, note: string): Promise<void> {
  const draft = `${file}.draft`
  try {
    await writeFile(draft, note)
    await rename(draft, file)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Failure(exit.usage, `The checkpoint could not be kept in '${file}': ${why}. Name another place.`)
  }
}
