// Which of the dates said of an article is used, and what becomes of the others.
import { describe, expect, it } from 'vitest';
import type { DateSource } from '../../src/core/article.js';
import { type DateCandidate, type WeighingOptions, weighDates } from '../../src/core/date-evidence.js';
import { outletName, outletSince } from '../../src/core/known-outlets.js';
import { extract, rawArticle } from '../support/raw-article.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const OPTIONS: WeighingOptions = { now: NOW, since: null };

const said = (
  source: DateSource,
  day: string | null,
  time: string | null = null,
  role: 'published' | 'updated' = 'published',
): DateCandidate => ({ source, role, written: `${source} ${day}`, day, time });

const verdicts = (candidates: DateCandidate[], options = OPTIONS) =>
  weighDates(candidates, options).evidence.map(({ source, verdict }) => `${source} ${verdict}`);

describe('the date of publication', () => {
  const ORDER: DateSource[] = ['given', 'json-ld', 'meta', 'feed', 'time-element', 'header', 'url', 'event'];

  it.each(ORDER.map((source, i) => [source, ORDER.slice(i)] as const))(
    'is of the surest source: %s',
    (source, sources) => {
      const candidates = [...sources].reverse().map((one, i) => said(one, `2025-08-${10 + i}`));
      expect(weighDates(candidates, OPTIONS).date?.source).toBe(source);
    },
  );

  it('keeps the order in which the text shows days', () => {
    const shown = [
      said('byline', '2025-08-16'),
      said('header', '2025-08-18'),
      said('dateline', '2025-08-15'),
    ];
    expect(weighDates(shown, OPTIONS).date).toEqual({ day: '2025-08-16', time: null, source: 'byline' });
  });

  it('takes a time it lacks from the surest other source that agrees on the day', () => {
    const candidates = [
      said('json-ld', '2025-08-16'),
      said('meta', '2025-08-17', '06:00'),
      said('feed', '2025-08-16', '07:30'),
      said('header', '2025-08-16', '07:31'),
      said('meta', '2025-08-16', '09:00', 'updated'),
    ];
    expect(weighDates(candidates, OPTIONS).date).toEqual({
      day: '2025-08-16',
      time: '07:30',
      source: 'json-ld',
    });
  });

  it.each([
    ['later than tomorrow', '2026-01-03', 'future'],
    ['before 1990', '1970-01-01', 'too-old'],
    ['unreadable', null, 'unreadable'],
  ])('is not one that is %s: the next best is', (_, day, verdict) => {
    const candidates = [said('given', day), said('url', '2025-08-16')];
    expect(weighDates(candidates, OPTIONS).date).toEqual({ day: '2025-08-16', time: null, source: 'url' });
    expect(verdicts(candidates)).toEqual([`given ${verdict}`, 'url used']);
    expect(weighDates([said('given', day)], OPTIONS).date).toBeNull();
  });

  it('may be tomorrow, as clocks and zones differ', () => {
    expect(weighDates([said('feed', '2026-01-02')], OPTIONS).date?.day).toBe('2026-01-02');
  });

  it('is not before the outlet published', () => {
    const options = { now: NOW, since: '2008-11-13' };
    expect(verdicts([said('meta', '2008-11-12'), said('feed', '2008-11-13')], options)).toEqual([
      'meta too-old',
      'feed used',
    ]);
  });

  it('is never that of an update, and one said to be earlier is no update', () => {
    const late = said('meta', '2025-08-18', '09:00', 'updated');
    expect(weighDates([late], OPTIONS)).toMatchObject({
      date: null,
      updated: { day: '2025-08-18', time: '09:00' },
    });
    const early = said('json-ld', '2025-08-15', null, 'updated');
    const { date, updated } = weighDates([early, late, said('feed', '2025-08-16')], OPTIONS);
    expect([date?.day, updated?.day]).toEqual(['2025-08-16', '2025-08-18']);
    const before = said('meta', '2025-08-16', '06:00', 'updated');
    expect(weighDates([before, said('feed', '2025-08-16', '07:00')], OPTIONS).updated).toBeNull();
  });

  it('is that of a line that says "Cập nhật" only when nothing but the event tells another', () => {
    const line: DateCandidate = { ...said('header', '2025-08-18', null, 'updated'), failing: true };
    expect(weighDates([line, said('event', '2025-08-15')], OPTIONS)).toMatchObject({
      date: { day: '2025-08-18', source: 'header' },
      updated: null,
      evidence: [{ role: 'published', verdict: 'used' }, { verdict: 'differs' }],
    });
    expect(weighDates([line, said('url', '2025-08-16')], OPTIONS)).toMatchObject({
      date: { day: '2025-08-16', source: 'url' },
      updated: { day: '2025-08-18' },
    });
  });

  it('keeps all that was said, surest first, and whether it agrees', () => {
    const candidates = [
      said('url', '2025-08-17'),
      said('header', '2025-08-16', '07:30'),
      said('json-ld', '2025-08-16'),
      said('feed', '2025-08-20', '08:00', 'updated'),
    ];
    expect(verdicts(candidates)).toEqual(['json-ld used', 'feed used', 'header agrees', 'url differs']);
    expect(weighDates(candidates, OPTIONS).evidence[3]).toEqual({
      source: 'url',
      role: 'published',
      written: 'url 2025-08-17',
      day: '2025-08-17',
      time: null,
      verdict: 'differs',
    });
  });

  it('stays small whatever a page says', () => {
    const many = Array.from({ length: 500 }, () => ({
      ...said('meta', '2025-08-16'),
      written: 'x'.repeat(9000),
    }));
    expect(JSON.stringify(weighDates(many, OPTIONS)).length).toBeLessThan(6000);
  });
});

describe('since when an outlet has published', () => {
  it.each<[string | null, string | null, string | null]>([
    [null, 'https://vnexpress.net/bai-1.html', '2001-02-26'],
    [null, 'https://giaitri.vnexpress.net/bai-1.html', '2001-02-26'],
    ['VnExpress', null, '2001-02-26'],
    ['báo Tuổi Trẻ', null, '1975-09-02'],
    ['vietnamplus.vn', null, '2008-11-13'],
    ['VnExpress', 'https://www.tuoitre.vn/bai.htm', '1975-09-02'],
    [null, 'https://notvnexpress.net/bai.html', null],
    ['Báo Mẫu', 'https://example.vn/vnexpress.net', null],
    [null, 'vnexpress.net', null],
    [null, null, null],
  ])('%s, %s: %s', (outlet, url, since) => {
    expect(outletSince(outlet, url)).toBe(since);
  });
});

describe('the name of an outlet', () => {
  it.each([
    ['https://video.vnexpress.net/a.html', 'Báo VnExpress', 'VnExpress'],
    ['https://www.thanhnien.com.vn/a.htm', null, 'Thanh Niên'],
    ['https://www.bao-la.example/a', 'Báo Lạ', 'Báo Lạ'],
    ['https://www.bao-la.example/a', null, 'bao-la.example'],
    ['https://dangcongsan.vn/a', null, 'Đảng Cộng sản Việt Nam'],
    [null, 'Báo Lạ', 'Báo Lạ'],
    [null, null, null],
  ])('at %s, stated as %s, is %s', (url, stated, name) => {
    expect(outletName(url, stated)).toBe(name);
  });
});

describe('a local time marked as Greenwich time', () => {
  const dateOf = (...written: string[]) => {
    const claims = written.map((each, i) => {
      return {
        source: i === 0 ? ('json-ld' as const) : ('header' as const),
        role: 'published' as const,
        written: each,
      };
    });
    return extract(rawArticle({ title: 'Tin', text: 'Nội dung của tin.', claims })).article.date;
  };

  it.each([
    ['2025-10-22T19:25:52Z', 'Thứ tư, 22/10/2025, 19:25 (GMT+7)', '2025-10-22', '19:25'],
    ['2025-10-22T19:25:52.000+00:00', '22/10/2025 19:25', '2025-10-22', '19:25'],
    ['2025-10-22T12:25:52Z', '22/10/2025 19:25', '2025-10-22', '19:25'],
    ['2025-10-22T19:25:52Z', '23/10/2025 02:25', '2025-10-23', '02:25'],
    ['2025-10-22T19:25:52Z', '2025-10-22T19:25:00Z', '2025-10-23', '02:25'],
  ])('%s beside %s is %s %s', (stated, shown, day, time) => {
    expect(dateOf(stated, shown)).toMatchObject({ day, time, source: 'json-ld' });
  });
});
