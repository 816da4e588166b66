// One JSONL row to a raw article: what the row states wrongly is reported, and the rest of the row still goes in.
import { z } from 'zod';
import { parseDay } from '../core/dates.js';
import type { RawArticle, SourceItem, SourceProblem } from '../core/source-item.js';

const idSchema = z
  .union([z.string(), z.number().finite()])
  .transform((id) => String(id).trim())
  .refine((id) => id !== '' && id.length <= 512);
const textSchema = z.string();
// An empty string states nothing, just as null does.
const optionalSchema = z
  .string()
  .nullish()
  .transform((value) => (value == null || value.trim() === '' ? null : value.trim()));
const urlSchema = optionalSchema.refine((value) => value === null || /^https?:$/u.test(protocolOf(value)));
const dateSchema = optionalSchema.refine((value) => value === null || parseDay(value) !== null);

const objectSchema = z.record(z.string(), z.unknown());

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

/**
 * Reads `{id, title, date, source, url, text}`; other keys are ignored. Without a usable `id` and `text` there is no
 * article, only a problem. A wrong title, date, source or url is a problem beside an article that lacks it.
 */
export function readRow(json: string, file: string, line: number): SourceItem[] {
  const problem = (code: SourceProblem['code'], detail: string): SourceItem => ({
    kind: 'problem',
    problem: { file, line, code, detail },
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return [problem('broken-json', 'not valid JSON')];
  }
  const row = objectSchema.safeParse(parsed);
  if (!row.success) return [problem('broken-json', 'not an object')];
  const id = idSchema.safeParse(row.data.id);
  if (!id.success) return [problem('invalid-field', 'id')];
  const text = textSchema.safeParse(row.data.text);
  if (!text.success) return [problem('invalid-field', 'text')];
  if (text.data.trim() === '') return [problem('empty', 'text')];

  const problems: SourceItem[] = [];
  const optional = (name: string, schema: z.ZodType<string | null>): string | null => {
    const value = schema.safeParse(row.data[name]);
    if (value.success) return value.data;
    const code = name === 'date' ? 'invalid-date' : 'invalid-field';
    problems.push({ kind: 'problem', problem: { file, line, code, detail: name, taken: true } });
    return null;
  };
  const article: RawArticle = {
    key: id.data,
    text: text.data,
    title: optional('title', optionalSchema),
    date: optional('date', dateSchema),
    outlet: optional('source', optionalSchema),
    url: optional('url', urlSchema),
    file,
    line,
  };
  return [...problems, { kind: 'article', article }];
}
