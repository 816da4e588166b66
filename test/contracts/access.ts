// What every list of decisions about people and chats must do, and every store of what they may still ask.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessList } from '../../src/core/access.js';
import type { AllowanceStore } from '../../src/core/allowance.js';

export interface OpenedAccess {
  readonly list: AccessList;
  readonly allowances: AllowanceStore;
  /** The same as after a restart. */
  reopen(): void;
  close(): void | Promise<void>;
}

const RATE = { most: 2, refillMs: 60_000 };
const MINUTE = { id: 7, kind: 'person-minute', rate: RATE } as const;
const CHAT = { id: -5, kind: 'chat-minute', rate: { most: 3, refillMs: 60_000 } } as const;

export function accessContract(name: string, open: () => OpenedAccess | Promise<OpenedAccess>): void {
  describe(`${name} as a list of decisions and a store of allowances`, () => {
    let opened: OpenedAccess;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('keeps the last decision about an id, to be told anew, over a restart', async () => {
      const { list } = opened;
      await list.decide({ id: -1001234567890, decision: 'blocked', reason: 'quảng cáo', at: 5 });
      await list.tell(-1001234567890);
      opened.reopen();
      const entry = { id: -1001234567890, decision: 'blocked', reason: 'quảng cáo', at: 5, told: true };
      expect(await opened.list.of(-1001234567890)).toEqual(entry);
      await opened.list.decide({ id: -1001234567890, decision: 'allowed', reason: '', at: 6 });
      expect(await opened.list.of(-1001234567890)).toMatchObject({ decision: 'allowed', told: false });
      expect(await opened.list.of(7)).toBeNull();
    });

    it('lists one kind of decision, newest first, and forgets one on demand', async () => {
      const { list } = opened;
      await list.decide({ id: 1, decision: 'blocked', reason: '', at: 5 });
      await list.decide({ id: 2, decision: 'allowed', reason: '', at: 6 });
      await list.decide({ id: 3, decision: 'blocked', reason: '', at: 7 });
      expect((await list.list('blocked')).map(({ id }) => id)).toEqual([3, 1]);
      expect(await list.remove(3)).toBe(true);
      expect(await list.remove(3)).toBe(false);
      expect((await list.list('blocked')).map(({ id }) => id)).toEqual([1]);
    });

    it('fills no bucket by a restart, and says only once that one is empty', async () => {
      const take = (now: number) => opened.allowances.take([MINUTE], 1, now);
      expect([await take(0), await take(0)].map(({ taken }) => taken)).toEqual([true, true]);
      opened.reopen();
      expect(await take(10_000)).toEqual({ taken: false, waitMs: 20_000, tell: true });
      opened.reopen();
      expect(await take(10_000)).toEqual({ taken: false, waitMs: 20_000, tell: false });
      expect(await take(30_000)).toMatchObject({ taken: true });
    });

    it('takes from all buckets or from none', async () => {
      const { allowances } = opened;
      await allowances.take([CHAT], 3, 0);
      expect(await allowances.take([MINUTE, CHAT], 1, 0)).toMatchObject({ taken: false, waitMs: 20_000 });
      expect((await allowances.take([MINUTE], 2, 0)).taken).toBe(true);
    });

    it('forgets buckets that have long been left alone', async () => {
      const { allowances } = opened;
      await allowances.take([MINUTE], 2, 5);
      expect(await allowances.prune(5)).toBe(0);
      expect(await allowances.prune(6)).toBe(1);
      expect((await allowances.take([MINUTE], 2, 6)).taken).toBe(true);
    });
  });
}
