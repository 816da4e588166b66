// An article's way through the real product: from files into the collection, changed, taken back, and always quoted as it
// stands there now.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askAll,
  createWorkplace,
  type PrintedAnswer,
  printedArticles,
  runCommand,
  SAMPLE_ARTICLES,
  type Workplace,
} from '../support/product.js';

const BRIDGE = (day: string) => `Khánh thành cầu Rạch Sậy nối hai bờ sông Vàm

17/03/2025

Cầu Rạch Sậy dài 412 mét chính thức thông xe vào ${day}, sau gần ba năm thi công trong điều kiện địa chất rất phức tạp.

Ông Đặng Quốc Khải, Giám đốc Sở Xây dựng, cho biết cây cầu rút ngắn quãng đường giữa hai xã từ 19 km xuống còn 4 km.
`;
const LIBRARY = `Thư viện lưu động về với học sinh vùng cao

02/04/2025

Chiếc xe thư viện lưu động chở hơn 2.600 đầu sách đã đến điểm trường Pá Hộc, nơi có 87 học sinh đang theo học.

Cô giáo Lò Thị Mây cho biết học sinh thích nhất là truyện tranh về lịch sử và sách khoa học thường thức.
`;
const MARKET = {
  id: 'cho-noi',
  title: 'Chợ nổi Cái Sình đón khách đêm',
  date: '2025-05-09',
  source: 'Báo Sông Nước',
  url: 'https://example.org/cho-noi',
  text: 'Chợ nổi Cái Sình bắt đầu mở cửa ban đêm với 64 ghe hàng, phục vụ du khách từ 18 giờ đến 22 giờ mỗi ngày trong tuần.',
};
const ROWS = [
  JSON.stringify(MARKET),
  '{"id": "hỏng", "text": ',
  JSON.stringify({ ...MARKET, id: 'sai-ngay', text: `${MARKET.text} Bản hai.`, date: '2025-02-30' }),
  JSON.stringify({ text: 'Bài này không có mã nên không thể nhận vào kho tin được.' }),
  '',
  JSON.stringify({ ...MARKET, text: 'Trùng mã với bài đầu tiên nên không được nhận.' }),
];
const WHEN = 'Cầu Rạch Sậy chính thức thông xe vào ngày nào?';
const BOOKS = 'Xe thư viện lưu động chở bao nhiêu đầu sách?';

interface Report {
  readonly counts: Record<string, number>;
  readonly taken: ReadonlyArray<{ key: string; status: string; cut: ReadonlyArray<{ reason: string }> }>;
  readonly pruned: readonly string[];
}

let place: Workplace;
let dataDir: string;
let inbox: string;

beforeAll(async () => {
  place = await createWorkplace();
  dataDir = await place.dataDir();
  inbox = join(place.folder, 'inbox');
  await mkdir(join(inbox, 'sâu', 'hơn'), { recursive: true });
  await writeFile(join(inbox, 'cầu.txt'), BRIDGE('ngày 15/3/2025'));
  await writeFile(join(inbox, 'sâu', 'hơn', 'thư-viện.txt'), LIBRARY);
  await writeFile(join(inbox, 'rows.jsonl'), ROWS.join('\n'));
  await writeFile(join(inbox, 'trống.txt'), '');
  await writeFile(join(inbox, 'ảnh.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 255]));
  await writeFile(join(inbox, '.ẩn.txt'), LIBRARY);
  await writeFile(join(inbox, 'ghi-chú.docx'), LIBRARY);
});
afterAll(() => place.remove());

async function ingest(args: readonly string[], input = ''): Promise<Report & { code: number | null }> {
  const { code, stdout } = await runCommand(dataDir, ['ingest', '--json', ...args], { input });
  return { code, ...(JSON.parse(stdout) as Report) };
}

const keys = async () => [...(await printedArticles(dataDir)).keys()].sort();

async function expectSlices(answers: readonly PrintedAnswer[]): Promise<void> {
  const articles = await printedArticles(dataDir);
  for (const { article, captionIndex, start, end, text, date } of answers.flatMap(({ quotes }) => quotes)) {
    const stored = articles.get(article);
    const whole = captionIndex === null ? stored?.text : stored?.captions[captionIndex];
    expect(whole?.slice(start, end)).toBe(text);
    expect(stored?.date).toBe(date);
  }
}

describe('articles of a folder', () => {
  it('are only shown by --dry-run, with what would be cut, and nothing is stored', async () => {
    const { code, stdout } = await runCommand(dataDir, ['ingest', '--dry-run', SAMPLE_ARTICLES]);
    expect(code).toBe(0);
    expect(stdout).toContain('tin liên quan ×9');
    expect(stdout).toContain('Chạy thử: kho tin không thay đổi.');
    expect(await keys()).toEqual([]);
  });

  it('go in while what is wrong beside them is told by file and line, and the exit code is 2', async () => {
    const { code, stdout } = await runCommand(dataDir, ['ingest', inbox]);
    expect(code).toBe(2);
    const problems = stdout.split('\n').filter((line) => line.startsWith(inbox));
    const place = (name: string, line?: number) => `${join(inbox, name)}${line ? `:${line}` : ''}: `;
    const wanted: ReadonlyArray<readonly [string, string]> = [
      [place('rows.jsonl', 2), 'dòng JSON hỏng'],
      [place('rows.jsonl', 3), 'ngày không có thật'],
      [place('rows.jsonl', 4), 'trường không hợp lệ: id'],
      [place('rows.jsonl', 6), 'trùng mã bài: cho-noi'],
      [place('trống.txt'), 'không có nội dung'],
      [place('ảnh.txt'), 'không phải tệp văn bản'],
    ];
    for (const [start, words] of wanted)
      expect(problems.filter((line) => line.startsWith(start) && line.includes(words))).toHaveLength(1);
    expect(problems).toHaveLength(wanted.length);
    expect(stdout).toContain('4 bài mới, 0 bài cập nhật, 0 bài đã có, 6 mục không nhận được');
    expect(await keys()).toEqual(['cho-noi', 'cầu.txt', 'sai-ngay', 'sâu/hơn/thư-viện.txt']);
  });

  it('state what their source states: outlet, address, title and date, or no date', async () => {
    const articles = await printedArticles(dataDir);
    const { title, date, url, source: outlet } = MARKET;
    expect(articles.get('cho-noi')).toMatchObject({ title, date, dateSource: 'given', url, outlet });
    expect(articles.get('sai-ngay')).toMatchObject({ date: null, dateSource: null });
    expect(articles.get('cầu.txt')).toMatchObject({ date: '2025-03-17', dateSource: 'header' });
  });

  it('are answered from, slice by slice', async () => {
    const answers = await askAll(dataDir, [WHEN, BOOKS, 'Chợ nổi Cái Sình có bao nhiêu ghe hàng?']);
    const first = answers.map(({ quotes }) => quotes[0]?.text ?? '');
    expect(first[0]).toContain('15/3/2025');
    expect(first[1]).toContain('2.600 đầu sách');
    expect(first[2]).toContain('64 ghe hàng');
    await expectSlices(answers);
  });

  it('are found unchanged the next time', async () => {
    const { counts, taken } = await ingest([inbox]);
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 4, chunks: 0, pruned: 0 });
    expect(new Set(taken.map(({ status }) => status))).toEqual(new Set(['unchanged']));
  });

  it('are quoted only as they stand now after a change', async () => {
    await writeFile(join(inbox, 'cầu.txt'), BRIDGE('ngày 28/4/2025'));
    const { counts } = await ingest([inbox]);
    expect(counts).toMatchObject({ new: 0, changed: 1, unchanged: 3 });
    const answers = await askAll(dataDir, [WHEN, 'Ngày 15/3/2025 cầu nào thông xe?']);
    expect(answers[0]?.quotes[0]?.text).toContain('28/4/2025');
    const shown = answers.flatMap(({ quotes, rejected = [] }) => [...quotes, ...rejected]);
    expect(shown.filter(({ text }) => text.includes('15/3/2025'))).toEqual([]);
    await expectSlices(answers);
  });

  it('stay when their file is gone, and go with --prune', async () => {
    await rm(join(inbox, 'sâu'), { recursive: true });
    expect((await ingest([inbox])).pruned).toEqual([]);
    expect(await keys()).toContain('sâu/hơn/thư-viện.txt');
    expect((await ingest(['--prune', inbox])).pruned).toEqual(['sâu/hơn/thư-viện.txt']);
    expect(await keys()).toEqual(['cho-noi', 'cầu.txt', 'sai-ngay']);
    const [answer] = await askAll(dataDir, [BOOKS]);
    const shown = [...(answer?.quotes ?? []), ...(answer?.rejected ?? [])];
    expect(shown.filter(({ text }) => text.includes('2.600'))).toEqual([]);
  });
});

describe('articles from elsewhere', () => {
  it('come one at a time from a file, or from standard input as text or as rows', async () => {
    const file = join(place.folder, 'một-bài.txt');
    await writeFile(file, LIBRARY);
    expect(await ingest([file])).toMatchObject({ code: 0, counts: { new: 1 } });
    expect(await ingest(['-'], LIBRARY.replaceAll('Pá Hộc', 'Tà Lèng'))).toMatchObject({
      code: 0,
      counts: { new: 1 },
    });
    const rows = JSON.stringify({ ...MARKET, id: 12, text: `${MARKET.text} Khách đông.` });
    expect(await ingest(['-'], `${rows}\n`)).toMatchObject({ code: 0, counts: { new: 1 } });
    expect(await keys()).toEqual(
      expect.arrayContaining(['một-bài.txt', expect.stringMatching(/^stdin-[0-9a-f]{8}$/u), '12']),
    );
  });

  it('come as Markdown, as a table and as a saved page, with what each states', async () => {
    const folder = join(place.folder, 'các-loại');
    await mkdir(folder);
    const [heading = '', , , , ...body] = BRIDGE('ngày 1/6/2025').split('\n');
    const text = body.join('\n');
    const address = 'https://bao.example/cau-rach-say.html';
    await writeFile(
      join(folder, 'a.md'),
      `---\ndate: 2025-06-02\nbáo: Báo Sông Nước\n---\n# ${heading}\n\n${text}`,
    );
    await writeFile(
      join(folder, 'b.csv'),
      `mã;tiêu đề;ngày;nội dung\nbảng-1;${heading};3/6/2025;"${text}"\n`,
    );
    await writeFile(
      join(folder, 'c.html'),
      `<html><head><title>${heading}</title><link rel="canonical" href="${address}">
        <meta property="article:published_time" content="2025-06-04T23:30:00+07:00"></head>
        <body><article><h1>${heading}</h1>${text.replace(/.+/gu, '<p>$&</p>').repeat(2)}</article></body></html>`,
    );
    expect(await ingest([folder])).toMatchObject({ code: 0, counts: { new: 3 } });
    const articles = await printedArticles(dataDir);
    const stated = ['a.md', 'bảng-1', address].map((key) => articles.get(key));
    expect(stated.map((article) => article?.title)).toEqual([heading, heading, heading]);
    expect(stated.slice(0, 2).map((article) => article?.date)).toEqual(['2025-06-02', '2025-06-03']);
    expect(stated[0]?.outlet).toBe('Báo Sông Nước');
    for (const article of stated)
      expect(article?.text).toContain('Cầu Rạch Sậy dài 412 mét chính thức thông xe');
  });

  it('are told missing when the path is wrong, with the exit code 2', async () => {
    const missing = join(place.folder, 'không-có');
    const { code, stdout } = await runCommand(dataDir, ['ingest', missing]);
    expect(code).toBe(2);
    expect(stdout).toContain(`${missing}: không đọc được (ENOENT)`);
  });
});
