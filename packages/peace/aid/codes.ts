// The words of relief work, by the names of those who keep them. Plain lists, so that a page can have them without a schema.

/** The clusters of the Inter-Agency Standing Committee (IASC). */
export const clusters = [
  'camp-coordination-and-camp-management',
  'early-recovery',
  'education',
  'emergency-telecommunications',
  'food-security',
  'health',
  'logistics',
  'nutrition',
  'protection',
  'shelter',
  'water-sanitation-and-hygiene',
] as const
export type Cluster = (typeof clusters)[number]

export const initiativeStates = ['proposed', 'in-development', 'active', 'ongoing', 'ended'] as const
export type InitiativeState = (typeof initiativeStates)[number]

export const activityStates = ['planned', 'ongoing', 'completed'] as const
export type ActivityState = (typeof activityStates)[number]

/** What kind of organisation does it, as 3W and 5W sheets of OCHA name them. */
export const organisationTypes = ['ingo', 'nngo', 'un', 'government', 'red-cross-red-crescent', 'other'] as const

/** What became of a planned movement, in the words of OCHA. */
export const outcomesOfMovement = [
  'planned',
  'facilitated',
  'partly-facilitated',
  'impeded',
  'denied',
  'postponed-by-organisation',
  'cancelled-by-organisation',
] as const
export type OutcomeOfMovement = (typeof outcomesOfMovement)[number]

/** Where a consignment is on its way, after UN/CEFACT Recommendation 24; the last two end it before it arrives. */
export const custodySteps = [
  'booked',
  'collected',
  'offloaded',
  'cleared-by-customs',
  'crossed-border',
  'arrived',
  'completed',
  'intercepted',
  'lost',
] as const
export type CustodyStep = (typeof custodySteps)[number]

export const directions = ['in', 'out', 'both'] as const
export const crossingStates = ['open', 'restricted', 'closed'] as const
export type CrossingState = (typeof crossingStates)[number]
export const cargoClasses = [
  'all',
  'food',
  'medical',
  'fuel',
  'shelter',
  'water-and-sanitation',
  'equipment',
  'persons',
  'other',
] as const
export type CargoClass = (typeof cargoClasses)[number]

/** The nine access constraints of OCHA's Access Monitoring and Reporting Framework, in its order. */
export const accessConstraints = [
  'denial-of-needs',
  'restriction-of-access-to-services',
  'impediments-to-entry',
  'restriction-of-movement',
  'interference',
  'violence-against-personnel-or-assets',
  'hostilities',
  'mines-and-explosives',
  'physical-constraints',
] as const
export type AccessConstraint = (typeof accessConstraints)[number]

export const offerStates = ['pledged', 'committed', 'delivered', 'withdrawn'] as const
export type OfferState = (typeof offerStates)[number]

/** Who is counted on a corridor. There is no field in which a name could stand. */
export const passengerGroups = ['women', 'men', 'girls', 'boys', 'wounded-and-sick', 'staff'] as const
