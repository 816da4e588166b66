// A table of articles (CSV, TSV): one row each, under a header that names the columns in Vietnamese or English.
import { createHash } from 'node:crypto';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { RawArticle, SourceItem } from '../core/source-item.js';
import { type FieldName, fieldNamed } from './field-names.js';
import { problemItem } from './problem-item.js';
import { readLines } from './read-lines.js';
import { articleOfFields } from './row-fields.js';
import { readRecords } from './table-records.js';

const DELIMITERS = [',', ';', '\t', '|'];
/** For a table of one column, whose texts may hold any of those: no text holds this. */
const NO_DELIMITER = '\u001f';
/** Excel's own line for the delimiter, above the header. */
const EXCEL_DELIMITER = /^"?sep=([,;\t|])"?$/iu;
/** Hexadecimal digits of SHA-256: among a million rows without an id, one chance in 40 million that two share a key. */
const KEY_DIGITS = 16;

/** The fields of one record; throws CsvError for what no reader takes. */
function fieldsOf(record: string, delimiter: string): string[] {
  const rows: string[][] = parse(record, {
    delimiter,
    record_delimiter: ['\n'],
    relax_quotes: true,
    relax_column_count: true,
  });
  return rows[0] ?? [];
}

type Columns = ReadonlyArray<FieldName | null>;

/** Each field stands for one column: of two that mean the same, the first. */
function columnsOf(names: readonly string[]): Columns {
  const found = names.map(fieldNamed);
  return found.map((field, place) => (field !== null && found.indexOf(field) === place ? field : null));
}

const known = (columns: Columns): number => columns.filter((field) => field !== null).length;

/** The delimiter under which a header names most columns; a tab or semicolon wins over nothing. */
function delimiterOf(header: string): string {
  if (!DELIMITERS.some((delimiter) => header.includes(delimiter))) return NO_DELIMITER;
  const counts = DELIMITERS.map((delimiter) => {
    try {
      return { delimiter, count: known(columnsOf(fieldsOf(header, delimiter))) };
    } catch (error) {
      if (error instanceof CsvError) return { delimiter, count: 0 };
      throw error;
    }
  });
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** The address where there is one, which is the article's own name everywhere, else what the row says. */
function keyOfRow({ url, title, date, outlet, text }: Omit<RawArticle, 'key'>): string {
  if (url !== null) return url;
  const said = JSON.stringify([title, date, outlet, text]);
  return `row-${createHash('sha256').update(said).digest('hex').slice(0, KEY_DIGITS)}`;
}

/**
 * The articles of a table in UTF-8, row by row; holds one row at a time. The first line that is not blank names the
 * columns and shows the delimiter (comma, semicolon, tab or bar). Rows that cannot be read are reported with the line they begin at.
 */
export async function* readTable(
  chunks: AsyncIterable<Buffer>,
  file: string,
  maxRowBytes: number,
): AsyncIterable<SourceItem> {
  let columns: Columns | null = null;
  let delimiter = ',';
  let rows = 0;
  const delimiterIn = (line: string): string => {
    delimiter = EXCEL_DELIMITER.exec(line)?.[1] ?? delimiterOf(line);
    return delimiter;
  };
  for await (const record of readRecords(readLines(chunks, maxRowBytes), delimiterIn, maxRowBytes)) {
    if (record.kind === 'broken') {
      rows += 1;
      yield problemItem(file, record.line, 'broken-row', record.detail);
      continue;
    }
    const { line, text } = record;
    if (text.trim() === '' || (columns === null && EXCEL_DELIMITER.test(text))) continue;
    const fields = fieldsOf(text, delimiter);
    if (columns === null) {
      columns = columnsOf(fields);
      // Without texts no row can be an article's, and every one of them would say so.
      if (!columns.includes('text')) {
        yield problemItem(file, line, 'no-columns', fields.slice(0, 12).join(' | ').slice(0, 200));
        return;
      }
      continue;
    }
    rows += 1;
    if (fields.some((field, place) => place >= (columns?.length ?? 0) && field.trim() !== '')) {
      yield problemItem(file, line, 'broken-row', `${fields.length} fields`);
      continue;
    }
    const named = columns.flatMap((field, place) =>
      field === null ? [] : [[field, fields[place]] as const],
    );
    yield* articleOfFields(Object.fromEntries(named), { file, line }, keyOfRow);
  }
  if (rows === 0) yield problemItem(file, null, 'empty', 'no rows');
}
