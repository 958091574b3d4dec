// Words for what people are: roles that stand beside names, and nouns by which reports mean people they do not name.
const words = (list: string) => new Set(list.trim().split(/\s+/))

/** Heads of a role ("special envoy", "chief negotiator"). */
export const roleHeads: ReadonlySet<string> = words(`
  president vice-president prime-minister minister premier chancellor king queen prince princess emir sheikh sultan pope
  envoy ambassador diplomat negotiator mediator facilitator spokesman spokeswoman spokesperson secretary undersecretary
  secretary-general director director-general coordinator official officer adviser advisor aide leader commander general
  colonel major captain lieutenant admiral marshal chief head deputy representative delegate chairman chairwoman chair
  chairperson speaker lawmaker senator congressman congresswoman mp governor mayor judge justice prosecutor lawyer attorney
  professor doctor researcher analyst expert scholar fellow historian economist scientist journalist reporter correspondent
  editor author writer activist campaigner organizer organiser founder co-founder owner ceo executive manager administrator
  rapporteur commissioner monitor observer peacekeeper bishop archbishop imam rabbi priest reverend cleric ayatollah patriarch
  warlord strongman rebel militant fighter soldier policeman superintendent inspector counsellor counselor attaché attache
  consul coach trainer pastor monk shopkeeper businessman businesswoman banker engineer architect nurse surgeon paramedic teacher student resident farmer trader driver witness survivor father mother son daughter
  brother sister wife husband widow statesman politician legislator negotiators envoys member veteran
  emissary dignitary elder chieftain figure national pilot interpreter translator spokespeople aid-worker volunteer`)

/** Titles that may stand directly before a surname. */
export const titles: ReadonlySet<string> = words(`
  mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig sen rep gov pres rev hon spc. pfc. pvt. cpl. lcpl. mr. mrs. ms. dr. prof. gen. lt. col. maj.
  capt. sgt. cpl. adm. cmdr. brig. sen. rep. gov. pres. rev. hon. amb. president minister premier chancellor king queen prince
  princess emir sheikh sultan pope senator governor mayor general colonel major captain lieutenant admiral marshal judge
  justice ambassador secretary commander professor envoy spokesman spokeswoman spokesperson chairman chairwoman archbishop
  bishop imam rabbi ayatollah sir lord lady dame congressman congresswoman representative commissioner sayyid haji mullah`)

/** Nouns for people a report does not name ("two officials", "a person briefed on the talks"). */
export const unnamedHeads: ReadonlySet<string> = words(`
  official source person people individual diplomat aide adviser advisor lawmaker mediator negotiator witness resident analyst
  expert observer officer commander soldier spokesman spokeswoman spokesperson representative member leader minister medic
  doctor rescuer worker activist journalist reporter lawyer relative man woman survivor eyewitness local villager trader
  refugee critic supporter opponent executive staffer insider envoy delegate negotiator fighter rebel militant driver
  farmer teacher student prosecutor investigator monitor campaigner civilian analyst politician legislator senator governor mayor
  elder figure participant attendee employee veteran volunteer economist researcher other scholar agent guard detective
  historian protester demonstrator patient nurse father mother parent family neighbour neighbor correspondent chief administration-official`)

/** Words that say a source would not be named. */
export const anonymityCues: readonly string[] = [
  'anonymity',
  'anonymous',
  'anonymously',
  'not to be named',
  'not be named',
  'unnamed',
  'not authorized',
  'not authorised',
  'unidentified',
  'not to be identified',
  'not be identified',
  'familiar with',
  'briefed on',
  'knowledge of',
  'close to',
]

/** Nouns that speak for an institution, without a name ("the ministry", "the group"). */
export const bodyNouns: ReadonlySet<string> = words(`
  government ministry group movement organisation organization agency army military police party office court parliament council
  committee commission authority authorities cabinet regime coalition alliance militia militant bank union embassy administration
  navy opposition junta delegation side sides party parties team mission faction newspaper outlet network broadcaster channel
  magazine station paper site website company charity ngo presidency palace department bureau rebels force forces palace tribunal
  body institution country state kingdom nation front brigade leadership monitor delegation mediators negotiators guarantors publication
  agency agencies`)

/** Things that can carry words: a report, a statement, a document. */
export const documentNouns: ReadonlySet<string> = words(`
  information evidence account testimony report statement document letter communique communiqué memo memorandum text resolution agreement plan proposal declaration
  article study survey poll transcript draft note bulletin release update assessment dossier record records data figures
  paper filing notice tweet post message interview speech press-release briefing media reports constitution law indictment
  decree accord deal framework charter treaty`)

const feminine = words(
  'spokeswoman chairwoman congresswoman queen princess mother daughter sister wife widow woman mrs mrs. ms ms. lady dame businesswoman actress',
)
const masculine = words(
  'spokesman chairman congressman king prince emir sheikh sultan father son brother husband man mr mr. sir lord businessman statesman policeman pope imam ayatollah',
)
/** 'f' or 'm' where a role says so. */
export function genderOfRole(role: string): 'f' | 'm' | null {
  for (const word of role.toLowerCase().split(/\s+/)) {
    if (feminine.has(word)) return 'f'
    if (masculine.has(word)) return 'm'
  }
  return null
}
