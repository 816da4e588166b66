// A stream of bytes to articles: one text, or rows of JSONL.
import type { SourceItem, SourceProblem } from '../core/source-item.js';
import { asUtf8, decodeUtf8 } from './decode.js';
import { readRow } from './jsonl-row.js';
import { readLines } from './read-lines.js';

/** A problem as an item; `line` is null for a whole file. */
export function problemItem(
  file: string,
  line: number | null,
  code: SourceProblem['code'],
  detail: string,
): SourceItem {
  return { kind: 'problem', problem: { file, line, code, detail } };
}

const BYTE_ORDER_MARK = /^\ufeff/u;

/** One article out of a whole stream of at most `maxBytes`; its text is as written, only decoded. `keyOf` names it. */
export async function* readText(
  chunks: AsyncIterable<Buffer>,
  file: string,
  keyOf: (text: string) => string,
  maxBytes: number,
): AsyncIterable<SourceItem> {
  const held: Buffer[] = [];
  let length = 0;
  for await (const chunk of asUtf8(chunks)) {
    length += chunk.length;
    if (length > maxBytes) {
      yield problemItem(file, null, 'too-large', `more than ${maxBytes} bytes`);
      return;
    }
    held.push(chunk);
  }
  const text = decodeUtf8(Buffer.concat(held, length))?.replace(BYTE_ORDER_MARK, '');
  if (text === undefined) yield problemItem(file, null, 'binary', 'not UTF-8 text');
  else if (text.trim() === '') yield problemItem(file, null, 'empty', 'no text');
  else {
    const nothing = { title: null, date: null, outlet: null, url: null } as const;
    yield { kind: 'article', article: { key: keyOf(text), text, ...nothing, file, line: null } };
  }
}

/** The articles of a JSONL stream, row by row; blank lines are passed over but counted. */
export async function* readJsonl(
  chunks: AsyncIterable<Buffer>,
  file: string,
  maxLineBytes: number,
): AsyncIterable<SourceItem> {
  let rows = 0;
  for await (const line of readLines(asUtf8(chunks), maxLineBytes)) {
    if (line.kind === 'too-long') {
      rows += 1;
      yield problemItem(file, line.number, 'too-large', `${line.length} bytes`);
      continue;
    }
    const json = decodeUtf8(line.bytes)?.replace(BYTE_ORDER_MARK, '');
    if (json?.trim() === '') continue;
    rows += 1;
    if (json === undefined) yield problemItem(file, line.number, 'binary', 'not UTF-8 text');
    else yield* readRow(json, file, line.number);
  }
  if (rows === 0) yield problemItem(file, null, 'empty', 'no rows');
}
