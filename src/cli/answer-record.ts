// The measuring contract: an answer as one JSON line, the same fields for every question, stable from version to version.
import { type CollectionAnswer, type GivenFigure, type Quote, quotesOf, type Reply } from '../core/answer.js';
import type { StorySummary } from '../core/story.js';

/** A quote as printed; `start` and `end` count into the article's text, or into caption `captionIndex`. */
function quoteRecord(quote: Quote) {
  return {
    text: quote.text,
    article: quote.article,
    title: quote.title,
    outlet: quote.outlet,
    url: quote.url,
    date: quote.date?.day ?? null,
    dateSource: quote.date?.source ?? null,
    eventDate: quote.eventDay,
    caption: quote.caption !== null,
    captionIndex: quote.caption,
    start: quote.start,
    end: quote.end,
    story: quote.story ? storyRecord(quote.story) : null,
  };
}

/** How many tell the quote's story; the keys of its earliest and its fullest article. */
function storyRecord({ id, outlets, articles, earliest, fullest }: StorySummary) {
  return { id, outlets, articles, earliest: earliest?.article ?? null, fullest: fullest.article };
}

/** A figure that another article contradicts. */
function figureRecord({ figure, article, day }: GivenFigure) {
  return { figure, article, date: day };
}

/** How many articles are meant, and the keys of those listed, in the order listed. */
function collectionRecord({ articles, listed }: CollectionAnswer) {
  return { articles, listed: listed.map(({ article }) => article) };
}

export type QuestionId = string | number | null;

/** Whether a reply gives what was asked for: a quote, or what the collection is like; of several questions, any. */
export function isAnswered(reply: Reply): boolean {
  return reply.status === 'several' ? reply.parts.some(isAnswered) : reply.status !== 'not-found';
}

/** The first no of a reply that holds nothing else; of several questions, the first one's. */
function refusalOf(reply: Reply): Extract<Reply, { status: 'not-found' }> | null {
  if (isAnswered(reply)) return null;
  if (reply.status === 'several') return reply.parts.map(refusalOf).find((part) => part !== null) ?? null;
  return reply.status === 'not-found' ? reply : null;
}

/** Figures that contradict each other; of several questions, those of each in turn. */
function differingOf(reply: Reply): readonly GivenFigure[] {
  if (reply.status === 'several') return reply.parts.flatMap(differingOf);
  return reply.status === 'answered' ? (reply.differing ?? []) : [];
}

/** `ms`: milliseconds the answer took. */
export function answerRecord(id: QuestionId, reply: Reply, ms: number) {
  const refusal = refusalOf(reply);
  const understood = reply.status === 'several' ? undefined : reply.understood;
  return {
    id,
    status: refusal ? ('not-found' as const) : ('answered' as const),
    quotes: quotesOf(reply).map(quoteRecord),
    ...(refusal
      ? {
          reason: refusal.reason,
          missing: refusal.missing ?? null,
          rejected: refusal.rejected.map(quoteRecord),
        }
      : { differing: differingOf(reply).map(figureRecord) }),
    ...(understood === undefined ? {} : { understood }),
    ...(reply.status === 'collection' ? { collection: collectionRecord(reply) } : {}),
    window: reply.window && { from: reply.window.from, to: reply.window.to },
    score: Math.round(reply.score * 1e6) / 1e6,
    ms: Math.round(ms * 10) / 10,
  };
}

/** The line for a question that could not be read or answered. */
export function errorRecord(id: QuestionId, error: string, ms: number) {
  return {
    id,
    status: 'error' as const,
    quotes: [],
    window: null,
    score: 0,
    ms: Math.round(ms * 10) / 10,
    error,
  };
}
