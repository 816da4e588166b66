// Several workers over one inbox of PostgreSQL: an update delivered to two of them handled once, a chat's in order whoever they
// came to, and a question answered though the worker that had begun it is killed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from '../../src/app/pause.js';
import { createLockSession } from '../../src/postgres/lock-session.js';
import { createPostgresUpdateClaims } from '../../src/postgres/update-claims.js';
import { createPostgresUpdateInbox } from '../../src/postgres/updates.js';
import { gate, loudLines } from '../bot/harness.js';
import { answeredWith, firstQuote } from '../bot/sample.js';
import { createWorkerScene, type SceneWorker, type WorkerScene } from '../bot/worker-scene.js';
import { losable } from '../support/losable-sessions.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();
const answer = (question: string) => answeredWith(question, [firstQuote()]);
const never = () => new Promise<never>(() => {});

let scene: WorkerScene;
beforeEach(async () => {
  const server = await open();
  scene = await createWorkerScene({
    inbox: createPostgresUpdateInbox(server),
    claims() {
      const { db, lose } = losable(server);
      return {
        claims: createPostgresUpdateClaims(createLockSession(db, { wait: pause })),
        lose,
      };
    },
  });
});
afterEach(() => scene.close());

/** Sends an update to a worker as Telegram would, past the balancer. */
async function deliver(worker: SceneWorker, updateId: number): Promise<number> {
  const update = scene.telegram.made(updateId);
  const response = await fetch(`http://127.0.0.1:${worker.port}/telegram`, {
    method: 'POST',
    headers: { 'X-Telegram-Bot-Api-Secret-Token': scene.secret },
    body: JSON.stringify(update),
  });
  return response.status;
}

const allDone = () => scene.telegram.waitFor(async () => (await scene.unfinished()).length === 0);

describe(`workers over ${POSTGRES}`, () => {
  it('handle once what was delivered to both, several times', async () => {
    const workers = [await scene.worker(), await scene.worker()];
    const user = scene.telegram.user(1);
    const updates = ['Câu một?', 'Câu hai?', 'Câu ba?'].map((text) => user.send(text));
    const sent = updates.flatMap((id) =>
      workers.flatMap((worker) => [deliver(worker, id), deliver(worker, id)]),
    );
    expect(new Set(await Promise.all(sent))).toEqual(new Set([200]));
    await scene.telegram.waitFor(() => user.messages.length === 3);
    await allDone();
    expect([...scene.asked].sort()).toEqual(['Câu ba?', 'Câu hai?', 'Câu một?']);
  });

  it('keep the order of each chat, whoever its updates come to', async () => {
    await scene.worker();
    await scene.worker();
    const users = [1, 2, 3].map((id) => scene.telegram.user(id));
    const texts = users.map((_, who) => [0, 1, 2, 3].map((n) => `Người ${who} hỏi câu ${n}?`));
    for (const n of [0, 1, 2, 3]) for (const [who, user] of users.entries()) user.send(texts[who]?.[n] ?? '');
    await scene.telegram.waitFor(() => users.every(({ messages }) => messages.length === 4));
    for (const [who, own] of texts.entries())
      expect(scene.asked.filter((one) => one.startsWith(`Người ${who} `))).toEqual(own);
    expect(loudLines(scene.lines)).toEqual([]);
  });

  it('answer what a killed one had begun, and what waited behind it, once and in order', async () => {
    const first = await scene.worker();
    scene.script((question, worker) => (worker === first ? never() : answer(question)));
    const user = scene.telegram.user(1);
    user.send('Đang tìm?');
    user.send('Sau nó?');
    await scene.telegram.waitFor(async () => first.asked.length === 1 && scene.telegram.pending.length === 0);
    const second = await scene.worker();
    await first.kill();
    await scene.telegram.waitFor(() => user.messages.length === 2);
    await allDone();
    expect(second.asked).toEqual(['Đang tìm?', 'Sau nó?']);
    expect(user.messages).toHaveLength(2);
  });

  it('take over what one leaves that drains, which finishes what it had begun', async () => {
    const first = await scene.worker();
    const held = gate();
    scene.script(async (question, worker) => {
      if (worker === first) await held.opened;
      return answer(question);
    });
    const user = scene.telegram.user(1);
    user.send('Đang tìm?');
    user.send('Sau nó?');
    await scene.telegram.waitFor(async () => first.asked.length === 1 && scene.telegram.pending.length === 0);
    const second = await scene.worker();
    const stopped = first.stop();
    held.open();
    await stopped;
    await scene.telegram.waitFor(() => user.messages.length === 2);
    expect([first.asked, second.asked]).toEqual([['Đang tìm?'], ['Sau nó?']]);
  });

  it('go on after the connection of one was lost, answering nothing twice that nobody else took', async () => {
    const worker = await scene.worker();
    const held = gate();
    scene.script(async (question) => {
      if (question === 'Đang tìm?') await held.opened;
      return answer(question);
    });
    const user = scene.telegram.user(1);
    user.send('Đang tìm?');
    user.send('Sau nó?');
    await scene.telegram.waitFor(() => worker.asked.length === 1 && scene.telegram.pending.length === 0);
    await worker.lose();
    await scene.telegram.user(2).ask('Nơi khác?');
    held.open();
    await scene.telegram.waitFor(() => user.messages.length === 2);
    await allDone();
    expect(scene.asked).toEqual(['Đang tìm?', 'Nơi khác?', 'Sau nó?']);
    expect(user.messages).toHaveLength(2);
  });

  it.each(['has', 'had'])(
    'answer nothing that another %s by the time one wakes that was suspended',
    async (when) => {
      const first = await scene.worker();
      const [held, taken] = [gate(), gate()];
      scene.script(async (question, worker) => {
        if (worker === first && question === 'Đang tìm?') await held.opened;
        if (worker !== first && when === 'has') await taken.opened;
        return answer(question);
      });
      const user = scene.telegram.user(1);
      user.send('Đang tìm?');
      await scene.telegram.waitFor(
        async () => first.asked.length === 1 && scene.telegram.pending.length === 0,
      );
      await first.sleep();
      scene.balancer.ports = [];
      const second = await scene.worker();
      await scene.telegram.waitFor(async () => second.asked.length === 1);
      if (when === 'had') await allDone();
      first.wake();
      held.open();
      const left = ({ msg }: { msg: string }): boolean => msg === 'update left to whoever has it';
      await scene.telegram.waitFor(async () => scene.lines.some(left));
      expect(user.messages).toHaveLength(when === 'has' ? 0 : 1);
      taken.open();
      await allDone();
      expect(user.messages).toHaveLength(1);
      // Who sleeps loses its connection, and may be reading the inbox over it just then.
      const lost = ({ msg }: { msg: string }): boolean => msg === 'the inbox cannot be read, trying again';
      expect(loudLines(scene.lines).filter((line) => !lost(line))).toEqual([]);
      scene.balancer.ports = [first.port];
      await scene.telegram.user(2).ask('Nơi khác?');
      expect(scene.asked).toEqual(['Đang tìm?', 'Đang tìm?', 'Nơi khác?']);
    },
  );

  it('share what waits: one takes no more chats than it handles at once', async () => {
    const held = gate();
    scene.script(async (question) => {
      await held.opened;
      return answer(question);
    });
    const first = await scene.worker({ lanesAtOnce: 2 });
    const users = [1, 2, 3, 4].map((id) => scene.telegram.user(id));
    for (const [n, user] of users.entries()) user.send(`Câu ${n}?`);
    await scene.telegram.waitFor(async () => first.asked.length === 2 && scene.telegram.pending.length === 0);
    const second = await scene.worker({ lanesAtOnce: 2 });
    await scene.telegram.waitFor(async () => second.asked.length === 2);
    held.open();
    await scene.telegram.waitFor(() => users.every(({ messages }) => messages.length === 1));
    await allDone();
    expect(scene.asked).toHaveLength(4);
  });
});
