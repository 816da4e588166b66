// What a page or a feed states beside the text: its dates, writer and captions, weighed against what the text shows.
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/core/extract.js';
import type { RawArticle } from '../../src/core/source-item.js';
import { BODY, extract, LEAD, NOW, rawArticle, TITLE } from '../support/raw-article.js';

const read = (fields: Partial<RawArticle>) =>
  extract(rawArticle({ text: [LEAD, ...BODY].join('\n\n'), title: TITLE, ...fields })).article;

describe('an article with claims', () => {
  it('takes the surest, keeps the update apart and shows what differs', () => {
    const article = read({
      url: 'https://example.vn/bai-20250817073000123.htm',
      claims: [
        { source: 'feed', role: 'published', written: 'Sat, 16 Aug 2025 07:31:02 +07:00' },
        { source: 'meta', role: 'updated', written: '2025-08-18T09:00:00+07:00' },
        { source: 'json-ld', role: 'published', written: '2025-08-16T00:30:00Z' },
      ],
    });
    expect(article).toMatchObject({
      date: { day: '2025-08-16', time: '07:30', source: 'json-ld' },
      updated: { day: '2025-08-18', time: '09:00' },
    });
    expect(article.dateEvidence?.map(({ source, day, verdict }) => [source, day, verdict])).toEqual([
      ['json-ld', '2025-08-16', 'used'],
      ['meta', '2025-08-18', 'used'],
      ['feed', '2025-08-16', 'agrees'],
      ['url', '2025-08-17', 'differs'],
    ]);
  });

  it('has no date when only an update is claimed', () => {
    const claims = [{ source: 'meta', role: 'updated', written: '2025-08-18' }] as const;
    expect(read({ claims })).toMatchObject({ date: null, updated: { day: '2025-08-18', time: null } });
  });

  it('takes a line of the head that is labelled as updated where nothing else tells the day, as in a text', () => {
    const claims = [{ source: 'header', role: 'updated', written: '16/08/2025 07:30' }] as const;
    expect(read({ claims })).toMatchObject({ date: { day: '2025-08-16', source: 'header' }, updated: null });
    expect(read({ claims, url: 'https://example.vn/2025/08/15/bai.htm' })).toMatchObject({
      date: { day: '2025-08-15', source: 'url' },
      updated: { day: '2025-08-16', time: '07:30' },
    });
  });

  it('reads times without a zone in that of its source', () => {
    const claims = [{ source: 'feed', role: 'published', written: '2025-08-16 20:00' }] as const;
    expect(read({ claims }).date).toMatchObject({ day: '2025-08-16', time: '20:00' });
    expect(read({ claims, zoneMinutes: 0 }).date).toMatchObject({ day: '2025-08-17', time: '03:00' });
  });

  it('does not believe a day to come, even one that is given, until it has come', () => {
    const text = [TITLE, '16/08/2025', LEAD, ...BODY].join('\n');
    const raw = rawArticle({ text, date: '2026-05-01' });
    expect(extractArticle(raw, NOW).article).toMatchObject({
      date: { day: '2025-08-16', source: 'header' },
      dateEvidence: [{ source: 'given', verdict: 'future' }, { verdict: 'used' }],
    });
    expect(extractArticle(raw, Date.parse('2026-05-01T00:00:00Z')).article.date?.source).toBe('given');
  });

  it('does not believe a day before its outlet, as stated or as known', () => {
    const date = '2000-01-01';
    expect(read({ date }).date?.day).toBe(date);
    expect(read({ date, outletSince: '2005-01-01' }).date).toBeNull();
    expect(read({ date, outlet: 'VnExpress' })).toMatchObject({
      date: null,
      dateEvidence: [{ verdict: 'too-old' }],
    });
    expect(read({ date, outlet: 'VnExpress', outletSince: '1999-01-01' }).date?.day).toBe(date);
  });

  it('keeps the update that its own head names', () => {
    const both = 'Ngày đăng: 16/08/2025 - Cập nhật: 18/08/2025 09:00';
    const text = [TITLE, both, LEAD, ...BODY].join('\n');
    expect(extract(rawArticle({ text })).article).toMatchObject({
      date: { day: '2025-08-16' },
      updated: { day: '2025-08-18', time: '09:00' },
    });
  });

  it('has the writer and the captions that are stated, and looks for none in the text', () => {
    const caption = 'Quang cảnh buổi tuần tra. Ảnh: Trần An - TTXVN';
    const text = [LEAD, 'Toàn cảnh khu rừng giáp ranh hai tỉnh. Ảnh: Lê Văn Bảo', ...BODY].join('\n\n');
    const article = read({ text, author: ' Minh  Anh ', captions: [caption] });
    expect(article).toMatchObject({ author: 'Minh Anh', captions: [caption], agency: 'TTXVN', text });
    expect(read({ text, captions: [] })).toMatchObject({ captions: [], text });
    expect(read({ text }).captions).toHaveLength(1);
  });
});
