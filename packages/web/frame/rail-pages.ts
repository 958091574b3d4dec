// The pages that have a place in the rail and on the sheet of a phone, for whoever is signed in.
import { useMe } from '../hub/process.ts'
import { pages } from '../pages/all.ts'
import type { Page } from '../pages/page.ts'
import type { IconName } from '../parts/icon.tsx'

export type RailPage = Page & { readonly icon: IconName }

const inRail: readonly RailPage[] = pages.flatMap((page) =>
  page.icon === undefined ? [] : [{ ...page, icon: page.icon }],
)

export function useRailPages(): readonly RailPage[] {
  const me = useMe()
  return inRail.filter((page) => page.forWriters !== true || me?.canWrite === true)
}
