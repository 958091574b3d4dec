// The same record as if what one reader may not see had never been: entries left out, and where one says who is a
// member, told in other words.
import { maySee } from './model.ts'
import { openStage, type Principal, type Stage, type StageOptions, type Written } from './stage.ts'
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
    const { deed } = one.piece
    // Nothing is left to say of what was never there.
    const target = deed.kind === 'share' ? deed.target : deed.kind === 'approve' ? targetOf(deed.change) : undefined
    if (target !== undefined && !seen.has(target)) return []
    const piece = disguised(one.piece, world.mint)
    return [{ piece, body: bodyTold(piece, one.body) }]
  })
  return openStage({ ...options, written })

  function targetOf(change: string): string | undefined {
    const deed = stage.written.find((one) => one.piece.name === change)?.piece.deed
    return deed?.kind === 'share' ? deed.target : undefined
  }
}

function bodyTold({ deed }: Written['piece'], before: Written['body']): Written['body'] {
  if (deed.kind === 'plain') return deed.body
  return deed.kind === 'share' && before !== null ? { ...before, reason: deed.reason } : before
}
