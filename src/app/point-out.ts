// Adds to each quote of a reply which of its words answer the question, and where one can read it in its article.
import type { Answer, CollectionAnswer, Quote, Reply } from '../core/answer.js';
import { answerWords } from '../core/answer-words.js';
import { dayAt } from '../core/dates.js';
import type { Clock, StoredArticle } from '../core/ports.js';
import { type Question, readQuestion } from '../core/question.js';
import { textFragment, withTextFragment } from '../core/text-fragment.js';
import type { QuestionWording } from './question-wording.js';

export interface PointOut {
  /** The reply with `answering` and `passageUrl` at its quotes, where these are known; the rest as it is. */
  (reply: Reply): Reply;
  /** The same with `passageUrl` alone, for quotes that answer no question: of a subject, or of a sentence looked up. */
  links(reply: Reply): Reply;
}

export interface PointOutDeps {
  readonly articles: { byKey(key: string): StoredArticle | null };
  readonly clock: Clock;
  readonly wordingOf: QuestionWording;
  /** The address of the reader page that shows a quote; null where there is no such page. */
  readonly readerUrl: (quote: Quote) => string | null;
}

/** Makes the use case. */
export function createPointOut({ articles, clock, wordingOf, readerUrl }: PointOutDeps): PointOut {
  function passageUrl(quote: Quote): string | null {
    if (quote.url === null) return readerUrl(quote);
    const article = articles.byKey(quote.article);
    return article === null ? null : withTextFragment(quote.url, textFragment(article, quote));
  }

  function pointedOut(quote: Quote, question: Question | null): Quote {
    const answering = question === null ? [] : answerWords(question, quote.text);
    const url = passageUrl(quote);
    return {
      ...quote,
      ...(answering.length > 0 && { answering }),
      ...(url !== null && { passageUrl: url }),
    };
  }

  const single = (part: Answer | CollectionAnswer, marks: boolean): Answer | CollectionAnswer => {
    if (part.status !== 'answered' || part.quotes.length === 0) return part;
    // A pasted text asks nothing.
    const asked = marks && part.lookedUp === undefined ? (part.understood ?? part.question) : null;
    const question = asked === null ? null : readQuestion(asked, dayAt(clock()), wordingOf);
    return { ...part, quotes: part.quotes.map((quote) => pointedOut(quote, question)) };
  };

  const each = (reply: Reply, marks: boolean): Reply =>
    reply.status === 'several'
      ? { ...reply, parts: reply.parts.map((part) => single(part, marks)) }
      : single(reply, marks);
  return Object.assign((reply: Reply) => each(reply, true), { links: (reply: Reply) => each(reply, false) });
}
