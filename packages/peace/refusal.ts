// A refusal: what we will not write, with a stable code, its data, and a sentence that tells a person what to do next. The
// log's own, so that the house has one.
export { Refusal } from '@parley/log/check'
