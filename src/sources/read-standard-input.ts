// Standard input to articles: rows of JSON when it opens like one, else a single text.
import { createHash } from 'node:crypto';
import type { SourceItem } from '../core/source-item.js';
import { problemItem } from './problem-item.js';
import { causeOf, type FileParts } from './read-file.js';
import { readJsonl, readText } from './read-stream.js';

/** Hexadecimal digits of SHA-256: one chance in 4,000,000,000 that two given texts share a key. */
const KEY_DIGITS = 8;

/** JSONL when the first character that is not blank is `{`, else one article, unless that text is an array of JSON. */
export async function* readStandardInput(
  stdin: NodeJS.ReadableStream,
  { maxLineBytes, maxFileBytes }: Pick<FileParts, 'maxLineBytes' | 'maxFileBytes'>,
): AsyncIterable<SourceItem> {
  try {
    const chunks = buffersOf(stdin)[Symbol.asyncIterator]();
    const start: Buffer[] = [];
    let shown = '';
    while (shown === '') {
      const next = await chunks.next();
      if (next.done === true) break;
      start.push(next.value);
      // Marks and the NULs of UTF-16 stand around the first character; neither is what is looked for.
      shown = next.value
        .toString('latin1')
        .replace(/[\s\u0000\u00bb\u00bf\u00ef\u00fe\u00ff]+/gu, '')
        .slice(0, 1);
    }
    const all = (async function* () {
      yield* start;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    })();
    if (shown === '{') yield* readJsonl(all, '-', maxLineBytes);
    else {
      for await (const item of readText(all, '-', keyOfText, maxFileBytes)) {
        const isArray = item.kind === 'article' && isJsonArray(item.article.text);
        yield isArray ? problemItem('-', null, 'broken-json', 'an array; give one object per line') : item;
      }
    }
  } catch (error) {
    yield problemItem('-', null, 'unreadable', causeOf(error));
  }
}

/** Texts from standard input have no name; one made of the text lets many of them stand side by side. */
function keyOfText(text: string): string {
  return `stdin-${createHash('sha256').update(text).digest('hex').slice(0, KEY_DIGITS)}`;
}

/** An array of objects even when it is cut off; one of anything else only when it is whole, for prose opens so too. */
function isJsonArray(text: string): boolean {
  if (/^\s*\[\s*\{/u.test(text)) return true;
  if (!/^\s*\[/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* buffersOf(stream: NodeJS.ReadableStream): AsyncIterable<Buffer> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
