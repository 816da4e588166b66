// sources.yaml: what it may say, and that every mistake is named by line and field and loses nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { minutesOf, sourceId } from '../../src/core/source-list.js';
import { projectRoot } from '../../src/project-root.js';
import { readSourceList } from '../../src/sources/source-list.js';

const read = (text: string) => readSourceList(text, '/home/toi/nguon');

describe('a list of sources', () => {
  it('says of each source where it is and how it is followed', () => {
    const { sources, problems } = read(`
- feed: https://vnexpress.example/rss/kinh-doanh.rss#x
  outlet: VnExpress
  since: 2001-02-26
  every: 30m
  full-text: always
  zone: Europe/Paris
  paused: true
- page: http://bao.example/gioi-thieu
  id: gioi-thieu
- folder: bai-cua-toi
`);
    expect(problems).toEqual([]);
    expect(sources).toEqual([
      {
        paused: true,
        spec: {
          id: 'vnexpress-kinh-doanh',
          kind: 'feed',
          location: 'https://vnexpress.example/rss/kinh-doanh.rss',
          outlet: 'VnExpress',
          since: '2001-02-26',
          everyMinutes: 30,
          fullText: 'always',
          zone: 'Europe/Paris',
        },
      },
      {
        paused: false,
        spec: {
          ...{ id: 'gioi-thieu', kind: 'page', location: 'http://bao.example/gioi-thieu', outlet: null },
          ...{ since: null, everyMinutes: null, fullText: 'auto', zone: 'Asia/Ho_Chi_Minh' },
        },
      },
      {
        paused: false,
        spec: expect.objectContaining({ kind: 'folder', location: '/home/toi/nguon/bai-cua-toi' }),
      },
    ]);
  });

  it.each([
    ['is empty', ''],
    ['holds comments alone', '# - feed: https://bao.example/rss\n'],
  ])('that %s is a list of none', (_, text) => {
    expect(read(text)).toMatchObject({ sources: [], problems: [] });
  });

  it.each<[string, string, object]>([
    ['no address', '- outlet: A', { line: 1, code: 'no-address' }],
    [
      'two addresses',
      '- feed: https://a.example/\n  page: https://a.example/',
      { code: 'several-addresses' },
    ],
    [
      'an address of another kind',
      '- feed: ftp://a.example/rss',
      { line: 1, field: 'feed', code: 'bad-address' },
    ],
    ['a password', '- feed: https://a:b@a.example/', { code: 'bad-address' }],
    ['a number for an address', '- feed: 12', { field: 'feed', code: 'bad-address' }],
    [
      'an unknown field',
      '- feed: https://a.example/\n  evry: 30m',
      { line: 2, field: 'evry', code: 'unknown-field' },
    ],
    [
      'a pace in words',
      '- feed: https://a.example/\n  every: hằng giờ',
      { line: 2, field: 'every', code: 'bad-every' },
    ],
    ['no pace at all', '- feed: https://a.example/\n  every: 0m', { code: 'bad-every' }],
    ['a day that is none', '- feed: https://a.example/\n  since: 2001-02-30', { line: 2, code: 'bad-since' }],
    ['no zone', '- feed: https://a.example/\n  zone: Hà Nội', { line: 2, field: 'zone', code: 'bad-zone' }],
    ['another word', '- feed: https://a.example/\n  full-text: yes', { code: 'bad-full-text' }],
    ['a word for yes', '- feed: https://a.example/\n  paused: có', { code: 'bad-paused' }],
    ['an id with marks', '- feed: https://a.example/\n  id: báo', { code: 'bad-id' }],
    ['a bare word', '- https://a.example/', { line: 1, code: 'not-an-entry' }],
  ])('with %s names its line and field, and keeps the other entries', (_, entry, problem) => {
    const { sources, problems } = read(`${entry}\n- feed: https://khac.example/rss\n`);
    expect(problems).toEqual([expect.objectContaining(problem)]);
    expect(sources.map(({ spec }) => spec.location)).toEqual(['https://khac.example/rss']);
  });

  it('gives each entry an id of its own, and never one that another claims', () => {
    const { sources, problems } = read(`
- feed: https://a.example/rss
- feed: https://a.example/feed
- feed: https://c.example/
  id: a-2
- feed: https://d.example/
  id: a-2
- feed: https://a.example/rss
`);
    expect(sources.map(({ spec }) => spec.id)).toEqual(['a', 'a-3', 'a-2']);
    expect(problems).toMatchObject([
      { line: 7, code: 'duplicate-id' },
      { line: 8, code: 'duplicate-address' },
    ]);
  });

  it('that is no YAML in one entry is read in all others, and names the line of the fault once', () => {
    const broken = `# các báo
- feed: https://a.example/rss
- feed: https://b.example/rss
\toutlet: Báo B
- feed: https://c.example/rss
  outlet: "Báo C
- feed: https://d.example/rss
  every: 30
- feed: https://e.example/rss
  feed: https://f.example/rss
- feed: https://g.example/rss
`;
    for (const text of [broken, broken.replaceAll('\n', '\r\n')]) {
      const { sources, problems } = read(text);
      expect(sources.map(({ spec }) => spec.location)).toEqual([
        'https://a.example/rss',
        'https://g.example/rss',
      ]);
      expect(problems.map(({ line, code }) => [line, code])).toEqual([
        [4, 'syntax'],
        [6, 'syntax'],
        [10, 'syntax'],
        [8, 'bad-every'],
      ]);
      expect(problems[0]?.detail).not.toMatch(/line \d/u);
    }
  });

  it('may begin with a byte order mark, as Notepad writes it', () => {
    expect(read('\ufeff- feed: https://a.example/rss')).toMatchObject({ sources: [{}], problems: [] });
  });

  it('has no password of an address in its problems', () => {
    const { problems } = read('- feed: https://toi:bimat@a.example/rss\n- feed:');
    expect(problems).toMatchObject([{ code: 'bad-address' }, { code: 'bad-address', detail: '' }]);
    expect(JSON.stringify(problems)).not.toContain('bimat');
  });

  it.each([
    ['broken', '- feed: "https://a.example', 'syntax'],
    ['no list', 'feed: https://a.example', 'not-a-list'],
    ['a tower of aliases', `a: &a [${'x,'.repeat(9)}]\nb: &b [${'*a,'.repeat(9)}]`, 'not-a-list'],
  ])('that is %s says so', (_, text, code) => {
    expect(read(text)).toMatchObject({ sources: [], problems: [{ code }] });
  });
});

describe('the list that comes with the project', () => {
  const text = readFileSync(join(projectRoot, 'data', 'sources.yaml'), 'utf8');

  it('follows nothing until somebody wants it', () => {
    expect(read(text)).toMatchObject({ sources: [], problems: [] });
  });

  it('is right once its comments are taken away', () => {
    const wanted = text.replaceAll(/^# (?=(?:- |\x20{2})\S+:)/gmu, '');
    const { sources, problems } = read(wanted);
    expect(problems).toEqual([]);
    expect(sources.length).toBeGreaterThan(9);
    expect(sources.every(({ spec }) => spec.outlet !== null && spec.since !== null)).toBe(true);
  });
});

describe('a pace', () => {
  it.each<[string, number | null]>([
    ['30m', 30],
    ['2h', 120],
    ['1d', 1440],
    ['90 m', 90],
    ['1w', null],
    ['30', null],
  ])('%s', (written, minutes) => {
    expect(minutesOf(written)).toBe(minutes);
  });
});

describe('an id made from an address', () => {
  it.each([
    ['https://vnexpress.net/rss/kinh-doanh.rss', 'vnexpress-kinh-doanh'],
    ['https://www.vietnamplus.vn/rss/home.rss', 'vietnamplus'],
    ['https://dantri.com.vn/rss/home.rss', 'dantri'],
    ['/home/tôi/Bài Đã Lưu', 'bai-da-luu'],
    ['https://xn--bo-lia.example/', 'xn-bo-lia'],
  ])('%s', (location, id) => {
    expect(sourceId(location, () => false)).toBe(id);
    expect(sourceId(location, (one) => one === id)).toBe(`${id}-2`);
  });
});
