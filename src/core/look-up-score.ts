// How likely an article is the one that a pasted sentence or headline comes from or tells of.
import { headlineOf } from './article.js';
import { type LogisticModel, logistic } from './confidence.js';
import { coverage, missingNames, missingNumbers, type TermStatistics, tokensFor } from './evidence.js';
import type { StoredArticle } from './ports.js';
import type { Question } from './question.js';

/** What an article is judged by, in the order of the model's weights. */
export const LOOK_UP_SIGNALS = [
  'cosine of its best passage',
  'cosine of its first passage',
  'best BM25 of the words as typed',
  'best BM25 of the words without marks',
  'terms in the article',
  'pairs in the article',
  'terms in the lead',
  'names missing',
  'numbers missing',
] as const;

/** An article with how near its chunks are to the text; scores of words are shares of the best score of all. */
export interface LookUpCandidate {
  readonly article: StoredArticle;
  readonly cosine: number;
  readonly leadCosine: number;
  readonly typed: number;
  readonly folded: number;
}

/** UTF-16 units of a lead: the first paragraph or two, where news say what the headline promises. */
const LEAD = 500;

/** Cosines of this family of models lie between 0.75 and 0.95; centred and stretched, they weigh like the others. */
function stretched(cosine: number): number {
  return (cosine - 0.85) * 10;
}

export function lookUpSignals(
  question: Question,
  candidate: LookUpCandidate,
  statistics: TermStatistics,
): number[] {
  const { article } = candidate;
  const headline = headlineOf(article);
  const whole = `${headline}\n${article.text}\n${article.captions.join('\n')}`;
  const tokens = tokensFor(question, whole);
  const lead = tokensFor(question, `${headline}\n${article.text.slice(0, LEAD)}`);
  const pairs = question.terms.filter((term) => term.includes('_'));
  return [
    stretched(candidate.cosine),
    stretched(candidate.leadCosine),
    candidate.typed,
    candidate.folded,
    coverage(question.terms, tokens, statistics),
    coverage(pairs, tokens, statistics),
    coverage(question.terms, lead, statistics),
    missingNames(question, whole),
    missingNumbers(question.numbers, whole),
  ];
}

/** Fitted on headlines whose articles are stored without their titles, and on headlines of articles that are not stored. */
export const LOOK_UP_MODEL: LogisticModel = {
  intercept: -6,
  weights: [3, 3, 1, 1, 2, 2, 2, -1, -1],
};

/** In [0, 1]. */
export function lookUpScore(signals: readonly number[], model: LogisticModel = LOOK_UP_MODEL): number {
  return logistic(model, signals);
}

/** The score from which an article is given; below it the text is not in the collection. */
export const LOOK_UP_CUT = 0.5;
