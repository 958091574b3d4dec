// العربية. Names and dates are isolated, so that a name in another script leaves the signs beside it in their places.
import type { BriefWords } from './words.ts'

const number = new Intl.NumberFormat('ar')
const i = (text: string) => `\u2068${text}\u2069`

export const ar: BriefWords = {
  language: 'ar',
  direction: 'rtl',
  title: 'تقرير الامتثال',
  about: ({ process, since, at }) => `${i(process)} · من ${i(since)} إلى ${i(at)}`,
  headings: {
    changes: 'ما تغيّر',
    phases: 'المراحل',
    overdue: 'ما فات موعده',
    next: 'المستحق تالياً',
    contested: 'المعترَض عليه',
    readings: 'ما يُقرأ بأكثر من وجه',
    quotas: 'كميات في كل مدة',
    exchanges: 'الإفراجات',
    done: 'المنجز',
  },
  notes: {
    entries: 'القيود المستشهد بها',
    made: 'صيغ مما يحق لقارئه أن يراه ولا شيء غيره. يقول ما ثبت ولا يحكم على أحد.',
  },
  status: {
    not_yet_due: 'لم يحِن بعد',
    due: 'مستحق',
    reported_done: 'أُبلغ بإنجازه',
    verified_done: 'تُحقق من إنجازه',
    verified_late: 'تُحقق من إنجازه متأخراً',
    partly: 'أُنجز جزئياً',
    past_due_unreported: 'فات موعده ولم يُبلغ بشيء',
    suspended: 'معلّق',
    waived: 'متنازل عنه',
    superseded: 'حل غيره محله',
    unknown: 'غير معروف',
  },
  stages: {
    agreed: 'متفق عليهم',
    listed: 'مدرجون',
    'to-be-released': 'سيُفرج عنهم',
    released: 'أُفرج عنهم',
    received: 'استُلموا',
    verified: 'جرى التحقق',
  },
  promise: ({ who, act, clause }) => `${i(who)}: ${i(act)}${clause === '' ? '' : ` (${i(clause)})`}`,
  state: ({ status, late, overdue }) =>
    [status, late ? 'متأخر' : '', overdue ? 'فات موعده' : ''].filter(Boolean).join('، '),
  changed: ({ promise, before, since, after, from }) =>
    `${promise}. في ${i(since)}: ${before}. ومنذ ${i(from)}: ${after}.`,
  added: ({ promise, from, now }) => `وُعد به في ${i(from)} – ${promise}. الآن: ${now}.`,
  learnt: ({ promise, on, taken, now }) =>
    `${promise}. كان المعروف حينها عن ${i(on)}: ${taken}؛ وبما يُعرف الآن كان: ${now}.`,
  contests: ({ by, promise, since, ground }) => `يعترض ${i(by)} منذ ${i(since)} – ${promise}: «${i(ground)}»`,
  settled: ({ by, promise, on }) => `سُوّي في ${i(on)} ما اعترض عليه ${i(by)} – ${promise}.`,
  found: ({ by, promise, breached, since, decision }) =>
    `قررت ${i(by)} ${breached ? 'وقوع إخلال' : 'عدم وقوع إخلال'} منذ ${i(since)} – ${promise}: «${i(decision)}»`,
  timetable: ({ what, to, from, until, by, ground }) => {
    const said =
      {
        extended: `مُدد حتى ${i(until)}`,
        suspended: 'عُلّق',
        resumed: 'استؤنف',
        'clock-stopped': 'أُوقف وقته',
        'clock-started': 'عاد وقته يجري',
      }[to] ?? to
    return `منذ ${i(from)} ${said} ${i(what)}${by === '' ? '' : ` (${i(by)})`}: «${i(ground)}»`
  },
  all: 'الجدول الزمني كله',
  declared: ({ party, act, on, title }) => `في ${i(on)} ${act} ${i(party)} «${i(title)}».`,
  acts: {
    initialled: 'وقّع بالأحرف الأولى',
    signed: 'وقّع',
    accepted: 'قبِل',
    ratified: 'صادق على',
    refused: 'رفض',
    left: 'انسحب من',
  },
  proposed: ({ by, title, on, counters }) =>
    `في ${i(on)} ${counters ? 'ردّ' : 'اقترح'} ${i(by)} ${counters ? 'بالمقترح المقابل ' : ''}«${i(title)}».`,
  phase: ({ title, phase, until }) => `${i(title)}: ${i(phase)} جارية${until === null ? '' : ` حتى ${i(until)}`}.`,
  phaseWaits: ({ title, phase, gates }) =>
    `${i(title)}: لم تبدأ ${i(phase)}${gates === 0 ? '' : `؛ عدد الشروط التي تنتظرها: ${number.format(gates)}`}.`,
  overdue: ({ promise, state, due }) => `${promise}. موعده ${i(due)}؛ ${state}.`,
  next: ({ promise, state, due }) => `${promise}. موعده ${i(due)}؛ ${state}.`,
  reading: ({ promise, who, says, state }) => `${promise}. كما يقرؤه ${i(who)} («${i(says)}»): ${state}.`,
  quota: ({ promise, point, counter, met, all }) =>
    `${promise}. بمقياس الاتفاق (${i(point)}${counter === '' ? '' : `، ${i(counter)}`}): تحقق في ${number.format(met)} من ${number.format(all)} مدة.`,
  quotaElsewhere: ({ promise, point, met, all }) =>
    `${promise}. بالعدّ في موضع آخر (${i(point)}) يقيس أمراً آخر: ${number.format(met)} من ${number.format(all)} مدة.`,
  exchange: ({ holder, receiver, agreed, reached }) =>
    `أشخاص يحتجزهم ${i(holder)} ويستلمهم ${i(receiver)}${agreed === null ? '' : `، المتفق عليه ${number.format(agreed)}`}: ${reached}.`,
  reached: ({ stage, count }) => `${number.format(count)} ${stage}`,
  done: ({ promise, state, from }) => `${promise}. منذ ${i(from)}: ${state}.`,
}
