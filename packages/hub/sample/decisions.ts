// What people of the sample process decided about what the machine read. Each names its claim by the document and by
// words of its content, because the number of a claim belongs to a reading; where a reading has no such claim, the
// decision is left out.
export type SampleDecision = {
  readonly file: string
  /** Words that stand in the claim's content. */
  readonly words: string
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
  { file: '02-signing-inn.html', words: 'a door, not a house', by: 'government', decision: 'accepted' },
  { file: '02-signing-inn.html', words: 'on the day it is due', by: 'council', decision: 'accepted' },
  { file: '02-signing-inn.html', words: 'depend on food aid', by: 'bureau', decision: 'accepted' },
  {
    file: '09-government-statement.txt',
    words: 'shelled the village of Stonefold',
    by: 'government',
    decision: 'accepted',
  },
  { file: '09-government-statement.txt', words: '12 persons lost their lives', by: 'government', decision: 'accepted' },
  { file: '18-briefing-transcript.txt', words: 'There is no plan', by: 'mediator', decision: 'accepted' },
  { file: '18-briefing-transcript.txt', words: 'Its number is 456', by: 'mission', decision: 'accepted' },
  {
    file: '18-briefing-transcript.txt',
    words: 'I would not use that word',
    by: 'mediator',
    decision: 'corrected',
    correction: { attitude: 'declines-to-comment' },
    reason: 'The spokesperson declines to say whether there is a breach.',
  },
  {
    file: '18-briefing-transcript.txt',
    words: 'I am not going to comment on ideas',
    by: 'mediator',
    decision: 'corrected',
    correction: { attitude: 'declines-to-comment' },
    reason: 'He declines to comment on reports of a paper.',
  },
  {
    file: '18-briefing-transcript.txt',
    words: 'life in danger',
    by: 'mediator',
    decision: 'rejected',
    reason: 'A question put to the speaker, and not something he says.',
  },
  {
    file: '18-briefing-transcript.txt',
    words: 'both sides are in breach',
    by: 'mediator',
    decision: 'rejected',
    reason: 'A question put to the speaker, and not something he says.',
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
