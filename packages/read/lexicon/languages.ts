// Words of languages other than English by which dates and actors are told: days of the week, near days and weeks, words
// that look ahead, and words that open the name of a body or stand before a person's.
export type LanguageWords = {
  /** Forms of each day's name, Sunday first, joined by '/'. */
  readonly weekdays: string
  /** Phrases and the days they lie from the document's day. */
  readonly days: Readonly<Record<string, number>>
  /** Phrases and the weeks, months or years they lie from the document's. */
  readonly periods: Readonly<Record<string, readonly ['week' | 'month' | 'year', number]>>
  /** A sentence with one of these means the coming Friday, not the last. */
  readonly ahead: RegExp
  /** "From Friday": what such a word stands before begins there. */
  readonly from: RegExp | null
  /** Words that open the name of a body. */
  readonly bodies: RegExp
  /** Words that stand before a person's name: titles, offices, and in languages without capitals verbs of speech. */
  readonly titles: RegExp
}

export const languageWords: Readonly<Record<string, LanguageWords>> = {
  fr: {
    weekdays: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
    days: { "aujourd'hui": 0, hier: -1, demain: 1, 'avant-hier': -2, 'après-demain': 2 },
    periods: {
      'la semaine dernière': ['week', -1],
      'la semaine prochaine': ['week', 1],
      'cette semaine': ['week', 0],
      'le mois dernier': ['month', -1],
      'le mois prochain': ['month', 1],
      "l'année dernière": ['year', -1],
      "l'an dernier": ['year', -1],
      "l'année prochaine": ['year', 1],
    },
    ahead: /\b(?:prévue?s?|dès|prochaine?|d['’]ici|jusqu|sera|seront|doit|doivent|devra|devrait)(?![\p{L}])/iu,
    from: null,
    bodies:
      /^(?:front|organisation|conseil|ministère|mouvement|armée|union|comité|croix-rouge|parti|forces|nations|agence|commission)$/iu,
    titles: /^(?:m|mme|mm|dr|général|colonel|président|présidente|ministre|médiateur|médiatrice)$/iu,
  },
  es: {
    weekdays: 'domingo lunes martes miércoles/miercoles jueves viernes sábado/sabado',
    days: { hoy: 0, ayer: -1, mañana: 1, anteayer: -2 },
    periods: {
      'la semana pasada': ['week', -1],
      'la próxima semana': ['week', 1],
      'la semana que viene': ['week', 1],
      'esta semana': ['week', 0],
      'el mes pasado': ['month', -1],
      'el próximo mes': ['month', 1],
      'el año pasado': ['year', -1],
      'el próximo año': ['year', 1],
    },
    ahead: /\b(?:previst[oa]s?|prevé|desde|hasta|próximo|será|serán|deberá|deberán)(?![\p{L}])/iu,
    from: null,
    bodies:
      /^(?:frente|organización|consejo|ministerio|movimiento|ejército|unión|comité|cruz|partido|fuerzas|naciones|agencia|comisión)$/iu,
    titles: /^(?:sr|sra|dr|dra|general|coronel|presidente|presidenta|ministro|ministra|mediador|mediadora)$/iu,
  },
  ru: {
    weekdays:
      'воскресенье/воскресенья понедельник/понедельника вторник/вторника среда/среду/среды четверг/четверга пятница/пятницу/пятницы суббота/субботу/субботы',
    days: { сегодня: 0, вчера: -1, завтра: 1, позавчера: -2, послезавтра: 2 },
    periods: {
      'на прошлой неделе': ['week', -1],
      'на следующей неделе': ['week', 1],
      'на этой неделе': ['week', 0],
      'в прошлом месяце': ['month', -1],
      'в следующем месяце': ['month', 1],
      'в прошлом году': ['year', -1],
      'в следующем году': ['year', 1],
    },
    ahead:
      /(?<!\p{L})(?:назначен\p{L}{0,3}|намечен\p{L}{0,3}|с|до|к|будет|будут|должн\p{L}{1,2}|планиру\p{L}{2,5})(?!\p{L})/iu,
    from: /^(?:с|со)$/u,
    bodies:
      /^(?:фронт|организация|совет|министерство|движение|армия|союз|комитет|партия|силы|агентство|комиссия)\p{L}{0,2}$/iu,
    titles:
      /^(?:президент|министр|генерал|полковник|посредник|координатор|представитель|господин|госпожа|премьер-министр)\p{L}{0,3}$/iu,
  },
  uk: {
    weekdays:
      'неділя/неділю/неділі понеділок/понеділка вівторок/вівторка середа/середу/середи четвер/четверга п’ятниця/п’ятницю/п’ятниці субота/суботу/суботи',
    days: { сьогодні: 0, вчора: -1, завтра: 1, позавчора: -2, післязавтра: 2 },
    periods: {
      'минулого тижня': ['week', -1],
      'наступного тижня': ['week', 1],
      'цього тижня': ['week', 0],
      'минулого місяця': ['month', -1],
      'наступного місяця': ['month', 1],
      'минулого року': ['year', -1],
      'наступного року': ['year', 1],
    },
    ahead: /(?<!\p{L})(?:призначен\p{L}{0,3}|запланован\p{L}{0,3}|з|до|буде|будуть|має|мають)(?!\p{L})/iu,
    from: /^(?:з|із|зі|від)$/u,
    bodies:
      /^(?:фронт|організація|рада|міністерство|рух|армія|союз|комітет|партія|сили|агентство|комісія)\p{L}{0,2}$/iu,
    titles:
      /^(?:президент|міністр|генерал|полковник|посередник|координатор|координаторка|речник|речниця|пан|пані)\p{L}{0,3}$/iu,
  },
  ar: {
    weekdays: 'الأحد/الاحد الاثنين/الإثنين الثلاثاء الأربعاء/الاربعاء الخميس الجمعة السبت',
    days: { اليوم: 0, أمس: -1, امس: -1, غدا: 1, غداً: 1 },
    periods: {
      'الأسبوع الماضي': ['week', -1],
      'الاسبوع الماضي': ['week', -1],
      'الأسبوع المقبل': ['week', 1],
      'الأسبوع القادم': ['week', 1],
      'هذا الأسبوع': ['week', 0],
      'الشهر الماضي': ['month', -1],
      'الشهر المقبل': ['month', 1],
      'العام الماضي': ['year', -1],
      'العام المقبل': ['year', 1],
    },
    ahead: /(?<!\p{L})(?:المقرر|ابتداء|اعتبارا|سوف|حتى|قبل|المقبل|القادم|ست\p{L}{2,8}|سي\p{L}{2,8})(?!\p{L})/u,
    from: null,
    bodies: /^(?:جبهة|منظمة|مجلس|وزارة|حركة|جيش|اتحاد|لجنة|الأمم|الاتحاد|حزب|قوات)$/u,
    titles:
      /^(?:الوسيط|الوسيطة|الرئيس|الرئيسة|السيد|السيدة|المنسق|المنسقة|المتحدث|المتحدثة|الجنرال|العقيد|وزير|وقال|وقالت|قال|قالت)$/u,
  },
  he: {
    weekdays: 'ראשון שני שלישי רביעי חמישי שישי שבת',
    days: { היום: 0, אתמול: -1, מחר: 1, שלשום: -2, מחרתיים: 2 },
    periods: {
      'בשבוע שעבר': ['week', -1],
      'בשבוע הבא': ['week', 1],
      השבוע: ['week', 0],
      'בחודש שעבר': ['month', -1],
      'בחודש הבא': ['month', 1],
      'בשנה שעברה': ['year', -1],
      'בשנה הבאה': ['year', 1],
    },
    ahead: /(?<!\p{L})(?:צפוי\p{L}{0,2}|החל|עד|הבא|הקרוב|אמור\p{L}{0,2}|תתקיים|יתקיים)(?!\p{L})/u,
    from: null,
    bodies: /^[הו]?(?:חזית|ארגון|מועצת|משרד|תנועת|צבא|איגוד|ועדת|האומות|אומות|מפלגת|כוחות)$/u,
    titles: /^(?:המתווך|המתווכת|השר|השרה|הנשיא|הנשיאה|הגנרל|הרכז|הרכזת|הדובר|הדוברת|מר|גברת|שר|אמר|אמרה)$/u,
  },
}
