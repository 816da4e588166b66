// What an answer is: verbatim quotes with their article and date, or an honest no that says why and what is near.
import type { ArticleDate, ArticleSource } from './article.js';
import type { PageGroup } from './digest-group.js';
import type { Span } from './sentences.js';
import type { StorySummary } from './story.js';

/**
 * Days `YYYY-MM-DD`, both included, that the question asks about. `label` is the phrase it was read from; `published`
 * means that articles of those days are wanted, not articles that tell of them. `only` goes further: where those days
 * have nothing, nothing else will do, because what is newer or older than an earlier answer was asked for.
 */
export interface DateWindow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly published?: boolean | undefined;
  readonly only?: 'newer' | 'older' | undefined;
}

/**
 * A slice of a stored article: `text === textOf(article, caption).slice(start, end)`, always.
 * `passage` is the chunk around it, same string, same units.
 */
export interface Quote extends ArticleSource {
  readonly text: string;
  readonly article: string;
  /** Which caption the offsets point into; null for the body. */
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
  readonly passage: { readonly start: number; readonly end: number };
  /** The version of the article that the offsets point into; absent in answers stored before versions were kept: 1. */
  readonly version?: number | undefined;
  /** What else tells the same story; absent when nothing does. */
  readonly story?: StorySummary | undefined;
  /**
   * Which of its words answer the question, UTF-16 units into `text`, in order; empty where the reader is sure of none, absent
   * where that cannot be told.
   */
  readonly answering?: readonly Span[] | undefined;
  /** Where one can read the passage: the article's page opened at the quote, else the reader page; absent where there is neither. */
  readonly passageUrl?: string | undefined;
}

/** An article named without being quoted, as "near, but not an answer". */
export interface NearArticle {
  readonly article: string;
  readonly headline: string;
  /** Null when the article has none, absent in answers stored before it was kept. */
  readonly title?: string | null | undefined;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: ArticleDate | null;
  readonly eventDay: string | null;
}

/**
 * `not-in-collection`: a pasted text that no article holds or tells. `subject-missing`: the question leans on an earlier
 * one that is not there.
 */
export type NotFoundReason =
  | 'empty-collection'
  | 'no-such-day'
  | 'window-empty'
  | 'nothing-near'
  | 'not-answering'
  | 'not-in-collection'
  | 'subject-missing';

/** The last day with an article before the days asked about and the first after them. */
export interface NearestDays {
  readonly before: string | null;
  readonly after: string | null;
}

/** A figure as a quoted article writes it, "164 cơ quan", with the article's day. */
export interface GivenFigure {
  readonly figure: string;
  readonly article: string;
  readonly day: string | null;
}

/** What an article that comes near lacks of the question, as far as it can be named; all of it in the question's words. */
export interface Missing {
  /** Headline of the article. */
  readonly about: string;
  /** The phrase for the days asked about, when the article is neither of them nor tells of them. */
  readonly days: string | null;
  readonly years: readonly string[];
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  /** The kind of answer of which its nearest passage holds none. */
  readonly kind: MissingKind | null;
  /** What was to be counted, when the article has no figure for it: "người" of "bao nhiêu người". */
  readonly unit: string | null;
}

export type MissingKind = 'number' | 'person' | 'time' | 'place' | 'reason' | 'definition';

/** How a pasted text was found: word for word in an article, as its headline, or as what the article tells. */
export type LookUpMatch = 'sentence' | 'headline' | 'meaning';

/** What a follow-up was taken to mean, as a whole question; absent when the question stands alone. */
interface Understood {
  readonly understood?: string | undefined;
}

export type Answer = Understood & QuotedAnswer;

type QuotedAnswer =
  | {
      readonly status: 'answered';
      readonly question: string;
      /** The question as its spelling was put right; null or absent when it was searched as typed. */
      readonly repaired?: string | null | undefined;
      readonly quotes: readonly Quote[];
      /** Of a digest the groups of its stories: only a reply to it goes on from it. */
      readonly digest?: readonly PageGroup[] | undefined;
      /** Present when the message was no question but a text to look up. */
      readonly lookedUp?: LookUpMatch | undefined;
      readonly window: DateWindow | null;
      /** Figures for one thing that contradict each other, newest first; absent where none do. */
      readonly differing?: readonly GivenFigure[] | undefined;
      /** Confidence in [0,1]. */
      readonly score: number;
    }
  | {
      readonly status: 'not-found';
      readonly question: string;
      readonly repaired?: string | null | undefined;
      readonly reason: NotFoundReason;
      /** The quotes that would have been given, best first; never shown as an answer. */
      readonly rejected: readonly Quote[];
      readonly near: readonly NearArticle[];
      /** Absent where nothing can be named, and in answers stored before it was kept. */
      readonly missing?: Missing | undefined;
      /** First and last day in the collection, null when no article has a day. */
      readonly span: { readonly from: string; readonly to: string } | null;
      readonly window: DateWindow | null;
      /** Only with 'window-empty'; absent in answers stored before it was kept. */
      readonly nearest?: NearestDays | undefined;
      /** Only with 'no-such-day': the day as it stands in the question. */
      readonly noSuchDay?: string | undefined;
      readonly score: number;
    };

/**
 * What may be asked of the collection itself: how many articles there are, what there is, the newest or oldest ones,
 * which outlets, from which day to which, or the articles of some days.
 */
export type CollectionTopic = 'count' | 'overview' | 'newest' | 'oldest' | 'outlets' | 'span' | 'days';

/** An outlet with how many articles are from it; null stands for those that name none. */
export interface OutletCount {
  readonly outlet: string | null;
  readonly articles: number;
}

/** What the collection itself is like; nothing in it is quoted. */
export type CollectionAnswer = Understood & {
  readonly status: 'collection';
  readonly question: string;
  readonly topic: CollectionTopic;
  /** How many articles are meant: of the outlet, the days or the subject, else all. */
  readonly articles: number;
  readonly outlet: string | null;
  readonly about: string | null;
  readonly span: { readonly from: string; readonly to: string } | null;
  /** Those with most articles first; empty unless the topic is about them. */
  readonly outlets: readonly OutletCount[];
  readonly listed: readonly NearArticle[];
  /** The nearest days that have an article, when those asked about have none. */
  readonly nearest: readonly string[];
  readonly window: DateWindow | null;
  readonly score: number;
};

/** Several questions of one message, answered in their order; `left` more were not. */
export interface SeveralAnswers {
  readonly status: 'several';
  readonly question: string;
  readonly parts: ReadonlyArray<Answer | CollectionAnswer>;
  readonly left: number;
  /** As in an answer. */
  readonly digest?: readonly PageGroup[] | undefined;
  readonly window: DateWindow | null;
  readonly score: number;
}

/** All that a message may be answered with. */
export type Reply = Answer | CollectionAnswer | SeveralAnswers;

/** The quotes a reply shows, in the order shown. */
export function quotesOf(reply: Reply): readonly Quote[] {
  if (reply.status === 'several') return reply.parts.flatMap(quotesOf);
  return reply.status === 'answered' ? reply.quotes : [];
}

/** Whether the reply is a digest, which answers nobody's question. */
export function isDigest(reply: Reply): boolean {
  return (reply.status === 'answered' || reply.status === 'several') && reply.digest !== undefined;
}

/** The day an article counts for in time, as `readWindow`'s windows of publication do; null when none is known. */
export function dayOf({ date, eventDay }: Pick<ArticleSource, 'date' | 'eventDay'>): string | null {
  return date?.day ?? eventDay;
}

/** First and last day of the quotes a reply shows; null when none of them has a day. */
export function quotedDays(reply: Reply): { readonly from: string; readonly to: string } | null {
  const days = quotesOf(reply)
    .flatMap((quote) => dayOf(quote) ?? [])
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** The nearest days that have something, where the days asked about have nothing. */
export function nearestDaysOf(reply: Reply): NearestDays {
  const none = { before: null, after: null };
  if (reply.status === 'not-found') return reply.nearest ?? none;
  if (reply.status !== 'collection' || reply.window === null) return none;
  const { nearest, window } = reply;
  return {
    before: nearest.find((day) => day < window.from) ?? null,
    after: nearest.find((day) => day > window.to) ?? null,
  };
}

/**
 * A reply as the one answer that measuring counts: of several questions the first one's; what the collection is like is
 * answered without a quote.
 */
export function singleAnswer(reply: Reply): Answer {
  if (reply.status === 'answered' || reply.status === 'not-found') return reply;
  const [first] = reply.status === 'several' ? reply.parts : [];
  if (first) return singleAnswer(first);
  const { question, window, score } = reply;
  return { status: 'answered', question, quotes: [], window, score };
}
