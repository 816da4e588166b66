// What every log of questions must do: count, give what was lacking, and forget by age.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuestionLog, QuestionRecord } from '../../src/core/question-log.js';

export interface OpenedQuestionLog {
  readonly log: QuestionLog;
  close(): void | Promise<void>;
}

export const RECORD: QuestionRecord = {
  at: 1000,
  chat: -5,
  topic: 3,
  person: 7,
  text: 'Giá vàng hôm nay?',
  subject: 'gia vang hom nay',
  status: 'not-found',
  reason: 'nothing-near',
  score: 0.1,
  nearest: 'Giá bạc',
  answerMs: 100,
  retrievalMs: 60,
  language: 'vi',
  how: 'group',
};

export function questionLogContract(
  name: string,
  open: () => OpenedQuestionLog | Promise<OpenedQuestionLog>,
): void {
  describe(`${name} as a log of questions`, () => {
    let opened: OpenedQuestionLog;
    let log: QuestionLog;

    beforeEach(async () => {
      opened = await open();
      log = opened.log;
    });
    afterEach(() => opened.close());

    it('counts questions, people and answers, with median and 95th percentile by nearest rank', async () => {
      const times = Array.from({ length: 20 }, (_, i) => (i + 1) * 10);
      await log.add(
        times.map((answerMs, i) => ({
          ...RECORD,
          answerMs,
          person: i % 4 === 3 ? null : i % 4,
          status: i < 9 ? 'answered' : i === 9 ? 'collection' : 'not-found',
        })),
      );
      await log.add([{ ...RECORD, at: 999, person: 99 }]);
      const counts = { questions: 20, people: 3, answered: 10, medianMs: 100, p95Ms: 190 };
      expect(await log.counts(1000)).toEqual(counts);
      expect(await log.counts(0)).toMatchObject({ questions: 21, people: 4 });
    });

    it('has no latency where nothing was asked', async () => {
      await log.add([RECORD]);
      const nothing = { questions: 0, people: 0, answered: 0, medianMs: null, p95Ms: null };
      expect(await log.counts(1001)).toEqual(nothing);
    });

    it('gives what found nothing, newest first, no more than asked for', async () => {
      await log.add([
        RECORD,
        { ...RECORD, at: 1002, text: 'Hai?', subject: 'hai', person: null },
        { ...RECORD, at: 1001, text: 'Một?', subject: 'mot', nearest: null },
        { ...RECORD, at: 1003, status: 'answered', reason: null },
        { ...RECORD, at: 1003, reason: 'no-such-day' },
        { ...RECORD, at: 1003, reason: 'subject-missing' },
        { ...RECORD, at: 1003, text: null, subject: null, chat: null, person: null },
      ]);
      const { at, chat, person, text, subject, nearest } = RECORD;
      expect((await log.lacked(1001, 9)).map((one) => one.text)).toEqual(['Hai?', 'Một?']);
      expect((await log.lacked(0, 2)).map((one) => one.text)).toEqual(['Hai?', 'Một?']);
      expect((await log.lacked(0, 9)).at(-1)).toEqual({ at, chat, person, text, subject, nearest });
    });

    it('forgets who asked what before it forgets that something was asked', async () => {
      await log.add([{ ...RECORD, at: 1 }, { ...RECORD, at: 5 }, RECORD]);
      expect(await log.anonymise(10)).toBe(2);
      expect(await log.prune(4)).toBe(1);
      expect(await log.counts(0)).toMatchObject({ questions: 2, people: 1 });
      expect(await log.lacked(0, 9)).toHaveLength(1);
      expect([await log.anonymise(10), await log.prune(4)]).toEqual([0, 0]);
    });
  });
}
