// A raw article for tests, and sentences of our own that stand for a title, a lead and a body.
import { type Extraction, extractArticle } from '../../src/core/extract.js';
import type { RawArticle } from '../../src/core/source-item.js';

export const TITLE = 'Tăng cường phối hợp bảo vệ rừng đầu nguồn giữa hai tỉnh';
export const LEAD =
  'Lực lượng kiểm lâm hai tỉnh vừa thống nhất quy chế tuần tra chung, chia sẻ thông tin và xử lý các điểm nóng phá rừng tại khu vực giáp ranh.';
export const BODY: readonly string[] = [
  'Theo quy chế, mỗi tháng hai bên tổ chức ít nhất hai đợt tuần tra, mỗi đợt kéo dài ba ngày và có sự tham gia của công an các xã dọc đường ranh giới.',
  'Ông Trần Văn Nam, Hạt trưởng hạt kiểm lâm huyện, cho biết diện tích rừng bị lấn chiếm đã giảm một nửa so với cùng kỳ, song tình trạng vận chuyển gỗ trái phép vẫn còn phức tạp.',
  'Hai bên cũng sẽ lắp thêm mười hai trạm quan trắc cháy rừng và tập huấn cho lực lượng tại chỗ trước mùa khô.',
];

/** A raw article with nothing stated but what a test gives. */
export function rawArticle(fields: Partial<RawArticle>): RawArticle {
  return {
    key: 'a.txt',
    text: '',
    title: null,
    date: null,
    outlet: null,
    url: null,
    file: 'a.txt',
    line: null,
    ...fields,
  };
}

/** New Year of 2026 in Greenwich: later than every day in these tests. */
export const NOW = Date.parse('2026-01-01T00:00:00Z');

/** Extracts on that day. */
export const extract = (raw: RawArticle): Extraction => extractArticle(raw, NOW);
