// A stream of bytes to articles: one text, one Markdown text, or rows of JSONL.
import type { SourceItem } from '../core/source-item.js';
import { asUtf8, decodeUtf8 } from './decode.js';
import { decodeOther } from './decode-stream.js';
import { readRow } from './jsonl-row.js';
import { problemItem } from './problem-item.js';
import { readLines } from './read-lines.js';
import { articleOfFields } from './row-fields.js';

const BYTE_ORDER_MARK = /^\ufeff/u;

/** All bytes of a stream; null when there are more than `maxBytes`. */
export async function bytesOf(chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | null> {
  const held: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) return null;
    held.push(chunk);
  }
  return Buffer.concat(held, length);
}

/** The text of a stream or what is wrong with it: UTF-8, UTF-16 with its mark, else the charset that it shows. */
async function textOf(chunks: AsyncIterable<Buffer>, file: string, maxBytes: number) {
  const bytes = await bytesOf(asUtf8(chunks), maxBytes);
  if (bytes === null) return problemItem(file, null, 'too-large', `more than ${maxBytes} bytes`);
  const text = decodeUtf8(bytes) ?? (bytes.includes(0) ? null : (await decodeOther(bytes))?.text);
  if (text == null) return problemItem(file, null, 'binary', 'not text');
  const shown = text.replace(BYTE_ORDER_MARK, '');
  return shown.trim() === '' ? problemItem(file, null, 'empty', 'no text') : shown;
}

/** One article out of a whole stream of at most `maxBytes`; its text is as written, only decoded. `keyOf` names it. */
export async function* readText(
  chunks: AsyncIterable<Buffer>,
  file: string,
  keyOf: (text: string) => string,
  maxBytes: number,
): AsyncIterable<SourceItem> {
  const text = await textOf(chunks, file, maxBytes);
  if (typeof text !== 'string') {
    yield text;
    return;
  }
  const nothing = { title: null, date: null, outlet: null, url: null } as const;
  yield { kind: 'article', article: { key: keyOf(text), text, ...nothing, file, line: null } };
}

/** One article out of a Markdown text; what its front matter states wrongly is reported beside it. */
export async function* readMarkdownText(
  chunks: AsyncIterable<Buffer>,
  file: string,
  key: string,
  maxBytes: number,
): AsyncIterable<SourceItem> {
  const source = await textOf(chunks, file, maxBytes);
  if (typeof source !== 'string') {
    yield source;
    return;
  }
  // What reads front matter is loaded with the first Markdown text.
  const { readMarkdown } = await import('./markdown.js');
  const { front, frontBroken, heading, text } = readMarkdown(source);
  if (frontBroken) {
    const problem = { file, line: null, code: 'broken-front-matter', detail: 'YAML', taken: true } as const;
    yield { kind: 'problem', problem };
  }
  yield* articleOfFields({ ...front, title: front.title || heading, id: key, text }, { file, line: null });
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
