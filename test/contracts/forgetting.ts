// What everything that forgets people and chats must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.js';
import type { ChatSettings } from '../../src/core/correction-ports.js';
import type { Forgetting } from '../../src/core/forgetting.js';
import type { Languages } from '../../src/core/languages.js';
import type { AnswerStore, StateStore, UpdateInbox } from '../../src/core/ports.js';

export interface OpenedForgetting {
  readonly forgetting: Forgetting;
  readonly answers: AnswerStore;
  readonly state: StateStore;
  readonly settings: ChatSettings;
  readonly languages: Languages;
  readonly inbox: UpdateInbox;
  close(): void;
}

const ME = 5;
const OTHER = 6;
const GROUP = -100;
const question = (text: string): Answer => ({
  status: 'answered',
  question: text,
  quotes: [],
  window: null,
  score: 1,
});

export function forgettingContract(name: string, open: () => OpenedForgetting): void {
  describe(`${name} as what forgets`, () => {
    let opened: OpenedForgetting;
    beforeEach(() => {
      opened = open();
    });
    afterEach(() => opened.close());

    function give(chat: number, user: number, message: number): string {
      const { id } = opened.answers.save({ chat, topic: null }, question('Ai?'), 10, { user, message });
      opened.answers.sent(id, [message + 1], 'vi');
      return id;
    }

    it('knows nothing of whom it never met', () => {
      expect(opened.forgetting.kept({ kind: 'person', id: ME })).toEqual([]);
      expect(opened.forgetting.forget({ kind: 'chat', id: GROUP })).toEqual([]);
    });

    it('forgets all of a person in private and nothing of anybody else', () => {
      const { answers, state, settings, languages, forgetting } = opened;
      const mine = [give(ME, ME, 1), give(ME, ME, 3)];
      const other = give(OTHER, OTHER, 1);
      state.put('k', 'mine', ME, 1, 10);
      state.put('k', 'other', OTHER, 1, 10);
      settings.setCorrections(ME, 'off');
      languages.choose(ME, 'en');
      languages.choose(OTHER, 'en');
      const told = [
        { kind: 'answers', count: 2 },
        { kind: 'settings', count: 2 },
        { kind: 'buttons', count: 1 },
      ];
      expect(forgetting.kept({ kind: 'person', id: ME })).toEqual(told);
      expect(forgetting.forget({ kind: 'person', id: ME })).toEqual(told);
      expect(forgetting.kept({ kind: 'person', id: ME })).toEqual([]);
      expect(mine.map((id) => answers.get(id))).toEqual([null, null]);
      expect(answers.ofMessage(ME, 2)).toBeNull();
      expect([state.get('k', 'mine'), settings.corrections(ME), languages.chosen(ME)]).toEqual([
        undefined,
        'reply',
        null,
      ]);
      expect([answers.get(other)?.id, state.get('k', 'other'), languages.chosen(OTHER)]).toEqual([
        other,
        1,
        'en',
      ]);
    });

    it('leaves a person’s answers to the group they were given in, without who asked', () => {
      const { answers, forgetting } = opened;
      const mine = give(GROUP, ME, 1);
      const other = give(GROUP, OTHER, 3);
      expect(forgetting.forget({ kind: 'person', id: ME })).toEqual([{ kind: 'asked', count: 1 }]);
      expect(answers.get(mine)?.id).toBe(mine);
      expect(answers.askedBy(mine)?.user).toBeNull();
      expect(answers.askedBy(other)?.user).toBe(OTHER);
    });

    it('forgets a group, and of its members only what they said there', () => {
      const { answers, forgetting } = opened;
      const inGroup = give(GROUP, ME, 1);
      const inPrivate = give(ME, ME, 3);
      expect(forgetting.forget({ kind: 'chat', id: GROUP })).toEqual([{ kind: 'answers', count: 1 }]);
      expect([answers.get(inGroup), answers.get(inPrivate)?.id]).toEqual([null, inPrivate]);
    });

    it('finishes what was not finished of theirs, wherever it was said, and nothing else', () => {
      const { inbox, forgetting } = opened;
      const from = (id: number) => ({ from: { id }, chat: { id: GROUP }, text: 'bí mật' });
      const updates = [
        { update_id: 1, message: { from: { id: ME }, chat: { id: ME }, text: 'bí mật' } },
        { update_id: 2, callback_query: { from: { id: ME }, message: from(OTHER) } },
        { update_id: 3, message: from(ME) },
        { update_id: 4, message: { ...from(OTHER), message_id: ME } },
      ];
      inbox.accept(updates, 10);
      forgetting.forget({ kind: 'person', id: ME });
      expect(inbox.unfinished().map(({ update_id }) => update_id)).toEqual([4]);
      expect(inbox.accept([{ update_id: 1 }], 11)).toEqual([]);
    });
  });
}
