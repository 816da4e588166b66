// The thread that holds one ONNX session: it turns one text at a time into its vector with Transformers.js.
//
// One text per run, never a batch: on one CPU thread eight 170-token passages together take twice as long as one after
// another (only texts under some 20 tokens gain, a fifth), and as the int8 model scales its activations over the whole
// batch, a text's vector would depend on its neighbours.
import { Tensor } from '@xenova/transformers';
import { AppError } from '../core/errors.js';
import { serveCalls } from '../threads/worker-call.js';
import { inputsFor, type LoadedModel, type LoadOrder, loadModel } from './loaded-model.js';
import { pooled } from './vector-math.js';

export type EmbedderMethods = {
  /** Loads the model and embeds a word with it; the reply is the number of numbers in a vector. */
  load(order: LoadOrder): Promise<number>;
  /** The vector of a text that already has its prefix. */
  embed(text: string): Promise<Float32Array>;
};

let loaded: LoadedModel | null = null;

async function load(order: LoadOrder): Promise<number> {
  loaded = await loadModel(order);
  return (await embed('a')).length;
}

async function embed(text: string): Promise<Float32Array> {
  if (!loaded) throw new AppError('EMBEDDING_FAILED', 'No model is loaded.');
  const output = await loaded.model(inputsFor(text, loaded));
  const states: unknown = output.last_hidden_state ?? output.token_embeddings;
  if (!(states instanceof Tensor) || !(states.data instanceof Float32Array) || states.dims.length !== 3) {
    throw new AppError('EMBEDDING_FAILED', 'The model returns no hidden states.');
  }
  const vector = pooled(states.data, states.dims[2] as number, loaded.pooling);
  states.dispose();
  return vector;
}

serveCalls<EmbedderMethods>({ load, embed });
