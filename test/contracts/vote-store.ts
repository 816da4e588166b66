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

export function voteStoreContract(name: string, open: () => OpenedVotes): void {
  describe(`${name} as a store of votes`, () => {
    let opened: OpenedVotes;
    let votes: VoteStore;
    const answer = (question = 'Lúa?') =>
      opened.answers.save({ chat: 7, topic: null }, { ...REPLY, question }, 1, { user: 7, message: 3 }).id;

    beforeEach(() => {
      opened = open();
      ({ votes } = opened);
    });
    afterEach(() => opened.close());

    it('keeps a vote with its answer, the model and the change of the collection', () => {
      const id = answer();
      expect(votes.press(id, 7, 'up', 50)).toBe('counted');
      expect(votes.list()).toEqual([
        { answerId: id, vote: 'up', at: 50, reply: REPLY, model: opened.model, change: opened.change },
      ]);
    });

    it('changes a vote by the other button and takes it back by the same', () => {
      const id = answer();
      votes.press(id, 7, 'up', 50);
      expect(votes.press(id, 7, 'down', 60)).toBe('changed');
      expect(votes.list().map(({ vote, at }) => [vote, at])).toEqual([['down', 60]]);
      expect(votes.press(id, 7, 'down', 70)).toBe('withdrawn');
      expect(votes.list()).toEqual([]);
      expect(votes.press(id, 7, 'down', 80)).toBe('counted');
    });

    it('counts one vote for each person, and each answer by itself', () => {
      const [first, second] = [answer('Một?'), answer('Hai?')];
      votes.press(second, 7, 'up', 50);
      votes.press(first, 7, 'up', 60);
      votes.press(second, 8, 'down', 70);
      expect(votes.list().map(({ answerId, vote }) => [answerId, vote])).toEqual([
        [second, 'up'],
        [second, 'down'],
        [first, 'up'],
      ]);
    });

    it('keeps nothing for an answer that is not there', () => {
      expect(votes.press('gone', 7, 'up', 50)).toBe('gone');
      expect(votes.list()).toEqual([]);
    });

    it('keeps votes longer than their answers', () => {
      const id = answer();
      votes.press(id, 7, 'up', 50);
      opened.answers.prune(Number.MAX_SAFE_INTEGER);
      expect(votes.list()).toMatchObject([{ answerId: id, reply: REPLY }]);
      expect(votes.press(id, 7, 'up', 60)).toBe('withdrawn');
      expect(votes.list()).toEqual([]);
    });

    it('counts those cast at a moment or later', () => {
      const [first, second] = [answer('Một?'), answer('Hai?')];
      votes.press(first, 7, 'up', 50);
      votes.press(first, 8, 'down', 60);
      votes.press(second, 8, 'up', 70);
      votes.press(second, 9, 'up', 80);
      votes.press(second, 9, 'up', 90);
      expect(votes.count(0)).toEqual({ up: 2, down: 1 });
      expect(votes.count(60)).toEqual({ up: 1, down: 1 });
      expect(votes.count(91)).toEqual({ up: 0, down: 0 });
    });

    it('lists those cast at a moment or later', () => {
      votes.press(answer('Một?'), 7, 'up', 50);
      votes.press(answer('Hai?'), 7, 'up', 60);
      expect(votes.list({ since: 60 }).map(({ reply }) => reply.question)).toEqual(['Hai?']);
    });
  });
}
