// Answers a question from the collection: retrieve, fuse, pick sentences, and say so when nothing answers.
import type { Answer, Missing, NearArticle, NotFoundReason } from '../core/answer.js';
import { sourceOf } from '../core/article.js';
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { type AskOptions, withDays } from '../core/asked-days.js';
import { chooseQuotes, type StoryOf } from '../core/choose-quotes.js';
import { confidenceSignals, DEFINED, judgedConfidence, sharesNothing } from '../core/confidence.js';
import { dayAt } from '../core/dates.js';
import { differingFigures } from '../core/differing.js';
import type { TermStatistics } from '../core/evidence.js';
import { type Candidate, FUSION_WEIGHTS, fuse, type RankedChunk } from '../core/fusion.js';
import { missingFrom } from '../core/missing.js';
import { NEWEST_REACH, newestFirst } from '../core/newest.js';
import type { Clock, Embedder, StoredChunk, VectorIndex } from '../core/ports.js';
import { type Question, readQuestionInFull } from '../core/question.js';
import { defines, type ScoredSentence, scoreSentences } from '../core/quote.js';
import { type Passage, readPassages } from '../core/reading.js';
import { newerFirst } from '../core/recency.js';
import { type RankedPassage, RERANK_DEPTH, rerank } from '../core/rerank.js';
import { passagesToRead } from '../core/several.js';
import type { StoryStore } from '../core/story-store.js';
import { chunksOf } from './candidate-chunks.js';
import { createGather } from './gather.js';
import { nearFirst } from './near-sentences.js';
import { createQuestionWording, type QuestionWording } from './question-wording.js';

/** What can be left out of asking, to measure what it is worth. */
export const PARTS = ['dense', 'words', 'wording', 'days', 'reranking', 'sentence vectors'] as const;
export type Part = (typeof PARTS)[number];

export interface AskDependencies {
  readonly store: ArticleStore;
  readonly words: WordSearch;
  /** Without them, articles of one story are quoted like any others. */
  readonly stories?: Pick<StoryStore, 'storyOf'>;
  readonly embedder: Embedder;
  readonly index: Pick<VectorIndex, 'search' | 'searchAmong'>;
  readonly clock: Clock;
  /** Without one, short forms are known only from the articles that explain them. */
  readonly wordingOf?: QuestionWording;
  /** Lets others have the thread for a moment, between steps of some ten milliseconds; without it, none is let in. */
  readonly pause?: (() => Promise<void>) | undefined;
  /** Confidence from which a quote is given, in [0, 1]. */
  readonly threshold: number;
  /** Parts left out, for measuring. */
  readonly without?: readonly Part[];
}

/** Passages whose sentences are read. */
const PASSAGES = 8;
const NEAR = 3;
/** What a fused score is worth in the log-odds of the second ranking, where that is left out. */
const FUSED_SCALE = 20;

/** All that was found for a question, before the decision to answer; `npm run fit` and `npm run eval` look at it. */
export interface Findings {
  readonly question: Question;
  /** Days were asked about, and no article is of those days or tells of them. */
  readonly windowEmpty: boolean;
  /** All candidates by fused score. */
  readonly ranked: readonly RankedChunk[];
  /** The first `RERANK_DEPTH` of them that fit the days asked about, ranked again. */
  readonly passages: readonly RankedPassage[];
  readonly sentences: readonly ScoredSentence[];
  /** `CONFIDENCE_SIGNALS` of the best sentence; null when nothing was found. */
  readonly signals: readonly number[] | null;
  /** What the article of the best sentence lacks of the question. */
  readonly missing: Missing | null;
}

/** How asking differs from what a person's question gets: for fitting, following, and all that is told of a subject. */
export interface FindOptions extends AskOptions {
  /** Limits the search to some chunks, as if the collection held no others. */
  readonly only?: readonly number[] | undefined;
  /** The question's vector, where it is known already. */
  readonly vector?: Float32Array | undefined;
  /** In place of the fitted ones. */
  readonly weights?: { readonly passages: readonly number[]; readonly quotes: readonly number[] };
  /** Passages whose sentences are read. */
  readonly passages?: number;
  /** Candidates that are ranked again. @default RERANK_DEPTH */
  readonly depth?: number;
}

export interface Ask {
  (text: string, options?: FindOptions): Promise<Answer>;
  findings(text: string, options?: FindOptions): Promise<Findings>;
}

const OF_PASSAGES = {
  scoreOf: ({ relevance }: RankedPassage) => relevance,
  chunkOf: ({ chunk }: RankedPassage) => chunk,
};
const OF_SENTENCES = {
  scoreOf: ({ score }: ScoredSentence) => score,
  chunkOf: ({ passage }: ScoredSentence) => passage.chunk,
};

/** Makes the use case. */
export function createAsk(dependencies: AskDependencies): Ask {
  const { store, words, embedder, index, clock, threshold, without = [] } = dependencies;
  const pause = dependencies.pause ?? (async () => {});
  const storyOf: StoryOf = async (key) => (await dependencies.stories?.storyOf(key)) ?? null;
  const has = (part: Part): boolean => !without.includes(part);
  const wordingOf = has('wording') ? (dependencies.wordingOf ?? createQuestionWording(words, [])) : undefined;

  const gather = createGather({
    store,
    words,
    index,
    searches: { dense: has('dense'), words: has('words') },
  });

  async function statisticsFor(question: Question): Promise<TermStatistics> {
    const field = question.language === 'vi' ? 'typed' : 'folded';
    const frequencies = await words.frequencies(field, question.terms);
    return { total: await words.total(), frequency: (term) => frequencies.get(term) ?? 0 };
  }

  async function read(text: string, options: AskOptions): Promise<Question> {
    return withDays(
      await readQuestionInFull(text, dayAt(clock()), wordingOf),
      has('days') ? options : { anyTime: true },
    );
  }

  async function findings(text: string, options: FindOptions = {}): Promise<Findings> {
    const { only, weights } = options;
    const question = await read(text, options);
    const embedding = options.vector
      ? Promise.resolve(options.vector)
      : embedder.embedQuestion(question.marked);
    const strict = question.window?.only !== undefined;
    // Words are searched while the question is embedded.
    const [vector, gathered, statistics] = await Promise.all([
      embedding,
      gather(question, embedding, only),
      statisticsFor(question),
    ]);
    const found = fused(question, gathered, strict);
    const windowEmpty = question.window !== null && !found.some(isOfDays);
    const depth = options.depth ?? RERANK_DEPTH;
    const { ranked, chunks } = await chunksOf(found, wanted(found, strict, depth), store);
    const candidates = readPassages(question, passagesOf(wanted(ranked, strict, depth), chunks));
    await pause();
    const reranked = has('reranking')
      ? rerank(question, candidates, statistics, weights?.passages)
      : candidates.map((one) => ({ ...one, relevance: one.ranked.score * FUSED_SCALE, signals: [] }));
    await pause();
    const compared = newestFirst(question, reranked, NEWEST_REACH.passages, OF_PASSAGES);
    const passages = strict ? compared.filter(({ ranked }) => isOfDays(ranked)) : compared;
    const others = strict ? compared.filter(({ ranked }) => !isOfDays(ranked)).slice(0, RIVALS) : [];
    const readable = [...passagesToRead(question, passages, options.passages ?? PASSAGES), ...others];
    const worded = scoreSentences(question, readable, statistics, weights?.quotes);
    const scored = has('sentence vectors')
      ? await nearFirst(question, vector, compared, worded, embedder)
      : worded;
    await pause();
    const newest = newestFirst(question, scored, NEWEST_REACH.sentences, OF_SENTENCES);
    const judged = newerFirst(question, newest);
    const sentences = strict ? judged.filter(({ passage }) => isOfDays(passage.ranked)) : judged;
    const [best] = sentences;
    const articleOf = (chunk: number): number | undefined => chunks.get(chunk)?.article.id;
    const missing = missingFrom(question, best?.passage);
    const rivals = { candidates: ranked, passages: compared, sentences: judged };
    const ranking = best && { ...rivals, best, missing, articleOf };
    const signals = ranking ? confidenceSignals(question, ranking, statistics) : null;
    return { question, windowEmpty, ranked, passages, sentences, signals, missing };
  }

  async function ask(text: string, options: FindOptions = {}): Promise<Answer> {
    const { question, windowEmpty, passages, sentences, signals, missing } = await findings(text, options);
    const hasNoDay = question.noSuchDay !== null;
    const score = windowEmpty || hasNoDay ? 0 : confidence(question, sentences, signals);
    const { window, quotes, differing } = await chosen(question, sentences, storyOf);
    if (quotes.length > 0 && !windowEmpty && !hasNoDay && score >= threshold) {
      const { text: asked, repaired } = question;
      return { status: 'answered', question: asked, repaired, quotes, window, score, ...differing };
    }
    const isAbout = missing !== null && !question.manner.chat;
    const why = reasonFor(await store.count(), windowEmpty, isAbout || score >= threshold / 2);
    const reason = hasNoDay ? 'no-such-day' : why;
    const { window: asked } = question;
    return {
      status: 'not-found',
      question: question.text,
      repaired: question.repaired,
      reason,
      ...(missing !== null && reason === 'not-answering' && { missing }),
      rejected: quotes,
      near: nearestOf(passages),
      span: await store.span(),
      window: asked,
      nearest: asked && windowEmpty ? await store.nearestDays(asked.from, asked.to) : undefined,
      noSuchDay: question.noSuchDay ?? undefined,
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
  if (!best || !signals || empty || question.manner.chat || sharesNothing(question, best)) return 0;
  return Math.max(judgedConfidence(signals), defines(question, best.text) ? DEFINED : 0);
}

function passagesOf(ranked: readonly RankedChunk[], chunks: ReadonlyMap<number, StoredChunk>): Passage[] {
  return ranked.flatMap((one): Passage[] => {
    const chunk = chunks.get(one.chunk);
    return chunk ? [{ chunk, ranked: one }] : [];
  });
}

/** How far behind another article one of the days asked about may rank and still be the one that is read. */
const WINDOW_REACH = 0.06;

/** Passages of other days that a quote is measured against where only some days may be quoted. */
const RIVALS = 4;

const isOfDays = ({ fit }: Pick<RankedChunk, 'fit'>): boolean => fit !== 'outside';

/** Candidates by fused score. Where only some days may be quoted, being of those days is no gain over the others. */
function fused(question: Question, candidates: readonly Candidate[], strict: boolean): RankedChunk[] {
  const weights = FUSION_WEIGHTS[question.language];
  if (!strict) return fuse(candidates, weights);
  const fits = new Map(candidates.map(({ chunk, fit }) => [chunk, fit]));
  const even = candidates.map((candidate): Candidate => ({ ...candidate, fit: null }));
  return fuse(even, weights).map((one) => ({ ...one, fit: fits.get(one.chunk) ?? null }));
}

/**
 * The first `depth` candidates worth reading: those of the days asked about alone, where one of them is near the best. Where
 * nothing else may be quoted, the best of the others come too: an answer is none for want of rivals.
 */
function wanted(ranked: readonly RankedChunk[], strict: boolean, depth: number): readonly RankedChunk[] {
  const ofThoseDays = ranked.filter(isOfDays);
  if (strict)
    return [...ofThoseDays.slice(0, depth), ...ranked.filter((one) => !isOfDays(one)).slice(0, RIVALS * 2)];
  const [best] = ranked;
  const [first] = ofThoseDays;
  const near = best && first && best.score - first.score <= WINDOW_REACH;
  return (near ? ofThoseDays : ranked).slice(0, depth);
}

/** Quotes for the days asked about; when the best is of other days, the days were not what decided and are not shown. */
async function chosen(question: Question, sentences: readonly ScoredSentence[], storyOf: StoryOf) {
  const ofThoseDays = ({ passage }: ScoredSentence): boolean => passage.ranked.fit !== 'outside';
  const [best] = sentences;
  const decided = question.window === null || best === undefined || ofThoseDays(best);
  const usable = decided ? sentences.filter(ofThoseDays) : sentences;
  const differing = differingFigures(question, usable);
  return {
    window: decided ? question.window : null,
    quotes: await chooseQuotes(question, usable, { leading: differing?.sentences, storyOf }),
    differing: differing && { differing: differing.figures },
  };
}

function reasonFor(articles: number, windowEmpty: boolean, near: boolean): NotFoundReason {
  if (articles === 0) return 'empty-collection';
  if (windowEmpty) return 'window-empty';
  return near ? 'not-answering' : 'nothing-near';
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
