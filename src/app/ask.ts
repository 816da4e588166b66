// Answers a question from the collection: retrieve, fuse, pick sentences, and say so when nothing answers.

import type { ListedAbbreviation } from '../core/abbreviations.js';
import type { Answer, DateWindow, NearArticle, NotFoundReason } from '../core/answer.js';
import { sourceOf } from '../core/article.js';
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { chooseQuotes } from '../core/choose-quotes.js';
import { confidenceOf, confidenceSignals, DEFINED } from '../core/confidence.js';
import type { TermStatistics } from '../core/evidence.js';
import { type Candidate, FUSION_WEIGHTS, fuse, type RankedChunk } from '../core/fusion.js';
import type { Clock, Embedder, VectorIndex } from '../core/ports.js';
import { type Question, readQuestion } from '../core/question.js';
import { defines, type Passage, type ScoredSentence, scoreSentences } from '../core/quote.js';
import { windowJudge } from '../core/window-fit.js';
import { createQuestionWording } from './question-wording.js';

export interface AskDependencies {
  readonly store: ArticleStore;
  readonly words: WordSearch;
  readonly embedder: Embedder;
  readonly index: VectorIndex;
  readonly clock: Clock;
  /** Short forms that anyone may list. @default [] */
  readonly abbreviations?: readonly ListedAbbreviation[];
  /** Confidence from which a quote is given, in [0, 1]. */
  readonly threshold: number;
}

/** Candidates taken from each of the three rankings. */
const DEPTH = 60;
/** Passages whose sentences are read. */
const PASSAGES = 8;
/** Chunks in a window up to which all are compared exactly; beyond, the index is asked and its answer filtered. */
const EXACT_WINDOW = 5000;
const NEAR = 3;

/** A candidate before it is known how its article stands to the days asked about. */
type Found = Omit<Candidate, 'fit'>;

/** All that was found for a question, before the decision to answer; `npm run fit` and `npm run eval` look at it. */
export interface Findings {
  readonly question: Question;
  /** Days were asked about, and no article is of those days or tells of them. */
  readonly windowEmpty: boolean;
  readonly ranked: readonly RankedChunk[];
  readonly passages: readonly Passage[];
  readonly sentences: readonly ScoredSentence[];
  /** `CONFIDENCE_SIGNALS` of the best sentence; null when nothing was found. */
  readonly signals: readonly number[] | null;
}

export interface Ask {
  (text: string): Promise<Answer>;
  /** `only` limits the search to some chunks, as if the collection held no others. */
  findings(text: string, only?: readonly number[]): Promise<Findings>;
}

/** `YYYY-MM-DD` in Asia/Ho_Chi_Minh, which keeps UTC+7 all year. */
function dayAt(now: number): string {
  return new Date(now + 7 * 3600_000).toISOString().slice(0, 10);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Makes the use case. */
export function createAsk({
  store,
  words,
  embedder,
  index,
  clock,
  threshold,
  abbreviations = [],
}: AskDependencies): Ask {
  const wordingOf = createQuestionWording(words, abbreviations);

  /** Chunks found by vector or by words among `only` (or all), with their cosines and BM25 scores. */
  async function gather(
    question: Question,
    vector: Float32Array,
    only?: readonly number[],
  ): Promise<Found[]> {
    const typed = new Map(
      words.search('typed', question.typed, DEPTH, only).map((hit) => [hit.chunk, hit.score]),
    );
    const folded = new Map(
      words.search('folded', question.folded, DEPTH, only).map((hit) => [hit.chunk, hit.score]),
    );
    const cosines = new Map<number, number>();
    const few = only !== undefined && only.length <= EXACT_WINDOW;
    if (!few) {
      const wanted = only && new Set(only);
      for (const { id, similarity } of await index.search(vector, DEPTH)) {
        if (wanted?.has(id) ?? true) cosines.set(id, similarity);
      }
    }
    const exact = few ? only : [...typed.keys(), ...folded.keys()];
    const missing = exact.filter((id) => !cosines.has(id));
    for (const [id, other] of store.vectorsOf(missing)) cosines.set(id, dot(vector, other));
    const found = [...cosines].map(([chunk, cosine]) => ({
      chunk,
      cosine,
      typed: typed.get(chunk) ?? 0,
      folded: folded.get(chunk) ?? 0,
    }));
    const nearest = new Set(
      [...found]
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, DEPTH)
        .map(({ chunk }) => chunk),
    );
    return found.filter(({ chunk, typed, folded }) => typed > 0 || folded > 0 || nearest.has(chunk));
  }

  /** Candidates of the days asked about and, unless only those are wanted, of the whole collection, each judged. */
  async function ofDays(
    question: Question,
    window: DateWindow,
    vector: Float32Array,
    only?: readonly number[],
  ): Promise<Candidate[]> {
    const allowed = only && new Set(only);
    const days = store.chunksInWindow(window.from, window.to).filter((id) => allowed?.has(id) ?? true);
    const found = new Map((await gather(question, vector, days)).map((one) => [one.chunk, one]));
    for (const one of window.published ? [] : await gather(question, vector, only)) {
      const known = found.get(one.chunk);
      if (!known || one.typed + one.folded > known.typed + known.folded) found.set(one.chunk, one);
    }
    const judge = windowJudge(window);
    const articles = new Map(store.chunks([...found.keys()]).map(({ id, article }) => [id, article]));
    return [...found.values()].map((one): Candidate => {
      const article = articles.get(one.chunk);
      return { ...one, fit: article ? judge(article) : 'outside' };
    });
  }

  async function candidates(
    question: Question,
    vector: Float32Array,
    only?: readonly number[],
  ): Promise<Candidate[]> {
    const { window } = question;
    if (window === null)
      return (await gather(question, vector, only)).map((found) => ({ ...found, fit: null }));
    if (window.published) {
      const published = await ofDays(question, window, vector, only);
      const inside = published.filter(({ fit }) => fit === 'inside');
      if (inside.length > 0) return inside;
    }
    // "tin ngày 29/5" with nothing published that day still finds what tells of it.
    return ofDays(question, { ...window, published: false }, vector, only);
  }

  function statisticsFor(question: Question): TermStatistics {
    const field = question.language === 'vi' ? 'typed' : 'folded';
    const frequencies = words.frequencies(field, question.terms);
    return { total: words.total(), frequency: (term) => frequencies.get(term) ?? 0 };
  }

  async function findings(text: string, only?: readonly number[]): Promise<Findings> {
    const question = readQuestion(text, dayAt(clock()), wordingOf);
    const vector = await embedder.embedQuestion(question.marked);
    const found = fuse(await candidates(question, vector, only), FUSION_WEIGHTS[question.language]);
    const ofThoseDays = found.filter(({ fit }) => fit === null || fit !== 'outside');
    const windowEmpty = question.window !== null && ofThoseDays.length === 0;
    const chunks = new Map(store.chunks(found.map(({ chunk }) => chunk)).map((chunk) => [chunk.id, chunk]));
    const ranked = found.filter(({ chunk }) => chunks.has(chunk));
    const passages = wanted(ranked)
      .slice(0, PASSAGES)
      .flatMap((one): Passage[] => {
        const chunk = chunks.get(one.chunk);
        return chunk ? [{ chunk, ranked: one }] : [];
      });
    const statistics = statisticsFor(question);
    const sentences = scoreSentences(question, passages, statistics);
    const [best] = sentences;
    const articleOf = (chunk: number): number | undefined => chunks.get(chunk)?.article.id;
    const signals = best
      ? confidenceSignals(question, { candidates: ranked, best, articleOf }, statistics)
      : null;
    return { question, windowEmpty, ranked, passages, sentences, signals };
  }

  async function ask(text: string): Promise<Answer> {
    const { question, windowEmpty, passages, sentences, signals } = await findings(text);
    const score = windowEmpty ? 0 : confidence(question, sentences, signals);
    const { window, quotes } = chosen(question, sentences);
    if (quotes.length > 0 && !windowEmpty && score >= threshold) {
      const { text: asked, repaired } = question;
      return { status: 'answered', question: asked, repaired, quotes, window, score };
    }
    return {
      status: 'not-found',
      question: question.text,
      repaired: question.repaired,
      reason: reasonFor(store.count(), windowEmpty, score, threshold),
      rejected: quotes,
      near: nearestOf(passages),
      span: store.span(),
      window: question.window,
      score,
    };
  }

  return Object.assign(ask, { findings });
}

function confidence(
  question: Question,
  [best]: readonly ScoredSentence[],
  signals: readonly number[] | null,
): number {
  // Without a word of content ("ở đâu?", "vì sao?") nothing can be meant; "tin tháng 8/2025" still asks for those days.
  const empty = question.terms.length === 0 && question.window === null;
  if (!best || !signals || empty || question.manner.chat) return 0;
  return Math.max(confidenceOf(signals), defines(question, best.text) ? DEFINED : 0);
}

/** How far behind another article one of the days asked about may rank and still be the one that is read. */
const WINDOW_REACH = 0.06;

/** Candidates worth reading: those of the days asked about alone, where one of them is near the best. */
function wanted(ranked: readonly RankedChunk[]): readonly RankedChunk[] {
  const ofThoseDays = ranked.filter(({ fit }) => fit !== 'outside');
  const [best] = ranked;
  const [first] = ofThoseDays;
  return best && first && best.score - first.score <= WINDOW_REACH ? ofThoseDays : ranked;
}

/** Quotes for the days asked about; when the best is of other days, the days were not what decided and are not shown. */
function chosen(question: Question, sentences: readonly ScoredSentence[]) {
  const ofThoseDays = ({ passage }: ScoredSentence): boolean => passage.ranked.fit !== 'outside';
  const [best] = sentences;
  if (question.window === null || best === undefined || ofThoseDays(best)) {
    return { window: question.window, quotes: chooseQuotes(question, sentences.filter(ofThoseDays)) };
  }
  return { window: null, quotes: chooseQuotes(question, sentences) };
}

function reasonFor(articles: number, windowEmpty: boolean, score: number, threshold: number): NotFoundReason {
  if (articles === 0) return 'empty-collection';
  if (windowEmpty) return 'window-empty';
  return score >= threshold / 2 ? 'not-answering' : 'nothing-near';
}

function nearestOf(passages: readonly Passage[]): NearArticle[] {
  const near = new Map<string, NearArticle>();
  for (const { chunk } of passages) {
    const { article } = chunk;
    if (near.size === NEAR || near.has(article.key)) continue;
    near.set(article.key, {
      article: article.key,
      ...sourceOf(article),
    });
  }
  return [...near.values()];
}
