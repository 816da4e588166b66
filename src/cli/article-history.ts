// The `articles --history` command: the versions an article has had, with the sentences that went and came with each.
import { headlineOf } from '../core/article.js';
import type { ArticleHistory, ArticleVersion } from '../core/article-history.js';
import { dayAt, formatDay } from '../core/dates.js';
import { changesBetween } from '../core/version-changes.js';
import type { Locale, Prompts } from '../prompts.js';
import { articleRecord } from './articles.js';
import { dateInWords, type Output, plain, type Words, wordsOf } from './terminal-text.js';

/** An opened collection, as far as this command needs it. */
export interface HistorySession {
  readonly history: Pick<ArticleHistory, 'versionsOf'>;
  close(): Promise<void>;
}

export interface HistoryCommandDependencies {
  readonly open: () => Promise<HistorySession>;
  readonly prompts: Prompts;
  readonly locale: Locale;
  readonly out: Output;
  readonly err: Output;
}

const NO_SUCH_ARTICLE = 2;

/** A version as JSON: the article's fields, and when it made way (ISO 8601) and for what. */
function versionRecord({ article, version, replacedAt, withdrawn, present }: ArticleVersion) {
  const replaced = replacedAt === null ? null : new Date(replacedAt).toISOString();
  return { ...articleRecord({ ...article, version }, null), present, replaced, withdrawn };
}

function headingOf({ version, present, withdrawn, replacedAt }: ArticleVersion, words: Words): string {
  if (present) return words('history-present', { version });
  const day = replacedAt === null ? null : formatDay(dayAt(replacedAt), words.locale);
  const ended = withdrawn ? 'history-withdrawn' : 'history-replaced';
  return day === null ? words(`${ended}-undated`, { version }) : words(ended, { version, day });
}

/** What of the title, the day and the sentences differs from the version before. */
function changeLines(before: ArticleVersion, { article }: ArticleVersion, words: Words): string[] {
  const former = before.article;
  const dates = [former, article].map(({ date, eventDay }) => dateInWords(date, eventDay, words));
  const { gone, added } = changesBetween(former, article);
  return [
    ...(former.title === article.title ? [] : [`  ${words('history-title')}: ${plain(headlineOf(article))}`]),
    ...(dates[0] === dates[1] ? [] : [`  ${words('history-date')}: ${dates.join(' → ')}`]),
    ...gone.map((sentence) => `  − ${plain(sentence)}`),
    ...added.map((sentence) => `  + ${plain(sentence)}`),
  ];
}

/** Prints the versions of an article, oldest first; exit code 2 when there never was one of that key. */
export async function historyCommand(
  key: string,
  { json = false }: { readonly json?: boolean },
  { open, prompts, locale, out, err }: HistoryCommandDependencies,
): Promise<number> {
  const words = wordsOf(prompts, locale);
  const session = await open();
  try {
    const versions = await session.history.versionsOf(key);
    if (versions.length === 0) {
      err.write(`${words('history-none', { key: plain(key) })}\n`);
      return NO_SUCH_ARTICLE;
    }
    if (json) {
      out.write(`${JSON.stringify(versions.map(versionRecord), null, 2)}\n`);
      return 0;
    }
    for (const [place, version] of versions.entries()) {
      const before = versions[place - 1];
      const first = [`  ${plain(headlineOf(version.article))}`];
      const lines = before === undefined ? first : changeLines(before, version, words);
      out.write(`${[headingOf(version, words), ...lines].join('\n')}\n`);
    }
    return 0;
  } finally {
    await session.close();
  }
}
