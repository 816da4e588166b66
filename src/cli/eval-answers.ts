// Measures answers against questions with known answers: what was found, what was quoted, what was refused, and how surely.
import type { Ask, Findings } from '../app/ask.js';
import type { Answer, Quote } from '../core/answer.js';
import { textOf } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import { keptInTurn } from '../core/in-turn.js';
import {
  areaUnderCurve,
  bootstrapInterval,
  type Interval,
  mean,
  quantile,
  type Rank,
  recallAt,
  reliability,
} from '../core/measures.js';
import { holdsAnswer, isOffTopic, type KnownQuestion } from './question-set.js';

/** What one question came to. */
export interface Outcome {
  readonly id: string;
  readonly kind: string;
  readonly answerable: boolean;
  readonly answered: boolean;
  /** Rank of the first passage of a right article, each article counted once. */
  readonly articleRank: Rank;
  /** Rank of the first passage of a right article that holds an answer. */
  readonly passageRank: Rank;
  readonly rightArticle: boolean;
  readonly rightFirst: boolean;
  readonly rightInThree: boolean;
  readonly validQuotes: number;
  readonly quotes: number;
  readonly score: number;
  readonly ms: number;
}

function isRight(quote: Quote, question: KnownQuestion): boolean {
  const day = quote.date?.day ?? null;
  const rightDay = question.days.length === 0 || day === null || question.days.includes(day);
  return question.articles.includes(quote.article) && rightDay && holdsAnswer(quote.text, question);
}

/** The law of quotes, checked on the stored article. */
async function isVerbatim(quote: Quote, store: Pick<ArticleStore, 'byKey'>): Promise<boolean> {
  const article = await store.byKey(quote.article);
  const stored = article && textOf(article, quote.caption).slice(quote.start, quote.end);
  return stored === quote.text && quote.text !== '';
}

function rankOf<T>(items: readonly T[], test: (item: T) => boolean): Rank {
  const at = items.findIndex(test);
  return at < 0 ? null : at + 1;
}

function ranksOf({ passages }: Findings, question: KnownQuestion): { article: Rank; passage: Rank } {
  const keys = [...new Set(passages.map(({ chunk }) => chunk.article.key))];
  return {
    article: rankOf(keys, (key) => question.articles.includes(key)),
    passage: rankOf(
      passages,
      ({ chunk }) => question.articles.includes(chunk.article.key) && holdsAnswer(chunk.text, question),
    ),
  };
}

/** Quotes given, or those that would have been. */
function quotesOf(answer: Answer): readonly Quote[] {
  return answer.status === 'answered' ? answer.quotes : answer.rejected;
}

/** Asks one question, twice: once as people do, with the clock running, and once to see what was found. */
export async function outcomeOf(
  question: KnownQuestion,
  { ask, answer: answering }: { ask: Pick<Ask, 'findings'>; answer: (text: string) => Promise<Answer> },
  store: Pick<ArticleStore, 'byKey'>,
): Promise<Outcome> {
  const started = performance.now();
  const answer = await answering(question.question);
  const ms = performance.now() - started;
  const ranks = ranksOf(await ask.findings(question.question), question);
  const given = quotesOf(answer);
  const [first] = given;
  return {
    id: question.id,
    kind: question.kind,
    answerable: question.answerable,
    answered: answer.status === 'answered',
    articleRank: ranks.article,
    passageRank: ranks.passage,
    rightArticle: first !== undefined && question.articles.includes(first.article),
    rightFirst: first !== undefined && isRight(first, question),
    rightInThree: given.slice(0, 3).some((quote) => isRight(quote, question)),
    quotes: given.length,
    validQuotes: (await keptInTurn(given, (quote) => isVerbatim(quote, store))).length,
    score: answer.score,
    ms,
  };
}

/** A share in [0, 1] with its 95 % interval by bootstrap; null when there is nothing to take a share of. */
export type Share = { readonly value: number; readonly interval: Interval } | null;

function shareOf(of: readonly Outcome[], test: (one: Outcome) => boolean): Share {
  const values = of.map((one) => (test(one) ? 1 : 0));
  return values.length === 0
    ? null
    : {
        value: mean(values),
        interval: bootstrapInterval(values.length, (at) => mean(at.map((i) => values[i] ?? 0))),
      };
}

function aucOf(positives: readonly Outcome[], negatives: readonly Outcome[]): Share {
  const all = [...positives, ...negatives];
  const auc = (some: readonly Outcome[]): number | null =>
    areaUnderCurve(
      some.filter(({ answerable }) => answerable).map(({ score }) => score),
      some.filter(({ answerable }) => !answerable).map(({ score }) => score),
    );
  const value = auc(all);
  if (value === null) return null;
  const drawn = (at: readonly number[]): number | null => auc(at.flatMap((i) => all[i] ?? []));
  return { value, interval: bootstrapInterval(all.length, drawn) };
}

/** Figures of some outcomes. Right quotes count whether or not they were shown; refusals tell what was shown. */
export function figuresOf(outcomes: readonly Outcome[]) {
  const answerable = outcomes.filter((one) => one.answerable);
  const not = outcomes.filter((one) => !one.answerable);
  const times = outcomes.map(({ ms }) => ms);
  return {
    questions: outcomes.length,
    unanswerable: not.length,
    articleFirst: shareOf(answerable, ({ articleRank }) => articleRank === 1),
    passageFirst: shareOf(answerable, ({ passageRank }) => passageRank === 1),
    passageInTen: recallAt(
      answerable.map(({ passageRank }) => passageRank),
      10,
    ),
    rightArticle: shareOf(answerable, (one) => one.rightArticle),
    rightFirst: shareOf(answerable, (one) => one.rightFirst),
    rightInThree: shareOf(answerable, (one) => one.rightInThree),
    refusedWrongly: answerable.filter((one) => !one.answered).length,
    refusedRightly: not.filter((one) => !one.answered).length,
    auc: aucOf(answerable, not),
    aucNear: aucOf(
      answerable,
      not.filter((one) => !isOffTopic(one)),
    ),
    aucOffTopic: aucOf(answerable, not.filter(isOffTopic)),
    validQuotes: mean(outcomes.map((one) => (one.validQuotes === one.quotes ? 1 : 0))),
    quotes: outcomes.reduce((sum, { quotes }) => sum + quotes, 0),
    msMedian: quantile(times, 0.5),
    msP95: quantile(times, 0.95),
  };
}

export type Figures = ReturnType<typeof figuresOf>;

/** How often an answer of some confidence was right: the first quote for `right`, an answerable question for `answerable`. */
export function reliabilityOf(outcomes: readonly Outcome[]) {
  return reliability(
    outcomes.map(({ score, answerable, rightFirst }) => ({
      score,
      answerable: answerable ? 1 : 0,
      right: answerable && rightFirst ? 1 : 0,
    })),
  );
}
