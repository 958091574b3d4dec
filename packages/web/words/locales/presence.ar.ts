// العربية: من هنا الآن.
import type en from './presence.en.ts'

export default {
  'presence.here':
    '{more, plural, =0 {هنا الآن: {names}} one {هنا الآن: {names} وشخص آخر} two {هنا الآن: {names} وشخصان آخران} few {هنا الآن: {names} و# آخرون} many {هنا الآن: {names} و# آخرون} other {هنا الآن: {names} و# آخرون}}',
} satisfies Partial<Record<keyof typeof en, string>>
