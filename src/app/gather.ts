// Gathers candidate chunks for a question by vector and by words, from the whole collection or the days asked about.
import type { DateWindow } from '../core/answer.js';
import type { ArticleStore, WordField, WordSearch } from '../core/article-store.js';
import type { Candidate } from '../core/fusion.js';
import type { Neighbour, VectorIndex } from '../core/ports.js';
import type { Question } from '../core/question.js';
import { dot } from '../core/vector.js';
import { windowJudge } from '../core/window-fit.js';

export interface GatherDependencies {
  readonly store: ArticleStore;
  readonly words: WordSearch;
  readonly index: Pick<VectorIndex, 'search' | 'searchAmong'>;
  /** Which searches take part; both but for measuring. */
  readonly searches: { readonly dense: boolean; readonly words: boolean };
}

/** Candidates taken from each of the three rankings. */
export const DEPTH = 60;
/** Chunks in a window up to which all are compared exactly; beyond, the index is asked and its answer filtered. */
const EXACT_WINDOW = 5000;

/** A candidate before it is known how its article stands to the days asked about. */
type Found = Omit<Candidate, 'fit'>;

/** Candidates for a question and its vector, which may still be made meanwhile; `only` limits them to some chunks. */
export type Gather = (
  question: Question,
  vector: Promise<Float32Array>,
  only?: readonly number[],
) => Promise<Candidate[]>;

/** Makes the gathering of candidates. */
export function createGather({ store, words, index, searches }: GatherDependencies): Gather {
  async function searched(
    field: WordField,
    tokens: readonly string[],
    only?: readonly number[],
  ): Promise<Map<number, number>> {
    const hits = searches.words ? await words.search(field, tokens, DEPTH, only) : [];
    return new Map(hits.map(({ chunk, score }) => [chunk, score]));
  }

  async function cosinesOf(vector: Float32Array, ids: readonly number[]): Promise<Map<number, number>> {
    if (store.cosines !== undefined) return store.cosines(vector, ids);
    return new Map([...(await store.vectorsOf(ids))].map(([id, other]) => [id, dot(vector, other)]));
  }

  /** The chunks nearest to a vector among `only` (or all). */
  async function nearest(
    vector: Float32Array,
    only: readonly number[] | undefined,
  ): Promise<readonly Neighbour[]> {
    if (only === undefined) return index.search(vector, DEPTH);
    if (index.searchAmong !== undefined) return index.searchAmong(vector, DEPTH, only);
    const near = await index.search(vector, DEPTH);
    const ids = new Set(near.map(({ id }) => id));
    // A set of what is found, not of all that may be: that may be nearly every chunk there is.
    const wanted = new Set(only.filter((id) => ids.has(id)));
    return near.filter(({ id }) => wanted.has(id));
  }

  /** Chunks found by vector or by words among `only` (or all), with their cosines and BM25 scores. */
  async function search(
    question: Question,
    embedding: Promise<Float32Array>,
    only?: readonly number[],
  ): Promise<Found[]> {
    const few = only !== undefined && only.length <= EXACT_WINDOW && index.searchAmong === undefined;
    const hits = Promise.all([
      searched('typed', question.typed, only),
      searched('folded', question.folded, only),
    ]);
    // Without waiting for the index to say which of them it found as well: threads do both at once.
    const compared = Promise.all([embedding, hits]).then(([vector, [typed, folded]]) =>
      cosinesOf(vector, few ? only : [...typed.keys(), ...folded.keys()]),
    );
    const [near, [typed, folded], exact] = await Promise.all([
      few ? [] : embedding.then((made) => nearest(made, only)),
      hits,
      compared,
    ]);
    const cosines = new Map(near.map(({ id, similarity }) => [id, similarity]));
    for (const [id, cosine] of exact) if (!cosines.has(id)) cosines.set(id, cosine);
    if (!searches.dense) for (const id of cosines.keys()) cosines.set(id, 0);
    const found = [...cosines].map(([chunk, cosine]) => ({
      chunk,
      cosine,
      typed: typed.get(chunk) ?? 0,
      folded: folded.get(chunk) ?? 0,
    }));
    const first = new Set(
      [...found]
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, DEPTH)
        .map(({ chunk }) => chunk),
    );
    return found.filter(({ chunk, typed, folded }) => typed > 0 || folded > 0 || first.has(chunk));
  }

  /**
   * Candidates of the days asked about, and of the whole collection unless what was published then is wanted, each judged.
   * Where nothing else may be quoted (`only`) the others are there to be compared with.
   */
  async function judged(
    question: Question,
    window: DateWindow,
    vector: Promise<Float32Array>,
    only?: readonly number[],
  ): Promise<Candidate[]> {
    const allowed = only && new Set(only);
    const ofDays = store
      .chunksInWindow(window.from, window.to)
      .then((ids) => (allowed ? ids.filter((id) => allowed.has(id)) : ids));
    const searchesOthers = !window.published || window.only !== undefined;
    // "Từ năm 2010" may mean every article there is, which need not be searched twice.
    const areOthers = async (ids: readonly number[]): Promise<boolean> =>
      searchesOthers && only === undefined && ids.length === (await words.total());
    const [days, ofThem, others] = await Promise.all([
      ofDays,
      ofDays.then(async (ids) => ((await areOthers(ids)) ? [] : search(question, vector, ids))),
      searchesOthers ? search(question, vector, only) : [],
    ]);
    const found = new Map(ofThem.map((one) => [one.chunk, one]));
    for (const one of others) {
      const known = found.get(one.chunk);
      if (!known || one.typed + one.folded > known.typed + known.folded) found.set(one.chunk, one);
    }
    const judge = windowJudge(window);
    // An article of those days need not be read to know that it is, unless only its day of publication counts.
    const inside = new Set(window.published ? [] : days.filter((id) => found.has(id)));
    const unknown = [...found.keys()].filter((id) => !inside.has(id));
    const articles = new Map((await store.chunks(unknown)).map(({ id, article }) => [id, article]));
    return [...found.values()].map((one): Candidate => {
      if (inside.has(one.chunk)) return { ...one, fit: 'inside' };
      const article = articles.get(one.chunk);
      return { ...one, fit: article ? judge(article) : 'outside' };
    });
  }

  return async (question, vector, only) => {
    const { window } = question;
    if (window === null)
      return (await search(question, vector, only)).map((found) => ({ ...found, fit: null }));
    if (window.published) {
      const published = await judged(question, window, vector, only);
      if (window.only !== undefined) return published;
      const inside = published.filter(({ fit }) => fit === 'inside');
      if (inside.length > 0) return inside;
    }
    // "tin ngày 29/5" with nothing published that day still finds what tells of it.
    return judged(question, { ...window, published: false }, vector, only);
  };
}
