// What every store must do with a group that became a supergroup, which has another id.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessList } from '../../src/core/access.js';
import type { AllowanceStore } from '../../src/core/allowance.js';
import type { ChannelStore, ChatStore } from '../../src/core/chat-ports.js';
import type { ChatSettings, CorrectionOutbox } from '../../src/core/correction-ports.js';
import type { Languages } from '../../src/core/languages.js';
import type { AnswerStore, StateStore } from '../../src/core/ports.js';
import type { QuestionLog } from '../../src/core/question-log.js';
import type { VoteStore } from '../../src/core/votes.js';
import { notFound } from '../support/replies.js';
import { RECORD } from './question-log.js';

export interface OpenedMove {
  readonly chats: ChatStore;
  readonly channels: ChannelStore;
  readonly answers: AnswerStore;
  readonly state: StateStore;
  readonly settings: ChatSettings;
  readonly languages: Languages;
  readonly votes: VoteStore;
  readonly questions: QuestionLog;
  readonly access: AccessList;
  readonly allowances: AllowanceStore;
  readonly corrections: CorrectionOutbox;
  /** Puts an answer of a chat down for a correction. */
  putDown(chat: number, answer: string): void | Promise<void>;
  close(): void | Promise<void>;
}

const [OLD, NEW] = [-77, -1_000_000_000_077];
const HERE = { chat: OLD, topic: null };
const THERE = { chat: NEW, topic: null };
const RATE = { most: 3, refillMs: 60_000 };

export function movedChatsContract(name: string, open: () => OpenedMove | Promise<OpenedMove>): void {
  describe(`${name} with a group that became a supergroup`, () => {
    let opened: OpenedMove;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('knows under the new id what was kept under the old one', async () => {
      const { chats, channels, answers, state, settings, languages, votes, questions, access } = opened;
      const { id } = await answers.save({ chat: OLD, topic: 4 }, notFound, 1, { user: 5, message: 8 });
      await state.put('kind', 'key', OLD, { a: 1 }, 1);
      await settings.setCorrections(OLD, 'off');
      await languages.choose(OLD, 'en');
      await chats.seen(OLD, 'group');
      await channels.connect({ chat: OLD, title: 'Kênh' }, 5, 1);
      await votes.press(id, 5, 'up', 1);
      await questions.add([{ ...RECORD, chat: OLD }]);
      await access.decide({ id: OLD, decision: 'blocked', reason: 'ồn', at: 1 });
      await access.tell(OLD);
      await opened.allowances.take([{ id: OLD, kind: 'chat-minute', rate: RATE }], 3, 0);
      await chats.moved(OLD, NEW);
      expect(await answers.last({ chat: NEW, topic: 4 })).toEqual({
        id,
        chat: NEW,
        topic: 4,
        answer: notFound,
        at: 1,
      });
      expect(await answers.last({ chat: OLD, topic: 4 })).toBeNull();
      expect(await answers.askedBy(id)).toEqual({ user: 5, message: null });
      expect(await state.get('kind', 'key')).toEqual({ a: 1 });
      expect([await settings.corrections(NEW), await settings.corrections(OLD)]).toEqual(['off', 'reply']);
      expect([await languages.chosen(NEW), await languages.chosen(OLD)]).toEqual(['en', null]);
      expect(await channels.channelsOf(5)).toEqual([{ chat: NEW, title: 'Kênh' }]);
      expect(await votes.press(id, 5, 'up', 2)).toBe('withdrawn');
      expect((await questions.lacked(0, 9)).map(({ chat }) => chat)).toEqual([NEW]);
      expect(await access.of(NEW)).toEqual({ id: NEW, decision: 'blocked', reason: 'ồn', at: 1, told: true });
      expect(await access.of(OLD)).toBeNull();
      const draw = (chat: number) =>
        opened.allowances.take([{ id: chat, kind: 'chat-minute', rate: RATE }], 1, 0);
      expect([(await draw(NEW)).taken, (await draw(OLD)).taken]).toEqual([false, true]);
    });

    it('keeps what the supergroup has already, and fills it up with what it has not', async () => {
      const { chats, channels, languages, settings, access } = opened;
      await languages.choose(OLD, 'en');
      await languages.note(OLD, 'en');
      await languages.note(NEW, 'vi');
      await settings.setCorrections(OLD, 'off');
      await settings.setCorrections(NEW, 'digest');
      await access.decide({ id: OLD, decision: 'blocked', reason: '', at: 1 });
      await access.decide({ id: NEW, decision: 'allowed', reason: '', at: 2 });
      await channels.connect({ chat: OLD, title: 'Cũ' }, 5, 1);
      await channels.connect({ chat: OLD, title: 'Cũ' }, 6, 1);
      await channels.connect({ chat: NEW, title: 'Mới' }, 5, 2);
      await chats.moved(OLD, NEW);
      await languages.choose(OLD, 'vi');
      expect([await languages.chosen(NEW), await settings.corrections(NEW)]).toEqual(['en', 'digest']);
      expect((await access.of(NEW))?.decision).toBe('allowed');
      expect(await channels.channelsOf(5)).toEqual([{ chat: NEW, title: 'Mới' }]);
      expect((await channels.channelsOf(6)).map(({ chat }) => chat)).toEqual([NEW]);
      expect(await channels.isConnected(OLD)).toBe(false);
    });

    it('does not take its old message numbers for those of the supergroup, which begin at 1 again', async () => {
      const { answers, chats } = opened;
      const before = await answers.save(HERE, notFound, 1, { user: 5, message: 8 });
      await answers.sent(before.id, [9], 'vi');
      await chats.moved(OLD, NEW);
      expect(await answers.ofMessage(NEW, 9)).toBeNull();
      expect(await answers.toMessage(NEW, 8)).toBeNull();
      const after = await answers.save(THERE, notFound, 2, { user: 5, message: 8 });
      await answers.sent(after.id, [9], 'vi');
      await chats.moved(OLD, NEW);
      expect((await answers.ofMessage(NEW, 9))?.id).toBe(after.id);
      expect((await answers.toMessage(NEW, 8))?.id).toBe(after.id);
      expect((await answers.before(after.id))?.id).toBe(before.id);
    });

    it('is still told of corrections, though not in reply to a message that is not there', async () => {
      const { answers, chats, corrections } = opened;
      for (const [at, message] of [9, null].entries()) {
        const { id } = await answers.save(HERE, notFound, at);
        if (message !== null) await answers.sent(id, [message], 'vi');
        await opened.putDown(OLD, id);
      }
      await chats.moved(OLD, NEW);
      const waiting = await corrections.waiting();
      expect(waiting.map(({ chat, message }) => ({ chat, message }))).toEqual([{ chat: NEW, message: null }]);
    });
  });
}
