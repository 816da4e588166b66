// Which embedding model is used and that a model's files are the ones meant: manifest, checksums, identity.
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/errors.js';

export type Pooling = 'mean' | 'cls';
/** Number formats of weights as Transformers.js names them; each has its own ONNX file. */
export type ModelDtype = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4';

/** The ONNX file of a format: model + suffix + ".onnx", as Transformers.js looks for it. */
const SUFFIX: Readonly<Record<ModelDtype, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

/** Bytes read at a time into one buffer: a stream would leave the whole model in memory as garbage. */
const READ_SIZE = 1 << 19;

/** What the operator chose: exactly one of `folder` and `hubId`. Null elsewhere: as the manifest says, else the default. */
export interface ModelSettings {
  /** A folder in Transformers.js layout, with or without a manifest.json. */
  readonly folder: string | null;
  /** A model of the Hugging Face hub, downloaded at first use. */
  readonly hubId: string | null;
  readonly queryPrefix: string | null;
  readonly passagePrefix: string | null;
  readonly pooling: Pooling | null;
  /** Checked against what the model makes. */
  readonly dimension: number | null;
  readonly dtype: ModelDtype;
}

const insideFolder = z
  .string()
  .regex(/^(?!.*(^|\/)\.\.(\/|$))[^/\\][^\\]*$/, 'must be a path inside the folder');

/** SHA-256 (hex) of each file of a model by its path in the folder. */
export const fileSums = z
  .record(insideFolder, z.string().regex(/^[0-9a-f]{64}$/))
  .refine((sums) => Object.keys(sums).some((file) => file.endsWith('.onnx')), 'names no .onnx file');

const manifestSchema = z.object({
  name: z.string().min(1),
  dimension: z.int().positive(),
  max_tokens: z.int().min(2),
  pooling: z.enum(['mean', 'cls']),
  normalised: z.literal(true),
  /** Only for a model for questions alone: SHA-256 of the weights whose passage vectors it was tuned against. */
  tuned_for: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  query_prefix: z.string(),
  passage_prefix: z.string(),
  sha256: fileSums,
});

/** A model folder's manifest.json: how the model is used, and the SHA-256 (hex) of each of its files. */
export type ModelManifest = z.infer<typeof manifestSchema>;

/** A model with every choice made. */
export interface ResolvedModel {
  readonly name: string;
  readonly source: { readonly folder: string } | { readonly hubId: string };
  readonly dtype: ModelDtype;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  readonly pooling: Pooling;
  /** Null: whatever the model makes. */
  readonly dimension: number | null;
  /** Whether it is the one of a manifest: then the model need not be loaded to tell it. */
  readonly isDimensionStated: boolean;
  /** Tokens after which a text is cut; null: as the tokenizer says. */
  readonly maxTokens: number | null;
  /** `ModelIdentity.fingerprint`. */
  readonly fingerprint: string;
  /** SHA-256 of the weights; null for a model of the hub. */
  readonly weights: string | null;
  /** As the manifest says. */
  readonly tunedFor: string | null;
}

/** Reads `folder`/manifest.json. Throws MODEL_MISSING when there is none, MODEL_ALTERED when it cannot be understood. */
export async function loadModelManifest(folder: string): Promise<ModelManifest> {
  return readManifest(folder, manifestSchema);
}

/** The same for any kind of model. */
export async function readManifest<T extends z.ZodType>(folder: string, schema: T): Promise<z.output<T>> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((error) => {
    throw new AppError('MODEL_MISSING', `The model folder ${folder} has no readable manifest.json.`, error);
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('MODEL_ALTERED', `${join(folder, 'manifest.json')} is not a model manifest.`, error);
  }
}

/**
 * Compares every file the manifest names, the weights among them, with its SHA-256. Throws MODEL_MISSING or
 * MODEL_ALTERED, naming the first file that is absent or differs.
 */
export async function verifyModel(
  folder: string,
  { sha256 }: Pick<ModelManifest, 'sha256'>,
  dtype: ModelDtype,
): Promise<void> {
  for (const [file, expected] of Object.entries(sha256)) {
    if ((await checksum(folder, file)) !== expected) {
      throw new AppError('MODEL_ALTERED', `${join(folder, file)} is not the file its manifest describes.`);
    }
  }
  const weights = weightsFile(dtype);
  if (!(weights in sha256)) {
    throw new AppError(
      'MODEL_MISSING',
      `The manifest of ${folder} does not name ${weights} (dtype ${dtype}).`,
    );
  }
}

/** Settles prefixes, pooling and identity, and verifies the files of a folder. Throws as `verifyModel` does. */
export async function resolveModel(settings: ModelSettings): Promise<ResolvedModel> {
  const { folder, hubId, dtype } = settings;
  if ((folder === null) === (hubId === null)) {
    throw new AppError('CONFIG_INVALID', 'An embedding model is either a folder or a hub id.');
  }
  const manifest = folder === null ? null : await manifestOf(folder);
  let sums: Record<string, string> = {};
  if (folder !== null && manifest) {
    await verifyModel(folder, manifest, dtype);
    sums = manifest.sha256;
  } else if (folder !== null) {
    const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', weightsFile(dtype)];
    for (const file of files) sums[file] = await checksum(folder, file);
  }
  const choice = {
    name: manifest?.name ?? hubId ?? basename(resolve(folder as string)),
    dtype,
    queryPrefix: settings.queryPrefix ?? manifest?.query_prefix ?? '',
    passagePrefix: settings.passagePrefix ?? manifest?.passage_prefix ?? '',
    pooling: settings.pooling ?? manifest?.pooling ?? 'mean',
    maxTokens: manifest?.max_tokens ?? null,
  };
  return {
    ...choice,
    source: folder === null ? { hubId: hubId as string } : { folder: resolve(folder) },
    dimension: settings.dimension ?? manifest?.dimension ?? null,
    isDimensionStated: manifest !== null && (settings.dimension ?? manifest.dimension) === manifest.dimension,
    fingerprint: fingerprintOf({ ...choice, sums: Object.entries(sums).sort() }),
    weights: sums[weightsFile(dtype)] ?? null,
    tunedFor: manifest?.tuned_for ?? null,
  };
}

async function manifestOf(folder: string): Promise<ModelManifest | null> {
  return loadModelManifest(folder).catch((error: unknown) => {
    const cause = error instanceof AppError && error.code === 'MODEL_MISSING' ? error.cause : null;
    if ((cause as NodeJS.ErrnoException | null)?.code === 'ENOENT') return null;
    throw error;
  });
}

function weightsFile(dtype: ModelDtype): string {
  return `onnx/model${SUFFIX[dtype]}.onnx`;
}

function fingerprintOf(parts: object): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function checksum(folder: string, file: string): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(READ_SIZE);
  try {
    const handle = await open(join(folder, file));
    try {
      for (let size = 1; size > 0; ) {
        size = (await handle.read(piece, 0, READ_SIZE)).bytesRead;
        hash.update(piece.subarray(0, size));
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new AppError('MODEL_MISSING', `The model file ${join(folder, file)} cannot be read.`, error);
  }
  return hash.digest('hex');
}
