// The thread that runs the ONNX session of a model and nothing else, to measure what is possible at all: the tokens are
// made before the time is taken, and what comes out is thrown away.
import { performance } from 'node:perf_hooks';
import { Tensor } from '@xenova/transformers';
import { AppError } from '../core/errors.js';
import { serveCalls } from '../threads/worker-call.js';
import { inputsFor, type LoadedModel, type LoadOrder, loadModel } from './loaded-model.js';

export interface BareRun {
  readonly tokens: number;
  /** Of the session alone. */
  readonly seconds: number;
}

export type BareSessionMethods = {
  load(order: LoadOrder): Promise<void>;
  /** Runs the session once for each text, which already has its prefix. */
  run(texts: readonly string[]): Promise<BareRun>;
};

interface Session {
  readonly inputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, { dispose?(): void }>>>;
}

let loaded: LoadedModel | null = null;

function sessionOf({ model }: LoadedModel): Session {
  const session: unknown = model.sessions.model;
  if (typeof session === 'object' && session !== null && 'run' in session) return session as Session;
  throw new AppError('EMBEDDING_FAILED', 'The model has no session of its own.');
}

/** The session's own tensors, by name; an input that a text of one part leaves at zero is filled in. */
function feedsOf(inputs: ReturnType<typeof inputsFor>, { inputNames }: Session) {
  const { dims, size } = inputs.input_ids;
  const given: Readonly<Record<string, Tensor>> = inputs;
  return Object.fromEntries(
    inputNames.map((name) => {
      const tensor = given[name] ?? new Tensor('int64', new BigInt64Array(size), dims);
      return [name, (tensor as Tensor & { readonly ort_tensor: unknown }).ort_tensor];
    }),
  );
}

async function run(texts: readonly string[]): Promise<BareRun> {
  if (!loaded) throw new AppError('EMBEDDING_FAILED', 'No model is loaded.');
  const session = sessionOf(loaded);
  let [tokens, milliseconds] = [0, 0];
  for (const text of texts) {
    const inputs = inputsFor(text, loaded);
    tokens += inputs.input_ids.size;
    const feeds = feedsOf(inputs, session);
    const began = performance.now();
    const output = await session.run(feeds);
    milliseconds += performance.now() - began;
    for (const tensor of Object.values(output)) tensor.dispose?.();
  }
  return { tokens, seconds: milliseconds / 1000 };
}

serveCalls<BareSessionMethods>({
  load: async (order) => {
    loaded = await loadModel(order);
    await run(['a']);
  },
  run,
});
