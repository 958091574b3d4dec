// The app's icons: thin strokes on a 20 px field, drawn here so that none is fetched. Decoration only: words say it too.

const strokes = {
  situation: 'M4 5h12M4 9h12M4 13h8M4 17h5',
  documents: 'M6 3h6l4 4v10H6zM12 3v4h4M8.5 11h5M8.5 14h5',
  claims: 'M4 5h12v8H9l-3.5 3v-3H4z',
  actors:
    'M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 16c.4-3 2-4.5 4.5-4.5S11.600 13 12 16M13 9.500a2 2 0 1 0-.5-3.900M14 12c1.800.3 2.800 1.600 3 4',
  timeline: 'M3 10h14M6 7v6M11 5v10M15 8v4',
  agreements: 'M5 3h10v14H5zM7.500 7h5M7.500 10h5M8 14.500c1.500-2 2-.5 3-.5',
  commitments: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M13 4v12',
  commission:
    'M3 12h14M5 12v4M15 12v4M6 9a1.800 1.800 0 1 0 0-3.600A1.800 1.800 0 0 0 6 9zM14 9a1.800 1.800 0 1 0 0-3.600A1.800 1.800 0 0 0 14 9z',
  incidents: 'M10 3.500l7 13H3zM10 8.500v3.500M10 14.200v.1',
  exchanges: 'M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3',
  incentives: 'M10 3v14M6 6.500h6a2.250 2.250 0 0 1 0 4.500H8a2.250 2.250 0 0 0 0 4.500h6',
  tension: 'M3 16h14M3 13l3.500-4 3 2.500L13 6l4 3.500M13 6V3.500',
  meetings: 'M4 5h12v11H4zM4 9h12M7.500 3v3M12.500 3v3M7.500 12.500h5',
  aid: 'M3 7h9v7H3zM12 9.500h3l2 2.500v2h-5M6 16.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zM14 16.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z',
  organisations: 'M3 17h14M5 17V7l5-3 5 3v10M8.500 10h.1M11.500 10h.1M8.500 13h.1M11.500 13h.1',
  served:
    'M4 6h9M4 10h6M4 14h5M17.500 13s-1.500-2.500-4-2.500-4 2.500-4 2.500 1.500 2.500 4 2.500 4-2.500 4-2.500zM13.500 13h.1',
  log: 'M5 4v12M5 5h11M5 10h11M5 15h11',
  search: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4',
  sun: 'M10 13.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100',
  moon: 'M16 12.200A6.500 6.500 0 0 1 7.800 4a6.500 6.500 0 1 0 8.200 8.200z',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4 10.500l4 4 8-9',
  reject: 'M10 16.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM5.500 14.500l9-9',
  correct: 'M4 16l1-4 8-8 3 3-8 8z',
  note: 'M4 4h12v9l-3.500 3H4zM7 8h6M7 11h4',
  open: 'M8 5l5 5-5 5',
  down: 'M5 8l5 5 5-5',
  add: 'M10 4v12M4 10h12',
  more: 'M4.500 10h.1M10 10h.1M15.500 10h.1',
  download: 'M10 3v9M6 8.500l4 4 4-4M4 16h12',
  eye: 'M2.500 10S5 5 10 5s7.500 5 7.500 5-2.500 5-7.500 5-7.500-5-7.500-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  signIn: 'M11 4h5v12h-5M4 10h8M9 7l3 3-3 3',
  language:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2 2 2.800 4.300 2.800 7S12 15 10 17c-2-2-2.800-4.300-2.800-7S8 5 10 3z',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8a2 2 0 1 1 2.700 1.900c-.5.2-.7.5-.7 1.100M10 13.700v.1',
  original: 'M3 4h6v12H3zM11 4h6v12h-6zM5 8h2M5 11h2M13 8h2M13 11h2',
} as const
export type IconName = keyof typeof strokes

/** Icons that point along the line of reading turn with it. */
const directed = new Set<IconName>(['open', 'signIn', 'situation', 'log'])

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      data-directed={directed.has(name) || undefined}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={strokes[name]} />
    </svg>
  )
}
