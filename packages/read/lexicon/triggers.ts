// Words that tell of an event, by PLOVER category and mode. Verbs by base form; nouns in the singular. The categories
// are the manual's, the words are ours.
import type { EventType } from '../reading.ts'
import { verbForms } from '../words/forms.ts'

export type Trigger = {
  readonly word: string
  readonly type: EventType
  readonly mode: string | null
  /** Words of which one must stand in the same clause, for verbs with many meanings. */
  readonly with: ReadonlySet<string> | null
  readonly isNoun: boolean
  /** Within how many words those words must stand. */
  readonly reach: number
}

const reachWords = 14

type Row = readonly [EventType, string | null, string, string?, number?]

// The fourth column lists the objects that give the verb its meaning, the last within how many words they must stand.
const verbs: readonly Row[] = [
  [
    'protest',
    'demo',
    'stage hold organize organise',
    'protest protests demonstration demonstrations rally rallies march sit-in',
  ],
  ['protest', 'vandalize', 'burn deface', 'statue flag flags poster posters effigy'],
  ['protest', 'hunger', 'begin continue launch start stage', 'hunger'],
  ['protest', 'strike', 'stop', 'work'],
  ['protest', 'demo', 'hold light lead', 'vigil candles marchers procession parade', 6],
  ['protest', 'obstruct', 'keep', 'railway road bridge port quay closed shut', 8],
  ['protest', 'obstruct', 'stand sit', 'road railway track tracks rails steps gate', 4],
  [
    'protest',
    'obstruct',
    'block blockade',
    'road roads bridge highway highways street streets transport traffic railway motorway',
  ],
  ['retreat', 'access', 'open', 'border borders bridge crossing crossings corridor corridors road'],
  ['retreat', 'disarm', 'surrender', 'troops authorities army forces fighters rebels last on in'],
  ['retreat', 'disarm', 'burn destroy decommission store', 'weapon weapons arms rifles guns ammunition', 8],
  ['retreat', 'withdraw', 'vacate', ''],
  [
    'retreat',
    'withdraw',
    'leave',
    'terminal barracks position positions post posts landing garrison quay base hill heights trenches',
    5,
  ],
  ['retreat', 'withdraw', 'move pull', 'back', 2],
  ['retreat', 'resign', 'step', 'down aside', 2],
  ['retreat', 'resign', 'submit offer tender', 'resignation', 4],
  ['retreat', 'disarm', 'put lay hand', 'batons weapons arms rifles guns', 5],
  ['retreat', 'ceasefire', 'stop cease suspend', 'firing fire shooting shelling hostilities acts', 4],
  ['retreat', 'ceasefire', 'keep observe', 'ceasefire truce cease-fire armistice pause', 4],
  [
    'retreat',
    'release',
    'exchange swap trade',
    'prisoner prisoners detainee detainees captive captives hostages soldiers bodies remains',
    6,
  ],
  ['agree', null, 'extend prolong renew', 'truce ceasefire cease-fire agreement accord pause', 6],
  [
    'coerce',
    'restrict',
    'close shut block suspend',
    'crossing crossings border bridge road roads port ports harbour harbours harbor airport ferry pier railway canal pass',
    6,
  ],
  ['coerce', 'restrict', 'encircle surround besiege', 'town city village camp market hospital', 8],
  [
    'coerce',
    'obstruct-aid',
    'turn',
    'freighter ship ships lorry lorries truck trucks convoy convoys vessel barge ambulance ambulances',
    6,
  ],
  ['coerce', 'restrict', 'turn', 'checkpoint checkpoints', 8],
  ['coerce', 'restrict', 'stop hold', 'checkpoint checkpoints barrier', 8],
  ['coerce', 'restrict', 'deny', 'passage entry access', 5],
  ['coerce', 'restrict', 'exclude', 'from observers agents delegates monitors', 5],
  ['coerce', 'restrict', 'shut lock', 'out of', 2],
  ['coerce', 'withhold', 'cut withhold', 'water power electricity cable cables supply fuel flour', 6],
  ['coerce', 'seize', 'board', 'lorry truck ship vessel boat trawler freighter barge', 4],
  ['mobilize', 'troops', 'advance', 'troops soldiers forces army units fighters on along towards', 6],
  [
    'mobilize',
    'troops',
    'send move bring',
    'troops soldiers companies company battalion reinforcements brigade units',
    5,
  ],
  ['mobilize', 'troops', 'put load', 'troops soldiers men lorries trucks', 8],
  ['mobilize', 'police', 'line patrol guard', 'officers police streets route street patrols'],
  ['mobilize', 'police', 'move', 'in', 2],
  ['mobilize', 'militia', 'patrol drill', ''],
  ['mobilize', 'weapons', 'send move bring', 'guns howitzers tanks artillery rockets mortars', 5],
  ['mobilize', 'militia', 'carry', 'batons rifles arms weapons sticks', 4],
  ['retreat', 'withdraw', 'complete begin start', 'withdrawal pullout pullback'],
  ['cooperate', null, 'launch hold conduct stage', 'manoeuvres maneuvers games joint'],
  ['cooperate', null, 'share exchange', 'evidence data'],
  ['aid', null, 'grant', 'asylum refuge'],
  [
    'aid',
    null,
    'dock unload land load truck carry bring lend send',
    'tonnes tons wheat flour food rations parcels medicine medicines lorries trucks convoy aid blankets grain',
    8,
  ],
  ['reject', null, 'renege', 'on'],
  ['reject', 'meet', 'end abandon', 'mediation talks negotiations dialogue'],
  ['sanction', 'discontinue', 'announce order', 'suspension embargo sanctions'],
  ['sanction', null, 'prohibit', 'aid trade travel exports imports flights arms'],
  ['sanction', 'expel', 'sack dismiss fire', 'minister general colonel commander officer chief', 4],
  ['sanction', 'convict', 'charge', 'with murder killing treason', 5],
  ['sanction', 'expel', 'expel', 'inspectors monitors journalists officials workers peacekeepers'],
  ['coerce', 'deport', 'force drive push', 'out homes houses flee leave'],
  ['coerce', 'censor', 'suspend close shut', 'newspaper newspapers publication radio television broadcaster'],
  ['coerce', 'cyber', 'hack', 'into computers network networks website websites'],
  ['coerce', null, 'hold', 'hostage captive shields'],
  ['mobilize', 'police', 'order', 'patrols'],
  ['coerce', null, 'order', 'searches evacuation'],
  ['request', null, 'order', 'appear testify'],
  ['assault', 'explosives', 'blow', 'up apart'],
  ['assault', 'explosives', 'hit strike trigger', 'mine landmine landmines device bomb explosive', 5],
  ['assault', 'firearms', 'open', 'fire', 2],
  ['assault', 'firearms', 'shoot fire', 'at', 2],
  ['assault', 'explosives', 'mine', 'road pier bridge track port'],
  ['assault', 'explosives', 'run drive', 'mine landmine', 5],
  ['assault', 'drone', 'launch', 'drone drones', 6],
  ['assault', 'abduct', 'take', 'roadblock gunpoint checkpoint masked', 8],
  ['assault', 'primitive', 'throw hurl pelt', 'stone stones bottle bottles rock rocks petrol bricks', 8],
  ['assault', 'primitive', 'stone stab knife', ''],
  [
    'assault',
    'destroy',
    'burn',
    'village villages house houses home homes boat boathouse launch bus church mosque school market',
    8,
  ],
  ['assault', 'heavy-weapons', 'land fall', 'mortar mortars shell shells rounds rocket rockets artillery', 5],
  ['assault', 'abduct', 'take', 'hostage hostages captive', 4],
  ['assault', null, 'mount', 'attack attacks invasion offensive assault raid raids'],
  ['assault', null, 'retake', 'village town city area base position positions territory hill'],
  ['accuse', 'investigate', 'open launch begin start', 'investigation inquiry probe hearing'],
  ['accuse', 'investigate', 'put place', 'investigation', 4],
  ['accuse', 'disapprove', 'summon', 'ambassador envoy diplomat'],
  ['accuse', 'disapprove', 'lodge file', 'protest complaint lawsuit'],
  ['accuse', 'allege', 'sue', ''],
  ['concede', null, 'allow permit', 'candidate candidates participate rally opposition party return'],
  ['concede', null, 'forgive', ''],
  ['consult', 'meet', 'meet confer convene reconvene'],
  [
    'consult',
    'meet',
    'hold host attend resume join begin open start continue',
    'talk talks negotiation negotiations meeting meetings consultation consultations discussion discussions summit dialogue round',
  ],
  ['consult', null, 'negotiate discuss consult'],
  ['consult', 'visit', 'visit tour'],
  ['consult', 'visit', 'travel fly arrive head return', 'to in for'],
  ['consult', 'third-party', 'mediate broker'],
  ['consult', 'third-party', 'launch begin start', 'mediation'],
  ['consult', 'meet', 'return', 'talk talks negotiations', 8],
  ['request', 'assist', 'seek', 'refuge asylum aid help assistance'],
  ['consult', 'phone', 'telephone phone'],
  ['consult', 'phone', 'speak talk', 'phone telephone call'],
  ['consult', null, 'speak talk', 'minister president colonel general leader commander minutes hour hours', 6],
  ['consult', 'meet', 'see receive', 'sides delegations families leaders commanders', 4],
  ['consult', null, 'receive', 'minister president delegation envoy ambassador counterpart'],
  ['agree', null, 'agree sign accept'],
  [
    'agree',
    null,
    'reach conclude strike finalize finalise clinch',
    'agreement deal accord truce understanding ceasefire pact compromise',
  ],
  [
    'agree',
    null,
    'promise pledge vow commit offer',
    'to aid help support million billion funds assistance cooperation cooperate',
  ],
  ['agree', null, 'plan intend prepare', 'cooperate assist aid support'],
  [
    'support',
    null,
    'support endorse back praise welcome defend hail commend applaud laud congratulate recognise recognize',
  ],
  ['support', null, 'express voice', 'support solidarity condolence condolences sympathy'],
  ['concede', null, 'apologize apologise concede pardon relent yield'],
  [
    'concede',
    null,
    'ease lift relax waive shorten',
    'sanction sanctions restriction restrictions embargo curfew blockade ban siege emergency',
  ],
  ['concede', 'ceasefire', 'announce declare offer propose', 'truce ceasefire cease-fire armistice'],
  ['concede', 'withdraw', 'announce', 'withdrawal pullout'],
  ['cooperate', null, 'cooperate ratify collaborate normalise normalize'],
  ['support', null, 'restore establish reopen resume', 'relations ties embassy'],
  ['cooperate', null, 'share exchange', 'intelligence information'],
  ['aid', null, 'donate deliver airlift evacuate rescue distribute treat shelter'],
  [
    'aid',
    null,
    'provide send supply give ship extend',
    'aid relief food medicine medicines assistance supplies shelter help humanitarian water fuel loan loans grant weapons equipment million billion',
  ],
  [
    'retreat',
    'withdraw',
    'withdraw retreat pull',
    'troop troops force forces army soldiers from back out tanks military',
  ],
  [
    'retreat',
    'release',
    'release free',
    'hostage hostages prisoner prisoners detainee detainees captive captives soldier soldiers journalist activist civilians remains body bodies sailor sailors miner miners worker workers fisherman fishermen crew passengers pilgrims minors boys girls mayor names',
  ],
  ['retreat', 'release', 'release free', 'people persons person men women children captives', 4],
  ['retreat', 'release', 'hand', 'people persons prisoners detainees captives hostages bodies remains', 5],
  ['retreat', 'disarm', 'disarm demobilize demobilise disband'],
  ['retreat', 'disarm', 'surrender hand lay', 'weapon weapons arms'],
  [
    'retreat',
    'access',
    'allow permit let',
    'aid convoy convoys inspectors monitors access observers truck trucks humanitarian',
  ],
  ['retreat', 'access', 'reopen', 'crossing border road checkpoint corridor'],
  ['retreat', 'ceasefire', 'take enter come', 'ceasefire truce cease-fire armistice'],
  ['retreat', 'resign', 'resign'],
  ['retreat', 'release', 'return repatriate', 'remains bodies body hostages prisoners'],
  ['request', null, 'demand urge request appeal implore'],
  ['request', null, 'call', 'for on upon'],
  ['request', null, 'ask', 'to for'],
  ['accuse', 'disapprove', 'condemn denounce criticize criticise deplore decry slam rebuke protest'],
  ['accuse', 'allege', 'accuse blame allege'],
  ['accuse', 'investigate', 'investigate probe'],
  ['accuse', 'disapprove', 'complain'],
  ['reject', null, 'reject refuse rebuff veto dismiss oppose'],
  ['reject', null, 'decline', 'to offer invitation proposal'],
  ['reject', null, 'rule', 'out'],
  ['reject', null, 'suspend break walk cancel postpone halt', 'talk talks negotiation negotiations meeting dialogue'],
  ['reject', null, 'defy ignore violate', 'resolution order law ceasefire truce agreement demand ruling ban'],
  ['threaten', null, 'threaten'],
  [
    'threaten',
    'violence',
    'vow warn swear',
    'attack retaliate revenge respond retaliation avenge strike war force response fight',
  ],
  ['protest', 'demo', 'demonstrate rally march'],
  ['protest', 'demo', 'protest gather', 'against streets thousands hundreds crowd square protesters'],
  ['protest', 'riot', 'riot'],
  ['protest', 'strike', 'strike', 'workers union teachers wages pay'],
  ['protest', 'boycott', 'boycott'],
  ['protest', 'obstruct', 'occupy', 'building square university road'],
  ['sanction', null, 'impose', 'sanction sanctions embargo tariff tariffs penalty penalties'],
  ['sanction', null, 'sanction blacklist'],
  ['sanction', 'expel', 'expel', 'diplomat diplomats ambassador envoy staff observers'],
  ['sanction', 'withdraw', 'recall', 'ambassador envoy'],
  [
    'sanction',
    'discontinue',
    'sever cut suspend freeze halt stop end',
    'relations ties aid funding assistance payments cooperation membership',
  ],
  ['sanction', 'convict', 'convict sentence'],
  [
    'mobilize',
    'troops',
    'deploy mobilize mobilise mass amass',
    'troop troops force forces soldiers army police tanks warship warships military reservists units fighters navy missiles',
  ],
  ['mobilize', 'troops', 'reinforce', 'border troops position positions'],
  ['mobilize', 'weapons', 'test launch fire', 'test exercise exercises drill drills ballistic'],
  ['coerce', 'arrest', 'arrest detain jail imprison intern apprehend'],
  ['coerce', 'seize', 'confiscate seize expropriate'],
  ['coerce', 'restrict', 'ban restrict outlaw blockade besiege censor evict'],
  ['coerce', 'deport', 'deport displace'],
  [
    'coerce',
    'obstruct-aid',
    'block obstruct prevent impede deny loot hinder hamper stop intercept',
    'aid convoy convoys relief humanitarian truck trucks food supplies medicine medicines assistance shipment shipments deliveries delivery',
  ],
  ['coerce', 'obstruct-aid', 'delay', 'aid humanitarian relief convoy convoys'],
  ['coerce', 'restrict', 'impose declare extend', 'curfew emergency martial blockade siege ban restrictions'],
  ['coerce', null, 'raid'],
  ['assault', 'abduct', 'abduct kidnap'],
  ['assault', 'torture', 'torture'],
  ['assault', 'sexual', 'rape'],
  ['assault', 'targeted', 'assassinate'],
  ['assault', 'beat', 'beat'],
  ['assault', 'destroy', 'destroy demolish raze torch'],
  ['assault', 'heavy-weapons', 'shell bombard'],
  ['assault', 'aerial', 'bomb'],
  ['assault', 'firearms', 'shoot'],
  ['assault', 'explosives', 'explode detonate'],
  [
    'assault',
    'firearms',
    'fire',
    'rocket rockets missile missiles gun shot shots round rounds mortar mortars artillery on at into upward shells',
  ],
  ['assault', null, 'die perish'],
  ['assault', null, 'lose', 'lives life', 4],
  [
    'assault',
    null,
    'kill wound injure hurt attack ambush invade storm massacre murder slaughter clash overrun capture',
  ],
  [
    'assault',
    null,
    'hit strike target',
    'missile missiles drone drones bus buses ambulance ambulances lorry truck convoy boat ship dam airstrike airstrikes rocket rockets bomb bombs hospital school market building base camp village town city artillery shells targets',
  ],
  [
    'assault',
    null,
    'launch carry conduct',
    'attack attacks strike strikes airstrike airstrikes raid raids offensive assault rocket rockets missile missiles bombing',
  ],
]

const nouns: readonly Row[] = [
  ['consult', 'meet', 'meeting talk summit negotiation consultation'],
  ['consult', 'visit', 'visit trip'],
  ['consult', 'third-party', 'mediation'],
  ['agree', null, 'agreement accord'],
  ['retreat', 'withdraw', 'withdrawal pullout pullback'],
  ['retreat', 'release', 'release'],
  ['retreat', 'resign', 'resignation'],
  ['retreat', 'ceasefire', 'ceasefire truce cease-fire armistice'],
  ['assault', 'aerial', 'airstrike bombing'],
  ['assault', 'drone', 'drone-strike'],
  ['assault', 'heavy-weapons', 'shelling bombardment'],
  ['accuse', 'investigate', 'investigation'],
  ['protest', 'riot', 'riot'],
  ['assault', null, 'invasion attack assault offensive clash ambush killing massacre fighting raid'],
  ['assault', 'firearms', 'shooting'],
  ['assault', 'beat', 'beating'],
  ['assault', 'destroy', 'burning', 'village villages house houses home homes church mosque school'],
  ['assault', 'explosives', 'blast'],
  ['assault', 'abduct', 'abduction kidnapping'],
  ['assault', 'explosives', 'explosion'],
  ['assault', null, 'dead fatality death'],
  ['coerce', 'arrest', 'arrest detention'],
  ['coerce', 'restrict', 'blockade curfew siege'],
  ['protest', 'demo', 'protest demonstration rally'],
  [
    'coerce',
    'obstruct-aid',
    'halt suspension stoppage cutoff obstruction',
    'aid humanitarian food relief supplies convoys medicine fuel',
  ],
  ['sanction', null, 'sanction embargo'],
  ['mobilize', 'troops', 'deployment mobilization mobilisation'],
]

const set = (list: string | undefined) => (list === undefined || list === '' ? null : new Set(list.split(' ')))
const verbTable = new Map<string, Trigger[]>()
for (const [type, mode, bases, objects, reach] of verbs) {
  for (const base of bases.split(' ')) {
    const trigger: Trigger = { word: base, type, mode, with: set(objects), isNoun: false, reach: reach ?? reachWords }
    for (const form of verbForms(base)) {
      const known = verbTable.get(form)
      if (known === undefined) verbTable.set(form, [trigger])
      else known.push(trigger)
    }
  }
}
// The reading with an object asked for is the narrower one and is tried first.
for (const triggers of verbTable.values()) triggers.sort((a, b) => Number(a.with === null) - Number(b.with === null))
const nounTable = new Map(
  nouns.flatMap(([type, mode, words, objects]) =>
    words
      .split(' ')
      .map((word): [string, Trigger] => [
        word,
        { word, type, mode, with: set(objects), isNoun: true, reach: reachWords },
      ]),
  ),
)

export const verbTriggers = (lower: string): readonly Trigger[] => verbTable.get(lower) ?? []
export const nounTrigger = (singular: string): Trigger | undefined => nounTable.get(singular)

/** Instruments in the clause that make a mode more exact. */
export const weaponModes: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['drone', new Set('drone drones uav uavs'.split(' '))],
  ['suicide-attack', new Set(['suicide'])],
  ['aerial', new Set('airstrike airstrikes warplane warplanes air jets helicopter helicopters aircraft'.split(' '))],
  [
    'heavy-weapons',
    new Set('artillery mortar mortars rocket rockets missile missiles shells tank tanks shelled shelling'.split(' ')),
  ],
  [
    'explosives',
    new Set('bomb bombs mine mines explosive explosives grenade grenades ied landmine car-bomb'.split(' ')),
  ],
  ['firearms', new Set('gunmen gunman shot shots gunfire sniper snipers rifle rifles gun guns'.split(' '))],
]

/** Words of death: what they tell belongs to whatever caused it, and alone is no assault. */
export const deathWords: ReadonlySet<string> = new Set(['die', 'perish', 'lose', 'dead', 'fatality', 'death'])
