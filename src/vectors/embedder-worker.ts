// The thread that holds one ONNX session: it turns one text at a time into its vector with Transformers.js.
//
// One text per run, never a batch: on one CPU thread eight 170-token passages together take twice as long as one after
// another (only texts under some 20 tokens gain, a fifth), and as the int8 model scales its activations over the whole
// batch, a text's vector would depend on its neighbours.
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
import { pooled } from './vector-math.js';
import { serveCalls } from './worker-call.js';

/** No SentencePiece or WordPiece token in use is longer; a text is cut to this many characters per token before it is read. */
const LONGEST_TOKEN = 32;
/** For models that state no limit: what BERT-like encoders take. */
const DEFAULT_MAX_TOKENS = 512;
const BELIEVABLE_MAX_TOKENS = 8192;

export interface LoadOrder {
  readonly source: ResolvedModel['source'];
  readonly dtype: ResolvedModel['dtype'];
  readonly pooling: Pooling;
  readonly maxTokens: number | null;
  /** Threads of the ONNX session. */
  readonly threads: number;
  /** Where models from the hub are kept; null: the library's own place. */
  readonly cacheFolder: string | null;
}

export type EmbedderMethods = {
  /** Loads the model and embeds a word with it; the reply is the number of numbers in a vector. */
  load(order: LoadOrder): Promise<number>;
  /** The vector of a text that already has its prefix. */
  embed(text: string): Promise<Float32Array>;
};

interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
  readonly pooling: Pooling;
  readonly maxTokens: number;
}

let loaded: Loaded | null = null;

async function load(order: LoadOrder): Promise<number> {
  const { source, dtype, threads } = order;
  const local = 'folder' in source;
  env.logLevel = LogLevel.ERROR;
  env.allowRemoteModels = !local;
  env.allowLocalModels = local;
  env.useFSCache = !local;
  if (local) env.localModelPath = dirname(source.folder) + sep;
  if (order.cacheFolder !== null) env.cacheDir = order.cacheFolder;
  const name = local ? basename(source.folder) : source.hubId;
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(name);
    const model = await AutoModel.from_pretrained(name, {
      device: 'cpu',
      dtype,
      // Without memory patterns: they are kept for every length of text that ever came.
      session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, enableMemPattern: false },
    });
    const stated = tokenizer.model_max_length;
    const believed = stated <= BELIEVABLE_MAX_TOKENS ? stated : DEFAULT_MAX_TOKENS;
    loaded = { tokenizer, model, pooling: order.pooling, maxTokens: order.maxTokens ?? believed };
  } catch (error) {
    throw new AppError('MODEL_MISSING', `The model ${name} cannot be loaded: ${messageOf(error)}`, error);
  }
  return (await embed('a')).length;
}

async function embed(text: string): Promise<Float32Array> {
  if (!loaded) throw new AppError('EMBEDDING_FAILED', 'No model is loaded.');
  const { tokenizer, model, pooling, maxTokens } = loaded;
  const ids = cutTokens(tokenizer.encode(text.slice(0, maxTokens * LONGEST_TOKEN)), maxTokens, tokenizer);
  const dims = [1, ids.length];
  const output = await model({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), dims),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), dims),
  });
  const states: unknown = output.last_hidden_state ?? output.token_embeddings;
  if (!(states instanceof Tensor) || !(states.data instanceof Float32Array) || states.dims.length !== 3) {
    throw new AppError('EMBEDDING_FAILED', 'The model returns no hidden states.');
  }
  const vector = pooled(states.data, states.dims[2] as number, pooling);
  states.dispose();
  return vector;
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

serveCalls<EmbedderMethods>({ load, embed });
