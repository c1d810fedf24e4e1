import { parse } from 'csv-parse/sync'
import { AppError, sentenceOf } from '../../server/error.ts'
import { type Language, languages } from '../../server/i18n/languages.ts'
import type { Payee } from '../../server/qr/payee.ts'
import { amountFrom, payeeFrom } from './make.ts'

export interface BatchRow {
  line: number
  payee: Payee
  amountRwf: number | null
  name: string | undefined
  language: Language | undefined
}

export interface BadLine {
  line: number
  problem: string
}

/**
 * Reads payee, amount, name and language from CSV; the header may be left out. Separators are commas, semicolons or
 * tabs. One bad line does not spoil the others.
 */
export function readBatch(csv: string): { rows: BatchRow[]; bad: BadLine[] } {
  const records = recordsOf(csv)
  const [first] = records
  const header = first?.cells.map((cell) => cell.toLowerCase())
  const hasHeader = header?.some((cell) => columnNames.has(cell)) ?? false
  const columns = hasHeader ? (header ?? []).map((cell) => columnNames.get(cell)) : standardColumns
  if (!columns.includes('payee')) {
    throw new AppError(
      'usage.invalid',
      'The header names no payee. Call the columns payee, amount, name and lang.',
    )
  }
  const rows: BatchRow[] = []
  const bad: BadLine[] = []
  for (const { line, cells } of records.slice(hasHeader ? 1 : 0)) {
    try {
      rows.push(rowOf(line, cells, columns))
    } catch (thrown) {
      bad.push({ line, problem: sentenceOf(thrown) })
    }
  }
  return { rows, bad }
}

type Column = 'payee' | 'amount' | 'name' | 'lang'
const standardColumns: (Column | undefined)[] = ['payee', 'amount', 'name', 'lang']
const columnNames = new Map<string, Column>([
  ['payee', 'payee'],
  ['phone', 'payee'],
  ['number', 'payee'],
  ['code', 'payee'],
  ['merchant', 'payee'],
  ['amount', 'amount'],
  ['name', 'name'],
  ['shop', 'name'],
  ['lang', 'lang'],
  ['language', 'lang'],
])

function recordsOf(csv: string): { line: number; cells: string[] }[] {
  try {
    const parsed = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return parsed
      .map(({ info, record }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (thrown) {
    throw new AppError('usage.invalid', `The file is not CSV that can be read: ${sentenceOf(thrown)}.`, {
      cause: thrown,
    })
  }
}

/** The one the first line uses: in a file with semicolons a comma belongs to an amount. */
function delimiterOf(csv: string): string {
  const [firstLine = ''] = csv.split('\n', 1)
  return ['\t', ';'].find((each) => firstLine.includes(each)) ?? ','
}

function rowOf(line: number, cells: string[], columns: (Column | undefined)[]): BatchRow {
  if (cells.length > columns.length) {
    throw new AppError(
      'qr.invalid',
      `There are ${cells.length} values for ${columns.length} columns. Put an amount with a comma in quotes.`,
    )
  }
  const cell = (column: Column) => cells[columns.indexOf(column)] || undefined
  const lang = columns.includes('lang') ? cell('lang')?.toLowerCase() : undefined
  const language = languages.find((each) => each === lang)
  if (lang !== undefined && language === undefined) {
    throw new AppError('qr.invalid', `"${lang}" is not one of the languages ${languages.join(', ')}.`)
  }
  return {
    line,
    payee: payeeFrom(cell('payee') ?? ''),
    amountRwf: columns.includes('amount') ? amountFrom(cell('amount')) : null,
    name: columns.includes('name') ? cell('name') : undefined,
    language,
  }
}
