// Ranks the best candidates again by what each holds of the question: a weighted sum of signals, fitted on development questions.
import {
  coveragesOf,
  either,
  holdsKind,
  holdsUnit,
  isEnumeration,
  isSpeech,
  missingNumbers,
  type TermStatistics,
  type Tokens,
} from './evidence.js';
import { PASSAGE_WEIGHTS } from './fitted.js';
import { inSteps } from './in-turn.js';
import { missingNames } from './missing-names.js';
import type { StoredArticle } from './ports.js';
import type { Question } from './question.js';
import { PASSAGES_AT_ONCE, type ReadPassage } from './reading.js';
import { asksForSeveral } from './several.js';
import { weightedSum } from './weighted-sum.js';

/** What a passage is judged by, in the order of `PASSAGE_WEIGHTS`. */
export const PASSAGE_SIGNALS = [
  'cosine below the best',
  'cosine below the best, in an English question',
  'typed BM25, share of the best',
  'folded BM25, share of the best',
  'folded BM25, in an English question',
  'best other passage of the article, below the best of all',
  'passages of the article among the candidates',
  'terms in the passage',
  'terms in the passage or headline',
  'terms in the headline',
  'pairs in the passage or headline',
  'terms in the article',
  'terms in the best sentence',
  'terms in the two best neighbouring sentences',
  'rarest terms in the passage or headline',
  'rarest terms in the article',
  'names missing from the passage',
  'names missing from passage and headline',
  'names missing from the article',
  'numbers missing from the passage',
  'numbers missing from the article',
  'kind of answer in the best sentence',
  'kind of answer absent from the passage',
  'unit asked for follows a number',
  'speech for a question about what was said',
  'enumeration for a question after several',
  'article outside the days asked about',
  'article of the days asked about',
  'first of the article',
  'caption',
  'length',
] as const;

/** Candidates that are read and ranked again. */
export const RERANK_DEPTH = 40;

/** The numbers of the days of which an article is and tells. */
function daysOf({ date, eventDay }: StoredArticle): readonly string[] {
  return `${date?.day ?? ''} ${eventDay ?? ''}`.match(/\d+/gu) ?? [];
}

interface ArticleEvidence {
  readonly best: number;
  readonly second: number;
  readonly count: number;
  readonly tokens: Tokens;
  /** Shares of the question's names and numbers that its headline and body lack. */
  readonly names: number;
  readonly numbers: number;
}

/** What the article of a passage holds, read once for all of its passages. */
function evidenceByArticle(
  question: Question,
  passages: readonly ReadPassage[],
): (passage: ReadPassage) => ArticleEvidence {
  const byArticle = new Map<number, ReadPassage[]>();
  for (const one of passages) {
    const { id } = one.chunk.article;
    byArticle.set(id, [...(byArticle.get(id) ?? []), one]);
  }
  const known = new Map<number, ArticleEvidence>();

  function evidence(of: readonly ReadPassage[], article: StoredArticle): ArticleEvidence {
    const [best = 0, second = 0] = of.map(({ ranked }) => ranked.score).sort((a, b) => b - a);
    const tokens = either(of.flatMap((one) => [one.headline, one.tokens]));
    const text = `${article.title ?? ''}\n${article.text}`;
    const names = missingNames(question, text);
    const numbers = missingNumbers(question.numbers, text, daysOf(article));
    return { best, second, count: of.length, tokens, names, numbers };
  }

  return (passage) => {
    const { article } = passage.chunk;
    const read = known.get(article.id) ?? evidence(byArticle.get(article.id) ?? [passage], article);
    known.set(article.id, read);
    return read;
  };
}

/** The highest value of `of` over sentences, and over neighbouring pairs of them. */
function bestSentence(
  { sentences }: ReadPassage,
  of: (tokens: Tokens) => number,
): { one: number; two: number; at: number } {
  let [one, two, at] = [0, 0, 0];
  sentences.forEach(({ tokens }, i) => {
    const alone = of(tokens);
    if (alone > one) [one, at] = [alone, i];
    const before = sentences[i - 1];
    two = Math.max(two, before ? of(either([before.tokens, tokens])) : alone);
  });
  return { one, two, at };
}

/** Gives `PASSAGE_SIGNALS` of a passage among `passages`. */
function signalsAmong(
  question: Question,
  passages: readonly ReadPassage[],
  statistics: TermStatistics,
): (passage: ReadPassage) => number[] {
  const highest = (of: (passage: ReadPassage) => number): number =>
    passages.reduce((most, passage) => Math.max(most, of(passage)), 0);
  const bestCosine = highest(({ ranked }) => ranked.cosine);
  const bestTyped = highest(({ ranked }) => ranked.typed) || 1;
  const bestFolded = highest(({ ranked }) => ranked.folded) || 1;
  const bestScore = highest(({ ranked }) => ranked.score);
  const articleOf = evidenceByArticle(question, passages);
  const { ofTerms, ofPairs, ofRarest } = coveragesOf(question, statistics);
  const several = asksForSeveral(question);
  const english = question.language === 'en' ? 1 : 0;
  return (passage) => {
    const { chunk, ranked, headline, tokens } = passage;
    const article = articleOf(passage);
    const both = either([headline, tokens]);
    const best = bestSentence(passage, ofTerms);
    const texts = passage.sentences.map(({ text }) => text);
    const kinds = texts.map((text) => holdsKind(question.kind, question, text));
    const withHeadline = `${chunk.article.title ?? ''}\n${chunk.text}`;
    const rival = ranked.score === article.best ? article.second : article.best;
    return [
      (ranked.cosine - bestCosine) * 10,
      (ranked.cosine - bestCosine) * 10 * english,
      ranked.typed / bestTyped,
      ranked.folded / bestFolded,
      (ranked.folded / bestFolded) * english,
      rival > 0 ? Math.max(rival - bestScore, -0.3) * 10 : -3,
      Math.log(article.count),
      ofTerms(tokens),
      ofTerms(both),
      ofTerms(headline),
      ofPairs(both),
      ofTerms(article.tokens),
      best.one,
      best.two,
      ofRarest(both),
      ofRarest(article.tokens),
      missingNames(question, chunk.text),
      missingNames(question, withHeadline),
      article.names,
      missingNumbers(question.numbers, withHeadline, daysOf(chunk.article)),
      article.numbers,
      kinds[best.at] === true ? 1 : 0,
      kinds.length > 0 && kinds.every((kind) => kind === false) ? 1 : 0,
      texts.some((text) => holdsUnit(question, text) === true) ? 1 : 0,
      question.said && texts.some((text) => isSpeech(text)) ? 1 : 0,
      several && texts.some((text) => isEnumeration(text)) ? 1 : 0,
      ranked.fit === 'outside' ? 1 : 0,
      ranked.fit === 'inside' ? 1 : 0,
      chunk.caption === null && chunk.start === 0 ? 1 : 0,
      chunk.caption === null ? 0 : 1,
      Math.log(1 + chunk.text.length) / 6,
    ];
  };
}

/** `PASSAGE_SIGNALS` of each passage, in their order. */
export function passageSignals(
  question: Question,
  passages: readonly ReadPassage[],
  statistics: TermStatistics,
): number[][] {
  return passages.map(signalsAmong(question, passages, statistics));
}

export interface RankedPassage extends ReadPassage {
  /** Log-odds without a base: only differences within one question mean something. */
  readonly relevance: number;
  readonly signals: readonly number[];
  /** Where a reader took part, `READER_PASSAGE_SIGNALS` and the relevance without it. */
  readonly read?: { readonly signals: readonly number[]; readonly unread: number } | undefined;
}

/**
 * What a fused score is worth beside the signals in an English question, in log-odds: most signals count shared words,
 * which English and Vietnamese hardly have. Of English development questions .717 instead of .690 then find their article.
 */
const ENGLISH_FUSION = 100;

/** The passages with their scores, best first; ties keep the order given. */
export function rerank(
  question: Question,
  passages: readonly ReadPassage[],
  statistics: TermStatistics,
  weights?: readonly number[],
): RankedPassage[] {
  return inOrder(question, passages, passageSignals(question, passages, statistics), weights);
}

/** As `rerank`, with `pause` now and then. */
export async function rerankInTurn(
  question: Question,
  passages: readonly ReadPassage[],
  statistics: TermStatistics,
  weights: readonly number[] | undefined,
  pause: () => Promise<void>,
): Promise<RankedPassage[]> {
  const signalsOf = signalsAmong(question, passages, statistics);
  const signals = await inSteps(passages, PASSAGES_AT_ONCE, signalsOf, pause);
  return inOrder(question, passages, signals, weights);
}

/** The passages by the weighted sum of their signals. */
function inOrder(
  question: Question,
  passages: readonly ReadPassage[],
  signals: ReadonlyArray<readonly number[]>,
  weights: readonly number[] = PASSAGE_WEIGHTS,
): RankedPassage[] {
  const fusion = question.language === 'en' ? ENGLISH_FUSION : 0;
  const best = passages.reduce((most, { ranked }) => Math.max(most, ranked.score), 0);
  return passages
    .map((passage, i) => {
      const own = signals[i] ?? [];
      const base = fusion * (passage.ranked.score - best);
      const relevance = weightedSum(own, weights, base);
      return { ...passage, relevance, signals: own };
    })
    .sort((a, b) => b.relevance - a.relevance);
}
