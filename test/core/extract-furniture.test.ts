// Little files as scrapers leave them: what is cut around an article, what is set apart, and what must stay in it.
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/core/extract.js';
import { BODY, extract, LEAD, rawArticle, TITLE } from '../support/raw-article.js';

const WHOLE = [LEAD, ...BODY].join('\n\n');
const read = (...lines: string[]): Extraction => extract(rawArticle({ text: lines.join('\n') }));
const reasons = ({ cut }: Extraction): string[] => [...new Set(cut.map(({ reason }) => reason))];
const [FIRST = '', ...REST] = BODY;

describe('around an article', () => {
  it.each<[string, string, string[], string[]]>([
    ['a menu on top', 'menu', ['Trang chủ', 'Chính trị', 'Mekong xanh', 'Pháp luật'], []],
    ['a menu flattened to one line', 'menu', ['Trang chủ Thời sự Thế giới Video'], []],
    ['a breadcrumb', 'menu', ['Trang chủ > Xã hội > Môi trường'], []],
    ['a newspaper’s name', 'menu', ['Báo Lâm nghiệp điện tử'], []],
    ['a footer menu', 'menu', [], ['Trang chủ', 'Liên hệ', 'RSS']],
    [
      'buttons',
      'share',
      ['Chia sẻ', 'Facebook | Zalo | Copy link'],
      ['In bài viết', 'Bình luận (3)', '120 lượt xem'],
    ],
    ['tags on a line', 'tags', [], ['Từ khóa: kiểm lâm, rừng đầu nguồn']],
    ['tags under their heading', 'tags', [], ['Tags:', 'kiểm lâm', 'rừng đầu nguồn']],
    ['hashtags', 'tags', [], ['#kiemlam #rungdaunguon']],
    [
      'a footer',
      'footer',
      [],
      ['© 2025 Báo Lâm nghiệp', 'Giấy phép số 12/GP-BTTTT', 'Tổng biên tập: Lê Văn An'],
    ],
    [
      'most read headlines with days',
      'related',
      [],
      [
        'Tin đọc nhiều trong tuần',
        'Khánh thành cầu mới qua sông',
        '11/08/2025',
        'Mưa lớn ở vùng núi phía Bắc',
        '16/08/2025',
      ],
    ],
    [
      'teasers under a list heading',
      'related',
      [],
      [
        'Tin cùng chuyên mục',
        'Khánh thành cầu mới qua sông',
        'Cây cầu dài hơn một cây số được thông xe sau hai năm thi công liên tục.',
        'Mưa lớn ở vùng núi phía Bắc',
        'Nhiều tuyến đường bị chia cắt sau trận mưa kéo dài suốt đêm qua tại các huyện.',
      ],
    ],
    [
      'headlines of other articles by their heading',
      'related',
      [],
      ['Bài viết liên quan:', '• Khánh thành cầu mới qua sông', '• Vì sao rừng phòng hộ bị thu hẹp?'],
    ],
    [
      'bulleted headlines with days in brackets',
      'related',
      [],
      ['- Khánh thành cầu mới qua sông (20.07.2024)', '- Mưa lớn ở vùng núi phía Bắc (19.07.2024)'],
    ],
    [
      'headlines opened by their days',
      'related',
      [],
      ['20/07/2024 Khánh thành cầu mới qua sông', '19/07/2024 Mưa lớn ở vùng núi phía Bắc'],
    ],
    [
      'headlines by arrows',
      'related',
      [],
      ['>> Khánh thành cầu mới qua sông', '>> Mưa lớn ở vùng núi phía Bắc'],
    ],
    ['an English list', 'related', [], ['Related News', 'New bridge opens across the river', 'Aug 11, 2025']],
  ])('%s is cut and told so', (_, reason, before, after) => {
    const result = read(...before, TITLE, LEAD, ...BODY, ...after);
    expect(result.article).toMatchObject({
      title: TITLE,
      text: WHOLE,
      date: null,
      author: null,
      captions: [],
    });
    expect(reasons(result).sort()).toEqual([reason, 'title'].sort());
    expect(result.cut.filter((piece) => piece.reason === reason).map(({ text }) => text)).toEqual([
      ...before,
      ...after,
    ]);
  });

  it.each<[string, string[]]>([
    ['"Xem thêm" with its headline', ['Xem thêm: Khánh thành cầu mới qua sông']],
    [
      '"Đọc thêm" above two headlines',
      ['Đọc thêm', 'Khánh thành cầu mới qua sông', 'Mưa lớn ở vùng núi phía Bắc'],
    ],
    ['"Tin liên quan" with days', ['Tin liên quan', 'Khánh thành cầu mới qua sông', '11/08/2024']],
  ])('%s between paragraphs is cut, and the paragraphs behind it stay', (_, block) => {
    const result = read(TITLE, LEAD, FIRST, ...block, ...REST);
    expect(result.article).toMatchObject({ text: WHOLE, date: null });
    expect(result.cut.map(({ text }) => text)).toEqual([TITLE, ...block]);
  });

  it.each<[string, string[]]>([
    [
      'bullets',
      ['Ba nhiệm vụ được nêu ra:', '- Tuần tra chung mỗi tháng', '- Chia sẻ thông tin', '- Xử lý điểm nóng'],
    ],
    [
      'bullets with days that a sentence introduces',
      ['Các mốc chính:', '- Ký quy chế phối hợp (20/7/2024)', '- Lắp trạm quan trắc (19/8/2024)'],
    ],
    ['numbered points', ['Nội dung gồm:', '1. Tuần tra chung', '2. Tập huấn', '3. Quan trắc']],
    ['subheadings', ['Kinh tế', 'Những lưu ý khác']],
    ['a paragraph opened by a star', ['* Cùng ngày, đoàn công tác đã đến thăm trạm quan trắc ở đầu nguồn.']],
    ['questions and answers', ['- Vì sao rừng bị lấn chiếm?', '- Do giá đất tăng nhanh.']],
    ['a timeline', ['Ngày 16/8/2025', 'Hai bên khảo sát thực địa ở các xã giáp ranh.']],
    ['a short line that mentions reading on', ['Người dân xem thêm thông tin tại trụ sở xã.']],
  ])('%s of the article stay in the body', (_, block) => {
    const result = read(TITLE, LEAD, FIRST, ...block, ...REST);
    expect(result.article.text).toBe([LEAD, FIRST, ...block, ...REST].join('\n\n'));
    expect(result.article.date).toBeNull();
  });

  it('a list at the very end stays when a sentence introduces it', () => {
    const block = ['Lịch tuần tra sắp tới:', '- Xã Tân Lập (20/9/2025)', '- Xã Hòa Sơn (27/9/2025)'];
    expect(read(TITLE, LEAD, ...BODY, ...block).article.text).toBe([WHOLE, ...block].join('\n\n'));
  });
});

describe('captions', () => {
  it.each([
    'Kiểm lâm hai tỉnh tuần tra trong rừng. Ảnh: Phạm Minh - TTXVN',
    'Kiểm lâm hai tỉnh tuần tra trong rừng (Ảnh: TTXVN).',
    'Kiểm lâm hai tỉnh tuần tra trong rừng - Ảnh: PHẠM MINH',
    'Bản đồ các điểm nóng. Nguồn ảnh: Cục Kiểm lâm',
    'Rangers on patrol. Photo: VNA',
    'Quang cảnh buổi làm việc',
    'Các đại biểu chụp ảnh lưu niệm.',
    'Thứ trưởng Lê Văn An và Đại sứ Hoàng Thu Hà',
    'Chủ tịch UBND tỉnh Trần Văn Nam tiếp Đại sứ Hoàng Thu Hà.',
  ])('are set apart as they stand: "%s"', (caption) => {
    const { article } = read(TITLE, LEAD, FIRST, caption, ...REST);
    expect(article.captions).toEqual([caption]);
    expect(article.text).toBe(WHOLE);
  });

  it('whose credit stands on the next line are taken with it', () => {
    const { article } = read(
      TITLE,
      LEAD,
      FIRST,
      'Cán bộ kiểm lâm bên cột mốc',
      'Ảnh: Phạm Minh - TTXVN',
      ...REST,
    );
    expect(article.captions).toEqual(['Cán bộ kiểm lâm bên cột mốc', 'Ảnh: Phạm Minh - TTXVN']);
    expect(article).toMatchObject({ text: WHOLE, photographer: 'Phạm Minh', agency: 'TTXVN', author: null });
  });

  it.each([
    'Chủ tịch UBND tỉnh Trần Văn Nam nhấn mạnh vai trò của người dân.',
    'Chiều cùng ngày, đoàn thăm Trạm kiểm lâm Sơn Hà.',
    'Bộ trưởng Lê Văn An đã tiếp Đại sứ Hoàng Thu Hà.',
    'Cùng dự có đại diện Bộ Công an.',
    'Vụ việc đang được điều tra làm rõ.',
    'Còn nghi ngờ, hãy tự tìm kiếm',
  ])('are not made of short paragraphs or subheadings: "%s"', (line) => {
    const { article } = read(TITLE, LEAD, FIRST, line, ...REST);
    expect(article.captions).toEqual([]);
    expect(article.text).toContain(line);
  });

  it('without a credit are left in a text that its source already took apart', () => {
    const text = [LEAD, FIRST, 'Quang cảnh buổi làm việc', ...REST].join('\n');
    expect(extract(rawArticle({ text, title: TITLE })).article.captions).toEqual([]);
  });
});

describe('names', () => {
  it.each<[string, Partial<Extraction['article']>]>([
    ['Lê Hòa', { author: 'Lê Hòa', agency: null }],
    ['LÊ HÒA', { author: 'LÊ HÒA' }],
    ['Nguyễn Văn An (TTXVN)', { author: 'Nguyễn Văn An', agency: 'TTXVN' }],
    ['Nguyễn Văn An/VOV', { author: 'Nguyễn Văn An', agency: 'VOV' }],
    ['Lê Hòa - Trần Bình', { author: 'Lê Hòa, Trần Bình' }],
    ['Tác giả: Hoàng Minh', { author: 'Hoàng Minh' }],
    ['Bài, ảnh: Hoàng Minh', { author: 'Hoàng Minh', photographer: 'Hoàng Minh' }],
    ['Theo TTXVN', { author: null, agency: 'TTXVN' }],
    ['(Theo Tuổi Trẻ)', { author: null, agency: 'Tuổi Trẻ' }],
    ['Nguồn: TTXVN', { author: null, agency: 'TTXVN' }],
    ['PV', { author: 'PV' }],
    ['By John Smith', { author: 'John Smith' }],
    ['lehoa@example.vn', { author: null, agency: null }],
  ])('below the text are a by-line: "%s"', (line, want) => {
    const result = read(TITLE, LEAD, ...BODY, line);
    expect(result.article).toMatchObject({ text: WHOLE, ...want });
    expect(result.cut.at(-1)).toEqual({ reason: 'by-line', text: line });
  });

  it('between title and lead are a by-line, and places are not', () => {
    expect(read(TITLE, 'Trần Văn Bình', LEAD, ...BODY).article).toMatchObject({
      author: 'Trần Văn Bình',
      text: WHOLE,
    });
    expect(read(TITLE, 'Bình Dương', LEAD, ...BODY).article).toMatchObject({
      author: null,
      text: `Bình Dương\n\n${WHOLE}`,
    });
  });

  it('are not seen in a place below the text, which stays in it', () => {
    expect(read(TITLE, LEAD, ...BODY, 'Bình Dương').article).toMatchObject({
      author: null,
      text: `${WHOLE}\n\nBình Dương`,
    });
  });

  it('of several agencies in the pictures name none for the article', () => {
    const { article } = read(TITLE, LEAD, 'Cảnh rừng. Ảnh: AFP', FIRST, 'Cảnh suối. Ảnh: Reuters', ...REST);
    expect(article).toMatchObject({ agency: null, photographer: null });
  });
});
