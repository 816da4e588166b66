// The `ask` command: one question answered in the terminal, or one JSON line out for each JSON line in.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Converse } from '../app/converse.js';
import type { Reply } from '../core/answer.js';
import type { AskOptions } from '../core/asked-days.js';
import { AppError } from '../core/errors.js';
import { answerRecord, errorRecord, isAnswered, type QuestionId } from './answer-record.js';
import { writeAnswer } from './answer-text.js';
import type { Output, Words } from './terminal-text.js';

/** Longest question taken, in UTF-16 units; the same as in Telegram. */
const LONGEST_QUESTION = 500;

const anyIdentity = z.union([z.string(), z.number()]);
/** `after` names an earlier line that the question follows up; without it a line stands alone. */
const questionLine = z.object({ id: anyIdentity, question: z.string(), after: anyIdentity.optional() });
/** Lines whose answers are kept for `after`, the last ones: a long run must not hold all it has answered. */
const KEPT = 100;
const anyId = z.object({ id: anyIdentity });

/** Answers one question in words. Exit code 0 when answered, 3 when the collection does not say, 2 for a bad question. */
export async function askOnce(
  question: string,
  converse: Converse,
  words: Words,
  out: Output,
  err: Output,
  options: AskOptions = {},
): Promise<number> {
  const text = question.trim();
  if (text === '' || text.length > LONGEST_QUESTION) {
    err.write(`${words(text === '' ? 'ask-empty' : 'ask-too-long', { most: LONGEST_QUESTION })}\n`);
    return 2;
  }
  const answer = await converse(text, null, options);
  writeAnswer(answer, words, out);
  return isAnswered(answer) ? 0 : 3;
}

type Line = z.output<typeof questionLine>;

function parseLine(line: string): Line | { id: QuestionId; error: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { id: null, error: 'The line is not JSON.' };
  }
  const read = questionLine.safeParse(json);
  if (read.success) return read.data;
  const id = anyId.safeParse(json);
  return { id: id.success ? id.data.id : null, error: 'A line needs an id and a question, both text.' };
}

/**
 * Answers JSON lines in their order, a line out for each line in, until nobody reads them; blank lines are passed over.
 * Exit code always 0.
 */
export async function askLines(
  input: NodeJS.ReadableStream,
  converse: Converse,
  out: Output,
  options: AskOptions = {},
): Promise<number> {
  const given = new Map<string | number, { answer: Reply; at: number }>();
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!out.writable) break;
    if (line.trim() === '') continue;
    const started = performance.now();
    const read = parseLine(line.replace(/^\uFEFF/u, ''));
    let record: object;
    if ('error' in read) record = errorRecord(read.id, read.error, 0);
    else if (read.question.trim() === '') record = errorRecord(read.id, 'The question is empty.', 0);
    else {
      try {
        const earlier = read.after === undefined ? null : (given.get(read.after) ?? null);
        const answer = await converse(read.question.slice(0, LONGEST_QUESTION), earlier, options);
        // Lines follow each other at once, whenever they were written: what they name is never too long ago.
        given.set(read.id, { answer, at: Number.POSITIVE_INFINITY });
        const [oldest] = given.keys();
        if (given.size > KEPT && oldest !== undefined) given.delete(oldest);
        record = answerRecord(read.id, answer, performance.now() - started);
      } catch (error) {
        const code = error instanceof AppError ? error.code : 'UNKNOWN';
        record = errorRecord(read.id, code, performance.now() - started);
      }
    }
    out.write(`${JSON.stringify(record)}\n`);
  }
  return 0;
}
