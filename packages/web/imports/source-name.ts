// What a source is called at first: the file's name less what changes from one week to the next.

const changing = [
  /\.[a-z]{3,4}$/iu,
  /\(\d+\)|\[\d+\]/gu,
  /(?<![\p{L}\p{N}])(final|draft|copy|clean|updated?|new|latest|version|ver|v)[\s._-]*\d*(?![\p{L}\p{N}])/giu,
  /(?<!\d)\d{1,4}[.\-_/]\d{1,2}[.\-_/]\d{1,4}(?!\d)/gu,
  /(?<!\d)20\d{6}(?!\d)/gu,
  /(?<![\p{L}\p{N}])(week|wk|w|kw|semaine)[\s._-]*\d{1,2}(?![\p{L}\p{N}])/giu,
]

/** 'Incident log FINAL (2).xlsx' is 'Incident log'; the whole name where nothing else is left. */
export function sourceName(file: string): string {
  const spaced = file.replace(/_/gu, ' ')
  const left = changing
    .reduce((name, part) => name.replace(part, ' '), spaced)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s\-–.,]+|[\s\-–.,]+$/gu, '')
  return (left === '' ? file : left).slice(0, 120)
}
