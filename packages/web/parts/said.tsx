// Somebody's words in quotation marks of the reader's language; words that bring their own marks get no second ones.

const opened = /^\s*[“"«„‘']/
const closed = /[”"»“’']\s*$/

type Props = { readonly words: string; readonly language?: string; readonly struck?: boolean }

export function Said({ words, language, struck = false }: Props) {
  const text = words.trim()
  const lang = language === 'und' ? undefined : language
  const rest = { dir: 'auto', lang, 'data-struck': struck || undefined } as const
  return opened.test(text) && closed.test(text) ? (
    <span className="said" {...rest}>
      {text}
    </span>
  ) : (
    <q {...rest}>{text}</q>
  )
}

/** What somebody said of it, after the words that stand before it; nothing where nobody said anything. */
export function Quoted({ says }: { readonly says: string | null }) {
  if (says === null) return null
  return (
    <>
      {' '}
      <q dir="auto">{says}</q>
    </>
  )
}
