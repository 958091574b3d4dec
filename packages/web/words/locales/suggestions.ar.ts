// Arabic: what a language model suggested about a document.
import type en from './suggestions.en.ts'

export default {
  'suggestion.title': 'اقتراحات نموذج لغوي',
  'suggestion.about':
    'يسمح مشغّل هذا المركز لنموذج لغوي بقراءة هذه الوثيقة. ما يقترحه لا يُحتسب في أي مكان قبل أن يأخذ به أحد، ويُعرض على من يرون الوثيقة.',
  'suggestion.left':
    '{count, plural, =0 {حُسم كل شيء} one {بقي اقتراح واحد} two {بقي اقتراحان} few {بقيت # اقتراحات} many {بقي # اقتراحًا} other {بقي # اقتراح}}',
  'suggestion.by': 'من النموذج {model}، {when}',
  'suggestion.claim': 'قول',
  'suggestion.event': 'حدث',
  'suggestion.who': 'المصدر',
  'suggestion.noSource': 'لم يُذكر أحد',
  'suggestion.participants': 'المشاركون',
  'suggestion.place': 'المكان',
  'suggestion.date': 'التاريخ',
  'suggestion.take': 'الأخذ به',
  'suggestion.leave': 'تركه',
  'suggestion.taken': 'أُخذ به على أنه مطابق للنص.',
  'suggestion.leftOut': 'تُرك: النص لا يقول ذلك.',
  'suggestion.undo': 'تراجع',
  'suggestion.show': 'إظهاره في النص',
  'suggestion.translation': 'ترجمة إلى {language}',
  'suggestion.translation.about': 'ترجمة آلية، جملة جملة. الأصل هو ما قيل.',
  'suggestion.original': 'الأصل',
  'suggestion.state.machine': 'مفتوح',
  'suggestion.state.accepted': 'أُخذ به',
  'suggestion.state.corrected': 'أُخذ به مصحّحًا',
  'suggestion.state.rejected': 'تُرك',
  'suggestion.state.by': '{state} من {who}',
  'suggestion.dropped':
    '{count, plural, one {استُبعد اقتراح واحد} two {استُبعد اقتراحان} few {استُبعدت # اقتراحات} many {استُبعد # اقتراحًا} other {استُبعد # اقتراح}}: {invented} بكلمات ليست في النص، {known} معروفة من قبل، {misshapen} بشكل غير المطلوب، {beyond} زائدة عن الحد.',
  'suggestion.problem': 'لم يعطِ النموذج جوابًا صالحًا عن جزء من الوثيقة.',
  'party-role.source': 'الفاعل',
  'party-role.target': 'المتأثر',
  'party-role.actor': 'مشارك',
  'party-role.recipient': 'المتلقي',
  'party-role.place-host': 'المضيف',
  'party-role.mediator': 'الوسيط',
} as const satisfies Record<keyof typeof en, string>
