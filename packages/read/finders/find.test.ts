import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Found, find } from './find.ts'
import { plainDocument } from './plain-document.ts'

const report = `The rebels in Velmar Province refused on Tuesday to meet government negotiators, according to two officials familiar with the talks.
“We will not sit at a table while our villages burn,” said Anna Petrova, the Northern Liberation Front's chief negotiator. She added: “There is nothing to discuss.”
U.S. envoy for Sudan, Tom Dell, told reporters in Geneva that both sides had agreed to a 14-day truce. Dell said he was preparing to meet Prime Minister Karim al-Hadi in Cairo next week.
Maria Petrova, a spokeswoman for the Ministry of Defence, denied that the army had shelled the market in Kufra, saying the attack on Sunday that killed 14 people was carried out by the Northern Liberation Front (NLF).
The White House declined to comment. The NLF did not respond to a request for comment.
The proposal called for the release of 30 prisoners on the first day, and the withdrawal of troops from Kufra once monitors arrive. Doha said the Front had rejected the proposal.
“If the convoys are blocked again, we will respond,” Anna Petrova warned.
The United Nations said 12 aid trucks were blocked at the Adre crossing on Wednesday. Reuters first reported the incident.`

/** Every span inside the text and every id known. */
function assertWhole(text: string, found: Found): void {
  const actors = new Set(found.actors.map((actor) => actor.id))
  const claims = new Set(found.claims.map((claim) => claim.id))
  const spans = [
    ...found.mentions,
    ...found.places,
    ...found.dates,
    ...found.claims.flatMap((claim) => [...claim.source, ...claim.cue, ...claim.content]),
    ...found.events,
    ...found.commitments,
  ]
  for (const { start, end } of spans)
    assert.ok(
      Number.isInteger(start) && start >= 0 && start < end && end <= text.length,
      `${start}-${end} of ${text.length}`,
    )
  for (const date of found.dates) assert.equal(text.slice(date.start, date.end), date.text)
  assert.equal(actors.size, found.actors.length)
  assert.equal(claims.size, found.claims.length)
  assert.equal(new Set(found.events.map((event) => event.id)).size, found.events.length)
  for (const mention of found.mentions) assert.ok(actors.has(mention.actor))
  for (const claim of found.claims) {
    assert.ok(claim.sourceActor === null || actors.has(claim.sourceActor))
    assert.ok(claim.within === null || (claims.has(claim.within) && claim.within !== claim.id))
    assert.ok(claim.confidence >= 0 && claim.confidence <= 1)
  }
  for (const event of found.events) {
    for (const part of event.participants) assert.ok(actors.has(part.actor))
    for (const id of event.claims) assert.ok(claims.has(id))
  }
  for (const one of found.commitments) {
    assert.ok(one.obligor === null || actors.has(one.obligor))
    assert.ok(one.beneficiary === null || actors.has(one.beneficiary))
    assert.ok(text.includes(one.action))
    for (const words of [one.due, one.condition, one.instrument, one.phase])
      assert.ok(words === null || text.includes(words))
  }
}

const named = (found: Found, id: string | null) => found.actors.find((actor) => actor.id === id)?.name ?? null

test('a report gives its claims with speaker, attitude and manner of quotation', () => {
  const found = find(plainDocument(report))
  assertWhole(report, found)
  const has = (source: string | null, attitude: string, quotation: string, words: string) =>
    assert.ok(
      found.claims.some(
        (claim) =>
          named(found, claim.sourceActor) === source &&
          // What was found and what is held differ by a shade that two careful readers do not agree on.
          [claim.attitude, claim.attitude.replace('reports', 'asserts')].includes(attitude) &&
          claim.quotation === quotation &&
          claim.content.some((span) => report.slice(span.start, span.end).includes(words)),
      ),
      `${source} ${attitude} ${quotation}: ${words}`,
    )
  has('two officials familiar with the talks', 'reports', 'indirect', 'The rebels in Velmar Province refused')
  has('Anna Petrova', 'rejects', 'direct', '“We will not sit')
  has('Anna Petrova', 'asserts', 'direct', '“There is nothing to discuss.”')
  has('Tom Dell', 'asserts', 'indirect', 'both sides had agreed')
  has('Maria Petrova', 'denies', 'indirect', 'the army had shelled the market')
  has('Maria Petrova', 'asserts', 'indirect', 'was carried out by the Northern Liberation Front')
  has('White House', 'declines-to-comment', 'none', 'to comment')
  has('Northern Liberation Front', 'no-response', 'none', 'a request for comment')
  has('Qatar', 'asserts', 'indirect', 'the Front had rejected')
  has('Northern Liberation Front', 'rejects', 'none', 'the proposal')
  has('Anna Petrova', 'threatens', 'direct', 'we will respond')
  has('Reuters', 'reports', 'none', 'the incident')
})

test('what nobody says is nobody’s claim', () => {
  for (const text of [
    'The convoy crossed the border on Monday. Rain fell through the night.',
    'Anna Petrova was born in Kufra. She studied law.',
    'The town has 14,000 inhabitants and one hospital.',
  ])
    assert.equal(find(plainDocument(text)).claims.length, 0, text)
})

test('two given names with one surname stay two actors, and the bare surname is neither', () => {
  const text = 'Anna Petrova left the talks. Maria Petrova stayed, said Karim al-Hadi. Petrova is a lawyer.'
  const found = find(plainDocument(text))
  const names = found.actors.filter((actor) => actor.type === 'person').map((actor) => actor.name)
  assert.deepEqual(names, ['Anna Petrova', 'Maria Petrova', 'Karim al-Hadi'])
  assert.ok(!found.mentions.some((mention) => mention.start === text.lastIndexOf('Petrova')))
})

test('a person is one under all names, with the roles the text gives', () => {
  for (const [text, name, role] of [
    [
      'U.S. envoy for Sudan, Tom Dell, arrived in Cairo. Dell said little of it was new.',
      'Tom Dell',
      'U.S. envoy for Sudan',
    ],
    [
      'Karim al-Hadi, the group’s chief negotiator, left. Al-Hadi said he would return.',
      'Karim al-Hadi',
      'group’s chief negotiator',
    ],
    ['Prime Minister Grace Okello spoke. Okello said the plan was dead.', 'Grace Okello', 'Prime Minister'],
    ['“No,” press secretary Jean-Luc O’Hara said. O’Hara’s office was closed.', 'Jean-Luc O’Hara', 'press secretary'],
  ] as const) {
    const found = find(plainDocument(text))
    const person = found.actors.find((actor) => actor.type === 'person')
    assert.equal(person?.name, name, text)
    assert.ok(person?.roles.includes(role), `${text}: ${person?.roles}`)
    assert.ok(found.mentions.filter((mention) => mention.actor === person?.id).length >= 2, text)
  }
})

test('a pronoun speaks for the one person it can mean', () => {
  const one = find(plainDocument('Grace Okello met the council. She said the talks would go on.'))
  assert.equal(named(one, one.claims.at(-1)?.sourceActor ?? null), 'Grace Okello')
  const none = find(plainDocument('The talks had failed, she said.'))
  assert.equal(none.claims[0]?.sourceActor, null)
})

test('unnamed sources are actors of their own kind, and "the officials" are the ones just quoted', () => {
  const text = 'The talks failed, two senior officials said. The officials said a new round was planned.'
  const found = find(plainDocument(text))
  assert.equal(found.actors.filter((actor) => actor.type === 'unnamed').length, 1)
  assert.deepEqual(
    found.claims.map((claim) => claim.sourceKind),
    ['unnamed', 'unnamed'],
  )
  assert.equal(found.quality.unnamedSources, 1)
  assert.equal(found.quality.namedSources, 0)
})

test('the source is the whole phrase that speaks', () => {
  for (const [text, source, kind, attitude] of [
    [
      'A person close to the mediation said that the talks would go on.',
      'A person close to the mediation',
      'unnamed',
      'asserts',
    ],
    [
      'An aide to the mediator, who asked not to be named, called the mood “cold and correct”.',
      'An aide to the mediator, who asked not to be named',
      'unnamed',
      'asserts',
    ],
    ['“It is over,” said Grace Okello, who led the talks.', 'Grace Okello, who led the talks', 'named', 'asserts'],
    [
      '“It is over,” the group’s spokesman, Karim al-Hadi said in a statement.',
      'the group’s spokesman, Karim al-Hadi',
      'named',
      'asserts',
    ],
    [
      'The truce is holding, according to three diplomats briefed on the matter.',
      'three diplomats briefed on the matter',
      'unnamed',
      'asserts',
    ],
    ['The Sudanese army accused the RSF of shelling the market.', 'The Sudanese army', 'organisation', 'accuses'],
    [
      'Omar Salih, who lost his brother, Ali, to cholera, said the war must end.',
      'Omar Salih, who lost his brother, Ali, to cholera',
      'named',
      'asserts',
    ],
    ['A draft of the agreement says that the border will open.', 'A draft of the agreement', 'document', 'asserts'],
    [
      'Asked about the list, Grace Okello said she would not go into details.',
      'Grace Okello',
      'named',
      'declines-to-comment',
    ],
    ['Officials have not said why the convoy was stopped.', 'Officials', 'unnamed', 'declines-to-comment'],
    ['There was no immediate comment from the army.', 'the army', 'organisation', 'no-response'],
    ['Kenya vowed to keep the border open.', 'Kenya', 'organisation', 'promises'],
    ['The mediators urged both sides to return to the table.', 'The mediators', 'unnamed', 'demands'],
  ] as const) {
    const found = find(plainDocument(text))
    const claim = found.claims[0]
    assert.ok(claim, text)
    assert.equal(claim.source.map((span) => text.slice(span.start, span.end)).join(' … '), source, text)
    assert.equal(claim.sourceKind, kind, text)
    assert.equal(claim.attitude.replace('reports', 'asserts'), attitude, text)
  }
})

test('a claim inside a claim says which one it stands in', () => {
  const found = find(plainDocument('Grace Okello said the army had denied that it shelled the market.'))
  const [outer, inner] = found.claims
  assert.equal(inner?.attitude, 'denies')
  assert.equal(inner?.within, outer?.id)
})

test('events say who, what kind, where and whether they happened', () => {
  for (const [text, type, mode, status, who, place] of [
    ['Tom Dell met Grace Okello in Geneva.', 'consult', 'meet', 'occurred', ['Tom Dell', 'Grace Okello'], 'Geneva'],
    [
      'Tom Dell is preparing to meet Grace Okello in Geneva.',
      'consult',
      'meet',
      'planned',
      ['Tom Dell', 'Grace Okello'],
      'Geneva',
    ],
    [
      'Ethiopia is holding talks with Eritrea in Nairobi.',
      'consult',
      'meet',
      'ongoing',
      ['Ethiopia', 'Eritrea'],
      'Nairobi',
    ],
    ['Grace Okello denied meeting Tom Dell in Geneva.', 'consult', 'meet', 'denied', ['Tom Dell'], 'Geneva'],
    ['Grace Okello will visit Nairobi.', 'consult', 'visit', 'planned', ['Grace Okello'], 'Nairobi'],
    ['The Taliban released 12 prisoners on Monday.', 'retreat', 'release', 'occurred', ['Taliban'], null],
    [
      'Twelve aid trucks were blocked by the RSF near Nyala.',
      'coerce',
      'obstruct-aid',
      'occurred',
      ['Rapid Support Forces'],
      'Nyala',
    ],
    ['The RSF attacked the camp, killing 30 people.', 'assault', null, 'occurred', ['Rapid Support Forces'], null],
    ['Kenya urged Sudan to withdraw its forces.', 'request', 'yield', 'occurred', ['Kenya', 'Sudan'], null],
    ['France imposed sanctions on Mali.', 'sanction', null, 'occurred', ['France', 'Mali'], null],
  ] as const) {
    const found = find(plainDocument(text))
    const event = found.events.find((one) => one.type === type)
    assert.ok(event, text)
    assert.equal(event.mode, mode, text)
    assert.equal(event.status, status, text)
    if (place !== null) assert.equal(event.place, place, text)
    const names = event.participants.map((part) => named(found, part.actor))
    for (const name of who) assert.ok(names.includes(name), `${text}: ${names}`)
  }
})

test('deeds are told of whoever did them, known by name or not', () => {
  const first = (text: string) => {
    const [one] = find(plainDocument(text)).events
    return one === undefined ? null : [one.type, one.mode, one.status]
  }
  for (const [text, expected] of [
    ['Gunmen abducted 31 workers from a gold mine on Monday.', ['assault', 'abduct', 'occurred']],
    ['On Wednesday, after 41 pairs, a drone hit the first bus.', ['assault', 'drone', 'occurred']],
    ['She read that a patrol boat had shot at children.', ['assault', 'firearms', 'occurred']],
    ['Artillery shells fell on a bazaar on Tuesday.', ['assault', 'heavy-weapons', 'occurred']],
    ['A truck of the army struck a mine on the pier.', ['assault', 'explosives', 'occurred']],
    ['The coast guards turned back a freighter on Monday.', ['coerce', 'obstruct-aid', 'occurred']],
    ['Patrols were stopped twice at the checkpoint.', ['coerce', 'restrict', 'occurred']],
    ['The two sides exchanged 67 prisoners on Monday.', ['retreat', 'release', 'occurred']],
    ['The council will vacate the net lofts.', ['retreat', 'withdraw', 'planned']],
  ] as const)
    assert.deepEqual(first(text), expected, text)
})

test('one statement is one event, and one event told twice is one', () => {
  const found = find(plainDocument('Tom Dell met Grace Okello in Geneva. Dell met Okello in Geneva to discuss aid.'))
  assert.equal(found.events.filter((event) => event.mode === 'meet').length, 1)
})

test('commitments carry act, due, condition, instrument and state', () => {
  const found = find(
    plainDocument(
      'The proposal called for the release of 30 prisoners on the first day, and the withdrawal of troops from Kufra once monitors arrive. The NLF rejected the proposal. The 2031 agreement required Kenya to reopen the border by 3 May 2031. Mali agreed to free 12 detainees within 48 hours.',
    ),
  )
  const [release, withdrawal, border, detainees] = found.commitments
  assert.equal(release?.action, 'the release of 30 prisoners')
  assert.equal(release?.due, 'on the first day')
  assert.equal(release?.state, 'rejected')
  assert.equal(release?.quantity?.value, 30)
  assert.equal(withdrawal?.condition, 'once monitors arrive')
  assert.equal(withdrawal?.instrument, 'The proposal')
  assert.equal(named(found, border?.obligor ?? null), 'Kenya')
  assert.equal(border?.state, 'required')
  assert.equal(border?.due, 'by 3 May 2031')
  assert.equal(named(found, detainees?.obligor ?? null), 'Mali')
  assert.equal(detainees?.state, 'agreed')
  assert.equal(detainees?.due, 'within 48 hours')
})

test('not fewer than so many is a minimum, and not more than so many a maximum', () => {
  for (const [words, low, high] of [
    ['not fewer than', 80, null],
    ['no less than', 80, null],
    ['at least', 80, null],
    ['not more than', null, 80],
    ['fewer than', null, 80],
  ] as const) {
    const [only] = find(plainDocument(`The Government shall allow ${words} 80 trucks a day to enter.`)).commitments
    assert.deepEqual([only?.quantity?.low, only?.quantity?.high], [low, high], words)
  }
})

test('an act that is forbidden keeps the words that forbid it', () => {
  for (const text of [
    'Neither Party shall move its forces.',
    'The Parties shall not move their forces.',
    'No Party shall open fire.',
  ]) {
    const [only] = find(plainDocument(text)).commitments
    assert.match(only?.action ?? '', /^(?:Neither|not|No) /, text)
    assert.equal(only?.state, 'required', text)
  }
})

test('each row of an itinerary is a planned visit or meeting', () => {
  const text = 'Day | Location | Focus\n1 | Nairobi | Talks with ministers\n2 | Kufra | Tour of the camp'
  const found = find(
    plainDocument(text, {
      blocks: [{ type: 'table', start: 0, end: text.length }],
      tables: [
        {
          start: 0,
          end: text.length,
          columns: ['Day', 'Location', 'Focus'],
          rows: [
            ['1', 'Nairobi', 'Talks with ministers'],
            ['2', 'Kufra', 'Tour of the camp'],
          ],
        },
      ],
    }),
  )
  assert.deepEqual(
    found.events.map((event) => [event.type, event.mode, event.status, event.place]),
    [
      ['consult', 'meet', 'planned', 'Nairobi'],
      ['consult', 'visit', 'planned', 'Kufra'],
    ],
  )
})

test('places are found in the gazetteer and our own list; people and bodies are none', () => {
  const text =
    'Jordan Michaels flew from Khan Younis to Nairobi. The Ministry of Defence in Khartoum said the Rafah crossing was shut. Al Jazeera reported from Bab el-Mandeb.'
  const found = find(plainDocument(text))
  const places = found.places.map((place) => [text.slice(place.start, place.end), place.country])
  for (const want of [
    ['Khan Younis', 'PS'],
    ['Nairobi', 'KE'],
    ['Khartoum', 'SD'],
    ['Bab el-Mandeb', null],
  ])
    assert.ok(
      places.some((place) => place[0] === want[0] && place[1] === want[1]),
      `${want} in ${JSON.stringify(places)}`,
    )
  for (const never of ['Jordan', 'Defence', 'Al Jazeera']) assert.ok(!places.some((place) => place[0] === never), never)
})

test('other languages give sentences, quotations and plain dates, and say so', () => {
  const text = 'Le ministre a dit : « Nous ne signerons pas cet accord. » La réunion a eu lieu le 3 mai 2031 à Genève.'
  const found = find(plainDocument(text, { language: 'fr' }))
  assertWhole(text, found)
  assert.equal(found.dates[0]?.value, '2031-05-03')
  assert.equal(found.claims[0]?.quotation, 'direct')
  assert.equal(found.claims[0]?.sourceKind, 'none')
  assert.ok(found.quality.notes.some((note) => note.includes('(fr)')))
})

test('the same document gives the same reading', () => {
  assert.deepEqual(
    find(plainDocument(report), { date: '2031-05-03' }),
    find(plainDocument(report), { date: '2031-05-03' }),
  )
})

test('every span slices back and every id resolves, whatever the text', () => {
  const pieces = report.split(/(?<=[ .,“”])/)
  const odd = [
    '“',
    '”',
    '"',
    '\n',
    ' ',
    '\u202e',
    '😀',
    'said',
    ' said ',
    'according to ',
    'Mr. ',
    'U.S. ',
    ', who ',
    '—',
    '(',
    ')',
    'October 32',
    '2031',
    'if ',
    "'s ",
    '’',
    'مرحبا',
    'שלום',
    '\u0000',
    'the agreement required ',
    'once ',
    ' and ',
  ]
  const words = fc.array(
    fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 4 })),
    { maxLength: 60 },
  )
  const seed = Number(process.env.SEED ?? 20261123)
  console.log(`seed ${seed}`)
  fc.assert(
    fc.property(
      words,
      fc.option(fc.constantFrom('2031-05-03', '2031-05', '2031', 'XXXX-05-03'), { nil: undefined }),
      (parts, date) => {
        const text = parts.join('')
        assertWhole(text, find(plainDocument(text), date === undefined ? {} : { date }))
      },
    ),
    { seed, numRuns: 250 },
  )
})

test('long hostile texts are read in bounded time', () => {
  const size = 200_000
  for (const unit of [
    'a',
    '“',
    '"',
    ', and ',
    'said ',
    'U.S. ',
    '(',
    'if the ',
    'Anna Petrova, ',
    'the release of ',
    '2031-',
    '\n',
    'Mr. ',
    'who said that ',
    '’s ',
    'to meet and ',
    '. ',
    'October ',
    'Ministry of ',
  ]) {
    const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
    const before = performance.now()
    assertWhole(text, find(plainDocument(text)))
    const spent = performance.now() - before
    assert.ok(spent < 20_000, `${JSON.stringify(unit)}: ${Math.round(spent)} ms`)
    if (process.env.TIMES) console.log(JSON.stringify(unit), Math.round(spent))
  }
})

const said = (text: string) => {
  const found = find(plainDocument(text))
  assertWhole(text, found)
  const words = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
  return found.claims.map(({ source, cue, content }) => [words(source), words(cue), words(content)])
}

test('each item of a list of demands is a claim of its own', () => {
  const text = `Wells for All warns of thirst in Orlo

Wells for All urges:
- both councils to open the sluice before Friday;
- the army to leave the pumping station; and
- hauliers to let the tankers through.

The pumps have been dry since May.`
  assert.deepEqual(said(text).slice(-3), [
    ['Wells for All', 'urges', 'to open the sluice before Friday'],
    ['Wells for All', 'urges', 'to leave the pumping station'],
    ['Wells for All', 'urges', 'to let the tankers through'],
  ])
})

test('a talk whose speakers are named in small letters is a talk, and a form with labels is none', () => {
  const talk = `Briefing on the Orlo sluice

Ms Tarn: Good morning. The pumps stopped at six.

Q Who stopped them?

Ms Tarn: We do not know who did it.

Q Will they run again on Friday?

Ms Tarn: I will not name a day.`
  assert.deepEqual(
    said(talk)
      .filter(([, cue]) => cue === ':')
      .map(([source, , content]) => `${source}: ${content}`),
    [
      'Ms Tarn: Good morning. The pumps stopped at six.',
      'Ms Tarn: We do not know who did it.',
      'Ms Tarn: I will not name a day.',
    ],
  )
  const form = `Incident form

Place: Orlo sluice

Place: Lower Orlo

Weather: Rain

Seen by: Two farmers`
  assert.deepEqual(
    said(form).filter(([, cue]) => cue === ':'),
    [],
  )
})

test('what tells when or how somebody spoke is no part of who spoke, and who cites is who acts', () => {
  const speakers = (text: string) => said(text).map(([source]) => source)
  assert.deepEqual(speakers('Talks stall\n\nMara Tarn, reached by telephone, said the talks had stalled.').slice(-1), [
    'Mara Tarn',
  ])
  assert.deepEqual(
    speakers('Talks stall\n\nMara Tarn, who leads the delegation, said the talks had stalled.').slice(-1),
    ['Mara Tarn, who leads the delegation'],
  )
  assert.deepEqual(speakers('Talks stall\n\nThe ministry closed the road, citing the risk of mines.').slice(-1), [
    'The ministry',
  ])
})
