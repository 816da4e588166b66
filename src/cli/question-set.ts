// Reads question sets for `eval` and `fit`: JSON lines with known answers, checked, with the place of what is wrong.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../core/errors.js';

const knownQuestion = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    question: z.string().min(1),
    kind: z.string().default('all'),
    articles: z.array(z.string()).optional(),
    article_id: z.string().nullish(),
    near_article_id: z.string().nullish(),
    answers: z.array(z.string()).default([]),
    date: z.string().nullish(),
    dates_ok: z.array(z.string()).optional(),
    answerable: z.boolean().default(true),
  })
  .transform(({ articles, article_id, near_article_id, dates_ok, date, ...rest }) => ({
    ...rest,
    articles: articles ?? (article_id ? [article_id] : []),
    /** The article that an unanswerable question is nearly about. */
    near: near_article_id ?? null,
    /** Days that count as right; none means that any does. */
    days: [...(date ? [date.slice(0, 10)] : []), ...(dates_ok ?? [])],
  }));

export type KnownQuestion = z.output<typeof knownQuestion>;

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ');

/** Whether a text holds one of the known answers, whatever spaces part its words; where none are known, any text does. */
export function holdsAnswer(text: string, { answers }: Pick<KnownQuestion, 'answers'>): boolean {
  const normal = plain(text);
  return answers.length === 0 || answers.some((answer) => normal.includes(plain(answer)));
}

/** All questions of a file. Throws CONFIG_INVALID naming file, line and field. */
export function readQuestions(file: string): KnownQuestion[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new AppError('CONFIG_INVALID', `${file}: cannot be read`, error);
  }
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch (error) {
      throw new AppError('CONFIG_INVALID', `${file}:${i + 1}: is not JSON`, error);
    }
    const read = knownQuestion.safeParse(json);
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    throw new AppError(
      'CONFIG_INVALID',
      `${file}:${i + 1}: ${issue?.path.join('.')}: ${issue?.message}`,
      read.error,
    );
  });
}

/** Whether a question that is not answerable is about nothing in the collection, by its kind. */
export const isOffTopic = ({ kind }: { readonly kind: string }): boolean => /offtopic/u.test(kind);

/** Questions that are about other things than the collection, whatever their file says of their answers. Throws as `readQuestions`. */
export function readStrangers(file: string): KnownQuestion[] {
  const about = { kind: 'offtopic', answerable: false, articles: [], near: null, answers: [], days: [] };
  return readQuestions(file).map((question) => ({ ...question, ...about }));
}
