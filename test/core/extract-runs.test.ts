// Days that are no publication's (lists, timelines, the page's own), and lines of the article that look like furniture.
import { describe, expect, it } from 'vitest';
import { BODY, extract, LEAD, rawArticle, TITLE } from '../support/raw-article.js';

const WHOLE = [LEAD, ...BODY].join('\n\n');
const [FIRST = '', ...REST] = BODY;
const read = (lines: readonly string[]) => extract(rawArticle({ text: lines.join('\n') })).article;
const BRIDGE = 'Khánh thành cầu mới qua sông';
const RAIN = 'Mưa lớn ở vùng núi phía Bắc';

describe('an undated article', () => {
  it.each<[string, string[]]>([
    ['days above headlines', ['11/08/2025', BRIDGE, '12/08/2025', RAIN]],
    ['days below headlines', [BRIDGE, '11/08/2025', RAIN, '12/08/2025']],
    ['an unknown heading', ['Cùng tác giả', BRIDGE, '11/08/2025', RAIN, '12/08/2025']],
    ['one headline under an unknown heading', ['Được quan tâm', BRIDGE, '11/08/2025']],
    ['times and days', ['Tin liên quan', BRIDGE, '14:30 - 11/08/2025', RAIN, '09:15 - 12/08/2025']],
    ['times alone', ['Tin liên quan', BRIDGE, '10:22', RAIN, '11:00']],
    ['the day of the visit', ['Hôm nay', 'Thứ Hai, 20/10/2025']],
    ['a bare day above links', ['11/08/2025', 'Tin cùng chuyên mục', BRIDGE]],
  ])('takes none from the foot: %s', (_, foot) => {
    expect(read([TITLE, LEAD, ...BODY, ...foot])).toMatchObject({ title: TITLE, date: null, text: WHOLE });
  });

  it('is dated by a bare day that closes it, where nothing else tells one', () => {
    const day = { day: '2025-08-11', time: null, source: 'header' };
    expect(read([TITLE, LEAD, ...BODY, '11/08/2025'])).toMatchObject({
      title: TITLE,
      date: day,
      text: WHOLE,
    });
    const dateline = `(Hà Nội, 10/8/2025) – ${LEAD}`;
    expect(read([TITLE, dateline, ...BODY, '11/08/2025']).date?.day).toBe('2025-08-10');
  });

  it.each<[string, string[]]>([
    ['the page’s day above a menu', ['Thứ Hai, 20/10/2025, 10:22', 'Trang chủ', 'Thời sự']],
    ['most read, days below', ['Tin đọc nhiều', BRIDGE, '11/08/2025', RAIN, '12/08/2025']],
    ['most read, days above', ['Tin đọc nhiều', '11/08/2025', BRIDGE, '12/08/2025', RAIN]],
    [
      'today, weather and telephone',
      ['Hôm nay: Thứ Hai, 20/10/2025', 'Hà Nội, 27°C', 'Hotline: 0987 654 321'],
    ],
  ])('takes none from above its title, and a day below it wins: %s', (_, top) => {
    expect(read([...top, TITLE, LEAD, ...BODY])).toMatchObject({ title: TITLE, date: null, text: WHOLE });
    expect(read([...top, TITLE, '16/08/2025 08:05', LEAD, ...BODY])).toMatchObject({
      title: TITLE,
      date: { day: '2025-08-16' },
      text: WHOLE,
    });
  });
});

describe('the article keeps', () => {
  it.each<[string, string[]]>([
    ['a timeline', ['20/07/2024', 'Hai bên khởi động khảo sát.', '01/06/2025', 'Hai bên ký quy chế chung.']],
    ['a subheading named as a list', ['Tiêu điểm', 'Ba nội dung phối hợp chính']],
  ])('%s between its paragraphs', (_, block) => {
    const article = read([TITLE, LEAD, FIRST, ...block, ...REST]);
    expect(article).toMatchObject({ date: null, text: [LEAD, FIRST, ...block, ...REST].join('\n\n') });
  });

  it.each<[string, string[]]>([
    ['names under a colon', ['Đoàn công tác của tỉnh gồm:', 'Nguyễn Văn An', 'Trần Thị Bình']],
    ['where to go', ['Địa chỉ: 12 Lê Lợi, Huế', 'Điện thoại: 0234 123456', 'Hotline 1900 1234']],
  ])('%s below its paragraphs', (_, block) => {
    const article = read([TITLE, LEAD, ...BODY, ...block]);
    expect(article).toMatchObject({ author: null, text: [WHOLE, ...block].join('\n\n') });
  });

  it('its lines of contact apart from those of a footer', () => {
    expect(read([TITLE, LEAD, ...BODY, 'Địa chỉ: 12 Lê Lợi', 'Hotline 1900 1234', '© 2025']).text).toBe(
      WHOLE,
    );
  });

  it('a subheading behind the one link of "Xem thêm:"', () => {
    const article = read([TITLE, LEAD, FIRST, 'Xem thêm:', BRIDGE, 'Phối hợp đi vào chiều sâu', ...REST]);
    expect(article.text).toBe([LEAD, FIRST, 'Phối hợp đi vào chiều sâu', ...REST].join('\n\n'));
  });

  it('a paragraph that goes on after "video:"', () => {
    const line = 'Kế hoạch gồm hai điểm, trong đó có việc làm video: Rừng Xanh';
    expect(read([TITLE, LEAD, FIRST, line, ...REST])).toMatchObject({ captions: [] });
  });

  it('"Chùm ảnh: …" as its title, and a title before an unpadded day', () => {
    expect(read(['Chùm ảnh: Hà Nội vào thu', LEAD, ...BODY]).title).toBe('Chùm ảnh: Hà Nội vào thu');
    expect(read([`${TITLE} 16/8/2025`, LEAD, ...BODY])).toMatchObject({
      title: TITLE,
      date: { day: '2025-08-16' },
    });
  });
});
