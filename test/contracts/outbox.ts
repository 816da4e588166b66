// What every list of messages must do: each once, in order within a chat, taken by one process, and told apart after a kill.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASKED_PERIOD, MOST_RESENDS, type NewMessage, type Outbox } from '../../src/core/outbox.js';

export interface OpenedOutbox {
  readonly outbox: Outbox;
  close(): Promise<void> | void;
}

export function messageTo(chat: number, item: string, over: Partial<NewMessage> = {}): NewMessage {
  return {
    ...{ chat, topic: null, language: 'vi', period: 'at-once', item },
    ...{ payload: { kind: 'announcement', text: item }, dueAt: 100 },
    ...over,
  };
}

export function outboxContract(name: string, open: () => OpenedOutbox | Promise<OpenedOutbox>): void {
  describe(`${name} as a list of messages`, () => {
    let opened: OpenedOutbox;
    let outbox: Outbox;

    beforeEach(async () => {
      opened = await open();
      ({ outbox } = opened);
    });
    afterEach(() => opened.close());

    const dueItems = async (now = 1000, count = 10) => (await outbox.due(now, count)).map(({ item }) => item);
    async function begun(now = 1000) {
      const [row = expect.fail()] = await outbox.due(now, 1);
      expect(await outbox.begin(row.id, 'one', now + 50)).toBe(true);
      return row.id;
    }

    it('gives a message back as it was put down, and only once for its place, period and item', async () => {
      const first = messageTo(-7, 'a', { topic: 3, language: 'en', payload: { text: '“Lúa” & <gạo>' } });
      expect(await outbox.add([first, first, messageTo(-7, 'a'), { ...first, period: 'day' }])).toBe(3);
      expect(await outbox.add([{ ...first, payload: 'another' }])).toBe(0);
      const [row] = await outbox.due(1000, 10);
      expect(row).toEqual({ ...first, id: expect.any(Number), attempts: 0 });
    });

    it('gives the first of each chat alone, in order of their time, when it is due', async () => {
      await outbox.add([
        messageTo(1, 'later', { dueAt: 300 }),
        messageTo(1, 'first', { dueAt: 200 }),
        messageTo(2, 'other', { dueAt: 100 }),
        messageTo(3, 'future', { dueAt: 2000 }),
      ]);
      expect(await dueItems()).toEqual(['other', 'first']);
      expect(await dueItems(150)).toEqual(['other']);
      expect(await dueItems(1000, 1)).toEqual(['other']);
      expect(await outbox.nextDue()).toBe(100);
    });

    it('keeps the later ones of a chat back while one is under way or put off', async () => {
      await outbox.add([messageTo(1, 'a'), messageTo(1, 'b')]);
      const a = await begun();
      expect(await dueItems()).toEqual([]);
      expect(await outbox.nextDue()).toBeNull();
      await outbox.release(a, 'one', 5000);
      expect(await dueItems(4999)).toEqual([]);
      expect(await outbox.nextDue()).toBe(5000);
      expect(await dueItems(5000)).toEqual(['a']);
      await outbox.postpone(a, 6000);
      expect(await dueItems(5999)).toEqual([]);
      await outbox.begin(a, 'one', 7000);
      await outbox.sent(a, 55, 6001);
      expect(await dueItems(6001)).toEqual(['b']);
    });

    it('lets one process alone take a message', async () => {
      await outbox.add([messageTo(1, 'a')]);
      const [row = expect.fail()] = await outbox.due(1000, 1);
      expect(await outbox.begin(row.id, 'one', 2000)).toBe(true);
      expect(await outbox.begin(row.id, 'two', 2000)).toBe(false);
      await outbox.sent(row.id, 55, 1001);
      expect(await outbox.begin(row.id, 'two', 2000)).toBe(false);
      expect(await outbox.counts()).toMatchObject({ sent: 1, pending: 0, sending: 0 });
    });

    it('lets one of those who begin a message at once take it, and one alone recover it', async () => {
      await outbox.add([messageTo(1, 'a'), messageTo(2, 'b')]);
      const rows = await outbox.due(1000, 9);
      const begun = await Promise.all(
        ['one', 'two', 'three'].flatMap((process) => rows.map(({ id }) => outbox.begin(id, process, 1050))),
      );
      expect(begun.filter(Boolean)).toHaveLength(2);
      const recovered = await Promise.all([outbox.recover(1051, 50), outbox.recover(1051, 50)]);
      expect(recovered.toSorted()).toEqual([0, 2]);
      expect(await outbox.counts()).toMatchObject({ pending: 2, resent: 2 });
    });

    it('sends what nobody knows of again, but not without end', async () => {
      await outbox.add([messageTo(1, 'a')]);
      for (let times = 1; times <= MOST_RESENDS; times++) {
        await outbox.uncertain(await begun(), 'one', 1000);
        expect(await outbox.counts()).toMatchObject({ pending: 1, resent: times });
      }
      await outbox.uncertain(await begun(), 'one', 1001);
      expect(await outbox.counts()).toMatchObject({ pending: 0, unknown: 1, resent: MOST_RESENDS });
      expect(await dueItems(9_999_999)).toEqual([]);
    });

    it('takes up what a killed process left when its time is over, and not before', async () => {
      await outbox.add([messageTo(1, 'a'), messageTo(2, 'b')]);
      await begun(1000);
      expect(await outbox.recover(1050, 50)).toBe(0);
      expect(await outbox.recover(1051, 50)).toBe(1);
      expect(await dueItems(1051)).toEqual(['a', 'b']);
      expect(await outbox.counts()).toMatchObject({ pending: 2, resent: 1 });
    });

    it('leaves a row alone that another took up because this process took too long', async () => {
      await outbox.add([messageTo(1, 'a')]);
      const id = await begun(1000);
      await outbox.recover(1051, 50);
      expect(await outbox.begin(id, 'two', 2000)).toBe(true);
      await outbox.release(id, 'one', 1100);
      await outbox.uncertain(id, 'one', 1100);
      expect(await outbox.counts()).toMatchObject({ sending: 1, pending: 0, unknown: 0 });
      await outbox.release(id, 'two', 1100);
      expect(await dueItems(1100)).toEqual(['a']);
    });

    it('knows what only a clock that was ahead can have put off', async () => {
      const years = 1e11;
      await outbox.add([
        messageTo(1, 'a', { dueAt: years }),
        messageTo(2, 'b'),
        messageTo(3, 'c'),
        messageTo(4, 'd'),
      ]);
      const rows = await outbox.due(1000, 9);
      const [b = expect.fail(), c = expect.fail(), d = expect.fail()] = rows.map(({ id }) => id);
      await outbox.postpone(b, years);
      await outbox.begin(c, 'one', years);
      await outbox.postpone(d, 86_400_000);
      expect(await outbox.recover(1000, 50)).toBe(1);
      expect(await dueItems(1000)).toEqual(['b', 'c', 'a']);
    });

    it('lets what someone asked for go before what is kept back', async () => {
      const asked = { period: ASKED_PERIOD };
      await outbox.add([messageTo(1, 'a'), messageTo(1, 'b', asked), messageTo(1, 'c', asked)]);
      const [first = expect.fail()] = await outbox.due(1000, 9);
      await outbox.postpone(first.id, 5000);
      expect(await dueItems()).toEqual(['b']);
      expect(await outbox.nextDue()).toBe(100);
      expect(await dueItems(5000)).toEqual(['a', 'b']);
    });

    it('gives up one message, or all that waits for a chat', async () => {
      await outbox.add([messageTo(1, 'a'), messageTo(1, 'b'), messageTo(1, 'c'), messageTo(2, 'a')]);
      await outbox.drop(await begun(), 1000);
      await outbox.dropChat(1, 1000);
      expect(await dueItems()).toEqual(['a']);
      expect(await outbox.counts()).toMatchObject({ pending: 1, dropped: 3 });
      expect(await outbox.counts('a')).toMatchObject({ pending: 1, dropped: 1 });
    });

    it('forgets what ended long ago, never what is open', async () => {
      await outbox.add([messageTo(1, 'a'), messageTo(2, 'b')]);
      await outbox.sent(await begun(), 5, 1000);
      expect(await outbox.prune(1000)).toBe(0);
      expect(await outbox.prune(1001)).toBe(1);
      expect(await outbox.counts()).toMatchObject({ pending: 1, sent: 0 });
    });
  });
}
