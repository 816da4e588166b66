// What every keeper of lanes must do for one process; and where several share a database, between them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateInbox } from '../../src/core/ports.js';
import type { ClaimedUpdate, UpdateClaims } from '../../src/core/update-claims.js';

/** A process of a database. A server notices a moment later that a connection ended. */
export interface OpenedClaims {
  readonly claims: UpdateClaims;
  readonly inbox: UpdateInbox;
  /** Takes its connection away. */
  lose?(): Promise<void>;
  close(): Promise<void> | void;
}

type Open = () => Promise<OpenedClaims> | OpenedClaims;

/** What is given next of a lane in which something waits. */
async function given(claims: UpdateClaims, lane: string): Promise<ClaimedUpdate> {
  return (await claims.next(lane)) ?? expect.fail();
}

const said = (update_id: number, chat: number) => ({ update_id, message: { chat: { id: chat } } });
const typed = (update_id: number, person: number) => ({ update_id, inline_query: { from: { id: person } } });

/** `others` opens a further process of the database that `open` emptied last, where there can be one. */
export function updateClaimsContract(name: string, open: Open, others: Open | null): void {
  describe(`${name} as a keeper of lanes`, () => {
    let opened: OpenedClaims;
    let claims: UpdateClaims;
    let inbox: UpdateInbox;
    beforeEach(async () => {
      opened = await open();
      ({ claims, inbox } = opened);
    });
    afterEach(() => opened.close());

    it('gives the lanes that wait, the longest first, each once and no more than asked for', async () => {
      await inbox.accept([said(4, 40), said(3, -30), said(2, 40), typed(5, 7), said(1, 10)], 1);
      expect(await claims.claim(2, ['-30'])).toEqual(['40', 'inline 7']);
      expect(await claims.claim(0, [])).toEqual([]);
      expect(await claims.claim(9, [])).toEqual(['-30', '10']);
      expect(await claims.claim(9, [])).toEqual([]);
      expect(await claims.claimLane('40')).toBe(false);
    });

    it('gives the updates of a lane in the order in which they came, and says what it knows of each', async () => {
      await inbox.accept([typed(9, 7), said(1, 7), typed(3, 7)], 1);
      expect(await claims.next('inline 7')).toBeNull();
      expect(await claims.claimLane('inline 7')).toBe(true);
      expect(await claims.next('inline 7')).toEqual({ update: typed(9, 7), begunBefore: 0, hasNext: true });
      expect(await claims.next('inline 7')).toEqual({ update: typed(9, 7), begunBefore: 1, hasNext: true });
      await claims.acquit('inline 7', 9);
      await inbox.finish(9);
      expect(await claims.next('inline 7')).toEqual({ update: typed(3, 7), begunBefore: 0, hasNext: false });
      await inbox.finish(3);
      expect(await claims.next('inline 7')).toBeNull();
      expect((await inbox.unfinished()).map(({ update_id }) => update_id)).toEqual([1]);
    });

    it('says on leaving a lane whether something waits in it, which may be taken again', async () => {
      expect(await claims.claimLane('5')).toBe(true);
      expect(await claims.release('5')).toBe(false);
      expect(await claims.claimLane('5')).toBe(true);
      await inbox.accept([said(1, 5)], 1);
      expect(await claims.release('5')).toBe(true);
      expect(await claims.next('5')).toBeNull();
      expect(await claims.claim(1, [])).toEqual(['5']);
      expect((await claims.next('5'))?.begunBefore).toBe(0);
    });

    it('says whether an update is still this process’s: while its lane is held and nobody began it anew', async () => {
      await inbox.accept([said(1, 5), said(2, 6)], 1);
      expect(await claims.claim(1, [])).toEqual(['5']);
      const one = await given(claims, '5');
      expect(await claims.isOurs('5', one)).toBe(true);
      // Whoever has all their data deleted is still to be told so.
      await inbox.finish(1);
      expect(await claims.isOurs('5', one)).toBe(true);
      await claims.release('5');
      expect(await claims.isOurs('5', one)).toBe(false);
      await claims.claimLane('6');
      const earlier = await given(claims, '6');
      const later = await given(claims, '6');
      expect([await claims.isOurs('6', earlier), await claims.isOurs('6', later)]).toEqual([false, true]);
    });

    it('takes nothing once it is closed', async () => {
      await inbox.accept([said(1, 5)], 1);
      await claims.close();
      const after = await claims.claim(1, []).catch(() => []);
      expect(after).toEqual([]);
      expect((await inbox.unfinished()).map(({ update_id }) => update_id)).toEqual([1]);
    });

    if (others !== null) {
      describe('between processes', () => {
        let other: OpenedClaims;
        beforeEach(async () => {
          other = await others();
        });
        afterEach(() => other.close());

        it('gives a lane to one of them, and beyond those taken what else waits', async () => {
          await inbox.accept([said(1, 1), said(2, 2), said(3, 3)], 1);
          expect(await claims.claim(2, [])).toEqual(['1', '2']);
          expect(await other.claims.claim(1, [])).toEqual(['3']);
          expect(await other.claims.claimLane('1')).toBe(false);
          expect(await other.claims.next('1')).toBeNull();
          expect(await claims.release('1')).toBe(true);
          expect(await other.claims.claim(9, [])).toEqual(['1']);
          expect((await other.claims.next('1'))?.update).toEqual(said(1, 1));
        });

        it('frees the lanes of one whose connection ends, and tells the next how often an update was begun', async () => {
          await inbox.accept([said(1, 1), said(2, 1)], 1);
          expect(await other.claims.claim(9, [])).toEqual(['1']);
          await other.claims.next('1');
          expect(await claims.claim(9, [])).toEqual([]);
          await other.claims.close();
          await expect.poll(() => claims.claim(9, [])).toEqual(['1']);
          expect(await claims.next('1')).toEqual({ update: said(1, 1), begunBefore: 1, hasNext: true });
        });

        it('takes its lanes again after a lost connection, but for those that another has by then', async () => {
          await inbox.accept([said(1, 1), said(2, 2)], 1);
          expect(await other.claims.claim(9, [])).toEqual(['1', '2']);
          await other.lose?.();
          await expect.poll(() => claims.claimLane('1')).toBe(true);
          expect(await other.claims.next('1')).toBeNull();
          expect((await other.claims.next('2'))?.update).toEqual(said(2, 2));
          expect(await claims.claimLane('2')).toBe(false);
          await other.claims.acquit('1', 1);
          expect((await claims.next('1'))?.begunBefore).toBe(0);
          await other.claims.release('1');
          expect((await claims.next('1'))?.update).toEqual(said(1, 1));
        });

        it('knows after a lost connection whether another process has an update, or had it', async () => {
          await inbox.accept([said(1, 1), said(2, 2), said(3, 3)], 1);
          expect(await other.claims.claim(9, [])).toEqual(['1', '2', '3']);
          const [first, second, third] = [
            await given(other.claims, '1'),
            await given(other.claims, '2'),
            await given(other.claims, '3'),
          ];
          await other.lose?.();
          await expect.poll(() => claims.claimLane('1')).toBe(true);
          expect(await other.claims.isOurs('1', first)).toBe(false);
          await claims.release('1');
          expect(await other.claims.isOurs('2', second)).toBe(true);
          expect(await claims.claimLane('2')).toBe(false);
          await other.lose?.();
          // Another handles it whole, and leaves the lane: it is held here again, and yet not to be handled.
          await expect.poll(() => claims.claimLane('3')).toBe(true);
          await given(claims, '3');
          await inbox.finish(3);
          await claims.release('3');
          expect(await other.claims.isOurs('3', third)).toBe(false);
        });

        it('keeps no lane that it left while its connection was made again', async () => {
          await inbox.accept([said(1, 1)], 1);
          expect(await other.claims.claim(9, [])).toEqual(['1']);
          await other.lose?.();
          const looking = other.claims.claim(9, ['1']);
          expect(await other.claims.release('1')).toBe(true);
          await looking;
          expect(await claims.claim(9, [])).toEqual(['1']);
        });

        it('leaves a lane for good that was found and asked for at the same moment', async () => {
          await inbox.accept([said(1, 1)], 1);
          const both = [other.claims.claim(9, []), other.claims.claimLane('1')];
          expect(await Promise.all(both)).toEqual([['1'], false]);
          expect(await other.claims.release('1')).toBe(true);
          expect(await claims.claim(9, [])).toEqual(['1']);
        });

        it('leaves to others what they had begun when all lost their connections, for a while', async () => {
          await inbox.accept([said(1, 1), said(2, 2)], 1);
          expect(await other.claims.claim(1, [])).toEqual(['1']);
          expect((await other.claims.next('1'))?.begunBefore).toBe(0);
          expect(await claims.claim(9, [])).toEqual(['2']);
          expect(await claims.release('2')).toBe(true);
          await other.lose?.();
          await opened.lose?.();
          expect(await claims.claimLane('1')).toBe(false);
          expect(await claims.claim(9, [])).toEqual(['2']);
          expect((await other.claims.next('1'))?.update).toEqual(said(1, 1));
          await other.claims.close();
          await expect.poll(() => claims.claim(9, [])).toEqual(['1']);
        });
      });
    }
  });
}
