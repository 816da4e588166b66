// The fields of one row to a raw article: what is stated wrongly is reported, and the rest of the row still goes in.
import { z } from 'zod';
import { readDateClaim } from '../core/date-claim.js';
import type { RawArticle, SourceItem, SourceProblem } from '../core/source-item.js';
import type { FieldName } from './field-names.js';

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
const dateSchema = optionalSchema.refine((value) => value === null || readDateClaim(value) !== null);
const authorSchema = z
  .union([z.string(), z.array(z.string()).max(50)])
  .nullish()
  .transform((value) => (Array.isArray(value) ? value.map((name) => name.trim()).join(', ') : value))
  .pipe(optionalSchema);

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

export type RowFields = Readonly<Partial<Record<FieldName, unknown>>>;

/** Where a row stands; `line` is null for a file that is one article. */
export interface RowPlace {
  readonly file: string;
  readonly line: number | null;
}

/**
 * Without a usable `id` and `text` there is no article, only a problem; with `keyOf`, a row that states no id is given
 * one made from what it does state. A wrong title, date, source, url or author is a problem beside an article that lacks it.
 */
export function articleOfFields(
  fields: RowFields,
  { file, line }: RowPlace,
  keyOf?: (article: Omit<RawArticle, 'key'>) => string,
): SourceItem[] {
  const problem = (code: SourceProblem['code'], detail: string): SourceItem => ({
    kind: 'problem',
    problem: { file, line, code, detail },
  });
  const statesNoId = fields.id === undefined || fields.id === null || fields.id === '';
  const id = idSchema.safeParse(fields.id);
  if (!id.success && !(statesNoId && keyOf !== undefined)) return [problem('invalid-field', 'id')];
  const text = textSchema.safeParse(fields.text);
  if (!text.success) return [problem('invalid-field', 'text')];
  if (text.data.trim() === '') return [problem('empty', 'text')];

  const problems: SourceItem[] = [];
  const optional = (name: FieldName, schema: z.ZodType<string | null>): string | null => {
    const value = schema.safeParse(fields[name]);
    if (value.success) return value.data;
    const code = name === 'date' ? 'invalid-date' : 'invalid-field';
    problems.push({ kind: 'problem', problem: { file, line, code, detail: name, taken: true } });
    return null;
  };
  const stated = {
    text: text.data,
    title: optional('title', optionalSchema),
    date: optional('date', dateSchema),
    outlet: optional('source', optionalSchema),
    url: optional('url', urlSchema),
    file,
    line,
  };
  const author = optional('author', authorSchema);
  const article = author === null ? stated : { ...stated, author };
  const key = id.success ? id.data : (keyOf?.(article) ?? '');
  return [...problems, { kind: 'article', article: { key, ...article } }];
}
