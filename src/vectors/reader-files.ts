// What the manifest of a reader's folder says, and that its files are the ones meant.
import { resolve } from 'node:path';
import { z } from 'zod';
import { fileSums, type ModelDtype, readManifest, verifyModel } from './model-files.js';
import type { PairForm } from './reader-pair.js';

/** The number format of the weights. */
export const READER_DTYPE: ModelDtype = 'q8';
/** An opening and a closing token and one between them. */
const FEWEST_TOKENS = 3;

const manifestSchema = z.object({
  name: z.string().min(1),
  /** What it was made from, for people. */
  source: z.string().min(1),
  max_question: z.int().min(FEWEST_TOKENS),
  max_passage: z.int().min(FEWEST_TOKENS),
  query_prefix: z.string(),
  passage_prefix: z.string(),
  sha256: fileSums,
});

export interface ResolvedReader {
  readonly name: string;
  readonly source: { readonly folder: string };
  readonly form: PairForm;
}

/** Reads the manifest and verifies the files. Throws MODEL_MISSING or MODEL_ALTERED, naming the file. */
export async function resolveReader(folder: string): Promise<ResolvedReader> {
  const manifest = await readManifest(folder, manifestSchema);
  await verifyModel(folder, manifest, READER_DTYPE);
  return {
    name: manifest.name,
    source: { folder: resolve(folder) },
    form: {
      maxQuestion: manifest.max_question,
      maxPassage: manifest.max_passage,
      queryPrefix: manifest.query_prefix,
      passagePrefix: manifest.passage_prefix,
    },
  };
}
