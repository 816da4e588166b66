// The records of a delimited table from its lines: quoted fields may hold line ends, and one bad record costs no other.
import type { ReadLine } from './read-lines.js';

export type TableRecord =
  /** `text` is one whole record without its line end; `line` is where it begins. */
  | { readonly kind: 'record'; readonly line: number; readonly text: string }
  | { readonly kind: 'broken'; readonly line: number; readonly detail: string };

/** A longer field is no article's; an unclosed quote would hold everything behind it. */
const MOST_LINES = 10_000;
/**
 * After each quote that never closed, half as many lines are looked through for the end of the next, down to so many: in a
 * file of nothing else every line would be read again for each one before it.
 */
const LEAST_LINES = 50;

type Place = 'start' | 'plain' | 'quoted' | 'closing';

/** Reads on from `place` over one line; null when a closing quote is followed by something else than a delimiter. */
function scan(line: string, delimiter: string, from: Place): Place | null {
  let place = from;
  for (const sign of line) {
    if (place === 'quoted') {
      if (sign === '"') place = 'closing';
    } else if (sign === delimiter) place = 'start';
    else if (place === 'closing') {
      if (sign !== '"') return null;
      place = 'quoted';
    } else place = place === 'start' && sign === '"' ? 'quoted' : 'plain';
  }
  return place;
}

/** Lines with some of them put back to be read again. */
class Lines {
  readonly #source: AsyncIterator<ReadLine>;
  #back: ReadLine[] = [];

  constructor(source: AsyncIterable<ReadLine>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async next(): Promise<ReadLine | null> {
    const held = this.#back.shift();
    if (held !== undefined) return held;
    const { value, done } = await this.#source.next();
    return done === true ? null : value;
  }

  putBack(lines: readonly ReadLine[]): void {
    this.#back = [...lines, ...this.#back];
  }

  async end(): Promise<void> {
    await this.#source.return?.();
  }
}

/**
 * Puts lines (UTF-8) together to records; `delimiterIn` is asked once, for the first line that is not blank. A record whose quotes do not come out is reported at its first line, and the
 * lines behind that one are read as if nothing had happened. Holds at most `maxBytes` and 10,000 lines of one record.
 */
export async function* readRecords(
  source: AsyncIterable<ReadLine>,
  delimiterIn: (line: string) => string,
  maxBytes: number,
): AsyncIterable<TableRecord> {
  const lines = new Lines(source);
  let delimiter: string | null = null;
  let mostLines = MOST_LINES;
  try {
    for (let first = await lines.next(); first !== null; first = await lines.next()) {
      const { number } = first;
      const held: ReadLine[] = [];
      let text = '';
      let length = 0;
      let place: Place | null = 'start';
      let line: ReadLine | null = first;
      while (line !== null && line.kind === 'line') {
        held.push(line);
        const part = line.bytes.toString('utf8').replace(/\r$/u, '');
        length += line.bytes.length;
        if (part.trim() !== '') delimiter ??= delimiterIn(part);
        text = held.length === 1 ? part : `${text}\n${part}`;
        place = scan(part, delimiter ?? ',', place);
        if (place !== 'quoted' || held.length >= mostLines || length > maxBytes) break;
        line = await lines.next();
      }
      if (line?.kind === 'too-long') {
        yield { kind: 'broken', line: line.number, detail: `${line.length} bytes` };
        if (held.length > 0) yield { kind: 'broken', line: number, detail: 'quote not closed' };
        lines.putBack(held.slice(1));
      } else if (place === 'quoted' || place === null) {
        yield {
          kind: 'broken',
          line: number,
          detail: place === null ? 'quote inside a field' : 'quote not closed',
        };
        if (place === 'quoted') mostLines = Math.max(LEAST_LINES, Math.floor(mostLines / 2));
        lines.putBack(held.slice(1));
      } else if (length > maxBytes) yield { kind: 'broken', line: number, detail: `${length} bytes` };
      else yield { kind: 'record', line: number, text };
    }
  } finally {
    await lines.end();
  }
}
