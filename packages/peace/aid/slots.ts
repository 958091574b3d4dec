// Where needs, deliveries and offers meet: one item in one place. An entry that gives only a place's name joins those that
// give its code under the same name, as long as that name has one code; where it has several nobody guesses which is meant.
import { digest } from '../digest.ts'
import type { Entry } from '../entry.ts'
import { activityReported } from '../events/activity-reported.ts'
import { aidCounted } from '../events/aid-counted.ts'
import { aidOffered } from '../events/aid-offered.ts'
import { needReported } from '../events/need-reported.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact } from '../views/view.ts'
import { placeName, sameWords } from './names.ts'
import type { AidPlace } from './terms.ts'

/** What an entry is about; `where` is missing for an offer that may go anywhere. */
export type Slot = { readonly item: string; readonly where: AidPlace | undefined }

/** People in need in a sector stand where an item does. */
const ofSector = (cluster: string) => `sector ${cluster}`
const ofItem = (item: string) => `item ${sameWords(item)}`

export function slotOf(entry: Entry): Slot | undefined {
  if (isOf(needReported, entry)) {
    const { item, cluster, where } = entry.body
    return { item: item === undefined ? ofSector(cluster) : ofItem(item), where }
  }
  if (isOf(aidCounted, entry)) return { item: ofItem(entry.body.item), where: entry.body.where }
  if (isOf(activityReported, entry)) return { item: ofSector(entry.body.cluster), where: entry.body.where }
  if (isOf(aidOffered, entry)) return { item: ofItem(entry.body.item), where: entry.body.where }
  return undefined
}

export const bucketOf = (item: string, where: AidPlace): string => digest(`${item}\n${placeName(where)}`)

/** The buckets of the gap view that an entry touches. */
export function bucketsOfSlot({ entry }: Fact): Buckets {
  const slot = slotOf(entry)
  if (slot === undefined) return []
  const { item, where } = slot
  const things = thingsOf(entry)
  if (where === undefined) return { follows: [`needed ${item}`, ...things] }
  const name = `${item}\n${sameWords(where.name)}`
  const isNeed = entry.kind === needReported.name
  const coded = where.pcode !== undefined
  return {
    opens: [bucketOf(item, where)],
    as: [`${coded ? 'coded' : 'named'} ${name}`, ...(isNeed ? [`needed ${item}`] : []), ...things],
    // Those with a code see each other too, so that a name of two codes is known for one.
    follows: [`coded ${name}`, ...(coded ? [`named ${name}`] : []), ...things],
  }
}

/** A later word on the same thing reaches wherever an earlier one stands, also where the two name other items or places. */
function thingsOf({ id, body, kind }: Entry): readonly string[] {
  const own =
    kind === needReported.name
      ? [body.need]
      : kind === aidOffered.name
        ? [body.offer]
        : kind === activityReported.name
          ? [body.activity]
          : [id, ...(body.replaces === undefined ? [] : [body.replaces])]
  // Ids of entries and things, held to by the schemas of the four kinds.
  return own as readonly string[]
}

/** Whether entries of a slot belong to a bucket, once it is known which names have which codes there. */
export function belongsTo(bucket: string, facts: readonly Fact[]): (slot: Slot) => boolean {
  const codes = new Map<string, Set<string>>()
  for (const { entry } of facts) {
    const slot = slotOf(entry)
    if (slot?.where?.pcode === undefined) continue
    const name = `${slot.item}\n${sameWords(slot.where.name)}`
    codes.set(name, (codes.get(name) ?? new Set()).add(slot.where.pcode.code))
  }
  return ({ item, where }) => {
    if (where === undefined) return false
    const own = bucketOf(item, where)
    if (where.pcode !== undefined) return own === bucket
    const of = [...(codes.get(`${item}\n${sameWords(where.name)}`) ?? [])]
    const [code] = of
    // The level says nothing of which place it is.
    return of.length === 1 && code !== undefined
      ? bucketOf(item, { name: where.name, pcode: { code, level: 0 } }) === bucket
      : own === bucket
  }
}
