// Pasted sentences and headlines: told from questions, and found again by whole sentences.
import { describe, expect, it } from 'vitest';
import { isHeadlineOf, isPasted, sentencesHolding, withoutCredits } from '../../src/core/look-up.js';
import { lookUpScore, lookUpSignals } from '../../src/core/look-up-score.js';
import { mannerOf } from '../../src/core/manner.js';
import { readQuestion } from '../../src/core/question.js';
import { articleOf } from '../support/articles.js';

const pasted = (text: string): boolean => isPasted(text, mannerOf(text));

describe('a text is looked up', () => {
  it.each([
    'Giỏ quà giá rẻ lên ngôi trong dịp Tết Nguyên đán 2026',
    'Yamal không ngừng ghi bàn, chạm cột mốc chưa từng có ở Barcelona',
    'AI Trung Quốc đua hút người dùng bằng tiền mặt, iPhone và TV',
    "Cựu thứ trưởng nhận quà: 'Đây là sai lầm lớn nhất đời tôi'",
    'Vietnam and Russia sign a deal on gas in Hanoi',
    'Ngành dệt may và bệnh viện nhi đồng được ưu tiên',
  ])('when it asks nothing: %s', (text) => {
    expect(pasted(text)).toBe(true);
  });

  it.each([
    'Interpol?',
    'hợp tác với Nga',
    'Lũ làm bao nhiêu người chết ở Mường Lát hôm qua?',
    'vinamilk xep thu may ve dong thue thu nhap doanh nghiep',
    'Sao Khoa Pug lại mở tài khoản TikTok mới',
    'Cầu Sông Lô đã thông xe hay chưa vậy',
    'Bộ trưởng tiếp Tổng Thư ký ASEAN tại Vientiane ngày nao',
    'Bộ Công An hop tac voi bao nhieu nước',
    'Cầu Sông Lô thông xe bao gio',
    'Tóm tắt tin về hội nghị an ninh mạng tuần này',
    'Kể cho tôi nghe một chuyện cười thật dài đi',
    'which ministers met in Hanoi in the last week',
  ])('never when it is a question, an order or a subject: %s', (text) => {
    expect(pasted(text)).toBe(false);
  });
});

describe('the sentences that hold a text', () => {
  const article = articleOf('a', {
    text: 'Sáng nay có mưa. Cầu Sông Lô dài 520 mét, rộng 12 mét.\n\nÔng Nam cắt băng. Dân vui mừng.',
    captions: ['Xe qua cầu mới. Ảnh: Hà'],
  });
  const held = (text: string): string | null => {
    const found = sentencesHolding(article, text);
    if (!found) return null;
    const whole = found.caption === null ? article.text : (article.captions[found.caption] ?? '');
    return whole.slice(found.start, found.end);
  };

  it.each([
    ['Cầu Sông Lô dài 520 mét, rộng 12 mét.', 'Cầu Sông Lô dài 520 mét, rộng 12 mét.'],
    ['“cau song lo dai 520 met rong 12 met”', 'Cầu Sông Lô dài 520 mét, rộng 12 mét.'],
    ['Sông Lô dài 520 mét', 'Cầu Sông Lô dài 520 mét, rộng 12 mét.'],
    ['rộng 12 mét. Ông Nam cắt băng', 'Cầu Sông Lô dài 520 mét, rộng 12 mét.\n\nÔng Nam cắt băng.'],
    ['Xe qua cầu mới', 'Xe qua cầu mới.'],
    ['Sáng nay có mưa. Cầu', 'Sáng nay có mưa. Cầu Sông Lô dài 520 mét, rộng 12 mét.'],
    ['Dân vui mừng.', 'Dân vui mừng.'],
  ])('are whole, whatever its marks and signs: %s', (text, sentences) => {
    expect(held(text)).toBe(sentences);
  });

  it.each(['Cầu Sông Lô dài 521 mét', 'Sông Lô rộng 12 mét', '…', 'ầu Sông Lô dài'])(
    'are none when a word differs: %s',
    (text) => {
      expect(held(text)).toBeNull();
    },
  );
});

describe('a headline', () => {
  it('is the title, whatever its marks and signs', () => {
    const article = articleOf('a', { title: 'Cầu Sông Lô thông xe', url: null });
    expect(isHeadlineOf(article, 'cau song lo: thong xe!')).toBe(true);
    expect(isHeadlineOf(article, 'cau song lo')).toBe(false);
    expect(isHeadlineOf(article, '')).toBe(false);
  });

  it.each([
    ['https://vidu.example/xa-hoi/cau-song-lo-thong-xe-sau-3-nam-8905041.html', true],
    ['https://vidu.example/Cau-Song-Lo-thong-xe-sau-3-nam/122/8905041.epi', true],
    ['https://vidu.example/cau-song-hong-dong-cua-8905041.html', false],
    ['https://vidu.example/xa-hoi/8905041.html', false],
    ['not an address', false],
  ])('is in the page’s address %s: %s', (url, expected) => {
    const article = articleOf('a', { title: null, url });
    expect(isHeadlineOf(article, 'Cầu Sông Lô thông xe sau 3 năm')).toBe(expected);
  });
});

describe('the score of an article', () => {
  const question = readQuestion('Cầu Sông Lô thông xe sau 3 năm xây dựng', '2025-10-25');
  const statistics = { total: 100, frequency: () => 2 };
  const candidate = (text: string, cosine: number) => ({
    article: { ...articleOf('a', { title: null, url: null, text, captions: [] }), id: 1 },
    cosine,
    leadCosine: cosine,
    typed: cosine > 0.9 ? 1 : 0.3,
    folded: cosine > 0.9 ? 1 : 0.3,
  });

  it('is higher for the one that tells the text, and between 0 and 1', () => {
    const found = [
      candidate('Sáng nay, cầu Sông Lô thông xe sau 3 năm xây dựng.', 0.93),
      candidate('Giá gạo tăng mạnh trong tháng.', 0.8),
    ];
    const [best = 0, other = 1] = lookUpSignals(question, found, statistics).map((one) => lookUpScore(one));
    expect(best).toBeGreaterThan(other);
    expect(Math.max(best, 1 - other)).toBeLessThanOrEqual(1);
    expect(other).toBeGreaterThanOrEqual(0);
  });
});

describe('a pasted text without credits', () => {
  it.each([
    ['Cầu dài 520 mét. (Ảnh: VGP)', 'Cầu dài 520 mét.'],
    ['(Dân trí) - Cầu dài 520 mét.', 'Cầu dài 520 mét.'],
    ['Công an nhân dân (CAND) họp.', 'Công an nhân dân (CAND) họp.'],
    ['Lễ kỷ niệm 80 năm (19/8/1945 - 19/8/2025).', 'Lễ kỷ niệm 80 năm (19/8/1945 - 19/8/2025).'],
  ])('%s', (text, expected) => expect(withoutCredits(text)).toBe(expected));
});
