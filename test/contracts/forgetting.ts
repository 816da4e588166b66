// What everything that forgets people and chats must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.js';
import type { ChatSettings } from '../../src/core/correction-ports.js';
import type { Forgetting } from '../../src/core/forgetting.js';
import { inTurn } from '../../src/core/in-turn.js';
import type { Languages } from '../../src/core/languages.js';
import type { AnswerStore, StateStore, UpdateInbox } from '../../src/core/ports.js';

export interface OpenedForgetting {
  readonly forgetting: Forgetting;
  readonly answers: AnswerStore;
  readonly state: StateStore;
  readonly settings: ChatSettings;
  readonly languages: Languages;
  readonly inbox: UpdateInbox;
  close(): void | Promise<void>;
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

export function forgettingContract(
  name: string,
  open: () => OpenedForgetting | Promise<OpenedForgetting>,
): void {
  describe(`${name} as what forgets`, () => {
    let opened: OpenedForgetting;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    async function give(chat: number, user: number, message: number): Promise<string> {
      const { id } = await opened.answers.save({ chat, topic: null }, question('Ai?'), 10, { user, message });
      await opened.answers.sent(id, [message + 1], 'vi');
      return id;
    }

    it('knows nothing of whom it never met', async () => {
      expect(await opened.forgetting.kept({ kind: 'person', id: ME })).toEqual([]);
      expect(await opened.forgetting.forget({ kind: 'chat', id: GROUP })).toEqual([]);
    });

    it('forgets all of a person in private and nothing of anybody else', async () => {
      const { answers, state, settings, languages, forgetting } = opened;
      const mine = [await give(ME, ME, 1), await give(ME, ME, 3)];
      const other = await give(OTHER, OTHER, 1);
      await state.put('k', 'mine', ME, 1, 10);
      await state.put('k', 'other', OTHER, 1, 10);
      await settings.setCorrections(ME, 'off');
      await languages.choose(ME, 'en');
      await languages.choose(OTHER, 'en');
      const told = [
        { kind: 'answers', count: 2 },
        { kind: 'settings', count: 2 },
        { kind: 'buttons', count: 1 },
      ];
      expect(await forgetting.kept({ kind: 'person', id: ME })).toEqual(told);
      expect(await forgetting.forget({ kind: 'person', id: ME })).toEqual(told);
      expect(await forgetting.kept({ kind: 'person', id: ME })).toEqual([]);
      expect(await inTurn(mine, (id) => answers.get(id))).toEqual([null, null]);
      expect(await answers.ofMessage(ME, 2)).toBeNull();
      expect([
        await state.get('k', 'mine'),
        await settings.corrections(ME),
        await languages.chosen(ME),
      ]).toEqual([undefined, 'reply', null]);
      expect([
        (await answers.get(other))?.id,
        await state.get('k', 'other'),
        await languages.chosen(OTHER),
      ]).toEqual([other, 1, 'en']);
    });

    it('leaves a person’s answers to the group they were given in, without who asked', async () => {
      const { answers, forgetting } = opened;
      const mine = await give(GROUP, ME, 1);
      const other = await give(GROUP, OTHER, 3);
      expect(await forgetting.forget({ kind: 'person', id: ME })).toEqual([{ kind: 'asked', count: 1 }]);
      expect((await answers.get(mine))?.id).toBe(mine);
      expect((await answers.askedBy(mine))?.user).toBeNull();
      expect((await answers.askedBy(other))?.user).toBe(OTHER);
    });

    it('forgets a group, and of its members only what they said there', async () => {
      const { answers, forgetting } = opened;
      const inGroup = await give(GROUP, ME, 1);
      const inPrivate = await give(ME, ME, 3);
      expect(await forgetting.forget({ kind: 'chat', id: GROUP })).toEqual([{ kind: 'answers', count: 1 }]);
      expect([await answers.get(inGroup), (await answers.get(inPrivate))?.id]).toEqual([null, inPrivate]);
    });

    it('finishes what was not finished of theirs, wherever it was said, and nothing else', async () => {
      const { inbox, forgetting } = opened;
      const from = (id: number) => ({ from: { id }, chat: { id: GROUP }, text: 'bí mật' });
      const updates = [
        { update_id: 1, message: { from: { id: ME }, chat: { id: ME }, text: 'bí mật' } },
        { update_id: 2, callback_query: { from: { id: ME }, message: from(OTHER) } },
        { update_id: 3, message: from(ME) },
        { update_id: 4, message: { ...from(OTHER), message_id: ME } },
      ];
      await inbox.accept(updates, 10);
      await forgetting.forget({ kind: 'person', id: ME });
      expect((await inbox.unfinished()).map(({ update_id }) => update_id)).toEqual([4]);
      expect(await inbox.accept([{ update_id: 1 }], 11)).toEqual([]);
    });
  });
}
