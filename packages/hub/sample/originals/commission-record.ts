// A record of the joint commission: a complaint, a reply, no consent on who is responsible, and what was decided all the same.
import { docx, type Piece } from '../writers/docx.ts'
import type { Original } from './original.ts'

const pieces: readonly Piece[] = [
  { heading: 'Joint Commission: Record of the Fourth Meeting', level: 1 },
  { paragraph: 'Haddle Bridge, 30 March 2026' },
  {
    paragraph:
      'Chair: Odile Varenholt (Confederation of Estrande). For the Government of Ulmara: Garrick Sondelle, Bram Ostley, Petra Winslade. For the Council of the Oveth Valleys: Ilu Manavai, Seruva Tohane, Oru Kelavai. Attending without a vote: Salim Aroudi (Republic of Tirravane), Pieter Maskell (Chief Observer, SAROM).',
  },
  { heading: 'Item 1. Complaint 3/2026 (Otaruvel / Stonefold, 11 March)', level: 2 },
  {
    paragraph:
      'The Council complained on 12 March under Article 8.2 that Government forces had shelled the market of Otaruvel / Stonefold on 11 March, killing 19 persons. The Government replied on 14 March, within the 72 hours. It denied that its forces had fired and stated that a store of ammunition had exploded on 10 March.',
  },
  {
    paragraph:
      'The Chief Observer reported that at the request of both Parties the Mission had verified the place and the time of the explosions and the number of the dead. The Mission confirmed that nine explosions took place on 11 March between 17:40 and 18:05. It confirmed 16 deaths: 12 at the hospital and four by the testimony of families and by burial records. It could neither confirm nor exclude three further deaths. It found fragments of mortar bombs of 120 millimetres at three of the four craters. It did not determine from where they had been fired.',
  },
  {
    paragraph:
      'The members for the Council held that the Government was responsible. The members for the Government held that it was not, and that the calibre is used by both Parties. Consent under Article 8.3 was lacking. The Commission made no finding of a breach.',
  },
  { heading: 'Item 2. Quota of trucks', level: 2 },
  {
    paragraph:
      'The Commission noted that the count of Article 6.2 is the count of the Mission at the northern barrier, and that figures taken at other points do not measure the quota. The Government undertook to open a second inspection lane at the southern barrier by 6 April 2026. The Council undertook to remove the checkpoint on the road to Castrel / Iruvai by 3 April 2026.',
  },
  { heading: 'Item 3. Releases', level: 2 },
  {
    paragraph:
      'The Commission noted that the second group was released on 24 March, two days late, after a difference over two names on the Council’s list. It recalled that lists are due 72 hours before each release.',
  },
  { heading: 'Item 4. Phase Two', level: 2 },
  {
    paragraph:
      'The Chair stated that talks on Phase Two had begun on 25 March instead of 19 March. Both Parties said that they would consider an extension of Phase One if no terms were agreed by 10 April 2026.',
  },
  { heading: 'Decisions and undertakings', level: 2 },
  {
    table: [
      ['No.', 'Who', 'What', 'By when'],
      ['4.1', 'SAROM', 'Give both Parties the full technical report on Otaruvel / Stonefold', '2 April 2026'],
      ['4.2', 'The Council', 'Remove the checkpoint on the road to Castrel / Iruvai', '3 April 2026'],
      ['4.3', 'The Government', 'Open a second inspection lane at the southern barrier', '6 April 2026'],
      ['4.4', 'Both Parties', 'Hand over the lists for the third release', '2 April 2026'],
    ],
  },
]

export const commissionRecord: Original = {
  file: '27-joint-commission-record.docx',
  bytes: () =>
    docx(
      {
        title: 'Joint Commission: Record of the Fourth Meeting, 30 March 2026',
        creator: 'Secretariat of the Joint Commission',
        created: '2026-03-31T18:00:00Z',
      },
      pieces,
    ),
}
