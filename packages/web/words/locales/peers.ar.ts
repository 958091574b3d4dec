// العربية: الخوادم الأخرى وما يأتي منها.
import type en from './peers.en.ts'

export default {
  'peers.title': 'خوادم أخرى',
  'peers.about':
    'خوادم لأصحاب آخرين يتبادل معها هذا الخادم القيود. يحصل كل منها على ما يحق لمنظمته أن تراه، مع إثباته، ولا شيء غيره. وما تعطيه يُثبَت قبل قبوله.',
  'peers.only': 'لا يرى هذه الصفحة إلا مديرو هذا الخادم',
  'peers.own': 'هذا الخادم، للآخرين',
  'peers.own.about':
    'أعطِ هذين السطرين لمشغّل الخادم الآخر بطريق غير الشبكة: وجهاً لوجه، أو على ورق، أو عبر هاتف تعرف صوت صاحبه.',
  'peers.split':
    'لدى الخادم {by} نقطة تحقق موقّعة بمفتاح هذا الخادم ولا تنتمي إلى هذا السجل. ربما استُعيدت نسخة احتياطية قديمة، أو لدى أحدٍ نسخة من المفتاح. توقف، واعرف أيهما، وأخبر مشغّلي كل الخوادم التي تتبادل معها.',
  'peers.none': 'لا يُعرف هنا أي خادم آخر',
  'peers.none.about': 'عرّف بأحدها أدناه. وعلى مشغّله أن يعرّف بهذا الخادم أيضاً؛ ثم تنتقل القيود من تلقاء نفسها.',
  'peers.state.closed': 'التبادل قائم',
  'peers.state.waiting': 'لم يُسأل بعد',
  'peers.state.failing': 'تعذّر، ويُسأل مجدداً قريباً',
  'peers.state.open': 'متعذّر، ويُترك لبعض الوقت',
  'peers.state.half-open': 'يُنظر هل عاد',
  'peers.state.stopped': 'موقوف',
  'peers.state.silent': 'يسألنا ولا نسأله',
  'peers.speaksFor': 'يتحدث باسم',
  'peers.address': 'العنوان',
  'peers.address.none': 'لا عنوان: هو يسألنا ونحن لا نسأله',
  'peers.answered': 'آخر جواب سليم',
  'peers.never': 'لم يحدث',
  'peers.far': 'إلى أين وصل',
  'peers.far.proven':
    '{count, plural, zero {لا قيود مثبتة} one {قيد واحد مثبت} two {قيدان مثبتان} few {# قيود مثبتة} many {# قيداً مثبتاً} other {# قيد مثبت}} من سجله',
  'peers.here': 'هنا منه',
  'peers.here.count':
    '{here, plural, zero {لا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيداً} other {# قيد}}{destroyed, plural, =0 {} other {، ومنها ما استُرد أو مُحي فأُتلف: #}}',
  'peers.there': 'هناك منا',
  'peers.there.count':
    '{held, plural, zero {لا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيداً} other {# قيد}}{waiting, plural, =0 {، ولا شيء في الطريق} other {، وفي الطريق: #}}',
  'peers.asked': 'آخر سؤال منه',
  'peers.room': 'المساحة',
  'peers.room.used': '{used} من {max}؛ واليوم {today} من {perDay} قيد',
  'peers.refused': 'المرفوض',
  'peers.refused.count':
    '{count, plural, zero {لم يُرفض شيء} one {رُفض قيد واحد} two {رُفض قيدان} few {رُفضت # قيود} many {رُفض # قيداً} other {رُفض # قيد}}',
  'peers.refused.entry': 'القيد {place}',
  'peers.trouble.since':
    'منذ {since}، {times, plural, zero {ولا مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}} على التوالي.',
  'peers.trouble.stopped': 'أُوقف {at}. لا يُقبل منه شيء بعد ذلك حتى يُنهى التبادل معه ويُعرَّف به من جديد.',
  'peers.why.peer-forked': 'أظهر سجله تاريخين، كلاهما موقّع بمفتاحه. احتفظ بالدليل، واسأل مشغّله، وأخبر الأعضاء الآخرين.',
  'peers.why.peer-unproven': 'أظهر لخادم آخر نقطة تحقق لا يُظهر أنها تنتمي إلى سجله.',
  'peers.why.peer-refuses': 'لا يعرف هذا الخادم. على مشغّله أن يعرّف بهذا الخادم.',
  'peers.why.peer-unreached': 'تعذّر الوصول إليه. هل يعمل، وهل العنوان صحيح؟',
  'peers.why.peer-slow': 'لم يجب في الوقت المحدد.',
  'peers.why.peer-answer': 'ما جاء ليس موقّعاً منه جواباً عمّا سُئل.',
  'peers.why.peer-signature': 'نقطة تحققه ليست موقّعة بالمفتاح الذي عُرِّف به.',
  'peers.why.peer-shrunk': 'سجله أقصر مما كان. ربما استُعيدت فيه نسخة احتياطية قديمة.',
  'peers.why.peer-quota': 'استنفد المساحة المتاحة له هنا.',
  'peers.why.not-introduced': 'كُتب باسم منظمة لم يُعرِّف أحد بهذا الخادم متحدثاً باسمها.',
  'peers.why.not-a-member': 'كتبته منظمة غير معروفة هنا عضواً في العملية.',
  'peers.why.spoken-for': 'كُتب باسم منظمة يتحدث باسمها خادم آخر.',
  'peers.why.no-authority': 'يقرر في عملية فتحها خادم آخر.',
  'peers.evidence': 'دليل على تاريخين',
  'peers.evidence.about':
    'في هذا الملف قولان لسجله لا يمكن أن يصدقا معاً، كل منهما موقّع بمفتاحه. يستطيع أي كان التحقق منه دون هذا الخادم: npx parley verify {file} --key KEY، بمفتاحه كما هو لديك من جهة أخرى. وهو لا يقول من فعل ذلك ولا لماذا: فاستعادة نسخة احتياطية تفعله أيضاً.',
  'peers.evidence.get': 'تنزيل {file}',
  'peers.again': 'السؤال عن كل شيء من جديد',
  'peers.again.done': 'جارٍ السؤال. ما هو هنا لا يُقبل مرتين.',
  'peers.end': 'إنهاء التبادل',
  'peers.end.sure': 'إنهاء التبادل مع {name}؟',
  'peers.end.about':
    'لا يحصل على شيء بعد ذلك ولا يُسأل. ما أعطاه يبقى هنا، وما لديه يبقى هناك. ولا يُعرض الدليل عليه هنا بعد ذلك: نزّله أولاً.',
  'peers.introduce': 'التعريف بخادم',
  'peers.introduce.about':
    'احصل على مفتاحه ومعرّف منظمته من مشغّله بطريق غير الشبكة. من يملك ذلك المفتاح سيتحدث هنا باسم تلك المنظمة.',
  'peers.introduce.key': 'مفتاحه، سطر واحد',
  'peers.introduce.organisation': 'معرّف منظمته',
  'peers.introduce.name': 'ما تُسمى به المنظمة',
  'peers.introduce.name.about': 'إلى أن يقوله السجل.',
  'peers.introduce.url': 'العنوان الذي يجيب فيه',
  'peers.introduce.url.about': 'اتركه إن كان يسأل هذا الخادم فقط.',
  'peers.introduce.others': 'منظمات أخرى تكتب من خلاله',
  'peers.introduce.others.about': 'معرّفاتها وبينها مسافات. تُصدَّق ولا تُعطى شيئاً.',
  'peers.introduce.do': 'تعريف',
  'peers.introduce.done': 'تم التعريف. والآن يعرّف مشغّله بهذا الخادم.',
  'origin.from': 'من خادم آخر: {origin}',
  'check.foreign.passed':
    'تم التحقق: هذا القيد في سجل الخادم الآخر {origin}، دون تغيير منذ قُبل هنا، وممن يقول إنه منه.',
  'check.foreign.about':
    'يقود الإثبات إلى نقطة التحقق التي كان {origin} قد وقّعها حين قُبل القيد. وما لم يُتحقق منه هنا: أن سجله ما زال يحويه، وأنه يُظهر للآخرين السجل نفسه. فاسأل عن ذلك الخادمَ نفسه، أو من يقارن نقاط تحققه.',
  'check.foreign.first':
    'يرى هذا المتصفح مفاتيحه للمرة الأولى، وقد جاءت من الخادم الذي تقرأ فيه. قارنها بما يعطيك إياه مشغّل {origin}: {key}',
  'check.foreign.changed':
    'مفتاح {origin} ليس الذي رآه هذا المتصفح من قبل. لا تعتمد على هذا القيد قبل أن تسأل المشغّلَين.',
  'check.foreign.checkpoint': 'وقّع الخادم الآخر ذلك الجذر باسم {origin}.',
} satisfies Partial<Record<keyof typeof en, string>>
