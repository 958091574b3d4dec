// Français : tableaux que l’on lit.
import type en from './imports.en.ts'

export default {
  'import.title': 'Apportez vos tableaux',
  'import.about':
    'Un journal d’incidents, un suivi de mouvements, un 5W, des besoins ou des promesses : les fichiers tels que vous les tenez, avec titres, cellules fusionnées et vos propres mots. Rien n’est écrit avant que vous le disiez, tableau par tableau, et chacun peut être repris.',
  'import.step.choose': '1. Choisissez vos fichiers',
  'import.step.look': '2. Regardez ce que devient chaque tableau, puis lisez-le',
  'import.step.look.about':
    'Répondez à ce qui est demandé, regardez les lignes, et pressez « Lire ». Une ligne illisible est laissée de côté et dit pourquoi : corrigez-la dans votre fichier et apportez-le à nouveau. Aucune ligne n’est prise deux fois.',
  'import.step.next': '3. Lisez votre point de situation',
  'import.step.next.about':
    'Il est fait de ce que vous avez lu. Chaque phrase ouvre les entrées dont elle est faite, et chaque entrée la ligne de votre fichier.',
  'import.step.next.not': 'Dès qu’un tableau est lu, le chemin vers le point de situation se trouve ici.',
  'import.brief': 'Ouvrir le point de la semaine',
  'import.file': 'Fichiers (XLSX ou CSV)',
  'import.file.hint': 'Vous pouvez en choisir plusieurs à la fois.',
  'import.readers.hint':
    'Qui peut voir les fichiers et tout ce qui en est lu. Vous pourrez ouvrir davantage à d’autres plus tard, entrée par entrée.',
  'import.source': 'D’où viennent ces fichiers',
  'import.source.hint':
    'Un nom qui reste de semaine en semaine : la même ligne de la même source est la même chose dans le fichier suivant.',
  'import.look': 'Les regarder',
  'import.none':
    'Aucun de ses tableaux ne ressemble à un tableau qu’on peut lire. Dites ci-dessous ce qu’est un tableau, ou prenez un fichier avec une ligne d’en-têtes.',
  'import.others':
    '{count, plural, one {Un autre tableau est laissé de côté} other {# autres tableaux sont laissés de côté}}',
  'import.others.about':
    'Ils ne ressemblent à aucun journal, suivi ou 5W. Si l’un en est un, dites ce que sont ses lignes.',
  'import.table.rows': '{count, plural, one {# ligne} other {# lignes}}',
  'import.notice.hidden': 'Quiconque peut voir le fichier peut les lire.',
  'import.into': 'Ce que sont ses lignes',
  'import.map': 'Quelle colonne est quoi ({count} trouvées)',
  'import.from.guessed':
    'Deviné d’après les en-têtes. Regardez les lignes plus bas ; changez une colonne ici si elles sont fausses.',
  'import.values': 'Vos propres mots',
  'import.values.about':
    'Dites une fois ce que chacun veut dire ; c’est gardé pour le prochain fichier de cette source.',
  'import.value.choose': 'Choisir …',
  'import.value.suggested': 'Peut-être : {word}',
  'import.value.takeAll': '{count, plural, one {Prendre ce qui est proposé} other {Prendre les # propositions}}',
  'import.alike': 'Un seul lieu, écrit de deux façons ?',
  'import.alike.about': 'Cochez s’il s’agit d’un seul lieu. Les chiffres sont additionnés par lieu.',
  'import.alike.one': '« {value} » est « {like} »',
  'import.counts': '{added} nouvelles, {changed} changées, {same} comme avant, {refused} refusées',
  'import.refused.about':
    'Les lignes illisibles viennent d’abord, avec la raison. Les autres peuvent être lues sans elles.',
  'import.rows.more': '{count, plural, one {Une autre ligne} other {# autres lignes}}',
  'import.asides':
    '{count, plural, one {Une ligne n’en est pas une : titre, note ou total} other {# lignes n’en sont pas : titres, notes, totaux}}',
  'import.aside': 'laissée de côté',
  'import.row.see': 'La voir dans le fichier',
  'import.written.left':
    '{count, plural, one {Une ligne est restée de côté : corrigez-la dans le fichier et apportez-le à nouveau.} other {# lignes sont restées de côté : corrigez-les dans le fichier et apportez-le à nouveau.}}',
  'refusal.total': 'Prise pour un total (« {value} »)',
  'refusal.bad-harm':
    '{column} : « {value} » ne se lit pas comme des nombres de personnes touchées. Écrivez « 3 WIA / 1 KIA » ou « 5-7 injured »',
  'refusal.no-unit':
    '{column} : « {value} » n’a pas d’unité. Dites quelle colonne l’a, ou écrivez-la là où le tableau ne dit rien',
  'refusal.other-unit':
    '{column} : « {value} » nomme une autre unité que la colonne des unités. Rien n’est converti : corrigez l’une des deux',
  'refusal.bad-day':
    '{column} : « {value} » n’est pas un jour qui se lise d’une seule façon. Corrigez-le, ou choisissez l’ordre des dates',
  'refusal.unknown-event':
    '{column} : personne n’a dit de quel genre est « {value} ». Choisissez-le sous « Vos propres mots »',
  'refusal.unknown-code':
    '{column} : personne n’a dit ce que veut dire « {value} ». Choisissez-le sous « Vos propres mots »',
  'tableKind.incidents': 'Incidents',
  'tableKind.movements': 'Mouvements',
  'tableKind.activities': 'Activités (5W)',
  'tableKind.needs': 'Besoins',
  'tableKind.offers': 'Promesses et offres',
  'import.reading': 'Le fichier est en cours de lecture.',
  'import.from.saved': 'Comme cette source a été lue la dernière fois.',
  'import.from.alike':
    'Les colonnes sont celles de « {source} » et sont lues comme la dernière fois. Ses lignes ne sont reconnues que si c’est cette source.',
  'import.from.alike.is': 'Cela vient de « {source} »',
  'import.from.given': 'Comme vous l’avez réglé.',
  'import.column.none': '(aucune)',
  'import.days': 'Ordre des dates',
  'import.zone': 'Fuseau horaire',
  'import.write': 'Lire {count, plural, one {# ligne} other {# lignes}}',
  'import.written': 'Lu : {added} nouvelles, {changed} changées.',
  'import.row': 'Ligne {row}',
  'import.undo': 'Reprendre toute la lecture',
  'import.undone': 'Repris, avec tout ce qui était venu avec.',
  'days.year-first': 'année, mois, jour',
  'days.day-first': 'jour, mois, année',
  'days.month-first': 'mois, jour, année',
  'rowState.new': 'nouvelle',
  'rowState.changed': 'changée',
  'rowState.same': 'comme avant',
  'rowState.refused': 'refusée',
  'refusal.no-value': '{column} est vide',
  'refusal.bad-time': '{column} : « {value} » n’est pas une heure',
  'refusal.bad-number': '{column} : « {value} » n’est pas un nombre qui convient ici',
  'refusal.bad-coordinate': '{column} : « {value} » n’est pas une coordonnée en degrés',
  'refusal.half-placed': '{column} : une coordonnée sans l’autre',
  'refusal.unknown-how': '{column} : personne n’a dit comment « {value} » est perçu',
  'refusal.bad-precision': '{column} : « {value} » n’est ni 1, ni 2, ni 3',
  'refusal.harm-order': '{column} : le moins, le plus probable et le plus ne sont pas dans cet ordre',
  'refusal.too-long': '{column} est trop long',
  'refusal.key-twice': '{column} : « {value} » figure déjà dans une ligne précédente',
  'refusal.no-column': 'le tableau n’a pas de colonne {column}',
  'refusal.one-cell': 'Une seule cellule est remplie (« {value} ») : prise pour un titre ou une note',
  'import.heading': 'Ligne des titres',
  'import.heading.row': 'Ligne {row}',
  'import.table.number': 'Tableau {number}',
  'import.asAbove': 'Les cellules vides disent ce que dit celle du dessus',
  'import.value': '{column} : « {value} »',
  'import.usual': 'Là où le tableau ne dit rien',
  'report.in.title': 'Incidents de ce rapport',
  'report.in.about':
    'Ce qui a été trouvé dans le rapport, point par point. Examinez chacun : seul ce que vous choisissez est inscrit, au nom de votre organisation, pour qui peut lire le document. Le tout peut être repris d’un coup.',
  'report.in.observedBy': 'Qui observe, quand ce n’est pas dit',
  'report.in.day': 'Le jour dont parle le rapport',
  'report.in.none': 'Aucun incident n’y a été trouvé. Donnez le jour dont il parle si le rapport n’en nomme aucun.',
  'report.in.all': 'Tout choisir ({count})',
  'report.in.noneChosen': 'Ne rien choisir',
  'report.in.items': 'Ce qui a été trouvé',
  'report.in.words': 'les mots dans le document',
  'report.in.change': 'Corriger',
  'report.in.lat': 'Latitude',
  'report.in.lon': 'Longitude',
  'report.in.itemDay': 'Jour',
  'report.in.itemTime': 'Heure',
  'report.in.send': 'Inscrire {count, plural, one {# point} other {# points}}',
  'report.in.done': '{count, plural, one {# point inscrit} other {# points inscrits}}.',
  'report.in.see': 'Les voir sur la carte',
} satisfies Record<keyof typeof en, string>
