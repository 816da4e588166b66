// A correction's way through the real product: quoted by the bot, changed by an ingest, told by the bot at its next start.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textsOf } from '../support/fake-telegram/read-back.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { createWorkplace, runCommand, startListening, type Workplace } from '../support/product.js';

const FERRY = (boats: string) => `Phà Rạch Ô hoạt động trở lại sau bão

17/03/2025

Bến phà Rạch Ô đã đưa ${boats} chiếc phà trở lại hoạt động từ sáng nay sau mười ngày phải ngừng chạy vì bão lớn.

Ông Phan Hữu Tài, trưởng bến phà, cho biết khách qua sông tăng gấp đôi so với ngày thường trong buổi sáng đầu tiên.
`;

let place: Workplace;
let telegram: FakeTelegram;

beforeAll(async () => {
  place = await createWorkplace();
  telegram = await startFakeTelegram();
});
afterAll(async () => {
  await telegram.close();
  await place.remove();
});

it('tells whoever was quoted a figure that the article has corrected since, and shows the versions', async () => {
  const dataDir = await place.dataDir();
  const file = join(place.folder, 'phà.txt');
  await writeFile(file, FERRY('12'));
  expect((await runCommand(dataDir, ['ingest', file])).code).toBe(0);

  const user = telegram.user(1);
  const first = await startListening(dataDir, telegram);
  const [answer = expect.fail()] = await user.ask(
    'Bến phà Rạch Ô đã đưa bao nhiêu chiếc phà trở lại hoạt động?',
  );
  expect(textsOf(answer, 'blockquote')[0]).toContain('12 chiếc phà');
  await first.stop('SIGTERM');

  await writeFile(file, FERRY('15'));
  expect((await runCommand(dataDir, ['ingest', file])).code).toBe(0);
  const second = await startListening(dataDir, telegram);
  const told = await telegram.waitFor(() => user.messages[1]);
  expect(told.replyTo).toBe(answer.id);
  expect(textsOf(told, 'blockquote').map((quote) => /\d+ chiếc phà/u.exec(quote)?.[0])).toEqual([
    '12 chiếc phà',
    '15 chiếc phà',
  ]);
  await second.stop('SIGTERM');

  const { stdout } = await runCommand(dataDir, ['articles', '--history', 'phà.txt']);
  expect(stdout).toMatch(/^Bản 1 \(được thay ngày .+\)\n {2}Phà Rạch Ô/u);
  expect(stdout).toMatch(/Bản 2 \(hiện nay\)\n {2}− Bến phà .*12 chiếc.*\n {2}\+ Bến phà .*15 chiếc/u);
});
