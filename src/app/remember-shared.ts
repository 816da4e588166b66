// What digests of many places share, worked out once: the articles, and what each quote is shown with.
import type { Answer, Quote, Reply } from '../core/answer.js';
import { inTurn } from '../core/in-turn.js';
import type { StoredArticle } from '../core/ports.js';
import { createMemory } from './memory.js';

export interface SharedWork {
  readonly byKey: (key: string) => Promise<StoredArticle | null>;
  readonly present: (answer: Answer) => Promise<Reply>;
  /** Lets go of all that is remembered. */
  forget(): void;
}

/** Some tens of megabytes at the most. */
const ARTICLES = 1000;
/** Those of several hundred topics and questions. */
const QUOTES = 5000;

/**
 * The same as `byKey` and `present`, which shows each quote of an answer by itself. `change` gives a number that rises with
 * every write to the collection.
 */
export function rememberingShared(
  { byKey, present }: Omit<SharedWork, 'forget'>,
  change: () => Promise<number>,
): SharedWork {
  const articles = createMemory<{ readonly found: StoredArticle | null }>(change, ARTICLES);
  const quotes = createMemory<readonly Quote[]>(change, QUOTES);

  async function shown(
    answer: Extract<Answer, { status: 'answered' }>,
    quote: Quote,
  ): Promise<readonly Quote[]> {
    const { article, version, caption, start, end, passage, answering } = quote;
    // What was looked up asks nothing, so that its question does not matter.
    const asked = answer.lookedUp === undefined ? answer.question : null;
    const what = [asked, article, version, caption, start, end, passage.start, passage.end, answering];
    return quotes.recall(JSON.stringify(what), async () => {
      const reply = await present({ ...answer, quotes: [quote] });
      return reply.status === 'answered' ? reply.quotes : [];
    });
  }

  return {
    byKey: async (key) => (await articles.recall(key, async () => ({ found: await byKey(key) }))).found,
    present: async (answer) =>
      answer.status === 'answered'
        ? { ...answer, quotes: (await inTurn(answer.quotes, (quote) => shown(answer, quote))).flat() }
        : await present(answer),
    forget() {
      articles.forget();
      quotes.forget();
    },
  };
}
