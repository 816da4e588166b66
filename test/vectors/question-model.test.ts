// The model for questions alone: it reads questions and nothing else, and only beside the model it was tuned for.
import { createHook } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/core/ports.js';
import { dot } from '../../src/core/vector.js';
import { projectRoot } from '../../src/project-root.js';
import { createEmbedder } from '../../src/vectors/embedder.js';
import { loadModelManifest, type ModelSettings } from '../../src/vectors/model-files.js';
import { describeEmbedder } from '../contracts/embedder.js';

const FOLDER = join(projectRoot, 'embeddings/model/multilingual-e5-small-vi-en');
const QUESTION_FOLDER = `${FOLDER}-questions`;
const settingsOf = (folder: string): ModelSettings => ({
  folder,
  hubId: null,
  queryPrefix: null,
  passagePrefix: null,
  pooling: null,
  dimension: null,
  dtype: 'q8',
});
const PURPOSES = ['serving', 'asking', 'ingesting'] as const;
const bundled = settingsOf(FOLDER);
const questions = settingsOf(QUESTION_FOLDER);

const copies: string[] = [];
afterAll(() => {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true });
});

/** A copy of a model, removed at the end. */
function copyOf(model: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-model-'));
  copies.push(folder);
  cpSync(model, folder, { recursive: true });
  return folder;
}

type Manifest = Awaited<ReturnType<typeof loadModelManifest>>;

function changeManifest(folder: string, change: (manifest: Manifest) => Partial<Manifest>): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  writeFileSync(file, JSON.stringify({ ...manifest, ...change(manifest) }));
}

/** How many threads were started since. */
function countedThreads(): { count(): number; stop(): void } {
  let threads = 0;
  const hook = createHook({
    init(_, type) {
      if (type === 'WORKER') threads++;
    },
  }).enable();
  return { count: () => threads, stop: () => hook.disable() };
}

describeEmbedder('The bundled pair of models', () => createEmbedder(bundled, { questions }));

describe('A model for questions', () => {
  let pair: Embedder;
  let plain: Embedder;
  beforeAll(async () => {
    pair = await createEmbedder(bundled, { questions });
    plain = await createEmbedder(bundled);
  });
  afterAll(() => Promise.all([pair.close(), plain.close()]));

  it('reads questions, and leaves passages and the identity to the other', async () => {
    const text = 'Who chaired the flood relief meeting in Da Nang?';
    expect(pair.model).toEqual(plain.model);
    expect((await pair.embedPassages([text]))[0]).toEqual((await plain.embedPassages([text]))[0]);
    expect(dot(await pair.embedQuestion(text), await plain.embedQuestion(text))).toBeLessThan(0.999);
    expect(await pair.embedStatement(text)).toEqual(await plain.embedQuestion(text));
  });

  it('brings an English question nearer to its Vietnamese passage than to another', async () => {
    const passages = await pair.embedPassages([
      'Giá gạo xuất khẩu tăng mạnh trong quý III nhờ đơn hàng từ Philippines.',
      'Ba mươi hộ dân phải sơ tán khi nước sông dâng cao trong đêm.',
    ]);
    const asked = await pair.embedQuestion('How many households were evacuated when the river rose?');
    const [rice = 0, flood = 0] = passages.map((vector) => dot(asked, vector));
    expect(flood).toBeGreaterThan(rice);
  });

  it('makes the same vectors when it is loaded with the first question alone', async () => {
    const later = await createEmbedder(bundled, { questions, purpose: 'ingesting' });
    const text = 'Nước sông dâng cao lúc nào?';
    const [first, second] = await Promise.all([later.embedQuestion(text), later.embedQuestion(text)]);
    expect([first, second]).toEqual([await pair.embedQuestion(text), first]);
    await later.close();
    await expect(later.embedQuestion(text)).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('is enough for questions: the other is loaded for the first passage, and tried again where that failed', async () => {
    const folder = copyOf(FOLDER);
    const asking = await createEmbedder(settingsOf(folder), { questions, purpose: 'asking' });
    rmSync(folder, { recursive: true });
    const text = 'Nước sông dâng cao lúc nào?';
    expect(asking.model).toEqual(pair.model);
    expect(await asking.embedQuestion(text)).toEqual(await pair.embedQuestion(text));
    await expect(asking.embedPassages([text])).rejects.toMatchObject({ code: 'MODEL_MISSING' });
    cpSync(QUESTION_FOLDER, folder, { recursive: true });
    await expect(asking.embedPassages([text])).rejects.toMatchObject({ code: 'MODEL_ALTERED' });
    rmSync(folder, { recursive: true });
    cpSync(FOLDER, folder, { recursive: true });
    expect(await asking.embedPassages([text])).toEqual(await pair.embedPassages([text]));
    await asking.close();
    await expect(asking.embedPassages([text])).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('is waited for alone, and the other follows by itself where both are wanted', async () => {
    const threads = countedThreads();
    const serving = await createEmbedder(bundled, { questions, purpose: 'serving' });
    expect(threads.count()).toBe(1);
    await expect.poll(threads.count).toBe(2);
    await serving.close();
    threads.stop();
  });

  it('stays alone for passages that nobody wants any more', async () => {
    const threads = countedThreads();
    const asking = await createEmbedder(bundled, { questions, purpose: 'asking' });
    const signal = AbortSignal.abort();
    expect(await asking.embedPassages(['Nước sông dâng cao.'], undefined, { signal })).toEqual([]);
    expect(threads.count()).toBe(1);
    await asking.close();
    threads.stop();
  });

  it('answers beside one that cannot be loaded, of which the log tells', async () => {
    const folder = copyOf(FOLDER);
    writeFileSync(join(folder, 'tokenizer.json'), '{}');
    const sha256 = createHash('sha256').update('{}').digest('hex');
    changeManifest(folder, ({ sha256: sums }) => ({ sha256: { ...sums, 'tokenizer.json': sha256 } }));
    const told: object[] = [];
    const log = { info: () => {}, warn: () => {}, error: (fields: object) => void told.push(fields) };
    const serving = await createEmbedder(settingsOf(folder), { questions, log });
    expect(await serving.embedQuestion('Ai?')).toEqual(await pair.embedQuestion('Ai?'));
    await expect.poll(() => told).toMatchObject([{ err: { code: 'MODEL_MISSING' } }]);
    await serving.close();
  });

  it.each(PURPOSES)(
    'is refused where the other makes as many numbers as its manifest does not say (%s)',
    async (purpose) => {
      const folder = copyOf(FOLDER);
      changeManifest(folder, () => ({ dimension: 512 }));
      await expect(createEmbedder(settingsOf(folder), { questions, purpose })).rejects.toMatchObject({
        code: 'MODEL_MISMATCH',
      });
    },
  );

  it.each(PURPOSES)('beside another dimension than stated is refused (%s)', async (purpose) => {
    const stated = { ...bundled, dimension: 512 };
    await expect(createEmbedder(stated, { questions, purpose })).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
    });
  });

  it('says in its manifest for whose vectors it was tuned', async () => {
    const { sha256 } = await loadModelManifest(FOLDER);
    expect((await loadModelManifest(QUESTION_FOLDER)).tuned_for).toBe(sha256['onnx/model_quantized.onnx']);
  });

  it('is refused beside any other model, and when it was tuned for none', async () => {
    const folder = copyOf(FOLDER);
    const untuned = settingsOf(folder);
    for (const purpose of PURPOSES)
      await expect(createEmbedder(bundled, { questions: untuned, purpose })).rejects.toMatchObject({
        code: 'MODEL_MISMATCH',
      });
    changeManifest(folder, () => ({ tuned_for: '0'.repeat(64) }));
    await expect(createEmbedder(bundled, { questions: untuned })).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
    });
  });
});
