// The bundled model as LangChain.js and others load it: through their own use of Transformers.js, as they do by default.
import { basename, dirname, resolve, sep } from 'node:path';
import { env } from '@xenova/transformers';
import { loadConfig, silenceModelRuntime } from '../../../src/config.js';
import { projectRoot } from '../../../src/project-root.js';
import { peer } from './peers.js';

export interface PeerEmbeddings {
  embedQuery(text: string): Promise<number[]>;
  embedDocuments(texts: readonly string[]): Promise<number[][]>;
}

interface Transformers {
  HuggingFaceTransformersEmbeddings: new (options: object) => PeerEmbeddings;
}

/**
 * LangChain.js's class over the same weights: mean pooling, unit length and no prefix, as it has them by default; its
 * session takes as many threads as ONNX Runtime likes.
 */
export function peerEmbeddings(): PeerEmbeddings {
  silenceModelRuntime();
  const folder = resolve(projectRoot, loadConfig({}).EMBEDDING_MODEL);
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.localModelPath = dirname(folder) + sep;
  const { HuggingFaceTransformersEmbeddings } = peer<Transformers>(
    '@langchain/community/embeddings/huggingface_transformers',
  );
  return new HuggingFaceTransformersEmbeddings({
    model: basename(folder),
    pretrainedOptions: { dtype: 'q8', device: 'cpu' },
  });
}
