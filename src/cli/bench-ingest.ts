// Measures an ingest against the bare ONNX session on the same tokens in the same process, and questions asked meanwhile
// against questions asked alone; always in turns, because a shared machine is now faster and now slower.
import type { Collection } from '../compose.js';
import type { BareSession } from '../compose-models.js';
import { chunkArticle, passageText } from '../core/chunk.js';
import { extractArticle } from '../core/extract.js';
import { quantile } from '../core/measures.js';
import type { RawArticle, SourceItem } from '../core/source-item.js';

export interface IngestPair {
  /** Tokens a second of the session alone and of the whole ingest. */
  readonly bare: number;
  readonly ingest: number;
  /** `ingest / bare`. */
  readonly ratio: number;
  readonly articlesPerSecond: number;
  /** The most resident memory of the process during each third of the ingest, bytes. */
  readonly resident: readonly [start: number, middle: number, end: number];
}

export interface Latencies {
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

export interface QuestionRound {
  readonly alone: Latencies;
  readonly meanwhile: Latencies;
  /** `meanwhile / alone`. */
  readonly ratio: Latencies;
  readonly questions: number;
}

export interface BenchTools {
  /** Milliseconds since 1970: no later date of an article is believed. */
  readonly now: number;
  /** Milliseconds; only differences count. */
  readonly clock: () => number;
  /** Resident memory, bytes. */
  readonly resident: () => number;
}

/** A collection, as far as it is measured. */
export interface OpenedCollection extends Pick<Collection, 'ingest' | 'saveIndex' | 'close'> {
  readonly converse: (text: string, before: null) => Promise<unknown>;
}

/** What is embedded for the articles, in their order. */
export function passagesOf(raws: readonly RawArticle[], now: number): string[] {
  return raws.flatMap((raw) => {
    const { article } = extractArticle(raw, now);
    return chunkArticle(article).map((chunk) => passageText(article, chunk));
  });
}

async function* streamOf(raws: readonly RawArticle[]): AsyncGenerator<SourceItem> {
  for (const article of raws) yield { kind: 'article', article };
}

async function timedIngest(collection: OpenedCollection, raws: readonly RawArticle[], tools: BenchTools) {
  const resident: [number, number, number] = [0, 0, 0];
  const began = tools.clock();
  await collection.ingest(streamOf(raws), {
    onProgress: ({ done }) => {
      const third = Math.min(2, Math.floor((done * 3) / raws.length)) as 0 | 1 | 2;
      resident[third] = Math.max(resident[third], tools.resident());
    },
  });
  await collection.saveIndex();
  return { seconds: (tools.clock() - began) / 1000, resident };
}

/**
 * One pair: the session alone and the whole ingest (reading, extracting, embedding, storing, saving the index) into the
 * empty collection that `open` gives and this closes.
 */
export async function measurePair(
  raws: readonly RawArticle[],
  bare: BareSession,
  open: () => Promise<OpenedCollection>,
  bareFirst: boolean,
  tools: BenchTools,
): Promise<IngestPair> {
  const passages = passagesOf(raws, tools.now);
  const before = bareFirst ? await bare.run(passages) : null;
  const collection = await open();
  const { seconds, resident } = await timedIngest(collection, raws, tools).finally(() => collection.close());
  const alone = before ?? (await bare.run(passages));
  const [bareRate, ingestRate] = [alone.tokens / alone.seconds, alone.tokens / seconds];
  return {
    bare: bareRate,
    ingest: ingestRate,
    ratio: ingestRate / bareRate,
    articlesPerSecond: raws.length / seconds,
    resident,
  };
}

async function latencies(
  questions: readonly string[],
  { converse }: OpenedCollection,
  { clock }: BenchTools,
): Promise<Latencies> {
  const times: number[] = [];
  for (const question of questions) {
    const began = clock();
    await converse(question, null);
    times.push(clock() - began);
  }
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** Asks the questions alone, then again while the articles are taken in under keys of this `round`, which then stops. */
export async function measureQuestions(
  questions: readonly string[],
  raws: readonly RawArticle[],
  collection: OpenedCollection,
  round: number,
  tools: BenchTools,
): Promise<QuestionRound> {
  const alone = await latencies(questions, collection, tools);
  const stop = new AbortController();
  const renamed = function* (): Generator<RawArticle> {
    for (let copy = 0; ; copy++) for (const raw of raws) yield { ...raw, key: `${raw.key}@${round}.${copy}` };
  };
  async function* endless(): AsyncGenerator<SourceItem> {
    for (const article of renamed()) yield { kind: 'article', article };
  }
  let begun: () => void = () => {};
  const underWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const ingesting = collection.ingest(endless(), {
    signal: stop.signal,
    onProgress: ({ embedded }) => {
      if (embedded > 0) begun();
    },
  });
  // An ingest that fails before it is under way must not be waited for.
  await Promise.race([underWay, ingesting]);
  const meanwhile = await latencies(questions, collection, tools).finally(() => stop.abort());
  await ingesting;
  const ratio = { median: meanwhile.median / alone.median, p95: meanwhile.p95 / alone.p95 };
  return { alone, meanwhile, ratio, questions: questions.length };
}
