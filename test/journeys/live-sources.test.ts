// A paper's feed to an answer, through the whole product over the loopback: the feeds of a list, good ones beside hostile
// ones, fetched while the bot runs, and answered from with the right day.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billionLaughs, rssOf } from '../support/hostile-feeds.js';
import { pageOf } from '../support/hostile-pages.js';
import { type HostileServer, startHostileServer } from '../support/hostile-server.js';
import {
  askAll,
  createWorkplace,
  printedArticles,
  runCommand,
  type Settings,
  startPage,
  type Workplace,
} from '../support/product.js';

const HTML = 'text/html; charset=utf-8';
const RSS = 'application/rss+xml; charset=utf-8';
const PARAGRAPHS = [
  'Sáng nay, cầu Thủ Biên bắc qua sông Đồng Nai chính thức thông xe sau hai năm rưỡi thi công.',
  'Cầu dài 512 mét với bốn làn xe, giúp người dân hai bờ rút ngắn quãng đường đi lại hơn ba mươi cây số.',
  'Chủ đầu tư cho biết tổng kinh phí xây dựng cầu Thủ Biên là 490 tỉ đồng, lấy từ ngân sách hai tỉnh.',
];
const WHOLE =
  'Trường tiểu học Vàm Láng vừa khánh thành thư viện mới với 12.000 đầu sách, phục vụ học sinh ba xã ven biển. ' +
  'Thư viện do cựu học sinh của trường góp tiền xây dựng trong mười tháng và mở cửa cả ngày thứ Bảy.';

let place: Workplace;
let server: HostileServer;
let settings: Settings;

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

/** The paper's own feed with a teaser and its page, and one of another that gives whole texts. */
function publish(): void {
  const jsonLd = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
    "headline":"Thông xe cầu Thủ Biên","datePublished":"2026-09-14T09:30:00+07:00"}</script><meta charset="utf-8">`;
  server.put('/bao/cau-thu-bien-1234567.html', {
    contentType: HTML,
    body: pageOf('Thông xe cầu Thủ Biên', PARAGRAPHS, jsonLd),
  });
  const teaser = {
    title: 'Thông xe cầu Thủ Biên',
    link: at('/bao/cau-thu-bien-1234567.html'),
    guid: 'cau',
    description: 'Cầu Thủ Biên đã thông xe.',
    pubDate: 'Mon, 14 Sep 2026 09:30:00 +07:00',
  };
  server.put('/bao/rss', { contentType: RSS, body: rssOf([teaser]) });
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Báo Kia',
    items: [
      {
        id: 'thu-vien',
        title: 'Thư viện mới ở Vàm Láng',
        content_html: `<p>${WHOLE}</p>`,
        date_published: '2026-09-15T22:30:00+07:00',
      },
    ],
  };
  server.put('/kia/feed.json', { contentType: 'application/feed+json', body: JSON.stringify(feed) });
  server.put('/xau/laughs', { contentType: RSS, body: billionLaughs() });
  server.put('/xau/metadata', {
    status: 302,
    headers: { location: 'http://169.254.169.254/latest/' },
    body: '',
  });
}

beforeAll(async () => {
  place = await createWorkplace();
  server = await startHostileServer();
  publish();
  const list = `
- feed: ${at('/xau/laughs')}
  id: a-laughs
- feed: ${at('/xau/metadata')}
  id: b-metadata
- feed: ${at('/bomb/gzip')}
  id: c-bomb
- feed: ${at('/bao/rss')}
  id: bao
  outlet: Báo Sông Nước
  since: 1990-01-01
- feed: ${at('/kia/feed.json')}
  id: kia
  outlet: Báo Kia
- feed: ${at('/bao/rss')}
  every: mỗi giờ
`;
  await writeFile(join(place.folder, 'sources.yaml'), list);
  await mkdir(join(place.folder, 'empty'));
  settings = {
    SOURCES_FILE: join(place.folder, 'sources.yaml'),
    ARTICLES_DIR: join(place.folder, 'empty'),
    FETCH_ALLOW: '127.0.0.1',
    LOG_LEVEL: 'info',
  };
});
afterAll(async () => {
  await place.remove();
  await server.close();
});

describe('a list of live sources', () => {
  it('is followed while the bot runs: good articles arrive beside hostile feeds, and answer with their days', async () => {
    const dataDir = await place.dataDir();
    const bot = await startPage(dataDir, settings);
    await bot.line(/sources\.yaml, dòng 16: trường every: “mỗi giờ” không phải khoảng thời gian/u);
    await bot.line(/"source":"bao".*"fresh":1.*source followed/u);
    await bot.line(/"source":"kia".*"fresh":1.*source followed/u);
    for (const [id, failure] of [
      ['a-laughs', 'forbidden'],
      ['b-metadata', 'refused'],
      ['c-bomb', 'too-large'],
    ])
      await bot.line(new RegExp(`"source":"${id}".*"failure":"${failure}".*source failed`, 'u'));
    const ended = await bot.stop();
    expect([ended.code, ended.signal]).toEqual([0, null]);

    const [bridge, library] = await askAll(
      dataDir,
      ['Cầu Thủ Biên được xây hết bao nhiêu tiền?', 'Thư viện mới ở Vàm Láng có bao nhiêu đầu sách?'],
      settings,
    );
    expect(bridge?.quotes[0]).toMatchObject({
      ...{ outlet: 'Báo Sông Nước', date: '2026-09-14', dateSource: 'json-ld' },
      ...{ article: at('/bao/cau-thu-bien-1234567.html'), title: 'Thông xe cầu Thủ Biên' },
    });
    expect(bridge?.quotes[0]?.text).toContain('490 tỉ đồng');
    expect(library?.quotes[0]).toMatchObject({ outlet: 'Báo Kia', date: '2026-09-15', dateSource: 'feed' });
    expect([...(await printedArticles(dataDir)).keys()]).toHaveLength(2);
  });

  it('brings nothing new the second time, and tells by the command what each source did', async () => {
    const dataDir = await place.dataDir();
    const fetchOne = (): ReturnType<typeof runCommand> =>
      runCommand(dataDir, ['sources', 'fetch', 'kia', 'a-laughs'], { ...settings, LOG_LEVEL: 'warn' });
    const first = await fetchOne();
    expect(first).toMatchObject({ code: 2, stdout: 'kia: 1 tin, 1 mới\n' });
    expect(first.stderr).toContain('a-laughs: không lấy được, vì nội dung có phần khai báo bị cấm (DTD)');
    expect((await fetchOne()).stdout).toBe('kia: 1 tin, 0 mới\n');
    const { stdout } = await runCommand(dataDir, ['sources', 'list', '--json'], settings);
    const printed = JSON.parse(stdout) as Array<{
      id: string;
      failures: number;
      last: { failure: string | null } | null;
    }>;
    expect(printed.map(({ id, failures, last }) => [id, failures, last?.failure ?? null])).toEqual([
      ['a-laughs', 2, 'forbidden'],
      ['b-metadata', 0, null],
      ['bao', 0, null],
      ['c-bomb', 0, null],
      ['kia', 0, null],
    ]);
  });
});

describe('the command', () => {
  const run = (folder: string, ...args: string[]): ReturnType<typeof runCommand> => {
    const none = { ...settings, SOURCES_FILE: join(place.folder, 'none.yaml'), LOG_LEVEL: 'warn' };
    return runCommand(folder, ['sources', ...args], none);
  };

  it('tries the address of a front page, and follows the feed that it announces', async () => {
    const dataDir = await place.dataDir();
    const link = `<link rel="alternate" type="application/rss+xml" href="/bao/rss">`;
    server.put('/bao/', {
      contentType: HTML,
      body: `<!doctype html><html><head>${link}</head><body></body></html>`,
    });
    const added = await run(dataDir, 'add', at('/bao/'));
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toContain('1 tin (0 tin có toàn văn), mới nhất: 14/9/2026');
    expect(added.stdout).toContain(at('/bao/rss'));
    const again = await run(dataDir, 'add', at('/bao/rss'));
    expect([again.code, again.stderr]).toEqual([2, 'Địa chỉ này đã được theo dõi rồi.\n']);
    expect((await run(dataDir, 'test', 'http://10.0.0.1/rss')).stderr).toContain('không được phép truy cập');
  });

  it('takes a list in and gives it out as OPML, pauses, and says what it does not know', async () => {
    const dataDir = await place.dataDir();
    const file = join(place.folder, 'list.opml');
    await writeFile(
      file,
      `<opml version="2.0"><body><outline text="Báo Mẫu" xmlUrl="${at('/bao/rss')}"/></body></opml>`,
    );
    expect((await run(dataDir, 'import', file)).stdout).toContain('Đã thêm 1 nguồn, 0 nguồn đã có');
    const { stdout } = await run(dataDir, 'list', '--json');
    const expected = {
      kind: 'feed',
      location: at('/bao/rss'),
      outlet: 'Báo Mẫu',
      origin: 'chat',
      paused: null,
    };
    expect(JSON.parse(stdout)).toMatchObject([expected]);
    const [{ id = '' } = {}] = JSON.parse(stdout) as Array<{ id: string }>;
    const paused = await run(dataDir, 'pause', id, 'khong-co');
    expect([paused.code, paused.stderr]).toEqual([2, 'Không có nguồn nào tên “khong-co”.\n']);
    expect((await run(dataDir)).stdout).toContain('tạm dừng');
    expect((await run(dataDir, 'export')).stdout).toContain(`xmlUrl="${at('/bao/rss')}"`);
    expect(await run(dataDir, 'nhảy')).toMatchObject({ code: 2, stdout: '' });
  });
});
