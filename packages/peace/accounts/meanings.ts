// Words that two reporters choose between for one thing, under one name: a report that somebody was shot at and another
// that guards opened fire share it. General words of conflict, talks and relief; no names.
import { contentWords } from './words.ts'

const kindred = [
  'kill kills killed killing dead death deaths die dies died dying fatal fatality fatalities perished slain murder murdered massacre slaughtered corpse body bodies buried lives',
  'wound wounds wounded wounding hurt injured injury injuries injuring casualty casualties',
  'shoot shot shots shooting fire fired fires firing gunfire gunshot bullet bullets round rounds gunman gunmen',
  'shell shells shelled shelling mortar mortars artillery bombard bombarded bombardment howitzer howitzers rocket rockets',
  'bomb bombs bombed bombing blast blasts explosion explosions explode exploded explosive device mine mines mined minefield',
  'drone drones uav quadcopter',
  'plant planted planting lay laid laying lays',
  'attack attacked attacks attackers raid raided raiders assault assaulted ambush ambushed strike struck hit hits',
  'troop troops soldier soldiers army forces battalion brigade',
  'militia irregulars fighter fighters rebel rebels guerrillas',
  'prison prisons prisoner prisoners detain detained detainee detainees captive captives captured hostage hostages held holding hold inmates jailed imprisoned kept',
  'free freed freeing release released releasing releases',
  'exchange exchanged exchanges swap swapped',
  'meet met meets meeting meetings talk talks talked talking negotiations negotiate spoke',
  'treaty agreement accord pact deal settlement understanding',
  'ceasefire truce pause armistice',
  'accuse accused accuses accusing accusation charge charged charges blame blamed blames alleged allegation allegations imputed',
  'withdraw withdrew withdrawn withdrawal pull pulled leave left leaving departed departure',
  'boat boats ship ships vessel vessels launch launches ferry trawler trawlers',
  'lorry lorries truck trucks convoy convoys vehicle vehicles',
  'bus buses minibus coach',
  'plane planes aircraft jet helicopter fly flew flown flight flights take-off',
  'food flour grain wheat bread rations hunger hungry starving famine',
  'water wells pump pumps pumping',
  'hospital hospitals clinic doctor doctors nurse medics medical patients',
  'child children boy boys girl girls minor minors teenager teenagers',
  'civilian civilians shoppers villagers residents bystanders',
  'village villages hamlet settlement',
  'bridge crossing crossings ford',
  'close closed closing closes shut block blocked blockade blockaded',
  'open opened reopen reopened opening',
  'delegation delegate delegates envoy envoys negotiator negotiators mediator mediators',
  'vote votes voted ballot ballots count counts counted polls election',
  'police officer officers constable cops gendarmes',
  'pay paid payment bribe bribes bribed money',
  'sign signed signature signing',
  'telephone telephoned phone phoned',
  'hide hid hidden conceal concealed covered',
  'lie lies lied false untrue fabricated invented baseless',
  'burn burned burnt torched arson',
  'beat beaten beating torture tortured ill-treatment mistreated',
  'take took taken seized seize seizing',
  'send sent dispatched',
].map((line) => contentWords(line))

const nameOf = new Map<string, string>()
for (const group of kindred) {
  const [first = ''] = group
  for (const word of group) if (!nameOf.has(word)) nameOf.set(word, `~${first}`)
}

/** The one name of kindred words, and no word of a text. */
export const isKindred = (word: string): boolean => word.startsWith('~')

/** The words with kindred ones under one name. */
export function meaningsOf(words: ReadonlySet<string>): ReadonlySet<string> {
  const named = new Set<string>()
  for (const word of words) named.add(nameOf.get(word) ?? word)
  return named
}
