// The codes in which incidents are told: plain lists, which a page can carry without a validator.

/**
 * The six types and twenty-five sub-types of ACLED's codebook, as codes of ours, and one for what nobody could tell, such
 * as an explosion that was only heard. The codes alone are taken over, no data.
 */
export const eventsOfType = {
  battles: ['armed-clash', 'government-regains-territory', 'non-state-actor-overtakes-territory'],
  explosions: [
    'chemical-weapon',
    'air-drone-strike',
    'suicide-bomb',
    'shelling-artillery-missile',
    'remote-explosive-landmine-ied',
    'grenade',
  ],
  'violence-against-civilians': ['sexual-violence', 'attack', 'abduction-forced-disappearance'],
  protests: ['peaceful-protest', 'protest-with-intervention', 'excessive-force-against-protesters'],
  riots: ['violent-demonstration', 'mob-violence'],
  // By its own definition not coded systematically: never counted as a trend.
  'strategic-developments': [
    'agreement',
    'arrests',
    'change-to-group-activity',
    'disrupted-weapons-use',
    'headquarters-or-base-established',
    'looting-property-destruction',
    'non-violent-transfer-of-territory',
    'other',
  ],
  undetermined: ['undetermined'],
} as const
export type EventType = keyof typeof eventsOfType
export const eventTypes = Object.keys(eventsOfType) as readonly EventType[] // the object's own keys
export const eventCodes = Object.values(eventsOfType).flat()
export type EventCode = (typeof eventCodes)[number]

const typeOf = new Map(eventTypes.flatMap((type) => eventsOfType[type].map((code) => [code as EventCode, type])))
/** The type a sub-type is of. */
export const eventTypeOf = (code: EventCode): EventType => typeOf.get(code) ?? 'undetermined'

/** Which time is meant: a shell is fired, lands, is seen and is written about at four times. In order of preference. */
export const timesMeant = ['impact', 'launch', 'occurred', 'observed', 'publication'] as const

export const timePrecisions = ['exact', 'hour', 'day', 'week', 'month'] as const

export const waysPerceived = ['saw', 'heard', 'camera', 'sensor', 'told', 'document', 'not-said'] as const

export const harmKinds = [
  'killed',
  'wounded',
  'missing',
  'abducted',
  'displaced',
  'homes',
  'facilities',
  'vehicles',
  'other',
] as const

export const harmedGroups = ['people', 'civilians', 'combatants', 'children', 'aid-workers', 'peacekeepers'] as const
