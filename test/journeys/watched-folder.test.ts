// The articles folder while the bot runs: what comes in is answered from, a rename leaves one article, and it stops cleanly.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askAll, createWorkplace, printedArticles, startPage, type Workplace } from '../support/product.js';

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place.remove());

const BRIDGE = `Khánh thành cầu Rạch Sậy nối hai bờ sông Vàm

17/03/2025

Cầu Rạch Sậy dài 412 mét chính thức thông xe vào ngày 15/3/2025, sau gần ba năm thi công.
`;

it('is read as it changes', async () => {
  const dataDir = await place.dataDir();
  const folder = join(place.folder, 'bài');
  await mkdir(folder);
  await writeFile(join(folder, 'cũ.txt'), 'Một tin đã có từ trước khi bot khởi động, nói về mùa nước nổi.');
  const bot = await startPage(dataDir, { ARTICLES_DIR: folder });
  await writeFile(join(folder, 'cầu.txt'), BRIDGE);
  await bot.line(/Thư mục bài vừa đổi: 1 bài mới, 0 bài cập nhật/u);
  await rename(join(folder, 'cầu.txt'), join(folder, 'cầu-rạch-sậy.txt'));
  await writeFile(join(folder, 'cũ.txt'), 'Một tin đã sửa lại, nói về mùa nước nổi năm nay.');
  await bot.line(/Thư mục bài vừa đổi: 1 bài mới, 1 bài cập nhật/u);
  const { code, stderr } = await bot.stop('SIGINT');
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('"level"')]);
  const articles = await printedArticles(dataDir);
  expect([...articles.keys()].sort()).toEqual(['cũ.txt', 'cầu-rạch-sậy.txt'].sort());
  const [answer] = await askAll(dataDir, ['Cầu Rạch Sậy dài bao nhiêu mét?']);
  expect(answer?.quotes[0]).toMatchObject({ article: 'cầu-rạch-sậy.txt', date: '2025-03-17' });
});
