// العربية.
import type { LetterWords } from './letter-words.ts'

const plural = new Intl.PluralRules('ar')
const forms: Readonly<Record<Intl.LDMLPluralRule, (count: number) => string>> = {
  zero: () => 'لا قيود جديدة',
  one: () => 'قيد جديد واحد',
  two: () => 'قيدان جديدان',
  few: (count) => `${count} قيود جديدة`,
  many: (count) => `${count} قيدًا جديدًا`,
  other: (count) => `${count} قيد جديد`,
}

const alarms: typeof forms = {
  zero: () => 'لا إنذارات',
  one: () => 'أُطلق إنذار واحد',
  two: () => 'أُطلق إنذاران',
  few: (count) => `أُطلقت ${count} إنذارات`,
  many: (count) => `أُطلق ${count} إنذارًا`,
  other: (count) => `أُطلق ${count} إنذار`,
}

export const ar: LetterWords = {
  subject: 'جديد على بارلي',
  news: (count, process) =>
    `${forms[plural.select(count)](count)} في ${process === undefined ? 'عملية تتابعها' : `«${process}»`}.`,
  alerts: (count, process) =>
    `${alarms[plural.select(count)](count)} في ${process === undefined ? 'عملية تتابعها' : `«${process}»`}.`,
  more: (count) => `وغيرها: ${count}.`,
  why: 'ما تقوله موجود على الخادم وحده؛ سجّل الدخول لقراءته. تصلك هذه الرسالة لأنك طلبتها.',
  end: 'لإيقاف الرسائل عن هذه العملية، اضغط «إلغاء الاشتراك» في برنامج بريدك.',
}
