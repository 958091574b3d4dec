// Français : qui est sur une pièce en ce moment.
import type en from './presence.en.ts'

export default {
  'presence.here':
    '{more, plural, =0 {{count, plural, one {{names} est ici en ce moment} other {{names} sont ici en ce moment}}} one {{names} et # autre sont ici en ce moment} other {{names} et # autres sont ici en ce moment}}',
} satisfies Partial<Record<keyof typeof en, string>>
