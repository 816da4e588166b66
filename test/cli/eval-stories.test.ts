// `eval --stories`: known stories grouped by the real code and the real model, and measured.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStoryRows } from '../../src/cli/eval-stories.js';
import { createWorkplace, runCommand, type Workplace } from '../support/product.js';

const FIRE =
  'Rạng sáng 5/8, đám cháy bùng lên tại kho hàng ở phường Hòa Xuân, quận Cẩm Lệ, thành phố Đà Nẵng. Theo Công an thành phố Đà Nẵng, lửa thiêu rụi 1.200 m2 nhà xưởng, 35 xe tải và nhiều tài sản. Ông Nguyễn Văn Bình, chủ kho, nói khoảng 40 công nhân kịp chạy ra ngoài khi lửa mới bén.';
const AGAIN =
  'Vụ cháy kho hàng ở quận Cẩm Lệ được khống chế lúc 5 giờ ngày 5/8. Công an thành phố Đà Nẵng cho hay 1.200 m2 nhà kho cùng 35 xe tải của ông Nguyễn Văn Bình ở phường Hòa Xuân đã bị lửa thiêu rụi, chưa rõ nguyên nhân cháy.';
const MATCH =
  'Tối 9/8, đội tuyển nữ Việt Nam thắng Thái Lan 2-0 trên sân Lạch Tray, Hải Phòng. Hai bàn thắng do công của Huỳnh Như và Hải Yến trong hiệp hai, trước 12.000 khán giả.';
const rows = [
  { id: 4, title: 'Thắng Thái Lan', text: MATCH, source: 'Báo C', date: '2025-08-09', cluster: 'match' },
  {
    id: 1,
    title: 'Cháy kho hàng ở Đà Nẵng',
    text: FIRE,
    source: 'Báo A',
    date: '2025-08-05',
    cluster: 'fire',
  },
  {
    id: 3,
    title: 'Cháy ở Cẩm Lệ',
    text: `(Báo B) - ${FIRE}`,
    source: 'Báo B',
    date: '2025-08-06',
    cluster: 'fire',
  },
  { id: 2, title: 'Khống chế vụ cháy kho hàng Đà Nẵng', text: AGAIN, date: '2025-08-05', cluster: 'fire' },
];

let place: Workplace;
let file: string;
let broken: string;

beforeAll(async () => {
  place = await createWorkplace();
  const folder = await place.dataDir();
  [file, broken] = [join(folder, 'stories.jsonl'), join(folder, 'broken.jsonl')];
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await writeFile(broken, `${JSON.stringify(rows[0])}\n{"id": 2, "text": "x"}\n`);
});
afterAll(() => place.remove());

describe('eval --stories', () => {
  it('reads in order of date, and names the line that is no article', () => {
    expect(readStoryRows(file).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(() => readStoryRows(broken)).toThrowError(/broken\.jsonl:2: /u);
  });

  it('groups by the real model and prints pairs, B³ and copies', async () => {
    const { code, stdout } = await runCommand(await place.dataDir(), ['eval', '--stories', file, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      articles: 4,
      stories: { known: 2, found: 2 },
      pairwise: { precision: 1, recall: 1, f1: 1 },
      bCubed: { precision: 1, recall: 1, f1: 1 },
      copies: { pairs: 1, found: 1, wrong: 0 },
    });
  });
});
