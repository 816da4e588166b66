// The `eval --dates` command: articles with known days, written out in many layouts and read back.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { systemClock } from '../compose.js';
import { readDateClaim } from '../core/date-claim.js';
import { findDays } from '../core/dates.js';
import { AppError } from '../core/errors.js';
import { extractArticle } from '../core/extract.js';
import { projectRoot } from '../project-root.js';
import { DATE_LAYOUTS, type DatedArticle, type DateLayout } from './date-layouts.js';
import { countTo } from './progress.js';
import { type Output, tableOf, type Words } from './terminal-text.js';

const row = z.object({ title: z.string().min(1), date: z.string(), text: z.string().min(1) });

/**
 * `right` and `wrong` compare with the known day; `unknown` is no day at all. `invented` is a day that neither the layout
 * nor the text names, and counts among `wrong` too. Without a day in the layout, `own` is one the text names itself.
 */
export interface DateFigures {
  articles: number;
  right: number;
  wrong: number;
  unknown: number;
  own: number;
  invented: number;
}

/** Reads one article back from a layout and adds to its figures; gives what it was taken to be. */
export function judge(
  article: DatedArticle,
  layout: DateLayout,
  figures: DateFigures,
  now: number,
): 'right' | 'wrong' | 'unknown' | 'own' {
  const { text, url } = layout.write(article);
  const raw = { key: 'a', text, title: null, date: null, outlet: null, url, file: 'a', line: null };
  const { date } = extractArticle(raw, now).article;
  figures.articles += 1;
  const named = (day: string): boolean =>
    findDays(article.paragraphs.join('\n')).some(({ iso }) => iso === day);
  const verdict =
    date === null
      ? 'unknown'
      : date.day === article.day && layout.dated
        ? 'right'
        : !layout.dated && (date.source === 'event' || date.day === article.day) && named(date.day)
          ? 'own'
          : 'wrong';
  figures[verdict] += 1;
  if (verdict === 'wrong' && date !== null && !named(date.day)) figures.invented += 1;
  return verdict;
}

async function* readArticles(file: string): AsyncGenerator<DatedArticle> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const read = row.safeParse(jsonOf(line));
    const at = read.success ? readDateClaim(read.data.date) : null;
    if (!read.success || at === null)
      throw new AppError('CONFIG_INVALID', `${file}:${number}: needs a title, a real date and a text`);
    const paragraphs = read.data.text.split(/\n+/u).map((part) => part.trim());
    const known = { title: read.data.title.trim(), day: at.day, time: at.time ?? '07:30' };
    yield { ...known, paragraphs: paragraphs.filter((part) => part !== '') };
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const HEAD = ['layout', 'articles', 'right %', 'wrong %', 'unknown %', 'named by the text', 'invented'];
const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(2);

function rowOf(name: string, { articles, right, wrong, unknown, own, invented }: DateFigures): string[] {
  const shares = [right, wrong, unknown].map((part) => percent(part, articles));
  return [name, String(articles), ...shares, String(own), String(invented)];
}

/**
 * Prints figures for each layout, and over those with a day. Throws CONFIG_INVALID for a line without title, date and
 * text. Exit code 1 when a day was invented, else 0.
 */
export async function evalDates(
  file: string,
  flags: { readonly json?: boolean },
  { words, out, err }: { readonly words: Words; readonly out: Output; readonly err: Output },
): Promise<number> {
  const none = (): DateFigures => ({ articles: 0, right: 0, wrong: 0, unknown: 0, own: 0, invented: 0 });
  const figures = new Map(DATE_LAYOUTS.map((layout) => [layout, none()]));
  const articles: DatedArticle[] = [];
  for await (const article of readArticles(resolve(projectRoot, file))) articles.push(article);
  const progress = countTo(articles.length, { output: err, words, clock: systemClock });
  const now = systemClock();
  for (const article of articles) {
    for (const [layout, of] of figures) judge(article, layout, of, now);
    progress.step();
  }
  progress.stop();
  const all = none();
  for (const [{ dated }, of] of figures) {
    if (dated) for (const name of Object.keys(all) as Array<keyof DateFigures>) all[name] += of[name];
  }
  const rows = [...figures].map(([{ name }, of]) => ({ name, of }));
  const named = [...rows, { name: 'all with a day', of: all }];
  if (flags.json)
    out.write(`${JSON.stringify(Object.fromEntries(named.map(({ name, of }) => [name, of])), null, 2)}\n`);
  else
    out.write(
      tableOf(
        out,
        HEAD,
        [40, 10, 10, 10, 10, 14, 10],
        named.map(({ name, of }) => rowOf(name, of)),
      ),
    );
  return rows.every(({ of }) => of.invented === 0) ? 0 : 1;
}
