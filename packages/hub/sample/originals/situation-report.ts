// A situation report of the relief coordination body: tables by crossing and by count point that do not agree.
import { type Line, pdf } from '../writers/pdf.ts'
import type { Original } from './original.ts'

const crossingColumns = [0, 110, 190, 270, 350]
const countColumns = [0, 100, 220, 340]
const needColumns = [0, 130, 230, 330]

const row = (columns: readonly number[], ...cells: readonly string[]): Line => ({ cells, columns })
const head = (columns: readonly number[], ...cells: readonly string[]): Line => ({ cells, columns, bold: true })

const lines: readonly Line[] = [
  { text: 'Concert of Nations – Relief Coordination Bureau', style: 'heading' },
  { text: 'Sarrow Basin: Situation Report No. 5', style: 'title' },
  {
    text: 'Reporting period: 12 to 18 March 2026. Issued in Pellmouth on 19 March 2026. The next report will be issued on 26 March.',
  },
  { text: 'Highlights', style: 'heading' },
  {
    text: 'An estimated 46,000 people in the Merrin Valley / Tal Oveth need food assistance. The daily quota of 80 trucks was reached on one of the seven days under review.',
  },
  {
    text: 'The Sarrow Observer Mission counted 456 trucks at the Haddle Bridge crossing, against 560 foreseen. The Government reports 545 trucks and the Council reports 376. The three figures are counted at different points and are not comparable.',
  },
  {
    text: 'Two movements were impeded and one was denied. The Bureau calls on both parties to give access to the eastern villages before the spring rains.',
  },
  { text: 'Trucks by crossing, 12 to 18 March', style: 'heading' },
  head(crossingColumns, 'Crossing', 'Trucks', 'of which fuel', 'Foreseen', 'Status'),
  row(crossingColumns, 'Haddle Bridge', '456', '41', '560', 'Open 06:00 to 17:00'),
  row(crossingColumns, 'Quarry Gate', '38', '0', 'no quota', 'Medical goods only'),
  row(crossingColumns, 'Coast road', '0', '0', 'Phase Two', 'Closed'),
  { text: 'Haddle Bridge: three counts of the same week', style: 'heading' },
  head(countColumns, 'Date', 'Dispatched (Government)', 'Crossed (SAROM)', 'Received (Council)'),
  row(countColumns, '12 March', '84', '67', '51'),
  row(countColumns, '13 March', '80', '62', '49'),
  row(countColumns, '14 March', '82', '71', '58'),
  row(countColumns, '15 March', '40', '33', '30'),
  row(countColumns, '16 March', '86', '78', '66'),
  row(countColumns, '17 March', '88', '81', '70'),
  row(countColumns, '18 March', '85', '64', '52'),
  row(countColumns, 'Total', '545', '456', '376'),
  {
    text: 'Count points: dispatched from the Brack Head depot; past the northern barrier at Haddle Bridge (the count point of Article 6.2 of the Ambry Agreement); offloaded at the Castrel / Iruvai warehouse. Trucks that go directly to Lissmere / Nevuvai are not in the third column.',
  },
  { text: 'Needs and response', style: 'heading' },
  head(needColumns, 'Sector', 'People in need', 'People reached', 'Gap'),
  row(needColumns, 'Food', '46,000', '31,500', '14,500'),
  row(needColumns, 'Water', '28,000', '9,200', '18,800'),
  row(needColumns, 'Shelter', '11,400', '7,900', '3,500'),
  row(needColumns, 'Health', '19,000', '12,600', '6,400'),
  { text: 'Access', style: 'heading' },
  {
    text: 'The Relief Coordinator, Dalia Quarrie, said that inspections at the southern barrier now take 70 minutes per truck on average, up from 45 minutes in the first week of March. The Government says that the inspections are needed to keep military goods out of the Valley. According to three transport companies, drivers were asked to pay a “road contribution” at a Council checkpoint near Castrel / Iruvai on 16 March. The Council denies that any fee is levied.',
  },
  {
    text: 'The Bureau has asked the Joint Commission to meet under Article 6.5, as the quota was not reached on four days in succession, from 12 to 15 March. At the time of writing no date had been set.',
  },
  { space: 12 },
  { text: 'For further information: Relief Coordination Bureau, Information Unit, Pellmouth.', style: 'small' },
]

export const situationReport: Original = {
  file: '16-relief-situation-report.pdf',
  bytes: () =>
    pdf(
      {
        title: 'Sarrow Basin: Situation Report No. 5 (12 to 18 March 2026)',
        author: 'Relief Coordination Bureau, Concert of Nations',
        created: '2026-03-19T17:00:00Z',
        header: 'Relief Coordination Bureau  |  Sarrow Basin  |  Situation Report No. 5',
        footer: 'The names used do not imply the endorsement of any party.',
      },
      lines,
    ),
}
