// Organisations known by name: armed groups of many conflicts, intergovernmental bodies, agencies, offices, media.
// A list to recognise names by. It judges nobody: 'armed-group' means an organisation outside a state's forces that
// bears arms, whoever calls it what. Each line is a name, then other names for the same one.
import type { ActorType } from '../reading.ts'

export type KnownOrganisation = { readonly name: string; readonly type: ActorType; readonly names: readonly string[] }

const armedGroups = `
Hamas|Islamic Resistance Movement|Hamas movement
Hezbollah|Hizbullah|Hizballah
Palestinian Islamic Jihad|Islamic Jihad|PIJ
Houthis|Houthi movement|Ansar Allah|Ansarallah|Houthi
Taliban|Taleban
al-Qaeda|al-Qaida|Al Qaeda
Islamic State|ISIS|ISIL|Daesh|Da'esh|IS group|Islamic State group
Boko Haram
Islamic State West Africa Province|ISWAP
al-Shabaab|al-Shabab|Al Shabaab
Hayat Tahrir al-Sham|HTS
Free Syrian Army|FSA
Syrian Democratic Forces|SDF
People's Protection Units|YPG
Kurdistan Workers' Party|Kurdistan Workers Party|PKK
Peshmerga
Popular Mobilization Forces|Popular Mobilisation Forces|PMF|Hashd al-Shaabi
Kataib Hezbollah
Rapid Support Forces|RSF
Sudan Liberation Movement|Sudan Liberation Army|SLM
Sudan People's Liberation Movement-North|SPLM-N
Sudan People's Liberation Army|SPLA
Sudan People's Liberation Movement-in-Opposition|SPLM-IO|SPLM/A-IO|SPLA-IO
Justice and Equality Movement
Tigray People's Liberation Front|TPLF
Oromo Liberation Army|OLA
Oromo Liberation Front|OLF
Fano
M23|March 23 Movement|M23 rebels
Democratic Forces for the Liberation of Rwanda|FDLR
Allied Democratic Forces|ADF
CODECO
Lord's Resistance Army|LRA
Seleka|Séléka
Anti-balaka
Coalition of Patriots for Change
National Movement for the Liberation of Azawad|MNLA
Jama'at Nusrat al-Islam wal-Muslimin|JNIM
Wagner Group|Wagner|Africa Corps
Revolutionary Armed Forces of Colombia|FARC
National Liberation Army|ELN
Shining Path
Liberation Tigers of Tamil Eelam|LTTE|Tamil Tigers
Moro Islamic Liberation Front|MILF
Moro National Liberation Front|MNLF
Abu Sayyaf
New People's Army|NPA
Free Papua Movement|OPM
Free Aceh Movement
Karen National Union|KNU
Kachin Independence Army|KIA
Arakan Army
Ta'ang National Liberation Army|TNLA
Myanmar National Democratic Alliance Army|MNDAA
United Wa State Army|UWSA
People's Defence Force|People's Defense Force
Three Brotherhood Alliance
Irish Republican Army|IRA|Provisional IRA
ETA
Kosovo Liberation Army|KLA|UCK
National Union for the Total Independence of Angola|UNITA
RENAMO|Renamo
Polisario Front|Polisario
Libyan National Army|LNA
Communist Party of Nepal (Maoist)
Lashkar-e-Taiba
Jaish-e-Mohammed
Tehrik-i-Taliban Pakistan|TTP|Pakistani Taliban
Balochistan Liberation Army|BLA
Northern Alliance
Azov Brigade
Donetsk People's Republic|DPR
Luhansk People's Republic|LPR
Al-Aqsa Martyrs' Brigades|al-Aqsa Martyrs Brigades
Izz ad-Din al-Qassam Brigades|al-Qassam Brigades|Qassam Brigades
Popular Front for the Liberation of Palestine|PFLP
Democratic Front for the Liberation of Palestine|DFLP
Fatah
Palestine Liberation Organization|Palestine Liberation Organisation|PLO
Mai-Mai
Movement for the Emancipation of the Niger Delta|MEND
Ambazonia Defence Forces
Viv Ansanm`

const bodies = `
United Nations|UN|U.N.
U.N. Security Council|UN Security Council|Security Council|United Nations Security Council
U.N. General Assembly|UN General Assembly|General Assembly|United Nations General Assembly
UN Secretariat
OCHA|Office for the Coordination of Humanitarian Affairs|U.N. humanitarian office|UN OCHA
UNHCR|U.N. refugee agency|UN Refugee Agency|UN High Commissioner for Refugees
OHCHR|U.N. human rights office|UN Human Rights Office
UNICEF|U.N. children's agency|United Nations Children's Fund
UNRWA
World Food Programme|World Food Program|WFP
World Health Organization|World Health Organisation|WHO
Food and Agriculture Organization|FAO
UNDP|United Nations Development Programme
UNFPA
UNESCO
International Organization for Migration|International Organisation for Migration|IOM
UN Women
UNMAS
UNIFIL
UNDOF
MONUSCO
MINUSMA
MINUSCA
UNMISS
UNAMA
UNAMI
UNSMIL
UNMHA
UNITAMS
UNFICYP
MINURSO
UNTSO
International Atomic Energy Agency|IAEA
International Criminal Court|ICC
International Court of Justice|ICJ
International Committee of the Red Cross|ICRC
International Federation of Red Cross and Red Crescent Societies|IFRC
Red Cross
Red Crescent
Palestine Red Crescent Society|Palestinian Red Crescent
Syrian Arab Red Crescent|SARC
Magen David Adom
Doctors Without Borders|Médecins Sans Frontières|Medecins Sans Frontieres|MSF
Amnesty International
Human Rights Watch|HRW
Save the Children
Oxfam
Norwegian Refugee Council|NRC
Danish Refugee Council|DRC NGO
International Rescue Committee|IRC
Mercy Corps
CARE International
Caritas
World Central Kitchen
International Crisis Group|Crisis Group
Centre for Humanitarian Dialogue|Center for Humanitarian Dialogue
Sant'Egidio|Community of Sant'Egidio
Carter Center
Syrian Observatory for Human Rights
White Helmets
European Union|EU|E.U.
European Commission
European Council
European Parliament
Council of Europe
NATO|North Atlantic Treaty Organization
OSCE|Organization for Security and Co-operation in Europe|Organization for Security and Cooperation in Europe
African Union|AU
African Union Commission
ECOWAS|Economic Community of West African States
IGAD|Intergovernmental Authority on Development
SADC|Southern African Development Community
East African Community|EAC
Arab League|League of Arab States
Gulf Cooperation Council|GCC
Organisation of Islamic Cooperation|Organization of Islamic Cooperation|OIC
ASEAN|Association of Southeast Asian Nations
Organization of American States|OAS
CARICOM
CELAC
Shanghai Cooperation Organisation|SCO
Commonwealth of Independent States|CIS
Collective Security Treaty Organization|CSTO
G7|Group of Seven
G20|Group of 20
BRICS
OPEC
World Bank
International Monetary Fund|IMF
World Trade Organization|WTO
Minsk Group|OSCE Minsk Group
Quartet|Middle East Quartet
Palestinian Authority|PA|Palestinian National Authority
Sovereign Council
Israel Defense Forces|Israel Defence Forces|IDF
Sudanese Armed Forces|SAF
Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guards|Revolutionary Guard
Shin Bet
Mossad
CIA|Central Intelligence Agency
FBI
Congress
Senate
House of Representatives
State Duma
Knesset
Bundestag
House of Commons
House of Lords
Likud
Labour Party
African National Congress|ANC
Sinn Féin|Sinn Fein`

const offices = `
White House
Kremlin
Pentagon
State Department|U.S. State Department|US State Department|Department of State
Defense Department|Department of Defense
Treasury Department|U.S. Treasury
Justice Department|Department of Justice
National Security Council
Oval Office
Downing Street|10 Downing Street|No. 10
Foreign Office
Home Office
Elysee|Élysée|Elysée Palace|Elysee Palace
Quai d'Orsay
Blue House
Whitehall
Capitol Hill
Bankova
Sublime Porte`

const media = `
Reuters
Associated Press|AP|The Associated Press
Agence France-Presse|AFP
Anadolu Agency|Anadolu
Xinhua
TASS
Interfax
Ukrinform
SANA
IRNA
WAFA
KUNA
Yonhap
KCNA|Korean Central News Agency
Kyodo
BBC
CNN
Fox News
NBC News|NBC
CBS News|CBS
ABC News|ABC
NPR
MSNBC
Al Jazeera|Al-Jazeera
Al Arabiya|Al-Arabiya
Al Mayadeen
Al-Monitor
New York Times|The New York Times
Washington Post|The Washington Post
Wall Street Journal|The Wall Street Journal
Financial Times|The Financial Times
Guardian|The Guardian
The Times
The Economist
Le Monde
Der Spiegel
El País|El Pais
Haaretz
Jerusalem Post|The Jerusalem Post
Times of Israel|The Times of Israel
Yedioth Ahronoth
Ynet
Channel 12
Channel 13
Channel 14
Kan
Bloomberg|Bloomberg News
Axios
Politico
The Hill
The Intercept
Newsweek
USA Today
Sky News
Deutsche Welle|DW
France 24
Voice of America|VOA
Radio Free Europe|Radio Free Europe/Radio Liberty
Radio Dabanga
Sudan Tribune
The East African
Kyiv Independent|The Kyiv Independent
Kyiv Post
Meduza
Dawn
The Hindu
Wikinews`

function parse(list: string, type: ActorType): KnownOrganisation[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const names = line.split('|').map((name) => name.trim())
      return { name: names[0]!, type, names }
    })
}

export const knownOrganisations: readonly KnownOrganisation[] = [
  ...parse(armedGroups, 'armed-group'),
  ...parse(bodies, 'organisation'),
  ...parse(offices, 'office'),
  ...parse(media, 'organisation'),
]

export const knownMedia: ReadonlySet<string> = new Set(
  parse(media, 'organisation').flatMap((one) => one.names.map((name) => name.toLowerCase())),
)

const words = (list: string) => new Set(list.trim().split(/\s+/))

/** Last words that make a capitalised name an organisation. */
export const organisationHeads: ReadonlySet<string> = words(`
  ministry department council committee commission party union agency organization organisation authority government
  parliament office bank court group association institute university fund programme program alliance coalition congress
  assembly federation command society foundation centre center network bureau board service services corporation company
  secretariat mission academy league senate cabinet tribunal consortium partnership forum hospital initiative observatory
  times post news journal herald tribune gazette television radio channel press magazine daily broadcaster
  airlines ministries police administration directorate registry embassy consulate chamber confederation trust
  monitor ngo delegation team think-tank syndicate delegation intelligence leadership council's`)

/** Last words that make a capitalised name an armed group, unless a state's adjective stands before an army. */
export const armedHeads: ReadonlySet<string> = words(`
  front movement army brigade brigades militia militias forces force guard guards battalion faction resistance fighters
  rebels insurgents jihad martyrs paramilitary corps unit units regiment division`)

export const armedHints: ReadonlySet<string> = words(`
  liberation resistance revolutionary rebel armed insurgent militia mujahideen jihad martyrs defence defense fighters separatist`)

/** First words before "of": "Ministry of Defence". */
export const organisationOpeners: ReadonlySet<string> = words(`
  ministry department office bank university bureau council house court institute board committee commission league
  organization organisation association federation union secretariat embassy directorate church chamber centre center society
  coalition front movement army forces party government kingdom republic confederation state`)
