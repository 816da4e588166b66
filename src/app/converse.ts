// Takes a message of a conversation: several questions, a follow-up, the collection itself, a pasted text, or a question.
import {
  type Answer,
  type CollectionAnswer,
  quotesOf,
  type Reply,
  type SeveralAnswers,
} from '../core/answer.js';
import type { ArticleStore } from '../core/article-store.js';
import { type AskOptions, windowAsked } from '../core/asked-days.js';
import { chooseQuotes, isShown } from '../core/choose-quotes.js';
import { readCollectionQuestion } from '../core/collection-question.js';
import { dayAt } from '../core/dates.js';
import { type LastTurn, readFollowUp } from '../core/follow-up.js';
import { inTurn } from '../core/in-turn.js';
import { mannerOf } from '../core/manner.js';
import type { Clock } from '../core/ports.js';
import { withAnswer } from '../core/read-answer.js';
import { MOST_QUESTIONS, questionsIn } from '../core/several-questions.js';
import type { Ask } from './ask.js';
import type { DescribeCollection } from './describe-collection.js';
import { createHeldDays } from './held-days.js';
import type { LookUp } from './look-up.js';

/** A reply given earlier in the same chat; `at` is milliseconds since 1970. */
export interface Earlier {
  readonly answer: Reply;
  readonly at: number;
}

export interface ConverseDependencies {
  readonly ask: Ask;
  readonly describe: DescribeCollection;
  readonly lookUp: LookUp;
  readonly store: Pick<ArticleStore, 'count' | 'span' | 'chunksInWindow'>;
  readonly clock: Clock;
  /** Hears of what is asked before it is read, so that what answering it takes is begun meanwhile. */
  readonly onAsked?: ((text: string) => void) | undefined;
  /** The passages of an article's whole story; without it, no question is kept within a story. */
  readonly passagesOf?: (article: string) => Promise<readonly number[]>;
}

/** `earlier` is the reply the message may lean on, null when there is none; `options` hold for each question in it. */
export type Converse = (text: string, earlier?: Earlier | null, options?: AskOptions) => Promise<Reply>;

type Single = Answer | CollectionAnswer;

/**
 * How long a reply may be leant on, in milliseconds: half an hour, as search engines and web analytics part one session
 * from the next. Later, "ông ấy" hardly means the same man, and guessing wrong is worse than asking back.
 */
const MEMORY_MS = 30 * 60_000;

/** The last single reply, and the turn it was; null when nothing was asked in it, as in thanks. */
function lastOf(reply: Reply): { reply: Single; turn: LastTurn } | null {
  const last = reply.status === 'several' ? reply.parts.at(-1) : reply;
  if (!last || (last.status === 'not-found' && last.reason === 'subject-missing')) return null;
  const question = last.understood ?? last.question;
  return mannerOf(question).chat ? null : { reply: last, turn: { question, quotes: quotesOf(last) } };
}

/** Makes the use case. */
export function createConverse(dependencies: ConverseDependencies): Converse {
  const { ask, describe, lookUp, store, clock, onAsked = () => {} } = dependencies;
  const heldDays = createHeldDays({ store, clock });

  async function ofCollection(question: string, options: AskOptions): Promise<CollectionAnswer | null> {
    const asked = readCollectionQuestion(question, dayAt(clock()));
    const found =
      asked &&
      (await describe(question, {
        ...asked,
        window: await heldDays(question, windowAsked(asked.window, options)),
      }));
    // Of a day articles may only tell: asking finds them, counting what was published does not.
    const mayBeTold = options.day !== undefined || asked?.happened === true;
    return found?.articles === 0 && mayBeTold ? null : found;
  }

  async function about(question: string, options: AskOptions): Promise<Single> {
    const described = await ofCollection(question, options);
    // Looking a text up knows no days, and whoever wants newer articles about it asks for just those.
    const pasted = options.published === undefined ? () => lookUp(question) : () => null;
    return described ?? (await pasted()) ?? ask(question, options);
  }

  /** More about what was answered: sentences of the same articles that were not shown yet. */
  async function more(reply: Single, question: string, options: AskOptions): Promise<Single> {
    if (reply.status !== 'answered') return about(question, options);
    const shown = new Set(reply.quotes.map(({ article }) => article));
    const found = await ask.findings(question, options);
    const rest = found.sentences.filter(
      (sentence) => shown.has(sentence.passage.chunk.article.key) && !isShown(sentence, reply.quotes),
    );
    const quotes = (await chooseQuotes(found.question, rest)).map((quote) =>
      withAnswer(quote, found.readings),
    );
    if (quotes.length === 0) return { ...(await missing(question)), reason: 'nothing-near' };
    return { status: 'answered', question, quotes, window: found.question.window, score: reply.score };
  }

  /** What the stories asked about answer; null when they do not, or none are meant. */
  async function within(text: string, question: string, options: AskOptions): Promise<Single | null> {
    const only = [
      ...new Set(
        (
          await inTurn(options.within ?? [], async (key) => (await dependencies.passagesOf?.(key)) ?? [])
        ).flat(),
      ),
    ];
    if (only.length === 0) return null;
    const answer = await ask(question, { anyTime: true, only: only.sort((a, b) => a - b) });
    if (answer.status !== 'answered') return null;
    return question === text ? answer : { ...answer, question: text, understood: question };
  }

  async function missing(question: string): Promise<Extract<Answer, { status: 'not-found' }>> {
    const empty = { rejected: [], near: [], span: await store.span(), window: null, score: 0 };
    return { status: 'not-found', question, reason: 'subject-missing', ...empty };
  }

  async function single(text: string, earlier: Reply | null, options: AskOptions): Promise<Single> {
    const last = earlier && lastOf(earlier);
    const meant = readFollowUp(text, last?.turn ?? null, dayAt(clock()));
    const asked = meant.kind === 'meant' || meant.kind === 'more' ? meant.question : text;
    onAsked(asked);
    const inside = await within(text, meant.kind === 'meant' ? asked : text, options);
    if (inside !== null) return inside;
    if (meant.kind === 'alone') return about(text, options);
    if (meant.kind === 'subject-missing' || !last)
      return (await store.count()) === 0 ? ask(text, options) : await missing(text);
    const answer =
      meant.kind === 'more'
        ? await more(last.reply, meant.question, options)
        : // Put together from two messages, it is no text that anybody pasted.
          ((await ofCollection(meant.question, options)) ?? (await ask(meant.question, options)));
    return { ...answer, question: text, understood: meant.question };
  }

  async function several(
    text: string,
    questions: readonly string[],
    earlier: Reply | null,
    options: AskOptions,
  ): Promise<SeveralAnswers> {
    const parts: Single[] = [];
    for (const question of questions.slice(0, MOST_QUESTIONS)) {
      parts.push(await single(question, parts.at(-1) ?? earlier, options));
    }
    const score = parts.reduce((most, part) => Math.max(most, part.score), 0);
    const left = questions.length - parts.length;
    return { status: 'several', question: text, parts, left, window: null, score };
  }

  return async (text, earlier = null, options = {}) => {
    const recent = earlier && clock() - earlier.at <= MEMORY_MS ? earlier.answer : null;
    const questions = questionsIn(text);
    return questions.length > 1 ? several(text, questions, recent, options) : single(text, recent, options);
  };
}
