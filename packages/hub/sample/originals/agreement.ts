// The ceasefire agreement of the sample process: numbered articles, phases, ratio, lines, quota with its count point.
import { docx, type Piece } from '../writers/docx.ts'
import type { Original } from './original.ts'

/** The articles: their number, title and paragraphs. The record takes its clauses from here too. */
export const articles: readonly {
  readonly number: number
  readonly title: string
  readonly clauses: readonly string[]
}[] = [
  {
    number: 1,
    title: 'Terms used',
    clauses: [
      '“The Valley” means the area that the Government calls the Merrin Valley and the Council calls Tal Oveth, within the lines of Annex B. Where this Agreement gives two names for a place, they stand in alphabetical order and neither is preferred.',
      '“Day 1” means 4 March 2026, and “Day” followed by a number is counted from it. Times are local time (UTC−8).',
      '“The Mission” means the Sarrow Observer Mission (SAROM) established under Article 7. “The Commission” means the Joint Commission established under Article 8.',
      '“Truck” means a vehicle of at least eight tonnes of payload, loaded to at least half of it with humanitarian goods.',
    ],
  },
  {
    number: 2,
    title: 'Cessation of hostilities',
    clauses: [
      'From 06:00 on Day 1 the Parties shall cease all attacks by land, sea and air, including the use of artillery, mortars and armed or unarmed aerial vehicles, throughout the Sarrow Basin.',
      'Neither Party shall move forces forward, build new positions, or bring reinforcements into the Valley.',
      'Nothing in this Article prevents a commander from acting to save life. Any such act shall be reported to the Mission within six hours.',
    ],
  },
  {
    number: 3,
    title: 'Phases and duration',
    clauses: [
      'Phase One lasts 42 days and ends at 06:00 on 15 April 2026.',
      'Negotiations on the terms of Phase Two shall begin not later than Day 16 (19 March 2026).',
      'Phase One may be extended by agreement of both Parties, notified to the Commission in writing not later than 48 hours before it ends. Its obligations continue unchanged during an extension.',
      'Phase Two shall provide for a permanent ceasefire, the return of displaced persons, and the reopening of the coast road between Pellmouth and Lissmere / Nevuvai.',
    ],
  },
  {
    number: 4,
    title: 'Withdrawal',
    clauses: [
      'Not later than Day 7 (10 March 2026) the Government shall withdraw its armed forces to positions south of Line A, as shown in Annex B.',
      'Not later than Day 7 (10 March 2026) the Council shall withdraw the Oveth Guard to positions north of Line B, as shown in Annex B.',
      'Not later than Day 10 (13 March 2026) each Party shall withdraw guns and mortars of a calibre of 100 millimetres or more to at least 15 kilometres from its line.',
      'Between the lines each Party may keep not more than 60 police officers carrying side arms only. Their names shall be given to the Mission.',
    ],
  },
  {
    number: 5,
    title: 'Release of persons',
    clauses: [
      'During Phase One the Council shall release 45 persons whom it holds, and the Government shall release 90 persons whom it holds, so that two persons are released by the Government for each person released by the Council.',
      'Releases shall take place at Haddle Bridge in three groups, on the days shown in Annex A, under the observation of the Mission.',
      'Persons under eighteen, the sick and the wounded shall be in the first group.',
      'Each Party shall hand its list of names to the Mediator not later than 72 hours before each release.',
      'If one Party does not release its group on the day, the other Party may suspend its own release until it does. Obligations under other Articles are not affected.',
    ],
  },
  {
    number: 6,
    title: 'Humanitarian goods',
    clauses: [
      'From Day 3 (6 March 2026) the Government shall allow not fewer than 80 trucks a day to enter the Valley, of which at least 10 shall carry fuel or cooking gas.',
      'Trucks are counted at the Haddle Bridge crossing, by the Mission, when they have passed the northern barrier. A truck that has been dispatched from Brack Head and has not passed the northern barrier is not counted.',
      'The quota applies to each day by itself and is not carried over from one day to another.',
      'The Council shall ensure that counted trucks pass safely from Haddle Bridge to the points of distribution, and shall levy no fee or tax on them.',
      'If the quota is not reached on three days in succession, the Commission shall meet within 24 hours at the request of either Party or of the Relief Coordination Bureau.',
      'Medical goods that enter through Quarry Gate are outside the quota.',
    ],
  },
  {
    number: 7,
    title: 'Observer mission',
    clauses: [
      'The Mission shall consist of not more than 120 unarmed observers, led by a Chief Observer whom the Guarantor appoints with the consent of both Parties. It shall be fully deployed by Day 10 (13 March 2026).',
      'Each Party shall give observers access to any place in the Sarrow Basin within three hours of a request.',
      'The Mission observes, records and, where both Parties have asked for it, verifies. It does not attribute responsibility.',
      'The Mission shall publish a daily report that states the hour at which its reporting closes.',
    ],
  },
  {
    number: 8,
    title: 'Joint Commission',
    clauses: [
      'The Commission consists of three members for each Party and is chaired by the Mediator. The Guarantor and the Chief Observer attend without a vote. It shall meet every week.',
      'A Party may complain of an incident within seven days. The Party concerned shall have 72 hours in which to reply.',
      'Only the Commission, by the consent of the chair and of both Parties’ members, may find that a Party has breached this Agreement. Where consent is lacking, the record shall state the view of each.',
    ],
  },
  {
    number: 9,
    title: 'Water and power',
    clauses: [
      'If the Council allows the technical teams of the Ulmara Water Company to work at Lissmere / Nevuvai, the Government shall restore the supply of electricity to the Lissmere pumping station within 21 days of the first day of that work.',
      'The Parties shall agree local hours of silence for the repair of lines at the request of the Mission.',
    ],
  },
  {
    number: 10,
    title: 'Final provisions',
    clauses: [
      'This Agreement enters into force at 06:00 on 4 March 2026.',
      'It is done in two originals in English. The Mediator shall prepare translations into Arabic and French; in case of difference the English text prevails.',
    ],
  },
]

const pieces: readonly Piece[] = [
  { heading: 'Agreement on a Ceasefire in the Sarrow Basin', level: 1 },
  { paragraph: 'Done at Lake Ambry, Estrande, on 2 March 2026 (“the Ambry Agreement”)' },
  {
    paragraph:
      'The Government of the Republic of Ulmara (“the Government”) and the Council of the Oveth Valleys (“the Council”), hereinafter “the Parties”, with the facilitation of the Confederation of Estrande (“the Mediator”) and with the Republic of Tirravane as guarantor (“the Guarantor”),',
  },
  {
    paragraph:
      'Resolved to end the hostilities that began in June 2024; recognising the needs of the population on both banks of the Sarrow; and without prejudice to the position of either Party on the status of any territory or on the name of any place,',
  },
  { paragraph: 'Have agreed as follows:' },
  ...articles.flatMap(({ number, title, clauses }) => [
    { heading: `Article ${number}. ${title}`, level: 2 as const },
    ...clauses.map((clause, i) => ({ paragraph: `${number}.${i + 1} ${clause}` })),
  ]),
  { paragraph: 'For the Government of the Republic of Ulmara: Garrick Sondelle, Minister of State' },
  { paragraph: 'For the Council of the Oveth Valleys: Ilu Manavai, Member of the Council' },
  { paragraph: 'For the Confederation of Estrande, as Mediator: Odile Varenholt, Special Envoy' },
  { paragraph: 'For the Republic of Tirravane, as Guarantor: Salim Aroudi, Minister of Foreign Affairs' },
  { heading: 'Annex A. Releases', level: 2 },
  {
    table: [
      ['Group', 'Day', 'Date', 'Released by the Council', 'Released by the Government', 'Place'],
      ['1', 'Day 5', '8 March 2026', '15', '30', 'Haddle Bridge'],
      ['2', 'Day 19', '22 March 2026', '15', '30', 'Haddle Bridge'],
      ['3', 'Day 33', '5 April 2026', '15', '30', 'Haddle Bridge'],
    ],
  },
  { heading: 'Annex B. Lines', level: 2 },
  {
    table: [
      ['Line', 'From', 'To', 'Withdrawal by', 'Not later than'],
      ['A', 'Quarry Gate', 'Haddle Bridge, southern barrier', 'The Government', 'Day 7 (10 March 2026)'],
      ['B', 'Anu Keval / Sallow Ridge', 'Haddle Bridge, northern barrier', 'The Council', 'Day 7 (10 March 2026)'],
    ],
  },
]

export const agreement: Original = {
  file: '01-ambry-agreement.docx',
  bytes: () =>
    docx(
      {
        title: 'Agreement on a Ceasefire in the Sarrow Basin',
        creator: 'Office of the Special Envoy, Confederation of Estrande',
        created: '2026-03-02T19:40:00Z',
      },
      pieces,
    ),
}
