// A refusal: typed, with its data, and a sentence that tells the person what to do next. The log's own, so that the house
// has one.
export { Refusal } from '@parley/log/check'
