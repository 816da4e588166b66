// The collection as the use cases see it: articles with their chunks, vectors and words, and searching those words.
import type { Abbreviation } from './abbreviations.js';
import type { OutletCount } from './answer.js';
import type {
  Article,
  DaySpan,
  ModelIdentity,
  NewChunk,
  StoredArticle,
  StoredChunk,
  WordHit,
} from './ports.js';

export interface ChunkVector {
  /** In [1, 2^32): the label in the vector index. Never used twice. */
  readonly id: number;
  /** Of unit length, `ModelIdentity.dimension` numbers. */
  readonly vector: Float32Array;
}

/** All that is written about one article besides the article itself. */
export interface Replacement {
  /** Names the content and the pipeline that read it; the same hash means nothing is to be done. */
  readonly hash: string;
  /** Where it came from: absolute path, or `-`. */
  readonly file: string;
  readonly line: number | null;
  readonly chunks: readonly NewChunk[];
  /**
   * Names what the source itself stated: while it stays the same, a changed article was only read otherwise by this
   * program, and nobody is told of a correction. Absent means that the source may have changed.
   */
  readonly sourceHash?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Which articles are meant: of one outlet (or agency where there is none), published `from` to `to`, both included. */
export interface ArticleFilter {
  readonly outlet?: string | undefined;
  /** Days `YYYY-MM-DD`; undated articles are never among those of some days. */
  readonly days?: { readonly from: string; readonly to: string } | undefined;
}

/** Who takes chunks to embed, so that no other process takes the same. */
export interface Claim {
  readonly process: string;
  /** So many milliseconds later, by the clock of the database, others may take them: whoever claimed them is no more. */
  readonly forMs: number;
}

/** What the vector index has to follow. */
export interface Replaced {
  readonly added: ChunkVector[];
  readonly removed: number[];
}

/**
 * Keeps the collection. Every writing call is one transaction that also raises `change()`. An article is there with all
 * its chunks, vectors and words, or not at all. Iterators read page by page: writing while one is open is allowed.
 */
export interface ArticleStore {
  /** Hash of the stored article of that key, null when there is none. */
  hashOf(key: string): Promise<string | null>;
  /**
   * Stores an article in place of what its key held. What it held is kept as a former version where it read otherwise,
   * and whoever was quoted words of it that are gone is put down for a correction. Throws CHUNK_INVALID when a chunk is not a non-empty
   * slice of its text or the labels are used up, MODEL_MISMATCH when no model is set or a vector does not fit it.
   */
  replace(article: Article, replacement: Replacement): Promise<Replaced>;
  /** Notes that an unchanged article now comes from another file. False when it does not, and nothing was written. */
  move(key: string, file: string, line: number | null): Promise<boolean>;
  /**
   * Withdraws articles; returns the ids of their chunks. Unknown keys are ignored. They remain as former versions, and
   * whoever was quoted them is put down for a correction. `now`: milliseconds since 1970, absent where nobody can say.
   */
  remove(keys: readonly string[], now?: number): Promise<number[]>;
  /** Keys and files of the articles that came from `root` itself or from a file below it, by key. */
  from(root: string): Promise<Array<{ key: string; file: string }>>;
  /** Articles, all or those meant. */
  count(filter?: ArticleFilter): Promise<number>;
  /** At most `count` dated articles, the newest first, or the oldest; ties by time of day, then key. */
  byAge(order: 'newest' | 'oldest', count: number, filter?: ArticleFilter): Promise<StoredArticle[]>;
  /** All outlets, those with most articles first, then by name. */
  outlets(): Promise<OutletCount[]>;
  /** First and last day, of publication or else of the event; null when no article has either. */
  span(): Promise<DaySpan | null>;
  /** All articles by day of publication, then key; undated ones last. */
  list(): AsyncIterable<StoredArticle>;
  byKey(key: string): Promise<StoredArticle | null>;
  /** The chunks with these ids in the order asked; unknown ids are left out. */
  chunks(ids: readonly number[]): Promise<StoredChunk[]>;
  /** The chunks of one article in their order. */
  chunksOf(key: string): Promise<StoredChunk[]>;
  vectorsOf(ids: readonly number[]): Promise<Map<number, Float32Array>>;
  /** Vectors by rising id, those after `afterId` only. */
  allVectors(afterId?: number): AsyncIterable<ChunkVector>;
  /** Ids of all chunks, or of those after `afterId`, rising; at most `most` of them. No id is ever used twice. */
  chunkIds(afterId?: number, most?: number): Promise<number[]>;
  /** The last of them; 0 when there is none. */
  lastChunkId(): Promise<number>;
  /** Ids of the chunks, rising, whose article was published or tells of an event from `from` to `to`, both included. */
  chunksInWindow(from: string, to: string): Promise<number[]>;
  /**
   * Cosines of these chunks' vectors with one of unit length, those without a vector left out; not there where they cost no
   * less than `vectorsOf`.
   */
  cosines?(vector: Float32Array, ids: readonly number[]): Promise<Map<number, number>>;
  /** Ids of the chunks, rising, of the articles of these outlets (or agencies where there is none). */
  chunksOfOutlets(outlets: readonly string[]): Promise<number[]>;
  /** The last day with an article before `from` and the first after `to`; none that articles only announce. */
  nearestDays(from: string, to: string): Promise<{ before: string | null; after: string | null }>;
  /** Rises with every write, in whichever process. */
  change(): Promise<number>;
  model(): Promise<ModelIdentity | null>;
  /** Records the model of an empty collection. Throws MODEL_MISMATCH when vectors of another are there. */
  setModel(identity: ModelIdentity): Promise<void>;
  /** Throws MODEL_MISMATCH when vectors of another model are there. */
  assertModel(identity: ModelIdentity): Promise<void>;
  /**
   * Keeps vectors of a new model beside the present ones, for chunks that are still there. The collection remains what it
   * is, so `change()` does too.
   */
  stageVectors(identity: ModelIdentity, vectors: readonly ChunkVector[]): Promise<void>;
  /**
   * At most `count` chunks, rising by id, that have no vector staged for that model, without those that another process
   * claimed; with `claim` they are that process's. Throws MODEL_MISMATCH where others are at the vectors of yet another model.
   */
  unstaged(identity: ModelIdentity, count: number, claim?: Claim): Promise<StoredChunk[]>;
  /** Puts the staged vectors in place of the old and the model with them; false, changing nothing, when some lack. */
  adoptStaged(identity: ModelIdentity): Promise<boolean>;
}

/** `typed` keeps marks, `folded` has none. */
export type WordField = 'typed' | 'folded';

/** A short form as articles explain it. */
export interface Meaning extends Abbreviation {
  /** How many articles explain it so. */
  readonly articles: number;
}

/** Finds chunks by the words in them, and knows those words. */
export interface WordSearch {
  /**
   * Chunks that hold at least one of `tokens` (as core/text makes them), best BM25 first, ties by id; a token given
   * twice counts once. `onlyChunks` restricts the result, not the statistics. In a large collection the commonest tokens
   * may be left out where rarer ones are there.
   */
  search(
    field: WordField,
    tokens: readonly string[],
    count: number,
    onlyChunks?: readonly number[],
  ): Promise<WordHit[]>;
  /** In how many articles all of `tokens` stand in one chunk. */
  articlesWith(field: WordField, tokens: readonly string[]): Promise<number>;
  /** In how many chunks each token stands; 0 for one that stands nowhere. */
  frequencies(field: WordField, tokens: readonly string[]): Promise<Map<string, number>>;
  /** Chunks. */
  total(): Promise<number>;
  /** Every single word of the typed field with the number of chunks that hold it, in the order of their UTF-8: of two as common the first is guessed. */
  vocabulary(): Promise<Array<{ typed: string; chunks: number }>>;
  /** What articles say the short forms with these keys (`shortKey`) stand for, what most of them say first. */
  meanings(keys: readonly string[]): Promise<Meaning[]>;
  /** The short forms that articles give for what has one of these keys (`longKey`), those of most articles first. */
  shortForms(keys: readonly string[]): Promise<Meaning[]>;
}
