// Gathers what `fit` learns from: development questions asked of whole collections, of a few articles, and of strangers.
import type { Ask, Findings, Weights } from '../app/ask.js';
import type { ArticleStore } from '../core/article-store.js';
import { collected, inTurn } from '../core/in-turn.js';
import type { StoredChunk } from '../core/ports.js';
import { RERANK_DEPTH } from '../core/rerank.js';
import { holdsAnswer, type KnownQuestion } from './question-set.js';

export const FOLDS = 5;
/** Sizes of the small collections in which questions are asked again, in articles. */
const FEW = [5, 20, 80];

/**
 * A question asked of the whole collection (`whole`), of a few articles with its own among them (`few`), or of a few
 * without (`stranger`): what nothing near looks like when the question itself is a fair one.
 */
export type Setting = 'whole' | 'few' | 'stranger';

/** One passage or sentence as the fitting sees it. */
export interface Row {
  readonly signals: readonly number[];
  readonly right: boolean;
  /** Of a right article, whether or not it holds the answer. */
  readonly ofArticle: boolean;
  /** Place of its passage among the sample's passages. */
  readonly passage: number;
}

export interface Sample {
  readonly question: KnownQuestion;
  readonly setting: Setting;
  readonly fold: number;
  /** Chunks searched; undefined: all. */
  readonly only: readonly number[] | undefined;
  readonly passages: readonly Row[];
  readonly sentences: readonly Row[];
}

/** Chunks of `size` articles drawn by `draw`, the given ones among them. */
function chunksOfFew(
  size: number,
  given: readonly string[],
  excluded: readonly string[],
  chunks: ReadonlyMap<string, readonly number[]>,
  draw: () => number,
): number[] {
  const keys = [...chunks.keys()];
  const chosen = new Set(given);
  while (chosen.size < Math.min(size, keys.length - excluded.length)) {
    const key = keys[Math.floor(draw() * keys.length)];
    if (key !== undefined && !excluded.includes(key)) chosen.add(key);
  }
  return [...chosen].flatMap((key) => chunks.get(key) ?? []);
}

/** Park and Miller's minimal standard generator, so that every fit draws the same articles. */
function drawer(): () => number {
  let seed = 20261123;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
}

/** Rows of all that was found, by the signals that are to be fitted. */
function rowsOf(
  { passages, sentences }: Findings,
  question: KnownQuestion,
  by: 'plain' | 'reader',
): Pick<Sample, 'passages' | 'sentences'> {
  const isOf = ({ article }: StoredChunk): boolean => question.articles.includes(article.key);
  const place = new Map(passages.map(({ chunk }, i) => [chunk.id, i]));
  return {
    passages: passages.map(({ chunk, signals, read }, passage) => ({
      signals: by === 'plain' ? signals : (read?.signals ?? []),
      passage,
      ofArticle: isOf(chunk),
      right: isOf(chunk) && holdsAnswer(chunk.text, question),
    })),
    sentences: sentences.map(({ passage: { chunk }, text, signals, readSignals }) => ({
      signals: by === 'plain' ? signals : (readSignals ?? []),
      passage: place.get(chunk.id) ?? 0,
      ofArticle: isOf(chunk),
      right: isOf(chunk) && holdsAnswer(text, question),
    })),
  };
}

/** A sample again, by the reader's signals under `weights` of the others; without rows where nothing was read. */
export async function withReader(
  sample: Sample,
  ask: Pick<Ask, 'findings'>,
  weights: Weights | undefined,
): Promise<Sample> {
  const { question, only } = sample;
  const found = await ask.findings(question.question, {
    only,
    passages: RERANK_DEPTH,
    ...(weights && { weights }),
  });
  const rows = found.readings ? rowsOf(found, question, 'reader') : { passages: [], sentences: [] };
  return { ...sample, ...rows };
}

/** Questions about one article fall into one fold, so that none is judged by numbers that have seen its article. */
export async function collectSamples(
  questions: readonly KnownQuestion[],
  { ask, store }: { ask: Pick<Ask, 'findings'>; store: Pick<ArticleStore, 'list' | 'chunksOf'> },
  onQuestion: () => void,
): Promise<Sample[]> {
  const chunks = new Map(
    await inTurn(await collected(store.list()), async ({ key }) => [
      key,
      (await store.chunksOf(key)).map(({ id }) => id),
    ]),
  );
  const draw = drawer();
  const folds = new Map<string, number>();
  const samples: Sample[] = [];
  for (const [i, question] of questions.entries()) {
    const group = question.articles[0] ?? question.near ?? question.id;
    const fold = folds.get(group) ?? folds.size % FOLDS;
    folds.set(group, fold);
    const add = async (setting: Setting, only?: readonly number[]): Promise<void> => {
      const found = await ask.findings(question.question, { only, passages: RERANK_DEPTH });
      samples.push({ question, setting, fold, only, ...rowsOf(found, question, 'plain') });
    };
    await add('whole');
    if (question.answerable && i % 2 === 0) {
      const few = i % 4 === 0;
      const [given, excluded] = few ? [question.articles, []] : [[], question.articles];
      await add(
        few ? 'few' : 'stranger',
        chunksOfFew(FEW[i % FEW.length] ?? 5, given, excluded, chunks, draw),
      );
    }
    onQuestion();
  }
  return samples;
}
