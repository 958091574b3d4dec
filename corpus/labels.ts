// The words an annotation may use. GUIDELINES.md says when to use which.
import type {
  ActorType,
  Attitude,
  ClaimStatus,
  CommitmentState,
  DateBasis,
  EventStatus,
  EventType,
  Modality,
  Participant,
  Quotation,
  SourceKind,
} from '@parley/read/reading'

export const manners = [
  'wire',
  'broadsheet',
  'tabloid',
  'blog',
  'rewrite',
  'communique',
  'briefing-transcript',
  'sitrep',
  'monitoring-report',
  'ngo-alert',
  'field-form',
  'agreement',
  'leaked-draft',
] as const
export type Manner = (typeof manners)[number]

export const actorTypes: readonly ActorType[] = [
  'person',
  'organisation',
  'state',
  'armed-group',
  'office',
  'unnamed',
  'other',
]
export const attitudes: readonly Attitude[] = [
  'asserts',
  'confirms',
  'denies',
  'reports',
  'accuses',
  'promises',
  'threatens',
  'demands',
  'rejects',
  'declines-to-comment',
  'no-response',
  'hopes',
  'other',
]
export const quotations: readonly Quotation[] = ['direct', 'indirect', 'mixed', 'none']
export const modalities: readonly Modality[] = ['occurred', 'ongoing', 'planned', 'hypothetical', 'negated', 'unknown']
export const statuses: readonly ClaimStatus[] = ['asserted', 'denied', 'declined', 'planned', 'conditional']
export const sourceKinds: readonly SourceKind[] = ['named', 'unnamed', 'organisation', 'document', 'none']
export const dateBases: readonly DateBasis[] = ['explicit', 'document-date', 'context', 'unresolved']
export const eventStatuses: readonly EventStatus[] = ['occurred', 'ongoing', 'planned', 'hypothetical', 'denied']
export const commitmentStates: readonly CommitmentState[] = ['proposed', 'agreed', 'rejected', 'extended', 'required']
export const roles: readonly Participant['role'][] = [
  'source',
  'target',
  'actor',
  'recipient',
  'place-host',
  'mediator',
]

/** PLOVER's categories with their modes; meet, visit and obstruct-aid are ours. Every type also takes '-', no mode. */
export const modes: Readonly<Record<EventType, readonly string[]>> = {
  agree: [],
  consult: ['meet', 'visit', 'third-party', 'multilateral', 'phone'],
  support: [],
  concede: [],
  cooperate: [],
  aid: [],
  retreat: ['withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign'],
  request: ['assist', 'change', 'yield', 'meet'],
  accuse: ['disapprove', 'investigate', 'allege'],
  reject: ['assist', 'change', 'yield', 'meet'],
  threaten: ['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  protest: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  sanction: ['convict', 'expel', 'withdraw', 'discontinue'],
  mobilize: ['troops', 'weapons', 'police', 'militia'],
  coerce: [
    'seize',
    'restrict',
    'censor',
    'curfew',
    'martial-law',
    'arrest',
    'deport',
    'withhold',
    'misinformation',
    'cyber',
    'obstruct-aid',
  ],
  assault: [
    'abduct',
    'beat',
    'torture',
    'sexual',
    'targeted',
    'destroy',
    'primitive',
    'firearms',
    'explosives',
    'suicide-attack',
    'aerial',
    'drone',
    'heavy-weapons',
    'crowd-control',
    'unconventional',
  ],
}

/** As an account's row names them. */
export const disagreementKinds = ['denial', 'number', 'date', 'place', 'name', 'attribution', 'state'] as const
export type DisagreementKind = (typeof disagreementKinds)[number]
