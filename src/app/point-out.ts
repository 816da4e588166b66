// Adds to each quote of a reply which of its words answer the question, and where one can read it in its article.
import type { Answer, CollectionAnswer, Quote, Reply } from '../core/answer.js';
import { answerWords } from '../core/answer-words.js';
import { dayAt } from '../core/dates.js';
import { inTurn } from '../core/in-turn.js';
import type { Clock, StoredArticle } from '../core/ports.js';
import { type Question, readQuestionInFull } from '../core/question.js';
import { textFragment, withTextFragment } from '../core/text-fragment.js';
import { createMemory } from './memory.js';
import type { QuestionWording } from './question-wording.js';

export interface PointOut {
  /** The reply with `answering` and `passageUrl` at its quotes, where these are known; the rest as it is. */
  (reply: Reply): Promise<Reply>;
  /** The same with `passageUrl` alone, for quotes that answer no question: of a subject, or of a sentence looked up. */
  links(reply: Reply): Promise<Reply>;
}

export interface PointOutDeps {
  readonly articles: { byKey(key: string): Promise<StoredArticle | null> };
  readonly clock: Clock;
  readonly wordingOf: QuestionWording;
  /** The address of the reader page that shows a quote; null where there is no such page. */
  readonly readerUrl: (quote: Quote) => string | null;
  /** A number that rises with every write to the collection: until then questions and addresses are remembered. */
  readonly change: () => Promise<number>;
  /** Lets others have the thread between two quotes; without it, none is let in. */
  readonly pause?: () => Promise<void>;
}

/** Of the digests of many, which share their questions and their stories. */
const [QUESTIONS, ADDRESSES] = [100, 2000];

/** Makes the use case. */
export function createPointOut(deps: PointOutDeps): PointOut {
  const { articles, clock, wordingOf, readerUrl, change, pause = async () => {} } = deps;
  const questions = createMemory<Question>(change, QUESTIONS);
  const addresses = createMemory<{ readonly url: string | null }>(change, ADDRESSES);

  async function passageUrl(quote: Quote): Promise<string | null> {
    if (quote.url === null) return readerUrl(quote);
    const { url } = quote;
    const place = JSON.stringify([url, quote.article, quote.caption, quote.start, quote.end]);
    return (
      await addresses.recall(place, async () => {
        const article = await articles.byKey(quote.article);
        return { url: article === null ? null : withTextFragment(url, textFragment(article, quote)) };
      })
    ).url;
  }

  async function read(asked: string): Promise<Question> {
    const today = dayAt(clock());
    return questions.recall(`${today} ${asked}`, () => readQuestionInFull(asked, today, wordingOf));
  }

  async function pointedOut(quote: Quote, question: Question | null): Promise<Quote> {
    const found = question === null ? [] : (quote.answering ?? answerWords(question, quote.text));
    const url = await passageUrl(quote);
    return {
      ...quote,
      ...(found.length > 0 && { answering: found }),
      ...(url !== null && { passageUrl: url }),
    };
  }

  const single = async (
    part: Answer | CollectionAnswer,
    marks: boolean,
  ): Promise<Answer | CollectionAnswer> => {
    if (part.status !== 'answered' || part.quotes.length === 0) return part;
    // A pasted text asks nothing.
    const asked = marks && part.lookedUp === undefined ? (part.understood ?? part.question) : null;
    const question = asked === null ? null : await read(asked);
    return {
      ...part,
      quotes: await inTurn(part.quotes, async (quote) => {
        await pause();
        return await pointedOut(quote, question);
      }),
    };
  };

  const each = async (reply: Reply, marks: boolean): Promise<Reply> =>
    reply.status === 'several'
      ? { ...reply, parts: await inTurn(reply.parts, (part) => single(part, marks)) }
      : await single(reply, marks);
  return Object.assign((reply: Reply) => each(reply, true), { links: (reply: Reply) => each(reply, false) });
}
