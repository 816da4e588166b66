// The floors that answers must keep on the sample questions, as `eval` measures them, and its measuring of retrieval.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkplace, runCommand, type Workplace } from '../support/product.js';

let place: Workplace;

beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place.remove());

describe('eval on the sample questions', () => {
  let figures: Record<string, number>;

  beforeAll(async () => {
    const { code, stdout, stderr } = await runCommand(await place.dataDir(), ['eval', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    figures = JSON.parse(stdout) as Record<string, number>;
  });

  it('asks all sixty, of which fifteen have no answer', () => {
    expect(figures).toMatchObject({ questions: 60, unanswerable: 15 });
  });

  it('finds the right article for at least 82 in 100', () => {
    expect(figures.rightArticle).toBeGreaterThanOrEqual(0.82);
  });

  it('gives the right quote first for at least 66 in 100', () => {
    expect(figures.rightFirst).toBeGreaterThanOrEqual(0.66);
  });

  it('tells answerable from unanswerable with an area under the curve of at least .70', () => {
    expect(figures.auc).toBeGreaterThanOrEqual(0.7);
  });

  it('refuses at most five of those that have an answer', () => {
    expect(figures.refusedWrongly).toBeLessThanOrEqual(5);
  });

  it('finds every quote verbatim in its article', () => {
    expect(figures.validQuotes).toBe(1);
    expect(figures.quotes).toBeGreaterThan(60);
  });
});

describe('eval --retrieval', () => {
  const passages = {
    hồ: 'Hồ Ba Bể nằm ở tỉnh Bắc Kạn, là hồ nước ngọt tự nhiên lớn nhất Việt Nam.',
    cầu: 'Cầu Long Biên bắc qua sông Hồng, do người Pháp xây từ năm 1899 đến năm 1902.',
    chè: 'Chè Thái Nguyên nổi tiếng với vùng trồng Tân Cương, hương cốm và vị chát dịu.',
    núi: 'Đỉnh Fansipan cao 3.147 mét, thường được gọi là nóc nhà Đông Dương.',
  };
  const asked: ReadonlyArray<readonly [string, keyof typeof passages]> = [
    ['Cầu Long Biên được xây năm nào?', 'cầu'],
    ['Đỉnh Fansipan cao bao nhiêu mét?', 'núi'],
    ['chè Thái Nguyên trồng ở vùng nào', 'chè'],
    ['Hồ nước ngọt lớn nhất Việt Nam ở tỉnh nào?', 'hồ'],
  ];

  async function files(questions: readonly object[]): Promise<[string, string]> {
    const folder = join(place.folder, `retrieval-${questions.length}`);
    await mkdir(folder, { recursive: true });
    const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const [corpus, file] = [join(folder, 'corpus.jsonl'), join(folder, 'questions.jsonl')];
    await writeFile(corpus, lines(Object.entries(passages).map(([id, text]) => ({ id, text }))));
    await writeFile(file, lines(questions));
    return [corpus, file];
  }

  it('ranks the passages four ways in a collection of its own', async () => {
    const questions = asked.map(([question, article_id], id) => ({ id, question, article_id }));
    const own = await place.dataDir();
    const args = ['eval', '--json', '--retrieval', ...(await files(questions))];
    const { code, stdout, stderr } = await runCommand(own, args);
    expect([code, stderr]).toEqual([0, '']);
    const perfect = { 'R@1': 1, 'R@5': 1, 'R@10': 1, 'MRR@10': 1, 'nDCG@10': 1 };
    expect(JSON.parse(stdout)).toEqual({
      questions: 4,
      dense: perfect,
      bm25: perfect,
      fusion: perfect,
      final: perfect,
    });
    expect((await runCommand(own, ['articles', '--json'])).stdout).toBe('[]\n');
  });

  it('counts a wrong passage as not found, and leaves questions without one out', async () => {
    const questions = [
      { id: 1, question: asked[0]?.[0], article_id: 'không có bài này' },
      { id: 2, question: 'Không ai biết?', answerable: false },
    ];
    const args = ['eval', '--json', '--retrieval', ...(await files(questions))];
    const { stdout } = await runCommand(await place.dataDir(), args);
    expect(JSON.parse(stdout)).toMatchObject({ questions: 1, fusion: { 'R@10': 0, 'nDCG@10': 0 } });
  });

  it('names the place of a question that cannot be read', async () => {
    const [corpus, file] = await files([{ id: 1, question: 'Được?' }, { id: 2 }, { id: 3 }]);
    const { code, stderr } = await runCommand(await place.dataDir(), ['eval', '--retrieval', corpus, file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${file}:2: question: [^\\n]+\\n$`, 'u'));
  });
});
