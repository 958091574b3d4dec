// What people of the sample process decided about what the machine read. Each names its claim by the document and by
// words of its content, because the number of a claim belongs to a reading; where a reading has no such claim, the
// decision is left out.
export type SampleDecision = {
  readonly file: string
  /** Words that stand in the claim's content. */
  readonly words: string
  /** Whether the content begins with the words, where a claim around this one holds them too. */
  readonly begins?: true
  /** The attitude the machine read, where the words alone would not tell two claims apart. */
  readonly readAs?: string
  /** Key of the organisation. */
  readonly by: string
} & (
  | { readonly decision: 'accepted' }
  | { readonly decision: 'rejected'; readonly reason: string }
  | { readonly decision: 'corrected'; readonly correction: { readonly attitude: string }; readonly reason: string }
)

export const decisions: readonly SampleDecision[] = [
  { file: '02-signing-inn.html', words: 'What was signed today is a beginning', by: 'network', decision: 'accepted' },
  { file: '02-signing-inn.html', words: 'What was signed today is a beginning', by: 'mediator', decision: 'accepted' },
  { file: '02-signing-inn.html', words: 'on the day it is due', by: 'council', decision: 'accepted' },
  { file: '02-signing-inn.html', words: 'given up its claim', by: 'government', decision: 'accepted' },
  { file: '02-signing-inn.html', words: 'whether the cabinet had voted', by: 'network', decision: 'accepted' },
  {
    file: '09-government-statement.txt',
    words: 'shelled the village of Stonefold',
    by: 'government',
    decision: 'accepted',
  },
  { file: '09-government-statement.txt', words: '12 persons lost their lives', by: 'government', decision: 'accepted' },
  { file: '10-sarom-daily-report.pdf', words: 'the bodies of 12 persons', by: 'mission', decision: 'accepted' },
  { file: '10-sarom-daily-report.pdf', words: '19 persons had been killed', by: 'mission', decision: 'accepted' },
  { file: '16-relief-situation-report.pdf', words: '70 minutes per truck', by: 'bureau', decision: 'accepted' },
  { file: '16-relief-situation-report.pdf', words: 'any fee is levied', by: 'council', decision: 'accepted' },
  {
    file: '18-briefing-transcript.txt',
    words: 'a visit to Haddle Bridge and to Lissmere is planned',
    by: 'mediator',
    decision: 'accepted',
  },
  {
    file: '18-briefing-transcript.txt',
    words: 'what happened there',
    readAs: 'accuses',
    by: 'mediator',
    decision: 'corrected',
    correction: { attitude: 'other' },
    reason: 'The spokesperson deplores what happened; he accuses nobody of it.',
  },
  {
    file: '18-briefing-transcript.txt',
    words: 'I am not going to go into that',
    readAs: 'asserts',
    by: 'mediator',
    decision: 'corrected',
    correction: { attitude: 'declines-to-comment' },
    reason: 'He declines to say who will be met.',
  },
  {
    file: '21-council-rejects.html',
    words: 'this was untrue',
    readAs: 'asserts',
    by: 'government',
    decision: 'corrected',
    correction: { attitude: 'denies' },
    reason: 'Calling it untrue is a denial.',
  },
  {
    file: '13-envoy-anonymous.html',
    words: 'not to be identified because the visit has not been announced, cautioned',
    by: 'institute',
    decision: 'rejected',
    reason: 'A condition for speaking to the paper, and not a demand made in the talks.',
  },
  {
    file: '02-signing-inn.html',
    words: 'an outside arbiter',
    begins: true,
    by: 'government',
    decision: 'rejected',
    reason: 'What a delegate says the Government wanted, and not what the Government says.',
  },
  {
    file: '25-ceasefire-largely-held.txt',
    words: 'the mediators in an earlier round',
    begins: true,
    by: 'institute',
    decision: 'rejected',
    reason: 'Words about a person quoted, and not what that person says.',
  },
  {
    file: '26-second-release-radio.txt',
    words: 'not to be named, called the mood',
    begins: true,
    by: 'council',
    decision: 'rejected',
    reason: 'A condition for speaking, and not a demand.',
  },
]

/** Notes on documents. */
export const notes: readonly { readonly file: string; readonly by: string; readonly text: string }[] = [
  {
    file: '14-envoy-spun.html',
    by: 'institute',
    text: 'This page calls the envoy Ingrid Varenholt. Every other document of the process calls her Odile Varenholt.',
  },
  {
    file: '17-aid-counts.xlsx',
    by: 'network',
    text: 'Three columns count at three places: at dispatch, at the northern barrier, on arrival. They are not rival figures for one thing.',
  },
]
