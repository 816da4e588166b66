// Keeps the embedder busy while an ingest reads and stores: articles are embedded ahead, and stored in the order read.
import type { Article } from '../core/article.js';
import { type Chunk, passageText } from '../core/chunk.js';
import type { Embedder, NewChunk } from '../core/ports.js';
import type { RawArticle } from '../core/source-item.js';
import type { IngestRow, IngestStatus } from './ingest-report.js';

/** Chunks read ahead of what is stored: seconds of work for the embedder, whatever holds up reading or storing. */
export const LOOK_AHEAD = 64;

/** An article that was read and is to be stored. */
export interface Pending {
  readonly raw: RawArticle;
  readonly article: Article;
  readonly chunks: readonly Chunk[];
  readonly hash: string;
  readonly status: Exclude<IngestStatus, 'unchanged'>;
  readonly row: IngestRow;
}

export interface PipelineOptions {
  readonly embedder: Pick<Embedder, 'embedPassages'>;
  /** Chunks read ahead of what is stored at most, or one article with more; asked before each. @default LOOK_AHEAD */
  readonly lookAhead?: (() => number) | undefined;
  /** Stores an article; called for one at a time. */
  readonly store: (pending: Pending, chunks: readonly NewChunk[]) => Promise<void>;
  /** Hears of each article once it is stored and no longer counted here. */
  readonly onStored: (pending: Pending) => void;
  /** Hears when a chunk got its vector, and when an article was stored or dropped. */
  readonly onProgress: () => void;
  /** Once aborted, articles whose vectors are not all there are dropped untouched. */
  readonly signal: AbortSignal;
  /** Called once, at the first failure: nothing is stored after it. */
  readonly onFailure: () => void;
}

function withVectors(
  pending: Pending,
  texts: readonly string[],
  vectors: readonly Float32Array[],
): NewChunk[] {
  return pending.chunks.map((chunk, place) => {
    const [searchText, vector] = [texts[place], vectors[place]];
    if (searchText === undefined || vector === undefined)
      throw new RangeError('Fewer vectors than texts came back.');
    return { ...chunk, searchText, vector };
  });
}

/** The articles between being read and being stored. */
export class IngestPipeline {
  readonly #options: PipelineOptions;
  /** Chunks of the articles at work, and how many of them have their vectors. */
  #found = 0;
  #embedded = 0;
  #last: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | null = null;
  #onRoom: (() => void) | null = null;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  /** Chunks that have their vectors and are not stored yet. */
  get embedded(): number {
    return this.#embedded;
  }

  /** Chunks that have no vector yet. */
  get pending(): number {
    return this.#found - this.#embedded;
  }

  /** Has the article embedded and stored; resolves as soon as it is begun, which waits until there is room for it. */
  async take(pending: Pending): Promise<void> {
    const size = pending.chunks.length;
    const { lookAhead = () => LOOK_AHEAD } = this.#options;
    while (this.#found > 0 && this.#found + size > lookAhead()) {
      await new Promise<void>((resolve) => {
        this.#onRoom = resolve;
      });
    }
    if (this.#options.signal.aborted || this.#failure) return;
    this.#found += size;
    const progress = { embedded: 0 };
    const embedding = this.#embed(pending, progress);
    // What fails is heard when the turn of the article comes.
    embedding.catch(() => undefined);
    this.#last = this.#last.then(async () => {
      const isStored = await this.#finish(pending, embedding);
      this.#found -= size;
      this.#embedded -= progress.embedded;
      if (isStored) this.#options.onStored(pending);
      this.#options.onProgress();
      this.#onRoom?.();
      this.#onRoom = null;
    });
  }

  /** Resolves when all that was taken is stored or dropped; rejects with the first failure. */
  async settled(): Promise<void> {
    await this.#last;
    if (this.#failure) throw this.#failure.error;
  }

  /** Stores the article unless something failed before or it was dropped; whether it did. */
  async #finish(pending: Pending, embedding: Promise<NewChunk[] | null>): Promise<boolean> {
    try {
      const chunks = await embedding;
      if (chunks === null || this.#failure) return false;
      await this.#options.store(pending, chunks);
      return true;
    } catch (error) {
      if (!this.#failure) {
        this.#failure = { error };
        this.#options.onFailure();
      }
      return false;
    }
  }

  /** The chunks with their vectors; null when it was stopped before all were there. */
  async #embed(pending: Pending, progress: { embedded: number }): Promise<NewChunk[] | null> {
    const { embedder, onProgress, signal } = this.#options;
    const texts = pending.chunks.map((chunk) => passageText(pending.article, chunk));
    const heard = (count: number): void => {
      this.#embedded += count - progress.embedded;
      progress.embedded = count;
      onProgress();
    };
    const vectors = await embedder.embedPassages(texts, heard, { signal });
    return signal.aborted && vectors.length < texts.length ? null : withVectors(pending, texts, vectors);
  }
}
