// The `ask` command: one question answered in the terminal, or one JSON line out for each JSON line in.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Ask } from '../app/ask.js';
import type { Answer, GivenFigure, NearArticle, NearestDays, Quote } from '../core/answer.js';
import type { AskOptions } from '../core/asked-days.js';
import { formatDay } from '../core/dates.js';
import { isNewestFirst } from '../core/differing.js';
import { AppError } from '../core/errors.js';
import { betweenItems, missingParts } from '../core/missing.js';
import { answerRecord, errorRecord, type QuestionId } from './answer-record.js';
import { coloursFor, dateInWords, type Output, plain, type Words } from './terminal-text.js';

/** Longest question taken, in UTF-16 units; the same as in Telegram. */
const LONGEST_QUESTION = 500;

const questionLine = z.object({ id: z.union([z.string(), z.number()]), question: z.string() });
const anyId = z.object({ id: z.union([z.string(), z.number()]) });

type Source = Pick<Quote | NearArticle, 'headline' | 'outlet' | 'url' | 'date' | 'eventDay'> & {
  readonly title?: string | null | undefined;
};

function sourceLine(source: Source, words: Words): string {
  const date = dateInWords(source.date, source.eventDay, words);
  const title =
    source.title === null
      ? words('ask-untitled', { headline: plain(source.headline) })
      : plain(source.headline);
  return [source.outlet === null ? null : plain(source.outlet), title, date, source.url]
    .filter(Boolean)
    .join(' · ');
}

function days(span: { from: string; to: string }, { locale }: Words): { from: string; to: string } {
  return { from: formatDay(span.from, locale), to: formatDay(span.to, locale) };
}

function nearestLine({ before, after }: NearestDays, words: Words): string[] {
  const [first, second] = [before, after].flatMap((day) => (day ? [formatDay(day, words.locale)] : []));
  if (first === undefined) return [];
  if (second === undefined) return [words('ask-nearest-day', { day: first })];
  return [words('ask-nearest-days', { before: first, after: second })];
}

function differingLine(differing: readonly GivenFigure[], words: Words): string {
  const figures = differing.map(({ figure }) => plain(figure)).join(' – ');
  const order = isNewestFirst(differing) ? ` ${words('ask-newer-first')}` : '';
  return words('ask-figures-differ', { figures }) + order;
}

/** Why there is no answer: what the nearest article lacks where that can be named, else the reason alone. */
function reasonLine(
  { reason, missing, noSuchDay }: Extract<Answer, { status: 'not-found' }>,
  words: Words,
): string {
  if (missing === undefined || reason !== 'not-answering')
    return words('ask-reason', { reason, day: plain(noSuchDay ?? '') });
  const parts = missingParts(missing).map((part) =>
    words('ask-missing-part', { what: part.what, items: part.items.map(plain).join(betweenItems(part)) }),
  );
  return words('ask-missing', { about: plain(missing.about), parts: parts.join(', ') });
}

function writeAnswer(answer: Answer, words: Words, out: Output): void {
  const colours = coloursFor(out);
  const lines: string[] = [];
  if (answer.repaired) lines.push(colours.dim(words('ask-repaired', { wording: plain(answer.repaired) })));
  if (answer.window)
    lines.push(
      colours.dim(words('ask-window', { label: plain(answer.window.label), ...days(answer.window, words) })),
    );
  if (answer.status === 'answered') {
    if (answer.differing) lines.push(differingLine(answer.differing, words), '');
    answer.quotes.forEach((quote, i) => {
      const label = quote.caption === null ? '' : `${words('ask-caption')} `;
      lines.push(
        `${colours.bold(`${i + 1}.`)} ${label}${colours.green(`“${quote.text.replace(/\s*\n\s*/gu, ' ')}”`)}`,
      );
      lines.push(`   ${colours.cyan(sourceLine(quote, words))}`, '');
    });
  } else {
    lines.push(colours.bold(words('ask-not-found')), reasonLine(answer, words));
    if (answer.nearest) lines.push(...nearestLine(answer.nearest, words));
    if (answer.span) lines.push(words('ask-span', days(answer.span, words)));
    if (answer.near.length > 0) lines.push('', words('ask-near'));
    const titles = new Map(answer.rejected.map(({ article, title }) => [article, title]));
    for (const one of answer.near) {
      const near = { title: titles.get(one.article), ...one };
      lines.push(`  – ${colours.dim(sourceLine(near, words))}`);
    }
  }
  out.write(`${lines.join('\n').trimEnd()}\n`);
}

/** Answers one question in words. Exit code 0 when answered, 3 when the collection does not say, 2 for a bad question. */
export async function askOnce(
  question: string,
  ask: Ask,
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
  const answer = await ask(text, options);
  writeAnswer(answer, words, out);
  return answer.status === 'answered' ? 0 : 3;
}

function parseLine(line: string): { id: QuestionId; question: string } | { id: QuestionId; error: string } {
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
  ask: Ask,
  out: Output,
  options: AskOptions = {},
): Promise<number> {
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
        const answer = await ask(read.question.slice(0, LONGEST_QUESTION), options);
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
