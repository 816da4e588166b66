// What an article is once it has been understood: its text, its captions, and dates that say how they are known.

/** How a publication day was found, surest first. `event` means only the day of the event in the text is known. */
export type DateSource =
  | 'given'
  | 'json-ld'
  | 'meta'
  | 'feed'
  | 'time-element'
  | 'header'
  | 'byline'
  | 'dateline'
  | 'url'
  | 'event';

/** A calendar day `YYYY-MM-DD` in Asia/Ho_Chi_Minh with how it was found; `time` is `HH:MM` when stated. */
export interface ArticleDate {
  readonly day: string;
  readonly time: string | null;
  readonly source: DateSource;
}

/**
 * Why something said about a date was used or not: `agrees` names the day that is used, `differs` another; `future` and
 * `too-old` cannot be believed, `unreadable` is no day at all.
 */
export type DateVerdict = 'used' | 'agrees' | 'differs' | 'future' | 'too-old' | 'unreadable';

/** One thing said about when an article appeared or was updated, kept whether it was believed or not. */
export interface DateEvidence {
  readonly source: DateSource;
  readonly role: 'published' | 'updated';
  readonly written: string;
  /** In Asia/Ho_Chi_Minh; null when unreadable. */
  readonly day: string | null;
  readonly time: string | null;
  readonly verdict: DateVerdict;
}

/**
 * An article as extracted. `text` is the body alone: NFC, paragraphs separated by one blank line ("\n\n"), without
 * title, captions, by-line, header dates and boilerplate. Offsets of quotes count UTF-16 units into `text`, or into
 * one entry of `captions`.
 */
export interface Article {
  /** File name (or path below the ingested folder), or the JSONL id. Unique in a collection. */
  readonly key: string;
  readonly title: string | null;
  readonly text: string;
  readonly captions: readonly string[];
  readonly author: string | null;
  readonly photographer: string | null;
  /** The newspaper, given by the source. */
  readonly outlet: string | null;
  /** A news agency named by the by-line or by the photo credits. */
  readonly agency: string | null;
  readonly url: string | null;
  readonly date: ArticleDate | null;
  /** The day of the event that the lead names, `YYYY-MM-DD`. */
  readonly eventDay: string | null;
  /** All that was said about its dates, surest first; absent in articles stored before it was kept. */
  readonly dateEvidence?: readonly DateEvidence[] | undefined;
  /** When it was last changed, as its source says; never its publication day. */
  readonly updated?: { readonly day: string; readonly time: string | null } | null | undefined;
}

/** The string that offsets point into: a caption by its place, or the body when `caption` is null. */
export function textOf(article: Pick<Article, 'text' | 'captions'>, caption: number | null): string {
  return caption === null ? article.text : (article.captions[caption] ?? '');
}

const HEADLINE_LENGTH = 100;
/** A longer title is a broken page's; whole titles of papers stay below. */
const LONGEST_TITLE = 300;

/** A line to call the article by: its title, or the beginning of its text when it has none. */
export function headlineOf(article: Pick<Article, 'title' | 'text' | 'captions'>): string {
  if (article.title !== null) return shortened(article.title, LONGEST_TITLE);
  const first = (article.text || article.captions[0] || '').split('\n', 1)[0] ?? '';
  return shortened(first, HEADLINE_LENGTH);
}

/** Cut between words where there are any, and never inside a character. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${space > length / 2 ? cut.slice(0, space) : cut.replace(/\p{Cs}$/u, '')}…`;
}

/** What is shown as the source: the outlet, else the agency. */
export function outletOf(article: Pick<Article, 'outlet' | 'agency'>): string | null {
  return article.outlet ?? article.agency;
}

/** What a quote or a list says of the article it comes from. */
export interface ArticleSource {
  readonly headline: string;
  /** Null when the article has none; `headline` then is its beginning. */
  readonly title: string | null;
  /** The outlet, else the agency. */
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: ArticleDate | null;
  readonly eventDay: string | null;
}

/** The description of an article as it stands. */
export function sourceOf(article: Article): ArticleSource {
  const { title, url, date, eventDay } = article;
  return { headline: headlineOf(article), title, outlet: outletOf(article), url, date, eventDay };
}
