// Loads a model with Transformers.js inside a worker thread, and turns a text into what its session reads.
import { basename, dirname, sep } from 'node:path';
import {
  AutoModel,
  AutoTokenizer,
  env,
  LogLevel,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { AppError } from '../core/errors.js';
import type { Pooling, ResolvedModel } from './model-files.js';

/** No SentencePiece or WordPiece token in use is longer; a text is cut to this many characters per token before it is read. */
export const LONGEST_TOKEN = 32;
/** For models that state no limit: what BERT-like encoders take. */
const DEFAULT_MAX_TOKENS = 512;
const BELIEVABLE_MAX_TOKENS = 8192;

export interface FilesOrder {
  readonly source: ResolvedModel['source'];
  readonly dtype: ResolvedModel['dtype'];
  /** Threads of the ONNX session. */
  readonly threads: number;
  /** Where models from the hub are kept; null: the library's own place. */
  readonly cacheFolder: string | null;
}

export interface LoadOrder extends FilesOrder {
  readonly pooling: Pooling;
  readonly maxTokens: number | null;
}

export interface LoadedFiles {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
}

export interface LoadedModel extends LoadedFiles {
  readonly pooling: Pooling;
  readonly maxTokens: number;
}

/** An embedding model. Throws as `loadFiles` does. */
export async function loadModel(order: LoadOrder): Promise<LoadedModel> {
  const files = await loadFiles(order);
  const stated = files.tokenizer.model_max_length;
  const believed = stated <= BELIEVABLE_MAX_TOKENS ? stated : DEFAULT_MAX_TOKENS;
  return { ...files, pooling: order.pooling, maxTokens: order.maxTokens ?? believed };
}

/** Throws MODEL_MISSING when the files cannot be loaded. */
export async function loadFiles({ source, dtype, threads, cacheFolder }: FilesOrder): Promise<LoadedFiles> {
  const local = 'folder' in source;
  env.logLevel = LogLevel.ERROR;
  env.allowRemoteModels = !local;
  env.allowLocalModels = local;
  env.useFSCache = !local;
  if (local) env.localModelPath = dirname(source.folder) + sep;
  if (cacheFolder !== null) env.cacheDir = cacheFolder;
  const name = local ? basename(source.folder) : source.hubId;
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(name);
    const model = await AutoModel.from_pretrained(name, {
      device: 'cpu',
      dtype,
      // Without memory patterns: they are kept for every length of text that ever came.
      session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, enableMemPattern: false },
    });
    return { tokenizer, model };
  } catch (error) {
    throw new AppError('MODEL_MISSING', `The model ${name} cannot be loaded: ${messageOf(error)}`, error);
  }
}

/** The inputs of one run for a text that already has its prefix, cut to what the model reads. */
export function inputsFor(text: string, { tokenizer, maxTokens }: LoadedModel) {
  return rowOf(cutTokens(tokenizer.encode(text.slice(0, maxTokens * LONGEST_TOKEN)), maxTokens, tokenizer));
}

/** One row of tokens, all of which are to be seen. */
export function rowOf(ids: readonly number[]) {
  return {
    input_ids: integers(ids),
    attention_mask: integers(ids.map(() => 1)),
  };
}

/** A row of whole numbers as a session takes it. */
export function integers(row: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(row, BigInt), [1, row.length]);
}

/** At most `most` tokens, the closing special token kept, as the models were trained. */
function cutTokens(ids: number[], most: number, tokenizer: PreTrainedTokenizer): number[] {
  if (ids.length <= most) return ids;
  const last = ids[ids.length - 1] as number;
  const closing = tokenizer.all_special_ids.includes(last);
  return closing ? [...ids.slice(0, most - 1), last] : ids.slice(0, most);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
