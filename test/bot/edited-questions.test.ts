// Edited questions: the old answer makes room for the new one, where it stands.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, gate, loudLines, type Scene } from './harness.js';
import { answeredWith, articleSaying, firstQuote, quoteOf } from './sample.js';

let scene: Scene;
let stores: ReturnType<typeof botStores>;
let now: number;
let db: Database;

/** Quotes that fill as many messages. */
function filling(messages: number) {
  const text = 'Lúa gạo xuất khẩu tăng đều qua các năm. '.repeat(99).trim();
  return Array.from({ length: messages }, (_, part) =>
    quoteOf(articleSaying(`${part} ${text}`), `${part} ${text}`),
  );
}

beforeEach(async () => {
  now = Date.UTC(2025, 9, 25);
  db = memoryDatabase();
  stores = botStores(db);
  scene = await createScene({ ...stores, clock: () => now });
  scene.script((question) =>
    answeredWith(question, filling(Number(/\d/u.exec(question)?.[0] ?? 0)).concat(firstQuote())),
  );
  scene.start();
});
afterEach(() => scene.close());

/** Resolves once everything sent before is handled: updates of a chat go one after another. */
async function settled(user: FakeUser): Promise<void> {
  const before = user.messages.length;
  await user.ask('/help');
  expect(user.messages.length).toBe(before + 1);
}

const asked = async (user: FakeUser, text: string, count = 1) => {
  const said = user.write(text);
  await scene.telegram.waitFor(() => user.messages.length === count);
  return said;
};

test('the answer is edited in place, and its buttons belong to the new one', async () => {
  const user = scene.telegram.user(1);
  const said = await asked(user, 'Phim cũ?');
  const [answer = expect.fail()] = user.messages;
  user.edit(said, 'Phim mới?');
  await scene.telegram.waitFor(() => answer.edits === 1);
  await settled(user);
  expect(scene.asked).toEqual(['Phim cũ?', 'Phim mới?']);
  expect(buttonsOf(answer)).toContain('Nguồn');
  expect((await stores.answers.ofMessage(1, answer.id))?.answer.question).toBe('Phim mới?');
  expect((await stores.answers.toMessage(1, said.id))?.answer.question).toBe('Phim mới?');
});

test('several messages become fewer and more', async () => {
  const user = scene.telegram.user(1);
  const said = await asked(user, 'Ba 2?', 3);
  const [first] = user.messages;
  user.edit(said, 'Một 0?');
  await scene.telegram.waitFor(() => user.messages.length === 1);
  expect(user.messages[0]).toBe(first);
  expect(buttonsOf(first ?? expect.fail())).toContain('Nguồn');
  user.edit(said, 'Hai 1?');
  const second = await scene.telegram.waitFor(() => user.messages[1]);
  expect(second.replyTo).toBe(said.id);
  await scene.telegram.waitFor(() => buttonsOf(second).includes('Nguồn'));
  expect(user.messages[0]).toBe(first);
  expect(buttonsOf(first ?? expect.fail())).toEqual([]);
});

test('an edit that leaves the question as it was asks nothing', async () => {
  const user = scene.telegram.user(1);
  const said = await asked(user, 'Phim cũ?');
  user.edit(said, ' Phim  cũ? ');
  await settled(user);
  expect(scene.asked).toEqual(['Phim cũ?']);
});

test('an answer that was deleted, or that can no longer be edited, is given anew in reply', async () => {
  const user = scene.telegram.user(1);
  const said = await asked(user, 'Phim cũ?');
  const [answer = expect.fail()] = user.messages;
  answer.deleted = true;
  user.edit(said, 'Phim mới?');
  const again = await scene.telegram.waitFor(() => user.messages[0]);
  expect(again.replyTo).toBe(said.id);
  await settled(user);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('an edit after two days, or of what is forgotten, changes nothing', async () => {
  const user = scene.telegram.user(1);
  const said = await asked(user, 'Phim cũ?');
  now += 48 * 3_600_000 + 1;
  user.edit(said, 'Phim mới?');
  await settled(user);
  await stores.answers.prune(Number.MAX_SAFE_INTEGER);
  user.edit(said, 'Phim khác?');
  await settled(user);
  expect(scene.asked).toEqual(['Phim cũ?']);
});

test('an edit of a message that was no question changes nothing', async () => {
  const user = scene.telegram.user(1);
  const said = await asked(user, '/start');
  user.edit(said, 'Phim mới?');
  await settled(user);
  expect(scene.asked).toEqual([]);
});

test.each([
  ['a command that there is not', '/hỏi Phim mới?', 'Phim mới?', 'Phim mới?'],
  ['a command alone', '/ask', '/ask Phim mới?', 'Phim mới?'],
  ['a question too long', 'dài '.repeat(200), 'Phim mới?', 'Phim mới?'],
])('%s is answered once it is edited into a question', async (_, before, after, question) => {
  const user = scene.telegram.user(1);
  const said = await asked(user, before);
  expect(scene.asked).toEqual([]);
  user.edit(said, after);
  await scene.telegram.waitFor(() => user.messages.length === 2);
  expect(scene.asked).toEqual([question]);
  user.edit(said, `${after} Sao?`);
  await scene.telegram.waitFor(() => user.messages[1]?.edits === 1);
  expect(scene.asked).toHaveLength(2);
});

test('in a group a command may be edited', async () => {
  const user = scene.telegram.user(1, { group: -100 });
  const said = await asked(user, '/ask Phim cũ?');
  user.edit(said, '/ask Phim mới?');
  await scene.telegram.waitFor(() => user.messages[0]?.edits === 1);
  expect(scene.asked).toEqual(['Phim cũ?', 'Phim mới?']);
});

test('in a group a mention may be edited, but not away', async () => {
  scene.telegram.setPrivacy(false);
  const user = scene.telegram.user(1, { group: -100 });
  const said = await asked(user, '@trichdan_bot Phim cũ?');
  user.edit(said, '@trichdan_bot Phim mới?');
  await scene.telegram.waitFor(() => user.messages[0]?.edits === 1);
  user.edit(said, 'Phim gì cũng được');
  await user.ask('/help@trichdan_bot');
  expect(scene.asked).toEqual(['Phim cũ?', 'Phim mới?']);
  expect(user.messages[0]?.edits).toBe(1);
});

test('an edit while the first is being answered comes after it', async () => {
  const first = gate();
  scene.script(async (question) => {
    if (question === 'Phim cũ?') await first.opened;
    return answeredWith(question, [firstQuote()]);
  });
  const user = scene.telegram.user(1);
  const said = user.write('Phim cũ?');
  await scene.telegram.waitFor(() => scene.asked.length === 1);
  user.edit(said, 'Phim mới?');
  first.open();
  await scene.telegram.waitFor(() => user.messages[0]?.edits === 1 || scene.asked.length === 2);
  await settled(user);
  expect(scene.asked).toEqual(['Phim cũ?', 'Phim mới?']);
  expect(user.messages).toHaveLength(2);
});

test('the edited question leans on what was said before it, not on its own answer', async () => {
  const user = scene.telegram.user(1);
  await asked(user, 'Phim cũ?');
  const said = await asked(user, 'ở đâu?', 2);
  user.edit(said, 'khi nào?');
  await scene.telegram.waitFor(() => scene.asked.length === 3);
  expect(scene.earlier.map((one) => one?.answer.question)).toEqual([undefined, 'Phim cũ?', 'Phim cũ?']);
});

test('what is no longer shown is not corrected, and the new answer is', async () => {
  const user = scene.telegram.user(1);
  const said = await asked(user, 'Phim cũ?');
  const { id } = (await stores.answers.last({ chat: 1, topic: null })) ?? expect.fail();
  const [answer = expect.fail()] = user.messages;
  user.edit(said, 'Phim mới?');
  await scene.telegram.waitFor(() => answer.edits === 1);
  await settled(user);
  // Corrections go to the message that an answer is said to stand in.
  const standsIn = db.prepare('SELECT message_id FROM answers ORDER BY number').pluck();
  expect(standsIn.all()).toEqual([null, answer.id]);
  expect(await stores.answers.messagesOf(id)).toEqual([]);
  expect(
    await stores.answers.messagesOf((await stores.answers.last({ chat: 1, topic: null }))?.id ?? ''),
  ).toEqual([answer.id]);
});
