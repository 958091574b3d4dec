// English: who is on a record now.
export default {
  'presence.here':
    '{more, plural, =0 {{count, plural, one {{names} is here now} other {{names} are here now}}} one {{names} and # more are here now} other {{names} and # more are here now}}',
} as const satisfies Record<string, string>
