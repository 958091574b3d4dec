// The languages briefs are written in. English where a reader's language is not among them.
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { situationAr } from './situation-ar.ts'
import { situationEn } from './situation-en.ts'
import { situationFr } from './situation-fr.ts'
import type { SituationWords } from './situation-words.ts'
import type { BriefWords } from './words.ts'

export const briefLanguages: readonly BriefWords[] = [en, ar, fr]

export const briefWords = (language: string): BriefWords =>
  briefLanguages.find((one) => one.language === language.slice(0, 2).toLowerCase()) ?? en

const situations: readonly SituationWords[] = [situationEn, situationAr, situationFr]
export const situationWords = (language: string): SituationWords =>
  situations.find((one) => one.language === language.slice(0, 2).toLowerCase()) ?? situationEn
