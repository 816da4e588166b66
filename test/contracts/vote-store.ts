// What every VoteStore must do, whichever database is behind it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/answer.js';
import type { AnswerStore } from '../../src/core/ports.js';
import type { VoteStore } from '../../src/core/votes.js';

export interface OpenedVotes {
  readonly votes: VoteStore;
  readonly answers: AnswerStore;
  /** What the collection is said to be made with, and its change. */
  readonly model: string;
  readonly change: number;
  close(): Promise<void> | void;
}

const REPLY: Reply = { status: 'answered', question: 'Lúa?', quotes: [], window: null, score: 0.7 };

export function voteStoreContract(name: string, open: () => Promise<OpenedVotes>): void {
  describe(`${name} as a store of votes`, () => {
    let opened: OpenedVotes;
    let votes: VoteStore;
    const answer = async (question = 'Lúa?') =>
      (
        await opened.answers.save({ chat: 7, topic: null }, { ...REPLY, question }, 1, {
          user: 7,
          message: 3,
        })
      ).id;

    beforeEach(async () => {
      opened = await open();
      ({ votes } = opened);
    });
    afterEach(() => opened.close());

    it('keeps a vote with its answer, the model and the change of the collection', async () => {
      const id = await answer();
      expect(await votes.press(id, 7, 'up', 50)).toBe('counted');
      expect(await votes.list()).toEqual([
        { answerId: id, vote: 'up', at: 50, reply: REPLY, model: opened.model, change: opened.change },
      ]);
    });

    it('changes a vote by the other button and takes it back by the same', async () => {
      const id = await answer();
      await votes.press(id, 7, 'up', 50);
      expect(await votes.press(id, 7, 'down', 60)).toBe('changed');
      expect((await votes.list()).map(({ vote, at }) => [vote, at])).toEqual([['down', 60]]);
      expect(await votes.press(id, 7, 'down', 70)).toBe('withdrawn');
      expect(await votes.list()).toEqual([]);
      expect(await votes.press(id, 7, 'down', 80)).toBe('counted');
    });

    it('counts one vote for each person, and each answer by itself', async () => {
      const [first, second] = [await answer('Một?'), await answer('Hai?')];
      await votes.press(second, 7, 'up', 50);
      await votes.press(first, 7, 'up', 60);
      await votes.press(second, 8, 'down', 70);
      expect((await votes.list()).map(({ answerId, vote }) => [answerId, vote])).toEqual([
        [second, 'up'],
        [second, 'down'],
        [first, 'up'],
      ]);
    });

    it('keeps nothing for an answer that is not there', async () => {
      expect(await votes.press('gone', 7, 'up', 50)).toBe('gone');
      expect(await votes.list()).toEqual([]);
    });

    it('keeps votes longer than their answers', async () => {
      const id = await answer();
      await votes.press(id, 7, 'up', 50);
      await opened.answers.prune(Number.MAX_SAFE_INTEGER);
      expect(await votes.list()).toMatchObject([{ answerId: id, reply: REPLY }]);
      expect(await votes.press(id, 7, 'up', 60)).toBe('withdrawn');
      expect(await votes.list()).toEqual([]);
    });

    it('counts those cast at a moment or later', async () => {
      const [first, second] = [await answer('Một?'), await answer('Hai?')];
      await votes.press(first, 7, 'up', 50);
      await votes.press(first, 8, 'down', 60);
      await votes.press(second, 8, 'up', 70);
      await votes.press(second, 9, 'up', 80);
      await votes.press(second, 9, 'up', 90);
      expect(await votes.count(0)).toEqual({ up: 2, down: 1 });
      expect(await votes.count(60)).toEqual({ up: 1, down: 1 });
      expect(await votes.count(91)).toEqual({ up: 0, down: 0 });
    });

    it('lists those cast at a moment or later', async () => {
      await votes.press(await answer('Một?'), 7, 'up', 50);
      await votes.press(await answer('Hai?'), 7, 'up', 60);
      expect((await votes.list({ since: 60 })).map(({ reply }) => reply.question)).toEqual(['Hai?']);
    });
  });
}
