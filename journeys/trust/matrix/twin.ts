// The same record as if what one reader may not see had never been: entries left out, and where one says who is a
// member, told in other words.
import { maySee } from './model.ts'
import { openStage, type Principal, type Stage, type StageOptions } from './stage.ts'
import { disguised } from './world.ts'

export async function openTwin(
  stage: Stage,
  principal: Principal,
  options: Omit<StageOptions, 'written'>,
): Promise<Stage> {
  const { world, items } = stage
  const seen = new Set(
    items.filter((item) => maySee(item.about, principal.reader, world.facts)).map((item) => item.name),
  )
  const written = stage.written.flatMap((one) => {
    if (seen.has(one.piece.name)) return [one]
    if (!world.structure.has(one.piece.name)) return []
    const piece = disguised(one.piece, world.mint)
    return [{ piece, body: piece.deed.kind === 'plain' ? piece.deed.body : one.body }]
  })
  return openStage({ ...options, written })
}
