// Words that nearly always signal who says what, standing in no cue: a question to the writer, not a fault. Kept apart
// from the reader's own lexicon, so that the gold does not learn from what it measures.
import type { Annotated } from './document.ts'

const signals =
  /\b(?:according to|sa(?:id|ys)|told|den(?:ied|ies)|accus(?:ed|es)|declin(?:ed|es) to|refus(?:ed|es) to|claim(?:ed|s) that|insist(?:ed|s)|warn(?:ed|s)|vow(?:ed|s)|pledg(?:ed|es)|urg(?:ed|es)|believ(?:ed|es)|reported(?:ly)? (?:that|by)|confirmed|acknowledged|citing)\b/gi

/** Each such word with a little of what follows. English only. */
export function cuesUnmarked({ language, text, claims }: Annotated): string[] {
  if (language !== 'en') return []
  const cues = claims.flatMap((claim) => claim.cue)
  return [...text.matchAll(signals)].flatMap((match) =>
    cues.some((cue) => cue.start < match.index + match[0].length && match.index < cue.end)
      ? []
      : [text.slice(match.index, match.index + 40).replaceAll('\n', ' ')],
  )
}
