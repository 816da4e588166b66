// At its most talkative the log holds no token, no question, no answer and no name, whatever is sent and whatever fails.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { botStores } from '../support/bot-stores.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, type Scene } from './harness.js';
import { firstQuote } from './sample.js';

const SECRET = 'bimatrieng';
/** Every command with a text behind it, and what is no command. */
const SAID = [
  ...[
    'ask',
    'nguon',
    'dongthoigian',
    'sosanh',
    'trichdan',
    'kiemchung',
    'danhsach',
    'huy',
    'kenh',
    'dinhchinh',
  ],
  ...[
    'ngonngu',
    'riengtu',
    'help',
    'nguontin',
    'thongke',
    'thieu',
    'nap',
    'chan',
    'bochan',
    'thongbao',
    'start',
  ],
].map((command) => `/${command} ${SECRET} @${SECRET} https://${SECRET}.example/`);

let scene: Scene;
beforeEach(async () => {
  scene = await createScene({ ...botStores(memoryDatabase()), isAdmin: (user) => user === 7 });
  scene.start();
});
afterEach(() => scene.close());

function expectSilence(): void {
  const logged = JSON.stringify(scene.lines);
  expect(logged).not.toContain(SECRET);
  expect(logged).not.toContain(scene.telegram.token);
  expect(logged).not.toContain(firstQuote().text.slice(0, 20));
}

test('a hundred updates, half of which fail', async () => {
  let failing = false;
  const ask = (question: string) => {
    if (failing) throw new Error(`no such table near "${question}" in ${scene.telegram.token}`);
    return { status: 'answered', question, quotes: [firstQuote()], window: null, score: 1 } as const;
  };
  scene.script(ask);
  const [admin, person] = [scene.telegram.user(7), scene.telegram.user(8)];
  const member = scene.telegram.user(8, { group: -100 });
  for (failing of [false, true]) {
    for (const user of [admin, person]) {
      for (const text of [...SAID, `${SECRET}?`]) await scene.inbox.finished(user.send(text));
    }
    await scene.inbox.finished(member.send(`/ask ${SECRET}?`));
    const query = person.askInline(`${SECRET} hôm nay ${failing}`);
    await scene.telegram.waitFor(() => query.answer);
    const message = person.messages[0] ?? expect.fail();
    for (const data of [`a:u:${SECRET}`, `u:y:${SECRET}`, `w:${SECRET}:any`, SECRET]) {
      const press = person.tapData(message, data);
      await scene.telegram.waitFor(() => press.answer);
    }
  }
  expect(scene.lines.length).toBeGreaterThan(0);
  expectSilence();
}, 60_000);
