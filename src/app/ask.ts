// Answers a question from the collection: retrieve, fuse, pick sentences, and say so when nothing answers.
import type { Answer, Missing, NotFoundReason } from '../core/answer.js';
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { type AskOptions, withDays } from '../core/asked-days.js';
import { certainByForm } from '../core/certain-form.js';
import { chooseQuotes, type StoryOf } from '../core/choose-quotes.js';
import { asksNothing, judgedConfidence, sharesNothing } from '../core/confidence.js';
import { dayAt } from '../core/dates.js';
import { differingFigures } from '../core/differing.js';
import type { AppError } from '../core/errors.js';
import type { TermStatistics } from '../core/evidence.js';
import { READER_CONFIDENCE } from '../core/fitted-reader.js';
import type { RankedChunk } from '../core/fusion.js';
import { judgeSentences } from '../core/judge-sentences.js';
import { nearArticles } from '../core/near-articles.js';
import { NEWEST_REACH, newestFirst } from '../core/newest.js';
import { isHolderUntold, readForHolder } from '../core/office-holders.js';
import type { Clock, Embedder, VectorIndex } from '../core/ports.js';
import { type Question, readQuestionInFull } from '../core/question.js';
import { type ScoredSentence, scoreSentences } from '../core/quote.js';
import { asUnread, rankRead, scoreRead } from '../core/rank-read.js';
import { withAnswer } from '../core/read-answer.js';
import type { Reader } from '../core/reader.js';
import { type Readings, readerConfidenceSignals } from '../core/reader-signals.js';
import { readPassagesInTurn } from '../core/reading.js';
import { type RankedPassage, RERANK_DEPTH, rerankInTurn } from '../core/rerank.js';
import { isOnDeputy } from '../core/roles.js';
import { passagesToRead } from '../core/several.js';
import type { StoryStore } from '../core/story-store.js';
import { fused, isOfDays, RIVALS, wanted } from '../core/wanted.js';
import { chunksOf, passagesOf } from './candidate-chunks.js';
import { createGather } from './gather.js';
import { createHeldDays } from './held-days.js';
import { nearFirst } from './near-sentences.js';
import { createQuestionWording, type QuestionWording } from './question-wording.js';
import { createReadAgain } from './read-again.js';

/** What can be left out of asking, to measure what it is worth. */
export const PARTS = [
  'dense',
  'words',
  'wording',
  'days',
  'reranking',
  'sentence vectors',
  'reader',
] as const;
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
  /** Reads the best passages with the question; without one, cheaper signals decide alone. */
  readonly reader?: Reader | null | undefined;
  /** `threshold` for questions whose passages the reader read. @default threshold */
  readonly readerThreshold?: number | undefined;
  /** Hears of questions that the reader could not read for, before they are answered without it. */
  readonly onUnread?: ((why: AppError) => void) | undefined;
  /** Parts left out, for measuring. */
  readonly without?: readonly Part[];
}

/** Passages whose sentences are read. */
const PASSAGES = 8;
/**
 * Confidence by words alone below which sentence vectors raise hardly any to where it answers (.13): of 445 development questions
 * below it, asked of collections with and without their articles, one was.
 */
const HOPELESS = 0.03;
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
  /** What the reader said; null when it took no part. */
  readonly readings: Readings | null;
  /** What the article of the best sentence lacks of the question. */
  readonly missing: Missing | null;
}

/** Whether nothing can answer for the days asked about: there is no such day, or no article of it. */
export function isOutOfDays({ question, windowEmpty }: Pick<Findings, 'question' | 'windowEmpty'>): boolean {
  return windowEmpty || question.noSuchDay !== null;
}

/** Weights of a ranking of passages and of one of sentences. */
export interface Weights {
  readonly passages: readonly number[];
  readonly quotes: readonly number[];
}

/** How asking differs from what a person's question gets: for fitting, following, and all that is told of a subject. */
export interface FindOptions extends AskOptions {
  /** Limits the search to some chunks, as if the collection held no others. */
  readonly only?: readonly number[] | undefined;
  /** The question's vector, where it is known already. */
  readonly vector?: Float32Array | undefined;
  /** In place of the fitted ones. */
  readonly weights?: Weights & { readonly reader?: Weights };
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

/** Makes the use case. */
export function createAsk(dependencies: AskDependencies): Ask {
  const { store, words, embedder, index, clock, threshold: plainThreshold, without = [] } = dependencies;
  const pause = dependencies.pause ?? (async () => {});
  const storyOf: StoryOf = async (key) => (await dependencies.stories?.storyOf(key)) ?? null;
  const has = (part: Part): boolean => !without.includes(part);
  const { reader = null, onUnread = () => {} } = dependencies;
  const heldDays = createHeldDays({ store, clock });
  const readAgain = createReadAgain(has('reader') ? reader : null, onUnread);
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
    const asked = await readQuestionInFull(text, dayAt(clock()), wordingOf);
    const question = withDays(asked, has('days') ? options : { anyTime: true });
    const window = await heldDays(text, question.window);
    return window === question.window ? question : { ...question, window };
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
    const near = passagesOf(wanted(ranked, strict, depth), chunks);
    const candidates = await readPassagesInTurn(question, near, pause);
    await pause();
    const reranked = has('reranking')
      ? await rerankInTurn(question, candidates, statistics, weights?.passages, pause)
      : candidates.map((one) => ({ ...one, relevance: one.ranked.score * FUSED_SCALE, signals: [] }));
    await readForHolder(question, reranked, pause);
    await pause();
    const cheaply = newestFirst(question, reranked, NEWEST_REACH.passages, OF_PASSAGES);
    const readings = isOutOfDays({ question, windowEmpty })
      ? null
      : await readAgain(question, cheaply, strict);
    const compared =
      readings === null
        ? cheaply
        : newestFirst(
            question,
            rankRead(question, cheaply, readings, weights?.reader?.passages),
            NEWEST_REACH.passages,
            OF_PASSAGES,
          );
    const passages = strict ? compared.filter(({ ranked }) => isOfDays(ranked)) : compared;
    const others = strict ? compared.filter(({ ranked }) => !isOfDays(ranked)).slice(0, RIVALS) : [];
    const readable = [...passagesToRead(question, passages, options.passages ?? PASSAGES), ...others];
    const unread = readings === null ? readable : asUnread(readable);
    const worded = scoreSentences(question, unread, statistics, weights?.quotes);
    const scored =
      readings === null ? worded : scoreRead(question, readable, worded, readings, weights?.reader?.quotes);
    await pause();
    const articleOf = (chunk: number): number | undefined => chunks.get(chunk)?.article.id;
    const rivals = { candidates: ranked, passages: compared, articleOf };
    const judge = (some: readonly ScoredSentence[]) =>
      judgeSentences(question, some, rivals, statistics, strict);
    const judged = judge(scored);
    // For fitting all is looked at, whatever was fitted before.
    const hasHope =
      weights !== undefined ||
      (!asksNothing(question) && judged.signals !== null && judgedConfidence(judged.signals) >= HOPELESS);
    const moved =
      readings === null && has('sentence vectors') && hasHope
        ? await nearFirst(question, vector, compared, worded, embedder)
        : scored;
    const last = moved === scored ? judged : judge(moved);
    return { question, windowEmpty, ranked, passages, readings, ...last };
  }

  async function ask(text: string, options: FindOptions = {}): Promise<Answer> {
    const found = await findings(text, options);
    await pause();
    const { question, windowEmpty, passages, sentences, readings, missing } = found;
    const threshold = readings === null ? plainThreshold : (dependencies.readerThreshold ?? plainThreshold);
    const hasNoDay = question.noSuchDay !== null;
    const isOut = isOutOfDays(found);
    const isUntold = isOnDeputy(question, sentences) || isHolderUntold(question, passages);
    const score = isOut || isUntold ? 0 : confidence(found);
    const { window, quotes, differing } = await chosen(question, sentences, storyOf);
    if (quotes.length > 0 && !isOut && score >= threshold) {
      const { text: asked, repaired } = question;
      const marked = quotes.map((quote) => withAnswer(quote, readings));
      return { status: 'answered', question: asked, repaired, quotes: marked, window, score, ...differing };
    }
    const isAbout = isUntold || (missing !== null && !question.manner.chat);
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
      near: nearArticles(passages),
      span: await store.span(),
      window: asked,
      nearest: asked && windowEmpty ? await store.nearestDays(asked.from, asked.to) : undefined,
      noSuchDay: question.noSuchDay ?? undefined,
      score,
    };
  }

  return Object.assign(ask, { findings });
}

function confidence({ question, sentences: [best], signals, readings }: Findings): number {
  if (!best || !signals || asksNothing(question) || sharesNothing(question, best)) return 0;
  const judged =
    readings === null
      ? judgedConfidence(signals)
      : judgedConfidence(signals, READER_CONFIDENCE, readerConfidenceSignals(best, readings));
  return Math.max(judged, certainByForm(question, best.text));
}

/** Quotes for the days asked about; when the best is of other days, the days were not what decided and are not shown. */
async function chosen(question: Question, sentences: readonly ScoredSentence[], storyOf: StoryOf) {
  const ofThoseDays = ({ passage }: ScoredSentence): boolean => isOfDays(passage.ranked);
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
