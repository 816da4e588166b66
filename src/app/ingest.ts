// Takes articles into the collection: extract, cut, embed ahead of storing, store each article at once, then index it.
import { createHash } from 'node:crypto';
import type { Article } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import { chunkArticle } from '../core/chunk.js';
import { inTurn } from '../core/in-turn.js';
import type { Clock, Embedder, NewChunk, VectorIndex } from '../core/ports.js';
import { isAddress, type RawArticle, type SourceItem, type SourceProblem } from '../core/source-item.js';
import { IngestPipeline, type Pending } from './ingest-pipeline.js';
import {
  type Cut,
  type IngestCounts,
  type IngestReport,
  type IngestRow,
  MOST_ROWS,
  rowOf,
} from './ingest-report.js';
import { sourceHash } from './source-hash.js';
import { untilAborted } from './until-aborted.js';

/**
 * Part of every content hash: raise it when extraction, chunking, tokens or the text that is embedded change, and the next
 * ingest reads every article anew.
 */
const PIPELINE_VERSION = 2;

/** Articles forgotten in one transaction: tens of milliseconds that a question may have to wait. */
const PRUNE_BATCH = 10;
const STANDARD_INPUT = '-';
/** Beginnings of all absolute paths and addresses. */
const EVERYWHERE = ['/', 'http:', 'https:'];

export type IngestStore = Pick<
  ArticleStore,
  'hashOf' | 'replace' | 'move' | 'remove' | 'from' | 'setModel' | 'assertModel'
>;

export interface IngestDependencies {
  readonly store: IngestStore;
  readonly embedder: Pick<Embedder, 'model' | 'embedPassages'>;
  readonly index: Pick<VectorIndex, 'add' | 'remove'>;
  /** Chunks read ahead of what is stored, at most; see the pipeline. */
  readonly lookAhead?: (() => number) | undefined;
  readonly clock: Clock;
  /** `now` in milliseconds since 1970: no later date is believed. */
  readonly extract: (raw: RawArticle, now: number) => { article: Article; cut: readonly Cut[] };
  /** Hears of each article once it is stored and searchable, with its vectors, one a chunk, in order; awaited. */
  readonly onStored?: ((key: string, vectors: readonly Float32Array[]) => Promise<unknown>) | undefined;
  /** Whether a file (absolute path) is still there. @default () => false: a text file replaces any other of its key */
  readonly exists?: (path: string) => boolean;
  /** Awaited before each step of work: lets the rest of the process have its turn. @default goes on at once */
  readonly turn?: (() => Promise<void>) | undefined;
}

/** How far an ingest is; `chunks` counts those embedded, `pending` those read but not embedded yet. */
export interface IngestProgress {
  readonly read: number;
  readonly done: number;
  readonly problems: number;
  readonly chunks: number;
  readonly pending: number;
  /** Chunks that have their vectors and whose articles are not stored yet: they are once all of theirs have. */
  readonly embedded: number;
}

export interface IngestOptions {
  /** Extracts and compares only; neither the store nor the index is written, and the model is not used. */
  readonly dryRun?: boolean;
  /** Absolute paths of all that is read: a text file may replace what came from another file below one of these. */
  readonly roots?: readonly string[];
  /** Forgets articles that came from these roots (absolute paths) and were not met this time. */
  readonly prune?: readonly string[];
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Stops at once: articles whose vectors are there are stored still, of the others nothing is. */
  readonly signal?: AbortSignal;
}

export type Ingest = (items: AsyncIterable<SourceItem>, options?: IngestOptions) => Promise<IngestReport>;

/** SHA-256 (hex) over all that the source states about the article and the version of the pipeline. */
export function contentHash(raw: RawArticle): string {
  const { claims, author, captions, outletSince, zoneMinutes } = raw;
  const stated = [raw.key, raw.text, raw.title, raw.date, raw.outlet, raw.url];
  const fields = [PIPELINE_VERSION, ...stated, claims, author, captions, outletSince, zoneMinutes];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

function isUnder(file: string, root: string): boolean {
  return file === root || file.startsWith(/[/\\]$/u.test(root) ? root : `${root}/`);
}

/** One run: what it has met so far and what is being embedded. */
class Run {
  readonly #dependencies: IngestDependencies;
  readonly #options: IngestOptions;
  readonly #pipeline: IngestPipeline;
  /** Aborted by the caller's signal, or when something failed. */
  readonly #halt = new AbortController();
  readonly #seen = new Set<string>();
  readonly #taken: IngestRow[] = [];
  /** Rows of articles that are not stored yet: once stopped, some never are. */
  readonly #open = new Set<IngestRow>();
  readonly #problems: SourceProblem[] = [];
  readonly #counts: IngestCounts = { new: 0, changed: 0, unchanged: 0, problems: 0, pruned: 0, chunks: 0 };
  #read = 0;
  #pruned: string[] = [];
  #files: ReadonlyMap<string, string> | null = null;

  constructor(dependencies: IngestDependencies, options: IngestOptions) {
    this.#dependencies = dependencies;
    this.#options = options;
    this.#pipeline = new IngestPipeline({
      embedder: dependencies.embedder,
      lookAhead: dependencies.lookAhead,
      store: (pending, chunks) => this.#commit(pending, chunks),
      onStored: ({ status, chunks, row }) => {
        this.#open.delete(row);
        this.#counts[status]++;
        this.#counts.chunks += chunks.length;
      },
      onProgress: () => this.#tell(),
      signal: this.#halt.signal,
      onFailure: () => this.#halt.abort(),
    });
  }

  get #stopped(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  async take(items: AsyncIterable<SourceItem>): Promise<IngestReport> {
    // Not AbortSignal.any(): the caller's signal may live as long as the process, and would keep what hangs on it.
    const { signal } = this.#options;
    const halt = (): void => this.#halt.abort();
    if (signal?.aborted) halt();
    signal?.addEventListener('abort', halt, { once: true });
    try {
      await this.#takeAll(items);
      await this.#pipeline.settled();
    } catch (error) {
      halt();
      await this.#pipeline.settled();
      throw error;
    } finally {
      signal?.removeEventListener('abort', halt);
    }
    if (!this.#stopped) await this.#prune();
    return {
      taken: this.#taken.filter((row) => !this.#open.has(row)),
      problems: this.#problems,
      pruned: this.#pruned,
      counts: this.#counts,
      dryRun: this.#options.dryRun ?? false,
      stopped: this.#stopped,
    };
  }

  async #takeAll(items: AsyncIterable<SourceItem>): Promise<void> {
    for await (const item of untilAborted(items, this.#halt.signal)) {
      await this.#dependencies.turn?.();
      if (item.kind === 'problem') this.#problem(item.problem);
      else await this.#article(item.article);
      this.#tell();
    }
  }

  #tell(): void {
    const { embedded, pending } = this.#pipeline;
    const { problems, chunks } = this.#counts;
    this.#options.onProgress?.({
      read: this.#read,
      done: this.#counts.new + this.#counts.changed + this.#counts.unchanged,
      problems,
      chunks: chunks + embedded,
      pending,
      embedded,
    });
  }

  #problem(problem: SourceProblem): void {
    this.#problems.push(problem);
    this.#counts.problems++;
  }

  async #article(raw: RawArticle): Promise<void> {
    const { store, extract, clock } = this.#dependencies;
    this.#read++;
    const at = { file: raw.file, line: raw.line };
    if (this.#seen.has(raw.key)) {
      this.#problem({ ...at, code: 'duplicate-id', detail: raw.key });
      return;
    }
    this.#seen.add(raw.key);
    const hash = contentHash(raw);
    const stored = await store.hashOf(raw.key);
    const status = stored === null ? 'new' : stored === hash ? 'unchanged' : 'changed';
    if (status === 'unchanged') {
      if (!this.#options.dryRun) await store.move(raw.key, raw.file, raw.line);
      this.#counts.unchanged++;
      if (this.#taken.length >= MOST_ROWS) return;
    }
    const holder = status === 'changed' ? await this.#otherHolder(raw) : null;
    if (holder !== null) {
      this.#problem({ ...at, code: 'duplicate-id', detail: `${raw.key} (${holder})` });
      return;
    }
    const { article, cut } = extract(raw, clock());
    const chunks = status === 'unchanged' ? [] : chunkArticle(article);
    if (status !== 'unchanged' && chunks.length === 0) {
      this.#problem({ ...at, code: 'empty', detail: raw.key });
      return;
    }
    const row = rowOf(raw, article, cut, status);
    if (this.#taken.length < MOST_ROWS) this.#taken.push(row);
    if (status === 'unchanged') return;
    if (this.#options.dryRun) {
      this.#counts[status]++;
      return;
    }
    this.#open.add(row);
    await this.#pipeline.take({ raw, article, chunks, hash, status, row });
  }

  /**
   * The place that a stored article came from when a text file elsewhere must not replace it: the two merely share a
   * name. Rows name their articles on purpose, so a newer export replaces, and so does what is fetched: a saved copy of a
   * page, read again at every start, must not take turns with the page itself.
   */
  async #otherHolder({ key, file, line }: RawArticle): Promise<string | null> {
    const { store, exists } = this.#dependencies;
    if (exists === undefined || line !== null || file === STANDARD_INPUT || isAddress(file)) return null;
    // One scan of the store for a whole run, and none for a run that changes no text file.
    this.#files ??= new Map(
      (await inTurn(EVERYWHERE, (root) => store.from(root)))
        .flat()
        .map((stored) => [stored.key, stored.file]),
    );
    const holder = this.#files.get(key);
    if (holder === undefined || holder === file) return null;
    if ((this.#options.roots ?? []).some((root) => isUnder(holder, root))) return null;
    return isAddress(holder) || exists(holder) ? holder : null;
  }

  async #commit({ raw, article, hash }: Pending, chunks: readonly NewChunk[]): Promise<void> {
    const { store, index, clock, turn } = this.#dependencies;
    await turn?.();
    const { added, removed } = await store.replace(article, {
      hash,
      file: raw.file,
      line: raw.line,
      chunks,
      sourceHash: sourceHash(raw),
      now: clock(),
    });
    // The new ones first, so that a search in between finds the article in one form or the other.
    await index.add(added);
    await index.remove(removed);
    await this.#dependencies.onStored?.(
      article.key,
      chunks.map(({ vector }) => vector),
    );
  }

  /**
   * Spares what came from a file that could not be read in full: its articles may well be there still. A folder with
   * nothing in it was read in full, and so was a row that merely lacks a field.
   */
  async #prune(): Promise<void> {
    const { store, index, clock, turn } = this.#dependencies;
    const unsure = this.#problems.filter(({ code, taken }) => code !== 'nothing-found' && taken !== true);
    const doubtful = [...new Set(unsure.map(({ file }) => file))];
    const gone = (await inTurn(this.#options.prune ?? [], (root) => store.from(root)))
      .flat()
      .filter(({ key, file }) => !this.#seen.has(key) && !doubtful.some((bad) => isUnder(file, bad)))
      .map(({ key }) => key);
    this.#pruned = [...new Set(gone)];
    this.#counts.pruned = this.#pruned.length;
    if (this.#options.dryRun) return;
    for (let first = 0; first < this.#pruned.length; first += PRUNE_BATCH) {
      await turn?.();
      await index.remove(await store.remove(this.#pruned.slice(first, first + PRUNE_BATCH), clock()));
    }
  }
}

/**
 * The ingest use case. An article is committed by itself once its vectors exist; killed at any moment, the next run
 * takes up where this one stopped, because the hash is stored together with everything it stands for. Throws
 * MODEL_MISMATCH before reading anything when the collection belongs to another model.
 */
export function createIngest(dependencies: IngestDependencies): Ingest {
  return async (items, options = {}) => {
    if (!options.dryRun) await dependencies.store.setModel(dependencies.embedder.model);
    return new Run(dependencies, options).take(items);
  };
}
