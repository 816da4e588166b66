// The bundled reader: it reads what the graph gives for the whole pair, and no file of it may differ by a byte.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import {
  AutoModel,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PassageReading, ReadablePassage, Reader } from '../../src/core/reader.js';
import { projectRoot } from '../../src/project-root.js';
import { createReader } from '../../src/vectors/reader-model.js';
import { describeReader } from '../contracts/reader.js';
import { turnsDuring } from '../support/event-loop.js';

const MODEL = join(projectRoot, 'embeddings/reader/model');
const EMBEDDER = join(projectRoot, 'embeddings/model/multilingual-e5-small-vi-en');
const MOST = { question: 64, passage: 288 };

describeReader('The bundled reader', () => createReader(MODEL));

describe('The bundled reader', () => {
  let reader: Reader;
  let model: PreTrainedModel;
  let tokenizer: PreTrainedTokenizer;
  beforeAll(async () => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(MODEL) + sep;
    reader = await createReader(MODEL, { workers: 1 });
    tokenizer = await AutoTokenizer.from_pretrained(basename(MODEL));
    model = await AutoModel.from_pretrained(basename(MODEL), { device: 'cpu', dtype: 'q8' });
  });
  afterAll(() => Promise.all([reader.close(), model.dispose()]));

  const cut = (ids: number[], most: number): number[] =>
    ids.length <= most ? ids : [...ids.slice(0, most - 1), ids[ids.length - 1] as number];

  /** The outputs of the graph for a pair whose sides are tokenised as a whole. */
  const outputsFor = async (question: string, { header, text }: ReadablePassage) => {
    const asked = cut(tokenizer.encode(`query: ${question}`), MOST.question);
    const given = cut(tokenizer.encode(`passage: ${header}\n${text}`), MOST.passage);
    const row = (numbers: number[]): Tensor =>
      new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
    const ids = [...asked, ...given];
    const output = await model({
      input_ids: row(ids),
      attention_mask: row(ids.map(() => 1)),
      token_type_ids: row([...asked.map(() => 0), ...given.map(() => 1)]),
    });
    const numbers = (name: string): number[] => [
      ...(((output as Record<string, Tensor>)[name] as Tensor).data as Float32Array),
    ];
    return { asked, given, relevance: numbers('relevance'), start: numbers('start'), end: numbers('end') };
  };

  const LEAD =
    'Chiều 14/10, mưa lớn gây ngập 32 tuyến đường; hơn 2.000 hộ dân ở Hòa Khánh Nam (Đà Nẵng) phải sơ tán.';
  it.each([
    ['a short one', 'Bao nhiêu hộ dân phải sơ tán?', LEAD],
    ['one that is cut', 'Bao nhiêu hộ dân phải sơ tán?', `${LEAD} `.repeat(12)],
    ['a question that is cut', 'Bao nhiêu hộ dân phải sơ tán vì mưa lớn '.repeat(12), LEAD],
    ['marks and spaces of other forms', 'Ai?', `\u00a0${LEAD.normalize('NFD')} 🙂\u2003ﬁn …`],
  ])('reads of a pair what the graph gives for the whole of it: %s', async (_, question, text) => {
    const passage = { header: 'Đà Nẵng ngập · 14/10/2022 · tuoitre.vn', text };
    const [reading] = await reader.read(question, [passage]);
    const { asked, given, relevance, start, end } = await outputsFor(question, passage);
    expect(reading?.relevance).toBeCloseTo(relevance[0] ?? Number.NaN, 3);
    expect(reading?.nowhere).toBeCloseTo((start[0] ?? Number.NaN) + (end[0] ?? Number.NaN), 3);
    // Only what is read to the end can be found again from there; of others the words at the beginning are.
    const before = tokenizer.encode(`passage: ${passage.header}`).length - 1;
    let at = asked.length + before;
    for (const { start: from, end: to, first, last } of reading?.words ?? []) {
      const size = tokenizer.encode(text.slice(from, to)).length - 2;
      expect(first).toBeCloseTo(Math.max(...start.slice(at, at + size)), 3);
      expect(last).toBeCloseTo(Math.max(...end.slice(at, at + size)), 3);
      at += size;
    }
    const rest = asked.length + given.length - 1 - at;
    expect(given.length < MOST.passage ? rest : Math.sign(rest)).toBe(0);
  });

  const FLOODED = { header: 'Đà Nẵng ngập · 14/10/2022 · tuoitre.vn', text: LEAD };
  const RICE = {
    header: 'Giá gạo tăng · 2/8/2023 · vnexpress.net',
    text: 'Giá gạo xuất khẩu của Việt Nam tăng lên 588 USD mỗi tấn, cao nhất trong mười năm qua.',
  };
  it.each([
    ['Bao nhiêu hộ dân phải sơ tán?', 'hơn 2.000 hộ dân'],
    ['Mưa lớn làm ngập bao nhiêu tuyến đường?', '32 tuyến đường;'],
    ['How many households had to be evacuated?', 'hơn 2.000 hộ dân'],
  ])('holds what answers for more relevant, and knows with which words: %s', async (question, words) => {
    const [flooded, rice] = await reader.read(question, [FLOODED, RICE]);
    expect(flooded?.relevance).toBeGreaterThan((rice?.relevance ?? 0) + 1);
    const logit = ({ words: read = [] }: Partial<PassageReading> = {}, text: string, answer: string) => {
      const start = text.indexOf(answer);
      const first = read.find((word) => word.start === start);
      const last = read.find((word) => word.end === start + answer.length);
      return (first?.first ?? Number.NaN) + (last?.last ?? Number.NaN);
    };
    for (const other of ['Chiều 14/10,', 'Hòa Khánh Nam', '(Đà Nẵng)'])
      expect(logit(flooded, LEAD, words)).toBeGreaterThan(logit(flooded, LEAD, other) + 1);
  });

  it('says “not here” of a passage that does not answer', async () => {
    const [answers, not] = await reader.read('Bao nhiêu hộ dân phải sơ tán?', [FLOODED, RICE]);
    const above = ({ nowhere, words }: PassageReading) =>
      Math.max(...words.map(({ first, last }) => first + last)) - nowhere;
    expect(not && above(not)).toBeLessThan(answers ? above(answers) - 2 : Number.NaN);
  });

  it('reads the same on two threads, in the order given, whichever is done first', async () => {
    const two = await createReader(MODEL, { workers: 2 });
    const passages = [9, 1, 5, 1, 3].map((times, i) => ({ header: `${i}`, text: LEAD.repeat(times) }));
    expect(await two.read('Bao nhiêu hộ?', passages)).toEqual(await reader.read('Bao nhiêu hộ?', passages));
    await two.close();
  });

  it('leaves the event loop free while it reads', async () => {
    const passages = Array.from({ length: 4 }, () => ({ header: '', text: LEAD.repeat(5) }));
    const turns = await turnsDuring(() => reader.read('Bao nhiêu hộ?', passages));
    expect(turns).toBeGreaterThan(passages.length * 100);
  });
});

describe('A reader’s folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'reader-')), 'copy');
    cpSync(MODEL, folder, { recursive: true });
  });
  afterEach(() => rmSync(dirname(folder), { recursive: true }));

  const editManifest = (edit: (manifest: Record<string, unknown>) => object): void => {
    const path = join(folder, 'manifest.json');
    writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, 'utf8')))));
  };

  it.each(['onnx/model_quantized.onnx', 'tokenizer.json'])(
    'is refused when a byte of its %s is changed',
    async (file) => {
      const path = join(folder, file);
      const bytes = readFileSync(path);
      const place = bytes.length >> 1;
      bytes[place] = (bytes[place] as number) ^ 1;
      writeFileSync(path, bytes);
      await expect(createReader(folder)).rejects.toMatchObject({
        code: 'MODEL_ALTERED',
        message: expect.stringContaining(path),
      });
    },
  );

  it.each(['manifest.json', 'onnx/model_quantized.onnx'])(
    'is refused without its %s, by that name',
    async (file) => {
      rmSync(join(folder, file));
      await expect(createReader(folder)).rejects.toMatchObject({
        code: 'MODEL_MISSING',
        message: expect.stringContaining(file),
      });
    },
  );

  it.each([
    ['does not say how long a passage may be', ({ max_passage, ...rest }: Record<string, unknown>) => rest],
    ['leaves no room for a question', (rest: Record<string, unknown>) => ({ ...rest, max_question: 2 })],
    ['has no prefix', ({ query_prefix, ...rest }: Record<string, unknown>) => rest],
    ['has no checksums', (rest: Record<string, unknown>) => ({ ...rest, sha256: {} })],
  ])('is refused when its manifest %s', async (_, edit) => {
    editManifest(edit);
    await expect(createReader(folder)).rejects.toMatchObject({ code: 'MODEL_ALTERED' });
  });

  it('is refused when its manifest passes over the weights', async () => {
    const other = 'onnx/other.onnx';
    cpSync(join(folder, 'config.json'), join(folder, other));
    editManifest(({ sha256, ...rest }) => ({
      ...rest,
      sha256: { [other]: (sha256 as Record<string, string>)['config.json'] },
    }));
    await expect(createReader(folder)).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining('onnx/model_quantized.onnx'),
    });
  });

  it('is refused when it holds a model that is no reader', async () => {
    await expect(createReader(EMBEDDER)).rejects.toMatchObject({ code: 'MODEL_ALTERED' });
    cpSync(join(EMBEDDER, 'onnx'), join(folder, 'onnx'), { recursive: true });
    const { sha256 } = JSON.parse(readFileSync(join(EMBEDDER, 'manifest.json'), 'utf8'));
    const weights = 'onnx/model_quantized.onnx';
    editManifest((rest) => ({ ...rest, sha256: { [weights]: sha256[weights] } }));
    await expect(createReader(folder)).rejects.toMatchObject({ code: 'READING_FAILED' });
  });
});
