// The bundled model: its vectors are those of the reference, and no file of it may differ by a byte.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { AutoTokenizer, env, pipeline } from '@xenova/transformers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/core/ports.js';
import { dot } from '../../src/core/vector.js';
import { projectRoot } from '../../src/project-root.js';
import { createEmbedder } from '../../src/vectors/embedder.js';
import { loadModelManifest, type ModelSettings, resolveModel } from '../../src/vectors/model-files.js';
import { describeEmbedder } from '../contracts/embedder.js';

const MODEL = join(projectRoot, 'embeddings/model/multilingual-e5-small-vi-en');
const bundled: ModelSettings = {
  folder: MODEL,
  hubId: null,
  queryPrefix: null,
  passagePrefix: null,
  pooling: null,
  dimension: null,
  dtype: 'q8',
};

/** The first numbers of the vectors of one sentence, made once with the library's pipeline. */
const QUESTION = [0.032, -0.053, -0.022, -0.005, 0.068, -0.019];
const PASSAGE = [0.027, -0.018, -0.034, -0.052, 0.08, -0.023];

describeEmbedder('The bundled model', () => createEmbedder(bundled));
describeEmbedder('The bundled model on two threads', () => createEmbedder(bundled, { workers: 2 }));

describe('The bundled model', () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await createEmbedder(bundled);
  });
  afterAll(() => embedder.close());

  /**
   * Cosine over the first numbers. Processors without int8 dot products (AVX2 alone) round and saturate otherwise: there
   * it is .99 to the same text and .84 at most to the same text with the other prefix.
   */
  const likeness = (vector: Float32Array | undefined, numbers: readonly number[]): number => {
    const first = Array.from(vector?.subarray(0, numbers.length) ?? []);
    const length = (some: readonly number[]): number => Math.hypot(...some);
    const product = first.reduce((sum, number, i) => sum + number * (numbers[i] ?? 0), 0);
    return product / (length(first) * length(numbers));
  };

  it('gives a known sentence its known vectors, one as a question and another as a passage', async () => {
    const sentence = 'Thủ đô của Việt Nam là thành phố nào?';
    expect(embedder.model).toMatchObject({ name: 'multilingual-e5-small-vi-en', dimension: 384 });
    const question = await embedder.embedQuestion(sentence);
    const [passage] = await embedder.embedPassages([sentence]);
    expect(likeness(question, QUESTION)).toBeGreaterThan(0.97);
    expect(likeness(passage, PASSAGE)).toBeGreaterThan(0.97);
    expect(likeness(question, PASSAGE)).toBeLessThan(0.9);
    expect(likeness(passage, QUESTION)).toBeLessThan(0.9);
  });

  it("agrees with the library's own feature-extraction pipeline", async () => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(MODEL) + sep;
    const reference = await pipeline('feature-extraction', basename(MODEL), { dtype: 'q8' });
    const texts = [
      'Hà Nội',
      'Giá vàng hôm nay tăng mạnh phiên thứ ba liên tiếp.',
      'A short English sentence, with 12 numbers.',
    ];
    for (const text of texts) {
      const output = await reference(`passage: ${text}`, { pooling: 'mean', normalize: true });
      const [vector] = (await embedder.embedPassages([text])) as [Float32Array];
      expect(dot(vector, Float32Array.from(output.data as Float32Array))).toBeGreaterThan(0.99999);
    }
    await reference.dispose();
  });

  it('cuts a text that is too long before its closing token, as the model was trained', async () => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(MODEL) + sep;
    const tokenizer = await AutoTokenizer.from_pretrained(basename(MODEL));
    const words = (count: number): string => Array.from({ length: count }, () => 'và').join(' ');
    let fitting = 450;
    while (tokenizer.encode(`passage: ${words(fitting)}`).length < 512) fitting++;
    const [shorter, full, cut] = await embedder.embedPassages(
      [fitting - 1, fitting, fitting + 50].map(words),
    );
    expect(cut).toEqual(full);
    expect(full).not.toEqual(shorter);
  });

  it('reads a text up to its 512th token and no further', async () => {
    const long = 'Hà Nội mưa. '.repeat(300);
    const [cut, longer, other] = (await embedder.embedPassages([
      long,
      `${long} Và một câu nữa ở cuối bài.`,
      `Một câu ở đầu bài. ${long}`,
    ])) as [Float32Array, Float32Array, Float32Array];
    expect(longer).toEqual(cut);
    expect(other).not.toEqual(cut);
  });
});

describe('A model folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'model-')), 'copy');
    cpSync(MODEL, folder, { recursive: true });
  });
  afterEach(() => rmSync(dirname(folder), { recursive: true }));

  it.each([
    ['onnx/model_quantized.onnx', 0.5],
    ['onnx/model_quantized.onnx', 0.999999],
    ['tokenizer.json', 0.3],
    ['config.json', 0],
  ])('is refused when a byte of its %s is changed', async (file, share) => {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    const place = Math.floor(share * bytes.length);
    bytes[place] = (bytes[place] as number) ^ 1;
    writeFileSync(path, bytes);
    await expect(createEmbedder({ ...bundled, folder })).rejects.toMatchObject({
      code: 'MODEL_ALTERED',
      message: expect.stringContaining(path),
    });
  });

  it('is refused when a file is missing, by its name', async () => {
    rmSync(join(folder, 'tokenizer.json'));
    await expect(createEmbedder({ ...bundled, folder })).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining('tokenizer.json'),
    });
  });

  it('is refused when it is not there at all', async () => {
    await expect(createEmbedder({ ...bundled, folder: join(folder, 'no') })).rejects.toMatchObject({
      code: 'MODEL_MISSING',
    });
  });

  it.each([
    ['not JSON', () => '{'],
    ['without checksums', (text: string) => text.replace(/"sha256": \{[^}]*\}/, '"sha256": {}')],
    ['naming a file outside', (text: string) => text.replace('"config.json"', '"../config.json"')],
    ['with another pooling', (text: string) => text.replace('"mean"', '"max"')],
  ])('is refused with a manifest %s', async (_what, edit) => {
    const path = join(folder, 'manifest.json');
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
    await expect(loadModelManifest(folder)).rejects.toMatchObject({ code: 'MODEL_ALTERED' });
    await expect(createEmbedder({ ...bundled, folder })).rejects.toMatchObject({ code: 'MODEL_ALTERED' });
  });

  it('without a manifest is used as the settings say, under its own name', async () => {
    rmSync(join(folder, 'manifest.json'));
    const embedder = await createEmbedder({
      ...bundled,
      folder,
      queryPrefix: 'passage: ',
      passagePrefix: 'passage: ',
    });
    try {
      expect(embedder.model).toMatchObject({ name: 'copy', dimension: 384 });
      const question = await embedder.embedQuestion('Thủ đô');
      expect((await embedder.embedPassages(['Thủ đô']))[0]).toEqual(question);
    } finally {
      await embedder.close();
    }
  });

  it('that makes another dimension than stated is refused', async () => {
    await expect(createEmbedder({ ...bundled, dimension: 512 })).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
    });
  });

  it('whose files are no model is reported as missing', async () => {
    rmSync(join(folder, 'manifest.json'));
    writeFileSync(join(folder, 'onnx/model_quantized.onnx'), 'not a model');
    await expect(createEmbedder({ ...bundled, folder })).rejects.toMatchObject({ code: 'MODEL_MISSING' });
  });
});

describe('The identity of a model', () => {
  it('is the same for the same files wherever they lie, and another for every other way of using them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    cpSync(MODEL, folder, { recursive: true });
    const fingerprints = await Promise.all(
      [
        bundled,
        { ...bundled, queryPrefix: 'q: ' },
        { ...bundled, passagePrefix: 'p: ' },
        { ...bundled, pooling: 'cls' as const },
        { ...bundled, folder: null, hubId: 'some/model' },
        { ...bundled, folder: null, hubId: 'some/model', dtype: 'fp32' as const },
      ].map(async (settings) => (await resolveModel(settings)).fingerprint),
    );
    expect(new Set(fingerprints).size).toBe(6);
    expect((await resolveModel({ ...bundled, folder })).fingerprint).toBe(fingerprints[0]);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['neither a folder nor a hub id', { ...bundled, folder: null }],
    ['both', { ...bundled, hubId: 'some/model' }],
  ])('cannot be made from %s', async (_what, settings) => {
    await expect(resolveModel(settings)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
