// العربية.
import type { SituationWords } from './situation-words.ts'

const number = new Intl.NumberFormat('ar')
const by = (who: string) => (who === '' ? '' : `، بحسب ${who}`)

export const situationAr: SituationWords = {
  language: 'ar',
  titles: { daily: 'موجز الوضع اليومي', weekly: 'موجز الوضع الأسبوعي' },
  headings: {
    changes: 'الجديد منذ الموجز السابق',
    diplomacy: 'العمل الدبلوماسي',
    relief: 'الإغاثة الإنسانية',
    stability: 'الاستقرار الإقليمي',
    promises: 'تعهدات حان أجلها',
    disputed: 'ما رُوي على وجوه',
  },
  made: 'مصنوع مما يحق لقارئه أن يراه ومن لا شيء سواه. ما قرأته الآلة يقول ذلك، ولا يُحكم فيه على أحد.',
  states: {
    proposed: 'مقترَح',
    planned: 'مقرَّر',
    unconfirmed: 'غير مؤكَّد',
    confirmed: 'مؤكَّد',
    'under-way': 'جارٍ',
    held: 'عُقد',
    postponed: 'أُرجئ',
    cancelled: 'أُلغي',
    'denied-by-party': 'نفاه أحد الأطراف',
    'reported-only': 'نُقل خبره فقط',
  },
  noDay: 'اليوم غير معروف',
  meeting: ({ title, day, place }) => `${title} (${[day, place].filter(Boolean).join('، ')})`,
  entered: ({ meeting, state, by: who }) => `${meeting}: ${state}${by(who)}.`,
  changed: ({ meeting, before, after, by: who }) => `${meeting}: كان ${before} وصار ${after}${by(who)}.`,
  stands: ({ meeting, state, by: who }) => `${meeting}: ${state}${by(who)}.`,
  denied: ({ meeting, by: who, says }) => `ينفي ${who}: ${meeting}.${says === '' ? '' : ` «${says}»`}`,
  readout: ({ meeting, by: who, says }) => `عن ${meeting} يقول ${who}: «${says}»`,
  incident: ({ day, place, what, by: who, accounts }) =>
    `${day}، ${place}: ${what} – كما ترويه ${who}${accounts > 1 ? `، إلى جانب روايات أخرى عددها ${number.format(accounts - 1)}` : ''}.`,
  contested: ({ day, place, what, accounts }) =>
    `${day}، ${place}: ${what} – روايات عددها ${number.format(accounts)} لا يمكن أن تصح كلها.`,
  incidents: ({ count, before, days }) =>
    `عدد الحوادث المدخلة خلال ${days === 1 ? 'اليوم الأخير' : `الأيام الأخيرة (${number.format(days)})`}: ${number.format(count)}؛ وقبلها في مدة مثلها: ${number.format(before)}.`,
  told: ({ date, passage, origins, machine, disputed }) =>
    `${date === '' ? '' : `${date}: `}«${passage}» – عدد المصادر المستقلة: ${number.format(origins)}${machine ? '، قرأته الآلة' : ''}${disputed ? '، ويرويه آخرون على غير ذلك' : ''}.`,
  listed: ({ actor, by: who, law, since }) => `أدرج ${who} اسم ${actor} بموجب ${law} منذ ${since}.`,
  initiativeStates: {
    proposed: 'مقترحة',
    'in-development': 'قيد الإعداد',
    active: 'نشطة',
    ongoing: 'مستمرة',
    ended: 'منتهية',
  },
  initiative: ({ title, state, by: who }) => `«${title}»: ${state}${by(who)}.`,
  initiativeChanged: ({ title, before, state, by: who }) => `«${title}»: كانت ${before} وصارت ${state}${by(who)}.`,
  first: ({ says, verdict }) => `«${says}» – ${verdict === 'supported' ? 'يؤيده السجل' : 'في السجل واحد بين الوقتين'}.`,
}
