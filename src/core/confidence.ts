// One calibrated confidence that the best quote answers the question, from cheap signals and a logistic model.
import type { Missing } from './answer.js';
import { headlineOf } from './article.js';
import {
  coverage,
  heldTerms,
  holdsKind,
  holdsUnit,
  missingNumbers,
  rarity,
  type TermStatistics,
  tokensFor,
} from './evidence.js';
import { CONFIDENCE_MODEL } from './fitted.js';
import type { RankedChunk } from './fusion.js';
import { missingNames } from './missing-names.js';
import type { Question } from './question.js';
import { QUOTE_SIGNALS, type ScoredSentence } from './quote.js';
import { PASSAGE_SIGNALS, type RankedPassage } from './rerank.js';
import { weightedSum } from './weighted-sum.js';

/** What confidence is judged by, in the order of the models' weights. */
export const CONFIDENCE_SIGNALS = [
  'terms in the passage',
  'terms in the article',
  'pairs in the passage',
  'rarest term in the article',
  'cosine of the passage',
  'score above the next article',
  'English',
  'without marks',
  'speaks of the asker or the bot',
  'gives an order',
  'asks about right now',
  'names missing from the article',
  'names missing from the passage',
  'years missing from the article',
  'other numbers missing from the article',
  'article outside the days asked about',
  'kind of answer absent',
  'something that can be named is missing',
  'what is counted has no number in the article',
  'relevance above the next article',
  'sentence above those of other articles',
  'sentence above its neighbours',
  'words of the question',
  'asks for a number',
  'asks for a person',
  'asks for a time',
  'asks for a place',
  'asks for a reason',
  ...QUOTE_SIGNALS.slice(1).map((name) => `sentence: ${name}`),
  ...PASSAGE_SIGNALS.map((name) => `passage: ${name}`),
] as const;

/** How many of these, from the first, tell whether the passage is about the question's subject; all of them tell whether it answers. */
export const SUBJECT_SIGNALS = 11;

export interface Ranking {
  /** All candidates, best first. */
  readonly candidates: readonly RankedChunk[];
  /** Ranked again, best first. */
  readonly passages: readonly RankedPassage[];
  readonly sentences: readonly ScoredSentence[];
  /** What the article of the best sentence lacks. */
  readonly missing: Missing | null;
  readonly best: ScoredSentence;
  /** Which article (by number) a candidate chunk belongs to. */
  articleOf(chunk: number): number | undefined;
}

/** The signals for the best sentence of a ranking, each roughly within [-1, 1]. */
export function confidenceSignals(
  question: Question,
  ranking: Ranking,
  statistics: TermStatistics,
): number[] {
  const { chunk, ranked } = ranking.best.passage;
  const { article } = chunk;
  const headline = headlineOf(article);
  const passageText = `${headline}\n${chunk.text}`;
  const articleText = `${headline}\n${article.text}\n${article.captions.join('\n')}`;
  const passageTokens = heldTerms(question, passageText);
  const articleTokens = heldTerms(question, articleText);
  const singles = question.terms.filter((term) => !term.includes('_'));
  const pairs = question.terms.filter((term) => term.includes('_'));
  const highest = Math.max(...singles.map((term) => rarity(statistics, term)), 0);
  const rarest = singles.filter((term) => rarity(statistics, term) === highest);
  const dayNumbers: readonly string[] = question.window?.label.match(/\d+/gu) ?? [];
  const numbers = question.numbers.filter((number) => !dayNumbers.includes(number));
  const years = numbers.filter((number) => /^(?:19|20)\d\d$/u.test(number));
  const others = numbers.filter((number) => !years.includes(number));
  const itsDays = `${article.date?.day ?? ''} ${article.eventDay ?? ''}`.match(/\d+/gu) ?? [];
  const rival = ranking.candidates.find((candidate) => ranking.articleOf(candidate.chunk) !== article.id);
  return [
    coverage(question.terms, passageTokens, statistics),
    coverage(question.terms, articleTokens, statistics),
    coverage(pairs, passageTokens, statistics),
    rarest.length > 0 && rarest.every((term) => articleTokens.has(term)) ? 1 : 0,
    // Cosines of this family of models lie between 0.75 and 0.95; centred and stretched, they weigh like the others.
    (ranked.cosine - 0.85) * 10,
    rival ? (ranked.score - rival.score) * 10 : 0.5,
    question.language === 'en' ? 1 : 0,
    question.language === 'vi-unmarked' ? 1 : 0,
    question.manner.personal ? 1 : 0,
    question.manner.order ? 1 : 0,
    question.manner.now ? 1 : 0,
    missingNames(question, articleText),
    missingNames(question, passageText),
    missingNumbers(years, articleText, itsDays),
    missingNumbers(others, articleText),
    ranked.fit === 'outside' ? 1 : 0,
    holdsKind(question.kind, question, ranking.best.text) === false ? 1 : 0,
    ranking.missing === null ? 0 : 1,
    holdsUnit(question, articleText) === false ? 1 : 0,
    leadOver(
      ranking.best.passage.relevance,
      ranking.passages.flatMap(({ chunk: other, relevance }) =>
        other.article.id === article.id ? [] : [relevance],
      ),
    ),
    leadOver(
      ranking.best.score,
      scoresOf(ranking, (other) => other.passage.chunk.article.id !== article.id),
    ),
    leadOver(
      ranking.best.score,
      scoresOf(ranking, (other) => other.passage.chunk.article.id === article.id),
    ),
    Math.log(1 + singles.length) / 2,
    ...ASKED_KINDS.map((kind) => (question.kind === kind ? 1 : 0)),
    ...padded(ranking.best.signals.slice(1), QUOTE_SIGNALS.length - 1),
    ...padded(ranking.best.passage.signals, PASSAGE_SIGNALS.length),
  ];
}

const ASKED_KINDS = ['number', 'person', 'time', 'place', 'reason'] as const;
/** A lead beyond this, in log-odds, says no more. */
const MOST_LEAD = 3;

/** How far the best is above the best of some others, in [0, 1]; 1 when there are none. */
function leadOver(best: number, others: readonly number[]): number {
  const next = others.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return Math.min(Math.max(best - next, -MOST_LEAD), MOST_LEAD) / MOST_LEAD;
}

function scoresOf({ sentences, best }: Ranking, test: (one: ScoredSentence) => boolean): number[] {
  return sentences.filter((one) => one !== best && test(one)).map(({ score }) => score);
}

/** Signals that a part left out for measuring did not make are 0. */
function padded(signals: readonly number[], width: number): number[] {
  return Array.from({ length: width }, (_, i) => signals[i] ?? 0);
}

export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly number[];
}

export interface ConfidenceModel {
  /** Weights of the first `SUBJECT_SIGNALS` signals, then of the reader's where it took part. */
  readonly subject: LogisticModel;
  /** Weights of all signals, then of the reader's where it took part. */
  readonly answer: LogisticModel;
}

/** 1 / (1 + e^−(intercept + weights · signals)). */
export function logistic(model: LogisticModel, signals: readonly number[]): number {
  const sum = weightedSum(signals, model.weights, model.intercept);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Confidence in [0, 1]: how likely the passage is about what is asked, times how likely a passage that is answers it.
 * Two models, because near misses share more words with their article than answerable questions do: one model of both learns
 * that few shared words speak for an answer, and answers strangers where no article is near. What the reader says tells
 * something of both.
 */
export function confidenceOf(
  signals: readonly number[],
  model: ConfidenceModel = CONFIDENCE_MODEL,
  reader: readonly number[] = [],
): number {
  return (
    logistic(model.subject, [...signals.slice(0, SUBJECT_SIGNALS), ...reader]) *
    logistic(model.answer, [...signals, ...reader])
  );
}

/** Cosine below which an English question, which shares few words with any article, is about none. Of answerable ones, one in a hundred is lower. */
const NEAR_ENGLISH = 0.55;

/**
 * Whether an article has nothing of what is asked: none of the question's words, but for the days it names. The models
 * were fitted on questions that share something with their articles, and say nothing of the others.
 */
export function sharesNothing(question: Question, { passage: { chunk, ranked } }: ScoredSentence): boolean {
  const ofDays = tokensFor(question, question.window?.label ?? '');
  const words = question.terms.filter(
    (term) => /^\p{L}/u.test(term) && !term.includes('_') && !ofDays.has(term),
  );
  if (words.length === 0) return question.window === null;
  const { article } = chunk;
  const text = [headlineOf(article), article.text, ...article.captions].join('\n');
  const held = heldTerms(question, text);
  if (words.some((word) => held.has(word))) return false;
  const tokens = tokensFor(question, text);
  // English writes as one word what Vietnamese writes as two: Hanoi, Vietnam.
  const joined = new Set([...tokens].map((token) => token.replace('_', '')));
  if (words.some((word) => joined.has(word))) return false;
  return question.language !== 'en' || ranked.cosine < NEAR_ENGLISH;
}

const LACKS = (
  [
    'years missing from the article',
    'other numbers missing from the article',
    'article outside the days asked about',
  ] as const
).map((name) => CONFIDENCE_SIGNALS.indexOf(name));

/**
 * What is left of the confidence when the article has not one of the years or numbers asked about, or is of other days.
 * Of development questions with such a best article one in five is answered right, and one near miss in eight has one.
 */
const LEFT = 0.1;

const AT = {
  fused: CONFIDENCE_SIGNALS.indexOf('score above the next article'),
  passage: CONFIDENCE_SIGNALS.indexOf('relevance above the next article'),
  sentence: CONFIDENCE_SIGNALS.indexOf('sentence above those of other articles'),
} as const;
/** In the units of the signal: a fused score of 0.02. */
const FUSED_BEHIND = -0.2;

/**
 * Whether another article is far ahead by every ranking. That can only be where it may not be quoted, being of days that
 * are not wanted: of 22 questions asked again among newer or older articles, 7 of 8 such quotes were of something else, by eye; set on the same ones.
 */
function isOutdone(signals: readonly number[]): boolean {
  const [fused = 0, passage = 0, sentence = 0] = [AT.fused, AT.passage, AT.sentence].map((at) => signals[at]);
  return passage <= -1 && sentence <= -1 && fused <= FUSED_BEHIND;
}

/**
 * The confidence of the models, cut down where the article lacks a year, a number or the days that are asked about, or
 * others would answer far better if they were allowed to. `reader`: `READER_CONFIDENCE_SIGNALS`, for a model of those too.
 */
export function judgedConfidence(
  signals: readonly number[],
  model: ConfidenceModel = CONFIDENCE_MODEL,
  reader: readonly number[] = [],
): number {
  const lacks = LACKS.some((at) => (signals[at] ?? 0) >= 1) || isOutdone(signals);
  return confidenceOf(signals, model, reader) * (lacks ? LEFT : 1);
}

/** Without a word of content ("ở đâu?", "vì sao?") nothing can be meant; "tin tháng 8/2025" still asks for those days. */
export function asksNothing({ terms, window, manner }: Question): boolean {
  return (terms.length === 0 && window === null) || manner.chat;
}
