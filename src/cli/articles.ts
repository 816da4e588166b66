// The `articles` command: prints the collection, as JSON for programs or as a table for people.
import { once } from 'node:events';
import { headlineOf, outletOf } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import { formatDay } from '../core/dates.js';
import { collected } from '../core/in-turn.js';
import { listInWords } from '../core/lists.js';
import type { StoredArticle } from '../core/ports.js';
import type { StoryStore } from '../core/story-store.js';
import type { Locale, Prompts } from '../prompts.js';
import { findStory, writeStory } from './story-articles.js';
import { dateInWords, type Output, plain, shownKey, tableOf, type Words, wordsOf } from './terminal-text.js';

/** An opened collection, as far as this command needs it. */
export interface ArticlesSession {
  readonly store: Pick<ArticleStore, 'list'>;
  readonly stories: Pick<StoryStore, 'storyOf' | 'members'>;
  close(): Promise<void>;
}

export interface ArticlesCommandDependencies {
  readonly open: () => Promise<ArticlesSession>;
  readonly prompts: Prompts;
  readonly locale: Locale;
  readonly out: Output;
  readonly err: Output;
}

const NOT_FOUND = 2;

/** An article as the command prints it; `date` is `YYYY-MM-DD`, null when nothing tells it; `story` is an id. */
export function articleRecord(article: Omit<StoredArticle, 'id'>, story: string | null) {
  return {
    article: article.key,
    title: article.title,
    date: article.date?.day ?? null,
    dateSource: article.date?.source ?? null,
    eventDate: article.eventDay,
    updated: article.updated ?? null,
    dateEvidence: article.dateEvidence ?? null,
    author: article.author,
    outlet: outletOf(article),
    url: article.url,
    text: article.text,
    captions: article.captions,
    agency: article.agency,
    photographer: article.photographer,
    version: article.version ?? 1,
    story,
  };
}

/** " (nguồn khác ghi 17/8/2025)" where something else names another day of publication, '' where nothing does. */
function conflictsInWords({ dateEvidence }: StoredArticle, words: Words): string {
  const other = (dateEvidence ?? []).filter(
    ({ role, verdict }) => role === 'published' && verdict === 'differs',
  );
  const days = new Set(other.flatMap(({ day }) => (day === null ? [] : [formatDay(day, words.locale)])));
  return days.size === 0
    ? ''
    : ` (${words('articles-date-differs', { days: listInWords([...days], words.locale) })})`;
}

/** Waits where the reader is slow, so that a large collection is never held in memory. */
async function writeAll(out: Output, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

async function writeJson({ store, stories }: ArticlesSession, out: Output): Promise<void> {
  let before = '[\n';
  for await (const article of store.list()) {
    const record = articleRecord(article, await stories.storyOf(article.key));
    await writeAll(out, before + JSON.stringify(record));
    before = ',\n';
  }
  await writeAll(out, before === '[\n' ? '[]\n' : '\n]\n');
}

/**
 * Runs the command and gives its exit code: 0, or 2 when there is no story of that id and no article of that key. With
 * `json`, one array with an object for each article.
 */
export async function articlesCommand(
  flags: { readonly json?: boolean; readonly story?: string },
  { open, prompts, locale, out, err }: ArticlesCommandDependencies,
): Promise<number> {
  const words = wordsOf(prompts, locale);
  const session = await open();
  try {
    if (flags.story !== undefined) {
      const story = await findStory(flags.story, session.stories);
      if (story) writeStory(story, flags, words, out);
      else err.write(`${words('story-none', { id: plain(flags.story) })}\n`);
      return story ? 0 : NOT_FOUND;
    }
    if (flags.json) {
      await writeJson(session, out);
      return 0;
    }
    const rows = (await collected(session.store.list())).map((article) => [
      shownKey(article.key),
      plain(headlineOf(article)),
      dateInWords(article.date, article.eventDay, words) + conflictsInWords(article, words),
      plain(outletOf(article) ?? '–'),
      plain(article.author ?? '–'),
    ]);
    const head = ['key', 'title', 'date', 'outlet', 'author'].map((name) => words(`articles-column-${name}`));
    if (rows.length > 0) out.write(tableOf(out, head, [18, 36, 18, 14, 14], rows));
    out.write(`${words('articles-count', { count: rows.length })}\n`);
    return 0;
  } finally {
    await session.close();
  }
}
