// Makes the tables of the gazetteer. Run once after an install, it saves every process that reads 0.2 s; without it each
// makes them by itself.
import { prepareGazetteer } from './gazetteer.ts'

prepareGazetteer()
