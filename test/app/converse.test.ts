// Conversations over a real store with real words and exact vectors; whatever is found is answered (threshold 0).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Converse, Earlier } from '../../src/app/converse.js';
import { quotesOf, type Reply } from '../../src/core/answer.js';
import { textOf } from '../../src/core/article.js';
import { type Conversation, NOON, openConversation } from '../support/conversation.js';

const MINUTE = 60_000;

let scene: Conversation;
const add = (...given: Parameters<Conversation['add']>): Promise<void> => scene.add(...given);
const converse = (...said: Parameters<Converse>): Promise<Reply> => scene.converse(...said);

beforeEach(async () => {
  scene = await openConversation();
});
afterEach(() => scene.close());

const just = (answer: Reply, minutes = 1): Earlier => ({ answer, at: NOON - minutes * MINUTE });
const first = (answer: Reply) => quotesOf(answer)[0];

it('a question about a story is answered from it where it can be, else from all', async () => {
  const question = 'Bộ Công an ký với ai?';
  expect(first(await converse(question, null, { within: ['úc'] }))?.article).toBe('úc');
  expect(first(await converse(question, null, { within: ['nga'] }))?.article).toBe('nga');
  expect(first(await converse('Ai chủ trì lễ ký?', null, { within: ['không có'] }))?.article).toBe('nga');
});

it('a pasted sentence asked again for what is newer is not looked up in the same article again', async () => {
  const sentence = 'Bộ trưởng Lương Tam Quang chủ trì.';
  expect(first(await converse(sentence))?.article).toBe('nga');
  const published = { side: 'newer', from: '2025-08-17', to: '2025-10-25' } as const;
  expect(first(await converse(sentence, null, { published }))?.article).not.toBe('nga');
});

describe('a follow-up', () => {
  const question = 'Bộ Công an ký gì với Nga?';

  it('is answered as what it means, and says so', async () => {
    const last = await converse(question);
    expect(last).not.toHaveProperty('understood');
    const answer = await converse('còn Úc thì sao?', just(last));
    expect(answer).toMatchObject({ question: 'còn Úc thì sao?', understood: 'Bộ Công an ký gì với Úc?' });
    expect(first(answer)?.article).toBe('úc');
    expect(scene.announced).toEqual([question, 'Bộ Công an ký gì với Úc?']);
    const third = await converse('thế còn Nga?', just(answer));
    expect(third).toMatchObject({ understood: 'Bộ Công an ký gì với Nga?' });
  });

  it('leans on an answer of up to half an hour ago', async () => {
    const last = await converse(question);
    expect(await converse('còn Úc thì sao?', just(last, 30))).toHaveProperty('understood');
    expect(await converse('còn Úc thì sao?', just(last, 31))).toMatchObject({ reason: 'subject-missing' });
  });

  it('without an earlier question says what is missing and guesses nothing', async () => {
    const missing = await converse('ông ấy nói gì?');
    expect(missing).toMatchObject({ status: 'not-found', reason: 'subject-missing', rejected: [], near: [] });
    expect(await converse('còn Úc thì sao?', just(missing))).toMatchObject({ reason: 'subject-missing' });
  });

  it('for more shows what was not shown yet, and says when there is nothing left', async () => {
    const last = await converse('Nga giúp gì cho ba trường?');
    const shown = quotesOf(last).map(({ text }) => text);
    const more = await converse('còn gì nữa không?', just(last));
    expect(scene.announced).toEqual(['Nga giúp gì cho ba trường?', 'Nga giúp gì cho ba trường?']);
    expect(quotesOf(more).length).toBeGreaterThan(0);
    for (const quote of quotesOf(more)) {
      expect(quote.article).toBe('nga');
      expect(shown.some((text) => text.includes(quote.text) || quote.text.includes(text))).toBe(false);
    }
  });

  it('never leans on thanks, in which nothing was asked', async () => {
    const thanks = await converse('cảm ơn');
    const more = await converse('còn gì nữa không?', just(thanks));
    expect(more).toMatchObject({ status: 'not-found', reason: 'subject-missing' });
    expect(more).not.toHaveProperty('understood');
  });

  it('is asked even when what it means reads like a sentence that was pasted', async () => {
    const last = await converse('Bộ Công an ký với Nga bản ghi nhớ hôm 16/8/2025');
    const answer = await converse('còn hôm 18/8/2025?', just(last));
    expect(answer).toMatchObject({ understood: 'Bộ Công an ký với Nga bản ghi nhớ hôm 18/8/2025' });
    expect(answer).not.toMatchObject({ reason: 'not-in-collection' });
  });

  it('of a month without its year is of the same year', async () => {
    const last = await converse('tin tháng 8/2024');
    expect(await converse('còn tháng 8/2025?', just(last))).toMatchObject({ articles: 2 });
    expect(await converse('còn tháng 9?', just(last))).toMatchObject({ understood: 'tin tháng 9/2024' });
  });

  it('follows the list of a month to the next', async () => {
    const last = await converse('tin tháng 8/2025');
    expect(await converse('còn tháng 9/2025?', just(last))).toMatchObject({
      status: 'collection',
      understood: 'tin tháng 9/2025',
      articles: 0,
      nearest: ['2025-08-18'],
    });
  });
});

describe('several questions', () => {
  it('are answered in order, the later ones leaning on the earlier', async () => {
    const answer = await converse('Bộ Công an ký gì với Nga? Còn Úc thì sao?');
    if (answer.status !== 'several') throw new Error(answer.status);
    expect(answer.parts.map((part) => first(part)?.article)).toEqual(['nga', 'úc']);
    expect(answer).toMatchObject({ left: 0 });
    expect(quotesOf(answer)).toEqual(answer.parts.flatMap(quotesOf));
    const next = await converse('ở đâu?', just(answer));
    expect(next).toMatchObject({ understood: 'Bộ Công an ký với Úc ở đâu?' });
  });

  it('beyond three are counted', async () => {
    const answer = await converse('Nga giúp gì? Úc ký gì? Kho có gì? Ai ký? Ai chủ trì?');
    expect(answer).toMatchObject({ status: 'several', left: 2 });
  });
});

describe('the collection itself', () => {
  it.each([
    ['có bao nhiêu bài?', { articles: 2, listed: [] }],
    ['bài mới nhất?', { listed: [{ article: 'úc' }, { article: 'nga' }] }],
    ['bài cũ nhất', { listed: [{ article: 'nga' }, { article: 'úc' }] }],
    ['có bao nhiêu bài của VnExpress?', { articles: 1, outlet: 'vnexpress.net' }],
    ['có bao nhiêu bài về chó nghiệp vụ?', { articles: 1, about: 'chó nghiệp vụ' }],
    ['có bao nhiêu bài về sao Hỏa?', { articles: 0, about: 'sao Hỏa' }],
    ['tin ngày 16/8/2025', { articles: 1, listed: [{ article: 'nga' }] }],
    ['vnexpress đăng bao nhiêu bài?', { articles: 1, outlet: 'vnexpress.net' }],
    ['có bao nhiêu bài của vnexpress trong tháng 8/2025?', { articles: 1, outlet: 'vnexpress.net' }],
    ['có bao nhiêu bài của vnexpress trong tháng 7/2025?', { articles: 0, nearest: [] }],
    ['bài của Báo Mẫu tháng 8/2025', { outlet: 'Báo Mẫu', listed: [{ article: 'nga' }] }],
    ['Có bài nào về chó nghiệp vụ không?', { articles: 1, about: 'chó nghiệp vụ' }],
    ['kho có gì?', { articles: 2, span: { from: '2025-08-16', to: '2025-08-18' } }],
  ])('%s', async (text, expected) => {
    expect(await converse(text)).toMatchObject({ status: 'collection', score: 1, ...expected });
  });

  it('lists outlets with their counts', async () => {
    expect(await converse('báo nào có trong kho?')).toMatchObject({
      outlets: [
        { outlet: 'Báo Mẫu', articles: 1 },
        { outlet: 'vnexpress.net', articles: 1 },
      ],
    });
  });

  it('is not meant by a paper that is not there, which may be a poet', async () => {
    expect((await converse('Có bao nhiêu bài của Xuân Diệu?')).status).not.toBe('collection');
    expect((await converse('Sơn Tùng có bao nhiêu bài?')).status).not.toBe('collection');
    // Part of a word is no name: "xpress" is in "vnexpress.net".
    expect((await converse('Có bao nhiêu bài của Xpress?')).status).not.toBe('collection');
  });
});

describe('a pasted text', () => {
  it('is quoted as the very sentences that hold it', async () => {
    const text = 'nga giúp huấn luyện chó nghiệp vụ cho ba trường';
    const answer = await converse(text);
    expect(answer).toMatchObject({ status: 'answered', lookedUp: 'sentence', score: 1, window: null });
    const quote = first(answer);
    const article = await scene.store.byKey('nga');
    expect(quote?.text).toBe('Nga giúp huấn luyện chó nghiệp vụ cho ba trường.');
    expect(article && textOf(article, null).slice(quote?.start, quote?.end)).toBe(quote?.text);
  });

  it('is found as a headline, also one that asks', async () => {
    await add('hỏi', '2025-09-01', {
      title: 'Vì sao giá gạo tăng trong tháng này',
      text: 'Gạo tăng giá vì mưa.',
    });
    expect(await converse('BỘ CÔNG AN KÝ KẾT VỚI ÚC')).toMatchObject({ lookedUp: 'headline' });
    const asking = await converse('Vì sao giá gạo tăng trong tháng này');
    expect(asking).toMatchObject({ lookedUp: 'headline', quotes: [{ article: 'hỏi' }] });
  });

  it('that is nowhere is not in the collection, with the nearest', async () => {
    const answer = await converse('Đội bóng đá nữ thắng đậm trên sân nhà tối qua');
    expect(answer).toMatchObject({ status: 'not-found', reason: 'not-in-collection' });
    expect(answer.status === 'not-found' && answer.near.length).toBeGreaterThan(0);
  });

  it.each([
    'Bộ Công an ký kết với Mỹ trong năm nay',
    'Bộ Công an không ký với Nga một bản ghi nhớ về đào tạo',
    'Nga giúp huấn luyện chó nghiệp vụ cho 5 trường',
  ])('with another fact is not in the collection: %s', async (text) => {
    const answer = await converse(text);
    expect(answer).toMatchObject({ status: 'not-found', reason: 'not-in-collection' });
    expect(answer.status === 'not-found' && answer.near.map(({ article }) => article)).toContain('nga');
  });

  it.each(['Bộ Công an ký với Nga bản ghi nhớ đào tạo', 'bo cong an ky voi nga ban ghi nho dao tao'])(
    'that was shortened is found: %s',
    async (text) => {
      expect(await converse(text)).toMatchObject({ lookedUp: 'meaning', quotes: [{ article: 'nga' }] });
    },
  );

  it('without marks that is nowhere is asked like a question', async () => {
    const answer = await converse('doi bong da nu thang dam tren san nha toi qua');
    expect(answer).not.toMatchObject({ reason: 'not-in-collection' });
  });
});
