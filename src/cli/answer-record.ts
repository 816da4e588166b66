// The measuring contract: an answer as one JSON line, the same fields for every question, stable from version to version.
import type { Answer, GivenFigure, Quote } from '../core/answer.js';

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
  };
}

/** A figure that another article contradicts. */
function figureRecord({ figure, article, day }: GivenFigure) {
  return { figure, article, date: day };
}

export type QuestionId = string | number | null;

/** `ms`: milliseconds the answer took. */
export function answerRecord(id: QuestionId, answer: Answer, ms: number) {
  const found = answer.status === 'answered';
  return {
    id,
    status: answer.status,
    quotes: found ? answer.quotes.map(quoteRecord) : [],
    ...(found
      ? { differing: (answer.differing ?? []).map(figureRecord) }
      : {
          reason: answer.reason,
          missing: answer.missing ?? null,
          rejected: answer.rejected.map(quoteRecord),
        }),
    window: answer.window && { from: answer.window.from, to: answer.window.to },
    score: Math.round(answer.score * 1e6) / 1e6,
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
