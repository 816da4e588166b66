// Looks a pasted sentence or headline up: the article that holds it, or tells it, with the matching passage verbatim.
import type { Answer, LookUpMatch, NearArticle, Quote } from '../core/answer.js';
import { sourceOf } from '../core/article.js';
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { chooseQuotes, quoteOf } from '../core/choose-quotes.js';
import { dayAt } from '../core/dates.js';
import type { TermStatistics } from '../core/evidence.js';
import { inTurn } from '../core/in-turn.js';
import {
  isHeadlineOf,
  isPasted,
  LEAST_SYLLABLES,
  SENTENCE_SYLLABLES,
  sentencesHolding,
  withoutCredits,
} from '../core/look-up.js';
import { differenceFrom, heldShare } from '../core/look-up-differs.js';
import { LOOK_UP_CUT, type LookUpCandidate, lookUpScore, lookUpSignals } from '../core/look-up-score.js';
import type { Clock, Embedder, StoredArticle, StoredChunk, VectorIndex } from '../core/ports.js';
import { type Question, readQuestionInFull } from '../core/question.js';
import { scoreSentences } from '../core/quote.js';
import { readPassages } from '../core/reading.js';
import { rerank } from '../core/rerank.js';
import { paragraphAround } from '../core/stand-alone.js';
import { countSyllables } from '../core/text.js';
import { dot } from '../core/vector.js';
import { createQuestionWording, type QuestionWording } from './question-wording.js';

export interface LookUpDependencies {
  readonly store: Pick<ArticleStore, 'chunks' | 'chunksOf' | 'vectorsOf' | 'span' | 'count'>;
  readonly words: WordSearch;
  readonly embedder: Pick<Embedder, 'embedStatement'>;
  readonly index: Pick<VectorIndex, 'search'>;
  readonly clock: Clock;
  /** Without one, short forms are known only from the articles that explain them. */
  readonly wordingOf?: QuestionWording;
  /** Lets others have the thread for a moment, between one article and the next; without it, none is let in. */
  readonly pause?: (() => Promise<void>) | undefined;
  /** Hears of a question before it is looked for as a headline: it is mostly none, and is answered then. */
  readonly onQuestion?: ((question: Question) => void) | undefined;
}

/** An article with its score in [0, 1] and the signals behind it. */
export interface LookUpFinding extends LookUpCandidate {
  readonly score: number;
  readonly signals: readonly number[];
}

export interface LookUp {
  /** Null when the text is a question, or too short to say that it is none and not found. */
  (text: string): Promise<Answer | null>;
  /** The articles that may be meant, best first. */
  findings(text: string): Promise<readonly LookUpFinding[]>;
}

/** Chunks taken from each of the three rankings. */
const DEPTH = 60;
/** Articles that are read in full. */
const READ = 20;
const NEAR = 3;
/** Share of the words of a shortened sentence that one sentence of its article has. */
const TOLD = 0.87;
/** Chunks that are looked through for a headline that asks: its own words stand at the top, or it is none. */
const ASKING_DEPTH = 10;

/** Whether an article goes by that headline and says nothing else in it. */
function isNamed(article: StoredArticle, text: string): boolean {
  return isHeadlineOf(article, text) && differenceFrom(article, text) === null;
}

/** Whether a text asks nothing, neither as typed nor with its spelling put right ("ngày nao", "bao nhieeu"). */
function isStatement({ text, repaired, manner }: Question): boolean {
  return isPasted(text, manner) && (repaired === null || isPasted(repaired, manner));
}

/** Makes the use case. */
export function createLookUp(dependencies: LookUpDependencies): LookUp {
  const { store, words, embedder, index, clock, pause = async () => {} } = dependencies;
  const { onQuestion = () => {} } = dependencies;
  const wordingOf = dependencies.wordingOf ?? createQuestionWording(words, []);

  /** The articles of the chunks that vectors and words find, those that promise most first. */
  async function candidates(question: Question, vector: Float32Array): Promise<LookUpCandidate[]> {
    const typed = new Map(
      (await words.search('typed', question.typed, DEPTH)).map((hit) => [hit.chunk, hit.score]),
    );
    const folded = new Map(
      (await words.search('folded', question.folded, DEPTH)).map((hit) => [hit.chunk, hit.score]),
    );
    const near = (await index.search(vector, DEPTH)).map(({ id }) => id);
    const found = await store.chunks([...new Set([...near, ...typed.keys(), ...folded.keys()])]);
    await pause();
    const vectors = await store.vectorsOf(found.map(({ id }) => id));
    const most = (scores: ReadonlyMap<number, number>): number => Math.max(...scores.values(), 0) || 1;
    const [mostTyped, mostFolded] = [most(typed), most(folded)];
    const byArticle = new Map<string, LookUpCandidate>();
    for (const { id, article } of found) {
      const other = vectors.get(id);
      const known = byArticle.get(article.key);
      byArticle.set(article.key, {
        article,
        cosine: Math.max(known?.cosine ?? -1, other ? dot(vector, other) : -1),
        leadCosine: -1,
        typed: Math.max(known?.typed ?? 0, (typed.get(id) ?? 0) / mostTyped),
        folded: Math.max(known?.folded ?? 0, (folded.get(id) ?? 0) / mostFolded),
      });
    }
    const promise = ({ cosine, typed, folded }: LookUpCandidate): number =>
      cosine + 0.1 * typed + 0.05 * folded;
    const best = [...byArticle.values()].sort((a, b) => promise(b) - promise(a)).slice(0, READ);
    return await inTurn(best, async (candidate) => ({
      ...candidate,
      leadCosine: await leadCosine(candidate, vector),
    }));
  }

  async function leadCosine({ article, cosine }: LookUpCandidate, vector: Float32Array): Promise<number> {
    await pause();
    const [first] = await store.chunksOf(article.key);
    const lead = first && (await store.vectorsOf([first.id])).get(first.id);
    return lead ? dot(vector, lead) : cosine;
  }

  async function statisticsFor(question: Question): Promise<TermStatistics> {
    const frequencies = await words.frequencies(
      question.language === 'vi' ? 'typed' : 'folded',
      question.terms,
    );
    return { total: await words.total(), frequency: (term) => frequencies.get(term) ?? 0 };
  }

  async function read(text: string): Promise<Question> {
    return readQuestionInFull(text, dayAt(clock()), wordingOf);
  }

  async function findings(text: string, known?: Question): Promise<LookUpFinding[]> {
    const question = known ?? (await read(text));
    const vector = await embedder.embedStatement(question.marked);
    const statistics = await statisticsFor(question);
    const found = await candidates(question, vector);
    const all = lookUpSignals(question, found, statistics);
    return found
      .map((candidate, i) => {
        const signals = all[i] ?? [];
        return { ...candidate, signals, score: lookUpScore(signals) };
      })
      .sort((a, b) => b.score - a.score || (a.article.key < b.article.key ? -1 : 1));
  }

  /** The one passage of an article that tells best what the text says. */
  async function passageOf(question: Question, article: StoredArticle): Promise<Quote | null> {
    const passages = (await store.chunksOf(article.key)).map((chunk: StoredChunk) => ({
      chunk,
      ranked: { chunk: chunk.id, cosine: 0, typed: 0, folded: 0, fit: null, score: 0 },
    }));
    const statistics = await statisticsFor(question);
    const ranked = rerank(question, readPassages(question, passages), statistics);
    return (await chooseQuotes(question, scoreSentences(question, ranked, statistics)))[0] ?? null;
  }

  async function exact(
    question: Question,
    found: readonly LookUpFinding[],
  ): Promise<{ match: LookUpMatch; quote: Quote } | null> {
    for (const { article } of found) {
      await pause();
      const held = sentencesHolding(article, question.text);
      if (!held) continue;
      const around = held.caption === null ? paragraphAround(article.text, held) : held;
      return { match: 'sentence', quote: quoteOf(article, held.caption, held, around) };
    }
    const named = found.find(({ article }) => isNamed(article, question.text));
    const quote = named ? await passageOf(question, named.article) : null;
    return quote ? { match: 'headline', quote } : null;
  }

  /** The article of which one sentence has nearly all words of a shortened one, whatever else it says. */
  async function tellingOf(
    question: Question,
    found: readonly LookUpFinding[],
  ): Promise<{ quotes: Quote[]; score: number } | null> {
    if (countSyllables(question.text) < SENTENCE_SYLLABLES) return null;
    const held = await inTurn(found, async ({ article }) => {
      await pause();
      return { article, score: heldShare(article, question.text) };
    });
    const [best] = held.sort((a, b) => b.score - a.score);
    if (!best || best.score < TOLD || differenceFrom(best.article, question.text) !== null) return null;
    const quote = await passageOf(question, best.article);
    return quote ? { quotes: [quote], score: best.score } : null;
  }

  /** A headline may ask ("Vì sao giá vàng tăng?"): the question is then the headline of an article, or an ordinary one. */
  async function asHeadline(question: Question): Promise<Answer | null> {
    if (countSyllables(question.text) < LEAST_SYLLABLES || question.manner.chat) return null;
    const hits = await words.search('folded', question.folded, ASKING_DEPTH);
    const chunks = await store.chunks(hits.map(({ chunk }) => chunk));
    const named = chunks.find(({ article }) => isNamed(article, question.text));
    const quote = named ? await passageOf(question, named.article) : null;
    if (!quote) return null;
    const common = { question: question.text, window: null, score: 1 };
    return { ...common, status: 'answered', quotes: [quote], lookedUp: 'headline' };
  }

  async function lookUp(text: string): Promise<Answer | null> {
    const question = await read(withoutCredits(text));
    if ((await store.count()) === 0) return null;
    if (!isStatement(question)) {
      onQuestion(question);
      return asHeadline(question);
    }
    const found = await findings(text, question);
    const [best] = found;
    const same = await exact(question, found);
    const common = { question: text, window: null };
    if (same) return { ...common, status: 'answered', quotes: [same.quote], score: 1, lookedUp: same.match };
    const score = best?.score ?? 0;
    const quote = best ? await passageOf(question, best.article) : null;
    const { repaired } = question;
    const differs = best !== undefined && differenceFrom(best.article, question.text) !== null;
    if (quote && score >= LOOK_UP_CUT && !differs) {
      return { ...common, repaired, status: 'answered', quotes: [quote], score, lookedUp: 'meaning' };
    }
    const telling = differs ? null : await tellingOf(question, found);
    if (telling) return { ...common, repaired, status: 'answered', ...telling, lookedUp: 'meaning' };
    // What is shorter, or has no marks, may be a question put in a few words: the ordinary way answers it, or says no.
    const isClear = countSyllables(text) >= SENTENCE_SYLLABLES && question.language !== 'vi-unmarked';
    if (!differs && !isClear) return null;
    const near = found
      .slice(0, NEAR)
      .map(({ article }): NearArticle => ({ article: article.key, ...sourceOf(article) }));
    return {
      ...common,
      repaired,
      status: 'not-found',
      reason: 'not-in-collection',
      rejected: quote ? [quote] : [],
      near,
      span: await store.span(),
      score,
    };
  }

  return Object.assign(lookUp, { findings: (text: string) => findings(text) });
}
