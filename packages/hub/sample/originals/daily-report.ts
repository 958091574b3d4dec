// A daily report of the observer mission: what patrols saw and heard, where they were stopped, and by whom.
import { type Line, pdf } from '../writers/pdf.ts'
import type { Original } from './original.ts'

const explosionColumns = [0, 52, 176, 236, 352, 424]
const accessColumns = [0, 52, 190, 300]

const lines: readonly Line[] = [
  { text: 'Sarrow Observer Mission (SAROM)', style: 'heading' },
  { text: 'Daily Report 8/2026', style: 'title' },
  { text: 'Issued 12 March 2026. Based on information received as of 18:00 (local time, UTC–8) on 12 March 2026.' },
  { text: 'Summary', style: 'heading' },
  {
    text: 'Between the evenings of 11 and 12 March, the Mission recorded 14 ceasefire violations in the Sarrow Basin, including 11 explosions, compared with 5 in the previous reporting period. Nine of the explosions were heard near Otaruvel / Stonefold. The Mission visited the site on 12 March and saw damage at the market. Access was restricted three times, twice in areas controlled by the Oveth Guard and once in an area controlled by the Government.',
  },
  { text: 'Otaruvel / Stonefold', style: 'heading' },
  {
    text: 'On 11 March between 17:40 and 18:05, while positioned about 3.5 km south-east of the village, a patrol heard nine undetermined explosions at an assessed distance of 3 to 4 km to the north-west. The patrol did not see flashes and could not determine the direction of fire.',
  },
  {
    text: 'On 12 March at 09:20, the patrol reached the market of Otaruvel / Stonefold (not between the lines; controlled by the Oveth Guard) and saw four fresh craters, each 1.2 to 1.5 m across, the burnt frames of about 20 stalls, and shrapnel damage to the walls of the school 60 m to the west. The patrol photographed the craters. Two members of the Guard did not allow the patrol to measure the crater nearest to the school, citing unexploded ordnance.',
  },
  {
    text: 'The director of the Lissmere / Nevuvai district hospital told the patrol that the bodies of 12 persons (five men, four women and three children) had been brought to the hospital on the night of 11 March, and that 31 persons were being treated for wounds. A representative of the Council in the village said that 19 persons had been killed, seven of whom had been buried before dawn without being taken to the hospital. The Mission saw seven fresh graves in the village cemetery and could not verify who was buried there.',
  },
  {
    text: 'The liaison officer of the Ulmaran Armed Forces told the Mission that no artillery had been fired in the sector on 11 March, and that an ammunition store had exploded near the village on 10 March. The Mission recorded no explosion near the village on 10 March; its nearest patrol that day was 11 km away. In accordance with Article 7.3 of the Ambry Agreement, the Mission does not attribute responsibility.',
  },
  { text: 'Violations recorded, 11 March 18:00 to 12 March 18:00 and late reports', style: 'heading' },
  { cells: ['Time', 'Location', 'Means', 'Event', 'Number', 'Weapon'], columns: explosionColumns, bold: true },
  {
    cells: ['17:40', 'Otaruvel / Stonefold', 'Heard', 'Undetermined explosion', '9', 'Not known'],
    columns: explosionColumns,
  },
  { cells: ['21:15', 'Anu Keval / Sallow Ridge', 'Heard', 'Burst', '2', 'Small arms'], columns: explosionColumns },
  { cells: ['02:30', 'Haddle Bridge', 'Saw', 'Illumination flare', '1', 'Not known'], columns: explosionColumns },
  { cells: ['06:50', 'Quarry Gate', 'Heard', 'Undetermined explosion', '2', 'Not known'], columns: explosionColumns },
  { text: 'Withdrawal of weapons', style: 'heading' },
  {
    text: 'In violation of withdrawal lines, an unmanned aerial vehicle of the Mission spotted one towed howitzer in a Government-controlled area 9 km south of Line A on 12 March. The Mission also saw two 120 mm mortars in an area controlled by the Oveth Guard 6 km north of Line B on the same day.',
  },
  { text: 'Restrictions of freedom of movement', style: 'heading' },
  { cells: ['Time', 'Location', 'Controlled by', 'Restriction'], columns: accessColumns, bold: true },
  {
    cells: ['09:45', 'Otaruvel / Stonefold', 'Oveth Guard', 'Partial: crater near the school not accessible'],
    columns: accessColumns,
  },
  {
    cells: ['11:10', 'Anu Keval / Sallow Ridge', 'Oveth Guard', 'Denied: no permission from the commander'],
    columns: accessColumns,
  },
  {
    cells: ['13:30', 'Brack Head, gun park', 'Government', 'Delayed 4 h 20 min, then allowed'],
    columns: accessColumns,
  },
  { text: 'Haddle Bridge crossing', style: 'heading' },
  {
    text: 'On 12 March the Mission counted 67 trucks past the northern barrier, of which six carried fuel. It saw a queue of about 30 trucks south of the southern barrier when the crossing closed at 17:00.',
  },
  { space: 12 },
  { text: 'Contact: SAROM Reporting Unit, Haddle Bridge. Next report: 13 March 2026.', style: 'small' },
]

export const dailyReport: Original = {
  file: '10-sarom-daily-report.pdf',
  bytes: () =>
    pdf(
      {
        title: 'SAROM Daily Report 8/2026 issued on 12 March 2026',
        author: 'Sarrow Observer Mission',
        created: '2026-03-13T04:30:00Z',
        header: 'SAROM  Daily Report 8/2026  12 March 2026',
        footer: 'Sarrow Observer Mission. For public release.',
      },
      lines,
    ),
}
