// Makes the tables of cities and of English words. Run once after an install, it saves every process that reads 0.3 s;
// without it each makes them by itself.
import { prepareGazetteer } from './lexicon/gazetteer.ts'
import { prepareEnglish } from './words/english.ts'

prepareGazetteer()
prepareEnglish()
