// A reader that needs no model: a passage is as relevant as the share of the question's words that it holds, and the
// answer is wherever the test says it is.
import { AppError } from '../../src/core/errors.js';
import type { PassageReading, ReadablePassage, Reader } from '../../src/core/reader.js';
import { typedTokens } from '../../src/core/text.js';

export interface FakeReading {
  /** Log-odds of a passage; if not given, from −4 with none of the question's words to 4 with all of them. */
  readonly relevance?: (question: string, passage: ReadablePassage) => number;
  /** Answers as they stand in texts: the first that a text holds is what is read in it, in others the answer is not. */
  readonly spans?: readonly string[];
}

export interface FakeReader extends Reader {
  /** Every pair read so far. */
  readonly pairs: ReadonlyArray<{ readonly question: string; readonly passage: ReadablePassage }>;
}

/** Words of a text that are read; of a longer one the rest is cut off. */
const MOST_WORDS = 200;
const [HIGH, LOW] = [4, -4];

function sharedWords(question: string, { header, text }: ReadablePassage): number {
  const asked = new Set(typedTokens(question));
  const held = new Set(typedTokens(`${header}\n${text}`));
  const shared = [...asked].filter((token) => held.has(token)).length;
  return asked.size === 0 ? LOW : LOW + ((HIGH - LOW) * shared) / asked.size;
}

function readingOf(
  question: string,
  { header, text: whole }: ReadablePassage,
  { relevance = sharedWords, spans = [] }: FakeReading,
): PassageReading {
  const found = [...whole.matchAll(/\S+/gu)].slice(0, MOST_WORDS);
  const end = found.at(-1);
  const text = whole.slice(0, end ? end.index + end[0].length : 0);
  const answer = spans.find((one) => text.includes(one));
  const from = answer === undefined ? -1 : text.indexOf(answer);
  const to = from + (answer?.length ?? 0);
  const words = found.map(({ 0: word, index: start }) => {
    const end = start + word.length;
    return {
      start,
      end,
      first: from >= start && from < end ? HIGH : LOW,
      last: to > start && to <= end ? HIGH : LOW,
    };
  });
  return {
    relevance: relevance(question, { header, text }),
    nowhere: answer === undefined ? HIGH : 0,
    words,
  };
}

/** A stand-in Reader. Where one of `spans` stands in a text, it outweighs `nowhere`; nothing does where none stands. */
export function fakeReader(reading: FakeReading = {}): FakeReader {
  const pairs: Array<FakeReader['pairs'][number]> = [];
  let closed = false;
  return {
    name: 'fake',
    pairs,
    async read(question, passages) {
      await Promise.resolve();
      if (closed) throw new AppError('CLOSED', 'The reader is closed.');
      pairs.push(...passages.map((passage) => ({ question, passage })));
      return passages.map((passage) => readingOf(question, passage, reading));
    },
    async close() {
      closed = true;
    },
  };
}
