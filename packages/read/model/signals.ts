// Turns of phrase that tell how a claim stands: refusals, denials, conditions, plans. Each is a question to the words of
// the cue, of the content, or of both in a row; what its answer weighs is learnt.

export type Signal = { readonly name: string; readonly of: 'cue' | 'content' | 'both'; readonly pattern: RegExp }

const signal = (name: string, of: Signal['of'], pattern: RegExp): Signal => ({ name, of, pattern })

/** Tested on lower case with straight apostrophes. */
export const signals: readonly Signal[] = [
  signal(
    'refused to speak',
    'both',
    /\b(?:declin|refus)\w* (?:to )?(?:say|comment|discuss|confirm|answer|disclose|identify|elaborate|name|give|be drawn|be named|speak|talk|show|specify|provide|reveal|publish|share|explain|go into|respond|reply)\b/,
  ),
  signal(
    'would not speak',
    'both',
    /\b(?:would|will|wo|could|did|does|do|has|have|had|can|was|were|is|are)(?: not|n't| never| neither) (?:yet |immediately |so far |otherwise |wish to |want to |return |be )?(?:say|saying|said|comment|commented|discuss|disclose|disclosed|answer|answered|reply|replied|respond|responded|give|given|tell|publish|published|name|elaborate|confirm|confirmed|specify|go into|drawn|reached|calls?|explain|speculate)\b/,
  ),
  signal(
    'no comment',
    'both',
    /\b(?:no|nothing|further) (?:\w+ )?(?:comment|reply|response|answer|statement|details?|to add|to say|number|figure)s?\b/,
  ),
  signal(
    'silent',
    'both',
    /\b(?:silent|silence|unavailable|not available|unreachable|reached|no position|no view|without comment|reserves? (?:its|his|her|their) \w+)\b/,
  ),
  signal('neither', 'both', /\bneither (?:confirm|den)\w* nor (?:den|confirm)\w*/),
  signal('would say only', 'both', /\b(?:say|said|saying|note|give)s? only\b|\bonly (?:say|said|note)\b/),
  signal(
    'yet to',
    'both',
    /\b(?:yet to|failed to|did not|has not|have not|had not) (?:reply|respond|answer|return|comment)/,
  ),
  signal(
    'request',
    'content',
    /^(?:a |an |the |any |our |repeated |several |two |written )*(?:requests?|calls?|questions?|messages?|emails?|letters?)\b/,
  ),
  signal('for comment', 'content', /^(?:to |for )?comment/),
  signal('who, whether', 'content', /^(?:to say )?(?:who|whom|what|when|where|why|how|whether|which|if)\b/),
  signal(
    'denying word',
    'cue',
    /\b(?:den(?:y|ies|ied|ying|ial|ials)|disput\w+|refut\w+|contradict\w*|disavow\w*|contest\w*|rubbish\w*|disown\w*|debunk\w*)\b/,
  ),
  signal(
    'dismissing word',
    'cue',
    /\b(?:dismiss\w*|reject\w*|ridicul\w+|scoff\w*|brush\w*|laugh\w*|question\w*|wav\w+|scorn\w*|mock\w*|distanc\w+|wave|shrug\w*|rul\w+ out|ruled)\b/,
  ),
  signal('accepts', 'cue', /\b(?:accept|admit|acknowledge|concede|recogni[sz]e|agree|share|believe|give)\w*\b/),
  signal('calling it', 'cue', /\b(?:call|brand|describ|label|dismiss|term|dub)\w*\b/),
  signal(
    'charge',
    'content',
    /^(?:the |that |those |these |this |any |all |such |its |his |her |their |as |\w+['’]s |\w+ ){0,3}(?:charge|allegation|accusation|claim|account|report|rumour|rumor|story|version|contention|suggestion|figure|finding|notion|idea|talk|toll|count|number|assertion|remark|testimony|complaint|opinion|speculation|theory|evidence)s?\b/,
  ),
  signal('a pronoun', 'content', /^(?:it|this|that|them|so|otherwise|none|both|these|those)$/),
  signal(
    'falsehood',
    'content',
    /\b(?:lies?|lying|fiction|invention|inventions|invented|nonsense|untrue|false|falsehoods?|fabricat\w+|baseless|unfounded|groundless|fantas\w+|fairy|propaganda|slanders?|smears?|hoax|fake|absurd|ridiculous|rubbish|not so|not true|never happened|no such|news to|imaginary|made up|theatre|malicious|wrong|mistaken|pure)\b/,
  ),
  signal(
    'begins with no',
    'content',
    /^(?:that |["“'‘] ?)*(?:no|none|not|never|nobody|nothing|neither|there (?:was|were|is|are|had been|has been) (?:no|not|never))\b/,
  ),
  signal(
    'its own not',
    'content',
    /^(?:that |["“'‘] ?)*(?:it|he|she|they|we|i|its \w+|his \w+|her \w+|their \w+|our \w+)(?: \w+){0,2} (?:had|has|have|did|was|were|is|are|do|does) ?(?:not|n't|never|no|nothing|none)\b/,
  ),
  signal('gerund', 'content', /^(?:\w+ly |ever |having )?\w+ing\b/),
  signal(
    'knew nothing',
    'content',
    /\b(?:not aware|unaware|no knowledge|knew of no|knows of no|knew nothing|knows nothing|no plans?|no intention|news to)\b/,
  ),
  signal('if', 'content', /(?<!\b(?:even|as|ask\w*|wonder\w*|know|see) )\bif\b(?! not)/),
  signal('even if', 'content', /\b(?:even|as) if\b/),
  signal('unless', 'content', /\bunless\b/),
  signal(
    'provided',
    'content',
    /\b(?:provided|providing|on (?:the )?conditions?|as long as|so long as|for as long as|subject to|contingent|depend\w*|permitting|guarantee)\b/,
  ),
  signal('until', 'content', /\b(?:until|till)\b/),
  signal(
    'once',
    'content',
    /\b(?:once (?:the|a|it|they|he|she|we|both|all|its|their|every|there)|as soon as|the (?:day|hour|moment|minute)|only (?:if|when|after|once)|not before|before any|when the|when they|when it)\b/,
  ),
  signal(
    'inverted condition',
    'content',
    /\b(?:should|had|were) (?:he|she|it|they|the \w+|there|this|that|any|both|either|we|i)\b/,
  ),
  signal(
    'in return',
    'content',
    /\b(?:in return|in exchange|otherwise|or else|in (?:that|such a|this) case|without (?:a|an|the|written|any)|depending)\b/,
  ),
  signal(
    'whoever',
    'content',
    /\b(?:whoever|whichever|any(?:one|body) who|any \w+ (?:that|who|which|he|she|they|we|raised|found|seen|caught)|so many as|permitting|weather|the very (?:hour|day|moment))\b/,
  ),
  signal(
    'answers no',
    'content',
    /^["“'‘]?(?:no|nonsense|absolutely not|certainly not|not at all|never|not true|it(?:['’]s| is| was) not|it isn['’]t|that(?:['’]s| is| was) not|i did not|i didn['’]t|we did not|we didn['’]t|there (?:is|was|are|were) no(?:t|body|thing)?|nobody|nothing|not)\b/,
  ),
  signal(
    'intends',
    'content',
    /\b(?:intend|intends|intended|plans|planned|means|vows|promises|willing|determined) to\b/,
  ),
  signal(
    'gives no answer',
    'content',
    /\b(?:cannot|can't|not going to|not here to|won't|will not|would rather|i'd rather|prefer(?:red)? not|no finding|next question|not today|ask (?:me|him|her|them)|wait for|not my place|no view|in due course|let (?:him|her|them) answer)\b/,
  ),
  signal('whether', 'content', /\bwhether\b/),
  signal('first', 'content', /\b(?:first|beforehand)["”’]?$|\bbefore (?:they|it|he|she|any|the|we)\b/),
  signal('would', 'content', /\b(?:would|'d)\b/),
  signal('would not', 'content', /\b(?:would|will|wo)(?: not|n't| never)\b/),
  signal('will', 'content', /\b(?:will|shall|'ll)\b/),
  signal('may', 'content', /\b(?:may|might|could|can)\b/),
  signal('must', 'content', /\b(?:must|should|ought|has to|have to|had to|needs? to)\b/),
  signal(
    'is to',
    'content',
    /\b(?:is|are|was|were) (?:due|to|scheduled|set|expected|ready|about|going|prepared|planned|supposed|meant)\b/,
  ),
  signal('to do', 'content', /^(?:not |never )?to \w+/),
  signal(
    'near',
    'content',
    /\b(?:near|imminent|upcoming|forthcoming|ready|readiness|due|planned|next (?:week|month|year|round)|tomorrow|tonight|within (?:days|weeks|a|the|\d+|\w+ (?:days|hours|weeks))|by (?:the end|friday|monday|tuesday|wednesday|thursday|saturday|sunday|mid|late|next|\w+ \d))\b/,
  ),
  signal(
    'a day ahead',
    'content',
    /\b(?:on|by|from|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.? \d+|\d+ \w+)\b/,
  ),
  signal('has done', 'content', /\b(?:had|has|have) (?:been |already |also |not |never )?\w+(?:ed|en|wn|ne)\b/),
  signal(
    'promising word',
    'cue',
    /\b(?:promis\w+|vow\w*|pledg\w+|undert\w+|swear|swore|sworn|swears|guarante\w+|assur\w+|commit\w*|agree\w*|offer\w*|word|consent\w*|announc\w+|plan|plans|planned|intend\w*|will|shall|ready|prepared)\b/,
  ),
  signal(
    'demanding word',
    'cue',
    /\b(?:demand\w*|ask\w*|urg\w+|call(?:s|ed|ing)? (?:for|on|upon)|request\w*|appeal\w*|propos\w+|invit\w+|insist\w* on|recommend\w*|suggest\w*|beg\w*|order\w*|instruct\w*|advis\w+)\b/,
  ),
  signal('hoping word', 'cue', /\b(?:hop\w+|wish\w*|want\w*|expect\w*|like|long\w*|pray\w*|look\w* forward)\b/),
  signal(
    'fearing word',
    'cue',
    /\b(?:fear\w*|afraid|worr\w+|think\w*|thought|believ\w+|doubt\w*|suspect\w*|consider\w*|feel\w*|felt|reckon\w*|suppos\w+|guess\w*)\b/,
  ),
  signal('threatening word', 'cue', /\b(?:threat\w*|warn\w*|vow\w*)\b/),
  signal(
    'hearsay word',
    'cue',
    /\b(?:report\w*|according|citing|cited|quot\w+|heard|hears|rumou?r\w*|found|finds|note[sd]?|list\w*|record\w*|count\w*|put|puts|estimat\w+)\b/,
  ),
  signal('negative cue', 'cue', /n't\b|\b(?:not|never|no|nobody|neither|nor)\b/),
  signal(
    'passive cue',
    'cue',
    /\b(?:is|are|was|were|been|be|being) (?:\w+ly )?(?:said|told|asked|expected|believed|reported|promised|ordered|instructed|invited|warned|thought|understood|feared|alleged|suggested|agreed|offered)\b/,
  ),
  signal(
    'does not deny',
    'both',
    /(?:n't|\b(?:not|never|neither|nor|without|nobody)) (?:\w+ )?(?:deny|denied|denies|denying|dispute[sd]?|disputing|reject(?:ed)?|contradict(?:ed)?|contest(?:ed)?|question(?:ed)?)\b/,
  ),
  signal(
    'does not accept',
    'both',
    /(?:n't|\b(?:not|never|neither|nor|no))(?: \w+){0,2} (?:accept|admit|acknowledg|conced|recogni[sz]|shar(?:e|es|ed|ing)\b|believ|agree|credit|buy\b)/,
  ),
  signal(
    'promises nothing',
    'both',
    /(?:n't|\b(?:not|never|no|neither|nor)) (?:\w+ )?(?:promis|pledg|vow|guarante|undertak|undertook|commit)/,
  ),
  signal(
    'refuses an act',
    'both',
    /\b(?:declin|refus)\w*(?! to (?:say|comment|discuss|confirm|answer|disclose|identify|elaborate|name|give|be |speak|talk|specify|provide|reveal|explain|go into|respond|reply)| (?:\w+ )?comment)/,
  ),
  signal('neither, nor', 'both', /\bneither \w+ nor\b/),
  signal(
    'stops short',
    'both',
    /\b(?:stopp?(?:ed|ing|s)? short|prefer\w* not|without (?:answering|naming|saying|giving|elaborating|comment\w*|explaining)|(?:has|have|had) yet to|ignor(?:ed|es|ing)|tak(?:en|es|ing) note|took note|noted only|interview request|(?:question|matter) for|up to)\b/,
  ),
  signal('those who', 'content', /\bwhoever\b|\b(?:those|anyone|anybody|he) who\b|^(?:that |["“'] ?)*any \w+/),
  signal('while', 'content', /\b(?:while|as long as|so long as|for as long)\b/),
  signal('without', 'content', /\bwithout\b/),
  signal(
    'upon',
    'content',
    /\b(?:upon|on (?:receipt|payment|delivery|the (?:day|hour|morning))|pending|after which|in that case|in such a case|in that event|then)\b/,
  ),
  signal('when', 'content', /\b(?:when|once|after|as soon as|the (?:very )?(?:day|hour|moment))\b/),
  signal('before', 'content', /\bbefore\b/),
  signal(
    'not ours',
    'content',
    /(?:n't|\b(?:not|never)) (?:\w+ )?(?:us|ours|them|him|her|me|mine|his|hers|theirs|one of|it|true|so|the case|happen\w*)\b|\b(?:nothing to do|nowhere near|innocent|none of|not a single|no \w+ (?:was|were|had|has|of ours))\b/,
  ),
  signal(
    'had no part',
    'content',
    /\b(?:gave|give|given|knew|knows?|known|had|has|have|having|accept\w*|bore|bears?|saw|took|takes?|played) (?:of )?(?:no|nothing|none)\b/,
  ),
  signal('merely', 'content', /\b(?:only|merely|simply|just|already|always|all along)\b/),
  signal('never', 'content', /\b(?:never|nobody|no one|nothing|none|neither)\b/),
  signal('calls that', 'content', /^(?:it|this|that|them|these|those|both|the \w+|such \w+) (?:an? |as )?["“'‘]/),
  signal(
    'expects',
    'content',
    /\b(?:expect|plan|aim|hope|prepar|suppos|mean|meant|agree|decid|resolv|instruct|set|schedul|bound|going|due|order|ready|about)(?:s|d|e|ed|es|ing|led)?(?: not)? to\b/,
  ),
  signal('headline infinitive', 'content', /^(?:[\w'’-]+ ){1,7}to \w+(?: [\w'’-]+){0,7}["”’]?$/),
  signal(
    'shall not',
    'content',
    /\b(?:will|would|shall|wo|'ll|to)(?: not|n't| never| no longer)\b|\bno \w+ (?:will|would|shall)\b|\b(?:will|would) be no\b/,
  ),
  signal('against whom', 'content', /\b(?:of|for) (?:\w+ ){0,3}\w+ing\b/),
]

/** Bits of the signals that answer yes, as indexes into `signals`. */
export function signalsIn(cue: string, content: string): number[] {
  const words = { cue: straight(cue), content: straight(content), both: '' }
  words.both = `${words.cue} ${words.content}`
  return signals.flatMap(({ of, pattern }, i) => (pattern.test(words[of]) ? [i] : []))
}

const straight = (text: string) => text.toLowerCase().replace(/[’‘]/g, "'")
