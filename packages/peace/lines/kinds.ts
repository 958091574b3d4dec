// The kinds of lines and zones, as a page can have them too.

export const lineKinds = [
  'ceasefire-line',
  'withdrawal-line',
  'buffer-zone',
  'demilitarised-zone',
  'weapons-free-zone',
  'assembly-area',
  'corridor',
  'other',
] as const
