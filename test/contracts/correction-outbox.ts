// What every list of corrections must do: written with the change of an article, told once, taken up after a kill.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../src/core/answer.js';
import type { Article } from '../../src/core/article.js';
import { type Correction, correctionOf } from '../../src/core/correction.js';
import { type ChatSettings, type CorrectionOutbox, MOST_ATTEMPTS } from '../../src/core/correction-ports.js';
import type { AnswerStore } from '../../src/core/ports.js';
import { articleOf, put } from '../support/articles.js';
import type { OpenedHistory } from './article-history.js';

export interface OpenedOutbox extends OpenedHistory {
  readonly answers: AnswerStore;
  readonly outbox: CorrectionOutbox;
  readonly settings: ChatSettings;
}

const INJURED = 'Có 12 người bị thương.';
const OPEN = 'Đường đã thông xe.';
const FIRST = articleOf('a', { text: `${INJURED} ${OPEN}` });
const day = (date: string) => ({ day: date, time: null, source: 'meta' as const });

function quoting(words: string, article: Article = FIRST, version?: number): Answer {
  const start = article.text.indexOf(words);
  const quote: Quote = {
    text: words,
    article: article.key,
    headline: 'Tin',
    title: article.title,
    outlet: article.outlet,
    url: article.url,
    date: article.date,
    eventDay: article.eventDay,
    caption: null,
    start,
    end: start + words.length,
    passage: { start, end: start + words.length },
    version,
  };
  return { status: 'answered', question: '?', quotes: [quote], window: null, score: 1 };
}

export function correctionOutboxContract(
  name: string,
  open: () => OpenedOutbox | Promise<OpenedOutbox>,
): void {
  describe(`${name} as a list of corrections`, () => {
    let opened: OpenedOutbox;

    beforeEach(async () => {
      opened = await open();
      await put(opened.store, FIRST, { hash: 'one', sourceHash: 'source 1' });
    });
    afterEach(() => opened.close());

    async function give(words: string, chat = 5, message = 31, article = FIRST, version?: number) {
      const { id } = await opened.answers.save({ chat, topic: null }, quoting(words, article, version), 10);
      await opened.answers.sent(id, [message], 'vi');
      return id;
    }
    const change = (over: Partial<Article>, sourceHash: string | undefined = 'source 2', now = 100) =>
      put(opened.store, { ...FIRST, ...over }, { hash: `hash at ${now}`, sourceHash, now });
    const waiting = async () => opened.outbox.waiting();
    async function tell(): Promise<Correction> {
      const [row = expect.fail()] = await waiting();
      const { outbox, history } = opened;
      const correction = correctionOf(
        await outbox.given(row.answer, row.key),
        await history.versionsOf(row.key),
      );
      if (correction === null) return expect.fail();
      await outbox.begin([row.id], 'one', 1000);
      await outbox.sent(row, correction);
      return correction;
    }

    it('puts down every chat that was quoted words that are gone, with the message that quoted them', async () => {
      const answer = await give(INJURED, 5, 31);
      await give(INJURED, -100, 32);
      await give(OPEN, 6, 33);
      await change({ text: `Có 15 người bị thương. ${OPEN}` });
      expect(await waiting()).toMatchObject([
        { chat: 5, answer, message: 31, language: 'vi', key: 'a', createdAt: 100 },
        { chat: -100, message: 32 },
      ]);
    });

    it.each([
      ['words only moved', { text: `Mở đầu. ${OPEN} ${INJURED}` }],
      ['the title alone changed', { title: 'Tiêu đề khác' }],
      ['the address and the author changed', { url: null, author: null }],
      ['the day is no longer known', { date: null }],
    ])('puts nobody down when %s', async (_, over) => {
      await give(INJURED);
      await change(over);
      expect(await opened.history.versionsOf('a')).toHaveLength(2);
      expect(await waiting()).toEqual([]);
    });

    it('puts down whom a wrong day was shown', async () => {
      await give(INJURED);
      await change({ date: day('2025-08-17') });
      expect(await waiting()).toHaveLength(1);
      expect(await tell()).toMatchObject({ kind: 'date', shownDay: '2025-08-16' });
      await change({ date: day('2025-08-17'), title: 'Khác' }, 'source 3', 200);
      expect(await waiting()).toEqual([]);
      await change({ date: day('2025-08-18') }, 'source 4', 300);
      expect(await tell()).toMatchObject({ kind: 'date', shownDay: '2025-08-17' });
    });

    it('puts nobody down when the source says what it said and only we read it otherwise', async () => {
      await give(INJURED);
      await change({ text: OPEN }, 'source 1');
      expect(await opened.history.versionsOf('a')).toHaveLength(2);
      expect(await waiting()).toEqual([]);
    });

    it('blames no later change of the source for words that only our reading lost', async () => {
      await give(INJURED);
      await change({ text: OPEN }, 'source 1');
      await change({ text: `${OPEN} Thêm.` }, 'source 2', 200);
      expect(await waiting()).toEqual([]);
    });

    it('puts nobody down when the article stands under another key, as after its file was renamed', async () => {
      await give(INJURED);
      await put(opened.store, { ...FIRST, key: 'b' }, { sourceHash: 'source 1' });
      await opened.store.remove(['a'], 100);
      expect(await waiting()).toEqual([]);
    });

    it('puts down whom a withdrawn article was quoted, and not again when it comes back otherwise', async () => {
      await give(INJURED);
      await opened.store.remove(['a'], 100);
      expect(await waiting()).toHaveLength(1);
      expect(await tell()).toMatchObject({ kind: 'withdrawn' });
      await change({ text: OPEN }, 'source 3', 200);
      expect(await waiting()).toEqual([]);
    });

    it('puts an answer down at once whose article changed while it was being found', async () => {
      await change({ text: OPEN });
      await give(INJURED, 5, 31, FIRST, 1);
      expect(await waiting()).toMatchObject([{ chat: 5 }]);
    });

    it('says nothing to a chat that the answer never reached, and forgets all with the answer', async () => {
      await opened.answers.save({ chat: 5, topic: null }, quoting(INJURED), 10);
      await change({ text: OPEN });
      expect(await waiting()).toEqual([]);
      const id = await give(OPEN, 5, 40, { ...FIRST, text: OPEN }, 2);
      await change({ text: 'Đường vẫn tắc.' }, 'source 3', 200);
      expect(await waiting()).toHaveLength(1);
      await opened.answers.prune(11);
      expect(await waiting()).toEqual([]);
      expect(await opened.outbox.given(id, 'a')).toEqual([]);
    });

    it('tells once, and again only when what the correction quoted is gone as well', async () => {
      const answer = await give(INJURED);
      await change({ text: `Có 15 người bị thương. ${OPEN}` });
      expect(await tell()).toMatchObject({ kind: 'changed', version: 2 });
      expect(await waiting()).toEqual([]);
      expect(await opened.outbox.given(answer, 'a')).toMatchObject([{ version: 2, start: 0, end: 22 }]);
      await change({ text: `Có 15 người bị thương. ${OPEN} Thêm.` }, 'source 3', 200);
      expect(await waiting()).toEqual([]);
      await change({ text: `Có 16 người bị thương. ${OPEN}` }, 'source 4', 300);
      expect((await tell()).quotes[0]?.text).toBe('Có 15 người bị thương.');
    });

    it('leaves rows that are being sent alone, and takes them up after a kill, but not for ever', async () => {
      await give(INJURED);
      await change({ text: OPEN });
      const [row = expect.fail()] = await waiting();
      const begin = async () => expect(await opened.outbox.begin([row.id], 'one', 1000)).toEqual([row.id]);
      for (let i = 0; i < 5; i++) {
        await begin();
        expect(await waiting()).toEqual([]);
        await opened.outbox.release([row.id], 'one');
      }
      for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
        await begin();
        expect(await opened.outbox.recover(1001, 100)).toBe(1);
        expect(await waiting()).toEqual([row]);
      }
      await begin();
      await opened.outbox.recover(1001, 100);
      expect(await waiting()).toEqual([]);
      expect(await opened.outbox.recover(9999, 100)).toBe(0);
    });

    it('takes nothing up before its time is over, unless a clock that was ahead said when that is', async () => {
      await give(INJURED);
      await change({ text: OPEN });
      const [{ id } = expect.fail()] = await waiting();
      await opened.outbox.begin([id], 'one', 1000);
      expect(await opened.outbox.recover(1000, 100)).toBe(0);
      expect(await opened.outbox.recover(800, 100)).toBe(0);
      expect(await opened.outbox.recover(799, 100)).toBe(1);
    });

    it('gives a row to one process alone, and no other of its chat to another meanwhile', async () => {
      await give(INJURED, 5, 31);
      await give(INJURED, 5, 32);
      await give(INJURED, 6, 33);
      await change({ text: OPEN });
      const { outbox } = opened;
      const [a = 0, b = 0, c = 0] = (await waiting()).map(({ id }) => id);
      expect(await outbox.begin([a], 'one', 1000)).toEqual([a]);
      expect(await outbox.begin([c, b, a], 'two', 1000)).toEqual([c]);
      expect(await outbox.begin([b, a], 'one', 1000)).toEqual([b]);
      await outbox.release([a, b], 'one');
      expect(await outbox.begin([b, a], 'two', 1000)).toEqual([a, b]);
    });

    it('leaves what another process took up to it, and what was sent is sent', async () => {
      await give(INJURED);
      await change({ text: `Có 15 người bị thương. ${OPEN}` });
      const { outbox, history } = opened;
      const [row = expect.fail()] = await waiting();
      await outbox.begin([row.id], 'one', 1000);
      await outbox.recover(1001, 100);
      await outbox.begin([row.id], 'two', 2000);
      await outbox.release([row.id], 'one');
      expect(await waiting()).toEqual([]);
      const correction = correctionOf(
        await outbox.given(row.answer, row.key),
        await history.versionsOf(row.key),
      );
      await outbox.sent(row, correction ?? expect.fail());
      await outbox.drop([row.id]);
      await outbox.release([row.id], 'two');
      expect([await waiting(), await outbox.recover(9999, 100)]).toEqual([[], 0]);
    });

    it('gives rows up', async () => {
      await give(INJURED);
      await change({ text: OPEN });
      await opened.outbox.drop((await waiting()).map(({ id }) => id));
      expect(await waiting()).toEqual([]);
      expect(await opened.outbox.recover(9999, 100)).toBe(0);
    });

    it('knows what each chat chose, a reply where none did', async () => {
      const { settings } = opened;
      expect(await settings.corrections(5)).toBe('reply');
      await settings.setCorrections(5, 'off');
      await settings.setCorrections(5, 'digest');
      await settings.setCorrections(-100, 'off');
      expect([await settings.corrections(5), await settings.corrections(-100)]).toEqual(['digest', 'off']);
    });
  });
}
