/**
 * WhatsApp's formatting. A mark opens at the edge of a word and closes at one, so that *182*8*1# stays what it is.
 * Each pattern has the words inside as its first group.
 */
export const marks = {
  mono: /(?<![\p{L}\p{N}])`([^`\n]+)`/u,
  bold: marked('\\*'),
  italic: marked('_'),
  struck: marked('~'),
}

export const monoBlock = /```([\s\S]+?)```/

/** The words alone, for where formatting is not drawn. */
export function unmarked(text: string): string {
  return text
    .split(monoBlock)
    .map((piece, place) => (place % 2 === 1 ? piece : unmarkedLines(piece)))
    .join('')
}

function unmarkedLines(text: string): string {
  // What is mono is shown as it was written, marks and all.
  return text
    .replace(/^> /gm, '')
    .split(new RegExp(marks.mono, 'u'))
    .map((piece, place) => (place % 2 === 1 ? piece : unmarkedWords(piece)))
    .join('')
}

function unmarkedWords(text: string): string {
  const styles = [marks.bold, marks.italic, marks.struck]
  return styles.reduce((words, mark) => words.replace(new RegExp(mark, 'gu'), '$1'), text)
}

function marked(mark: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}/${mark}])${mark}(?=[^\\s${mark}])([^\\n]*?[^\\s])${mark}(?![\\p{L}\\p{N}${mark}])`,
    'u',
  )
}
