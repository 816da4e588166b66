// Takes articles into the collection: extract, cut, embed in batches, store each article at once, then index it.
import { createHash } from 'node:crypto';
import type { Article } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import { type Chunk, chunkArticle, passageText } from '../core/chunk.js';
import type { Clock, Embedder, VectorIndex } from '../core/ports.js';
import type { RawArticle, SourceItem, SourceProblem } from '../core/source-item.js';
import {
  type Cut,
  type IngestCounts,
  type IngestReport,
  type IngestRow,
  type IngestStatus,
  MOST_ROWS,
  rowOf,
} from './ingest-report.js';
import { untilAborted } from './until-aborted.js';

/**
 * Part of every content hash: raise it when extraction, chunking, tokens or the text that is embedded change, and the next
 * ingest reads every article anew.
 */
export const PIPELINE_VERSION = 1;

/** Chunks embedded together: enough for the embedder to sort by length, few enough to stop soon and hold little. */
const BATCH = 64;
const PRUNE_BATCH = 200;
const STANDARD_INPUT = '-';

export type IngestStore = Pick<
  ArticleStore,
  'hashOf' | 'replace' | 'move' | 'remove' | 'from' | 'setModel' | 'assertModel'
>;

export interface IngestDependencies {
  readonly store: IngestStore;
  readonly embedder: Pick<Embedder, 'model' | 'embedPassages'>;
  readonly index: Pick<VectorIndex, 'add' | 'remove'>;
  readonly clock: Clock;
  readonly extract: (raw: RawArticle) => { article: Article; cut: readonly Cut[] };
  /** Hears of each article right after it was stored with these vectors, one a chunk, in order. */
  readonly onStored?: ((key: string, vectors: readonly Float32Array[]) => unknown) | undefined;
  /** Whether a file (absolute path) is still there. @default () => false: a text file replaces any other of its key */
  readonly exists?: (path: string) => boolean;
}

/** How far an ingest is; `chunks` counts those embedded, `pending` those found but not embedded yet. */
export interface IngestProgress {
  readonly read: number;
  readonly done: number;
  readonly problems: number;
  readonly chunks: number;
  readonly pending: number;
  /** Chunks of the batch at hand that have their vectors; their articles are stored once all have. */
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
  /** Stops after the batch at hand. */
  readonly signal?: AbortSignal;
}

export type Ingest = (items: AsyncIterable<SourceItem>, options?: IngestOptions) => Promise<IngestReport>;

interface Pending {
  readonly raw: RawArticle;
  readonly article: Article;
  readonly chunks: readonly Chunk[];
  readonly hash: string;
  readonly status: IngestStatus;
}

/** SHA-256 (hex) over all that the source states about the article and the version of the pipeline. */
export function contentHash(raw: RawArticle): string {
  const fields = [PIPELINE_VERSION, raw.key, raw.text, raw.title, raw.date, raw.outlet, raw.url];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

function isUnder(file: string, root: string): boolean {
  return file === root || file.startsWith(/[/\\]$/u.test(root) ? root : `${root}/`);
}

/** One run: what it has met so far and what waits to be embedded. */
class Run {
  readonly #dependencies: IngestDependencies;
  readonly #options: IngestOptions;
  readonly #seen = new Set<string>();
  readonly #taken: IngestRow[] = [];
  readonly #problems: SourceProblem[] = [];
  readonly #counts: IngestCounts = { new: 0, changed: 0, unchanged: 0, problems: 0, pruned: 0, chunks: 0 };
  #read = 0;
  #batch: Pending[] = [];
  #pruned: string[] = [];
  #files: ReadonlyMap<string, string> | null = null;

  constructor(dependencies: IngestDependencies, options: IngestOptions) {
    this.#dependencies = dependencies;
    this.#options = options;
  }

  get #stopped(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  async take(items: AsyncIterable<SourceItem>): Promise<IngestReport> {
    for await (const item of untilAborted(items, this.#options.signal)) {
      if (item.kind === 'problem') this.#problem(item.problem);
      else await this.#article(item.article);
      this.#tell(0);
    }
    await this.#flush();
    if (!this.#stopped) await this.#prune();
    return {
      taken: this.#taken,
      problems: this.#problems,
      pruned: this.#pruned,
      counts: this.#counts,
      dryRun: this.#options.dryRun ?? false,
      stopped: this.#stopped,
    };
  }

  #tell(embedded: number): void {
    const { problems, chunks } = this.#counts;
    const found = this.#batch.reduce((sum, { chunks }) => sum + chunks.length, 0);
    this.#options.onProgress?.({
      read: this.#read,
      done: this.#counts.new + this.#counts.changed + this.#counts.unchanged,
      problems,
      chunks: chunks + embedded,
      pending: found - embedded,
      embedded,
    });
  }

  #problem(problem: SourceProblem): void {
    this.#problems.push(problem);
    this.#counts.problems++;
  }

  #row(row: IngestRow): void {
    if (this.#taken.length < MOST_ROWS) this.#taken.push(row);
  }

  async #article(raw: RawArticle): Promise<void> {
    const { store, extract } = this.#dependencies;
    this.#read++;
    const at = { file: raw.file, line: raw.line };
    if (this.#seen.has(raw.key)) {
      this.#problem({ ...at, code: 'duplicate-id', detail: raw.key });
      return;
    }
    this.#seen.add(raw.key);
    const hash = contentHash(raw);
    const stored = store.hashOf(raw.key);
    const status = stored === null ? 'new' : stored === hash ? 'unchanged' : 'changed';
    if (status === 'unchanged') {
      if (!this.#options.dryRun) store.move(raw.key, raw.file, raw.line);
      this.#counts.unchanged++;
      if (this.#taken.length >= MOST_ROWS) return;
    }
    const holder = status === 'changed' ? this.#otherHolder(raw) : null;
    if (holder !== null) {
      this.#problem({ ...at, code: 'duplicate-id', detail: `${raw.key} (${holder})` });
      return;
    }
    const { article, cut } = extract(raw);
    const chunks = status === 'unchanged' ? [] : chunkArticle(article);
    if (status !== 'unchanged' && chunks.length === 0) {
      this.#problem({ ...at, code: 'empty', detail: raw.key });
      return;
    }
    this.#row(rowOf(raw, article, cut, status));
    if (status === 'unchanged') return;
    if (this.#options.dryRun) this.#counts[status]++;
    else await this.#enqueue({ raw, article, chunks, hash, status });
  }

  /**
   * The file that a stored article came from when a text file elsewhere must not replace it: the two merely share a
   * name. Rows name their articles on purpose, so a newer export replaces.
   */
  #otherHolder({ key, file, line }: RawArticle): string | null {
    const { store, exists } = this.#dependencies;
    if (exists === undefined || line !== null || file === STANDARD_INPUT) return null;
    // One scan of the store for a whole run, and none for a run that changes no text file.
    this.#files ??= new Map(store.from('/').map((stored) => [stored.key, stored.file]));
    const holder = this.#files.get(key);
    if (holder === undefined || holder === file) return null;
    if ((this.#options.roots ?? []).some((root) => isUnder(holder, root))) return null;
    return exists(holder) ? holder : null;
  }

  async #enqueue(pending: Pending): Promise<void> {
    const waiting = this.#batch.reduce((sum, { chunks }) => sum + chunks.length, 0);
    if (waiting > 0 && waiting + pending.chunks.length > BATCH) await this.#flush();
    this.#batch.push(pending);
    if (waiting + pending.chunks.length >= BATCH) await this.#flush();
  }

  /** Embeds what waits and commits article by article; once stopped, what is not embedded is dropped untouched. */
  async #flush(): Promise<void> {
    const texts = this.#batch.flatMap(({ article, chunks }) =>
      chunks.map((chunk) => passageText(article, chunk)),
    );
    const vectors: Float32Array[] = [];
    while (vectors.length < texts.length && !this.#stopped) {
      const before = vectors.length;
      const part = texts.slice(before, before + BATCH);
      vectors.push(
        ...(await this.#dependencies.embedder.embedPassages(part, (count) => this.#tell(before + count))),
      );
    }
    const batch = this.#batch;
    this.#batch = [];
    if (vectors.length < texts.length) return;
    let first = 0;
    for (const pending of batch) {
      const last = first + pending.chunks.length;
      await this.#commit(pending, texts.slice(first, last), vectors.slice(first, last));
      first = last;
    }
  }

  async #commit(pending: Pending, texts: readonly string[], vectors: readonly Float32Array[]): Promise<void> {
    const { store, index, clock } = this.#dependencies;
    const { raw, article, hash, status } = pending;
    const chunks = pending.chunks.map((chunk, place) => {
      const [searchText, vector] = [texts[place], vectors[place]];
      if (searchText === undefined || vector === undefined)
        throw new RangeError('Fewer vectors than texts came back.');
      return { ...chunk, searchText, vector };
    });
    const { added, removed } = store.replace(article, {
      hash,
      file: raw.file,
      line: raw.line,
      chunks,
      now: clock(),
    });
    this.#dependencies.onStored?.(article.key, vectors);
    // The new ones first, so that a search in between finds the article in one form or the other.
    await index.add(added);
    await index.remove(removed);
    this.#counts[status]++;
    this.#counts.chunks += added.length;
    this.#tell(0);
  }

  /**
   * Spares what came from a file that could not be read in full: its articles may well be there still. A folder with
   * nothing in it was read in full, and so was a row that merely lacks a field.
   */
  async #prune(): Promise<void> {
    const { store, index } = this.#dependencies;
    const unsure = this.#problems.filter(({ code, taken }) => code !== 'nothing-found' && taken !== true);
    const doubtful = [...new Set(unsure.map(({ file }) => file))];
    const gone = (this.#options.prune ?? [])
      .flatMap((root) => store.from(root))
      .filter(({ key, file }) => !this.#seen.has(key) && !doubtful.some((bad) => isUnder(file, bad)))
      .map(({ key }) => key);
    this.#pruned = [...new Set(gone)];
    this.#counts.pruned = this.#pruned.length;
    if (this.#options.dryRun) return;
    for (let first = 0; first < this.#pruned.length; first += PRUNE_BATCH) {
      await index.remove(store.remove(this.#pruned.slice(first, first + PRUNE_BATCH)));
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
    if (!options.dryRun) dependencies.store.setModel(dependencies.embedder.model);
    return new Run(dependencies, options).take(items);
  };
}
