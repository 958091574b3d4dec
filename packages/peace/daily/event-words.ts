// Which kind of event the words of a report name, as the code of it; and how it was perceived. The first that fits counts:
// what is told in particular goes before what is told in general. A person looks at it and chooses another.
import type { EventCode, WayPerceived } from '../incidents/terms.ts'

const events: readonly (readonly [EventCode, RegExp])[] = [
  ['chemical-weapon', /\b(?:chemical weapons?|chlorine|nerve agent|mustard gas)\b/iu],
  ['suicide-bomb', /\bsuicide (?:bomb\w*|attack\w*|vest)\b/iu],
  [
    'excessive-force-against-protesters',
    /\b(?:protest|demonstrat|march|rall)\w*[^.]*\b(?:opened fire|shot|live (?:rounds|ammunition|fire))\b|\bopened fire on (?:\p{L}+ ){0,2}(?:protest|demonstrat)/iu,
  ],
  [
    'protest-with-intervention',
    /\b(?:protest(?!ed that)|demonstrat|marched|rall(?:y|ied))\w*[^.]*\.?[^.]*\b(?:tear gas|water cannon|batons?|rubber bullets|arrested|dispersed by)\b/iu,
  ],
  [
    'violent-demonstration',
    /\b(?:protest|demonstrat|crowd|riot)\w*[^.]*\b(?:stones|threw|set fire|burn\w*|smash\w*|clash\w*)\b|\briot(?:s|ed|ers|ing)?\b/iu,
  ],
  ['mob-violence', /\b(?:mob|lynch\w*|vigilantes)\b/iu],
  ['peaceful-protest', /\b(?:protest(?:s|ed|ers)?|demonstrat(?:ed|ion|ions|ors)|marched|rall(?:y|ied)|sit-in)\b/iu],
  ['sexual-violence', /\b(?:rape[ds]?|sexual(?:ly)? (?:violence|assault\w*|abuse\w*))\b/iu],
  [
    'air-drone-strike',
    /\b(?:air ?-?strikes?|air raids?|drone (?:strikes?|attacks?)|aerial bomb\w*|bombed from the air)\b|\b(?:drones?|UAVs?|aircraft|helicopters?|jets?) (?:\p{L}+ ){0,2}(?:dropped|struck|hit|fired|bombed|attacked)\b/iu,
  ],
  [
    'remote-explosive-landmine-ied',
    /\b(?:land ?mines?|mines? (?:strikes?|explosions?|clearance|went off|exploded|detonated)|IEDs?|improvised explosive|roadside bombs?|car bombs?|booby.?traps?|unexploded (?:ordnance|shell)|anti-(?:tank|personnel) mines?)\b|\b(?:struck|hit|stepped on|drove over|triggered) (?:an? )?mines?\b|^mine$/iu,
  ],
  [
    'shelling-artillery-missile',
    /\b(?:shell(?:s|ed|ing|fire)?|mortars?|artillery|howitzers?|rockets?|missiles?|MLRS|grenade launchers?|tank (?:fire|rounds?|shells?|gun)|indirect fire|impacts?(?! on))\b|^tank$/iu,
  ],
  ['grenade', /\bgrenades?\b/iu],
  [
    'abduction-forced-disappearance',
    /\b(?:abduct\w*|kidnap\w*|hostages?|disappeared)\b|\b(?:armed|masked|unknown|unidentified) (?:men|persons|people|individuals|gunmen)\b[^.]*\b(?:detain\w*|took away|seized|dr(?:ove|ive) \p{L}+ away)\b/iu,
  ],
  [
    'looting-property-destruction',
    /\b(?:loot\w*|robbed|robbery|stol(?:e|en)|ransack\w*|pillag\w*|set (?:fire to|alight|ablaze)|burned down|vandalis\w*)\b/iu,
  ],
  ['arrests', /\b(?:arrest(?:s|ed|ing)?|detain(?:ed|s|ing)?|detentions?)\b/iu],
  [
    'attack',
    /\b(?:opened fire|fired|firing) (?:up)?(?:on|at)\b|\b(?:bullets?|gunshot wounds?|shot (?:at|dead)|was shot|were shot|beaten|beat (?:a|an|the|up)|stabbed|ambush\w*|assaulted|executed|shooting)\b(?! was heard)/iu,
  ],
  [
    'armed-clash',
    /\b(?:clash(?:es|ed)?|exchanges? of (?:\p{L}+ )?(?:fire|shots)|exchanged fire|fire ?fights?|gun ?battles?|small[- ]arms?|automatic (?:weapons? )?fire|(?:heavy|light)?[- ]?machine[- ]guns?(?:[- ]fire)?|sniper|anti-aircraft guns?|infantry fighting vehicle fire)\b/iu,
  ],
  [
    'undetermined',
    /\b(?:explosions?|blasts?|detonations?|shots?|gunshots?|gunfire|bursts?|firing|shooting|projectiles?|exploded|detonated|thuds?|(?:muzzle )?flash(?:es)?|tracers?|gun ?fire|came under fire)\b/iu,
  ],
  [
    'other',
    /\b(?:UAVs?|drones?|unmanned aerial|aircraft|helicopters?|flares?|overflights?)\b|\b(?:tanks?|armou?red|weapons?|troops|soldiers|trench\w*|fortif\w*)\b[^.]*\b(?:zone|inside|beyond|in violation)\b/iu,
  ],
]
const harmed = /\b(?:killed|wounded|injured|dead|died)\b/iu

/** The code that the words name; undefined where they tell of no event. */
export function eventIn(words: string): { readonly event: EventCode; readonly at: number } | undefined {
  for (const [event, pattern] of events) {
    const found = pattern.exec(words)
    if (found !== null) return { event, at: found.index }
  }
  const found = harmed.exec(words)
  return found === null ? undefined : { event: 'attack', at: found.index }
}

const ways: readonly (readonly [WayPerceived, RegExp])[] = [
  ['camera', /\b(?:cameras?)\b(?! at the)|^recorded$/iu],
  ['sensor', /\b(?:radar|acoustic sensors?|seismic)\b/iu],
  ['heard', /\bhear[ds]?\b|\bhearing\b/iu],
  ['saw', /\b(?:saw|see[ns]?|observed|witnessed|spotted|sighted|counted|watched|noticed|visible)\b/iu],
  [
    'told',
    /\b(?:told|said|says?|inform(?:ed|s)|report(?:ed|s)|reportedly|according to|interviewed|claimed|alleg(?:ed(?:ly)?|es)|stat(?:ed|es))\b/iu,
  ],
]

/** How the event that stands at `at` was perceived: by the nearest word before it, else by the first that is there. */
export function wayIn(words: string, at: number): WayPerceived {
  const found = ways.flatMap(([how, pattern]) =>
    [...words.matchAll(new RegExp(pattern.source, 'giu'))].map(({ index }) => ({ how, index })),
  )
  const before = found.filter(({ index }) => index < at).toSorted((a, b) => b.index - a.index)[0]
  return (before ?? found.toSorted((a, b) => a.index - b.index)[0])?.how ?? 'not-said'
}

/** Who told it, as a part in small letters, so that nobody's name is taken along. */
export function tellerIn(words: string): string | undefined {
  const found =
    /\b((?:[a-z]+(?:-[a-z]+)? ){0,2}(?:police|residents?|villagers?|staff|officials?|farmers?|drivers?|workers?|authorities|civilians|locals|fishermen|shepherds?|witness(?:es)?|people|men|women))\b/u.exec(
      words.charAt(0).toLowerCase() + words.slice(1),
    )
  return found?.[1]
    ?.trim()
    .replace(/^(?:that|and|by|the|to|of|from|when|two|three|armed)\s+/u, '')
    .trim()
}
