// What every inbox of updates must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateInbox } from '../../src/core/ports.js';

export interface OpenedInbox {
  readonly inbox: UpdateInbox;
  /** What is kept of an update's content. */
  content(updateId: number): Promise<unknown>;
  close(): Promise<void> | void;
}

export function updateInboxContract(name: string, open: () => Promise<OpenedInbox> | OpenedInbox): void {
  describe(`${name} as an inbox of updates`, () => {
    let opened: OpenedInbox;
    let inbox: UpdateInbox;
    const update = (update_id: number) => ({
      update_id,
      message: { chat: { id: 5 }, text: `tin ${update_id}` },
    });
    beforeEach(async () => {
      opened = await open();
      inbox = opened.inbox;
    });
    afterEach(() => opened.close());

    it('takes each update once, in order, also when a batch repeats one', async () => {
      expect(await inbox.accept([], 1)).toEqual([]);
      expect(await inbox.accept([update(7), update(3), update(7)], 1)).toEqual([update(7), update(3)]);
      expect(await inbox.accept([update(3), update(2_999_999_999)], 2)).toEqual([update(2_999_999_999)]);
      expect(await inbox.unfinished()).toEqual([update(7), update(3), update(2_999_999_999)]);
    });

    it('takes once what is delivered several times at the same moment', async () => {
      const taken = await Promise.all([1, 2, 3, 4].map((now) => inbox.accept([update(9)], now)));
      expect(taken.flat()).toEqual([update(9)]);
      expect(await inbox.unfinished()).toEqual([update(9)]);
    });

    it('keeps what people write as it was, odd characters too', async () => {
      const odd = { update_id: 1, message: { chat: { id: 1 }, text: 'a\u0000b \ud800 \\u0000 “ạ” 🦜' } };
      await inbox.accept([odd], 1);
      expect(await inbox.unfinished()).toEqual([odd]);
    });

    it('leaves an update unfinished until it is finished, and then remembers only its number', async () => {
      await inbox.accept([update(1), update(2)], 1);
      await inbox.finish(1);
      expect(await inbox.unfinished()).toEqual([update(2)]);
      expect(await inbox.accept([update(1)], 2)).toEqual([]);
      expect(await opened.content(1)).toEqual({ body: '', lane: '' });
    });

    it('forgets old finished updates but never an unfinished one', async () => {
      await inbox.accept([update(1), update(2)], 1);
      await inbox.accept([update(3)], 5);
      await inbox.finish(1);
      await inbox.finish(3);
      expect(await inbox.prune(5)).toBe(1);
      expect(await inbox.accept([update(1), update(2), update(3)], 6)).toEqual([update(1)]);
    });
  });
}
