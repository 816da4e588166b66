// Markdown to the words in it: settings at the top, title, and every sign that is not part of the article.
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/sources/markdown.js';

const textOf = (source: string): string => readMarkdown(source).text;

describe('the words of a Markdown text', () => {
  it.each([
    [
      'emphasis',
      '**Hà Nội** và *Huế*, __Vinh__ và _Đà Lạt_, ***Sa Pa***',
      'Hà Nội và Huế, Vinh và Đà Lạt, Sa Pa',
    ],
    ['emphasis within emphasis', '**rất _quan trọng_ đấy**', 'rất quan trọng đấy'],
    ['signs that mark nothing', 'snake_case_name và 2 * 3 * 4 = 24', 'snake_case_name và 2 * 3 * 4 = 24'],
    ['struck words', 'giá ~~12~~ 15 nghìn', 'giá 12 15 nghìn'],
    ['links', 'theo [Báo Mẫu](https://b.example/a_(b) "tên") và [VOV][1]', 'theo Báo Mẫu và VOV'],
    ['bare addresses', 'xem <https://b.example/a_b_c>', 'xem https://b.example/a_b_c'],
    ['pictures', '![Cầu](cau.jpg) [![ảnh](a.png)](https://b.example) Hết.', 'Hết.'],
    ['code', '`a*b*` giữ nguyên', 'a*b* giữ nguyên'],
    ['escaped signs', '\\*không nghiêng\\* và 5 \\# 6', '*không nghiêng* và 5 # 6'],
    ['entities', 'A&amp;B &lt;x&gt; 5&nbsp;km &#272;&#x1EAF;k &la;', 'A&B <x> 5 km Đắk &la;'],
    ['tags and comments', 'một <b>hai</b><!-- ẩn --> ba', 'một hai ba'],
    ['notes', 'Có nguồn[^1] rõ.', 'Có nguồn rõ.'],
    ['wrapped lines', 'Một câu\nxuống dòng\ngiữa chừng.', 'Một câu xuống dòng giữa chừng.'],
    ['meant line ends', 'Một  \nHai\\\nBa<br>\nBốn', 'Một\nHai\nBa\nBốn'],
    ['quotations', '> Lời ông\n> Nam nói.\n\nHết.', 'Lời ông Nam nói.\n\nHết.'],
    [
      'lists',
      '- một\n  tiếp\n* hai\n+ [x] ba\n\n1. bốn\n2) năm',
      '- một tiếp\n- hai\n- ba\n\n1. bốn\n2) năm',
    ],
    ['rules', 'Một\n\n---\n\nHai\n\n* * *', 'Một\n\nHai'],
    ['tables', '| Tỉnh | Số |\n|---|:--:|\n| **Huế** | 5 |', 'Tỉnh | Số\nHuế | 5'],
    ['code blocks', '```js\nlet a_b_ = **1**;\n```\nHết', 'let a_b_ = **1**;\nHết'],
    ['definitions', 'Xem [x].\n\n[x]: https://b.example "tên"', 'Xem [x].'],
    [
      'lower headings',
      '## Phần **hai** ##\nChữ.\n\nPhần ba\n-------\nChữ.',
      'Phần hai\n\nChữ.\n\nPhần ba\n\nChữ.',
    ],
    ['a hashtag', '#tinnong hôm nay', '#tinnong hôm nay'],
  ])('are without %s', (_, source, text) => {
    expect(textOf(source)).toBe(text);
  });

  it('are the same with the line ends of Windows and behind a byte order mark', () => {
    const source = '---\ntitle: A\n---\n# B\n\nMột\nhai.\n\nBa.';
    expect(readMarkdown(`\ufeff${source.replaceAll('\n', '\r\n')}`)).toEqual(readMarkdown(source));
  });

  it('come out in good time however the signs are piled up', () => {
    for (const sign of ['*', '_', '[', '](', '~~', '`', '<', '![', '**a', '_a ', '&#', '\\'])
      expect(textOf(`Đầu ${sign.repeat(20_000)} cuối.`)).toMatch(/^Đầu .*cuối\.$/su);
  });
});

describe('the title of a Markdown text', () => {
  it.each([
    ['# Đầu đề *lớn* #\n\nChữ.', 'Đầu đề lớn'],
    ['Đầu đề\n======\n\nChữ.', 'Đầu đề'],
    ['## Mục\n\n# Đầu đề\n\nChữ.', 'Đầu đề'],
    ['Chữ.', null],
    ['```\n# không phải\n```', null],
  ])('is the first heading of the first level: %j', (source, heading) => {
    expect(readMarkdown(source).heading).toBe(heading);
    expect(heading === null || !textOf(source).includes('Đầu đề')).toBe(true);
  });
});

describe('a front matter', () => {
  it('states fields by English or Vietnamese names, as they are written', () => {
    const { front, frontBroken, text } = readMarkdown(
      '---\ntitle: 2025\nngày đăng: 2025-08-16\nBáo: "Báo Mẫu"\nlink: https://b.example\ntác giả: [Lê An, Hà]\ntags: [x]\n---\nChữ.',
    );
    expect({ front, frontBroken, text }).toEqual({
      front: {
        title: '2025',
        date: '2025-08-16',
        source: 'Báo Mẫu',
        url: 'https://b.example',
        author: ['Lê An', 'Hà'],
      },
      frontBroken: false,
      text: 'Chữ.',
    });
  });

  it.each([
    ['broken YAML', 'title: [a'],
    ['a name given twice', 'title: a\ntitle: b'],
    ['a list', '- a'],
    ['aliases', 'a: &x [1]\nb: *x'],
    ['too many brackets', `a: ${'['.repeat(20_000)}`],
  ])('of %s is broken, and the text is still read', (_, yaml) => {
    expect(readMarkdown(`---\n${yaml}\n---\n\nChữ.`)).toMatchObject({
      front: {},
      frontBroken: true,
      text: 'Chữ.',
    });
  });

  it('may be empty, and a rule further down is none', () => {
    expect(readMarkdown('---\n---\nChữ.')).toMatchObject({ front: {}, frontBroken: false, text: 'Chữ.' });
    expect(readMarkdown('Một\n\n---\ntitle: A\n---\n')).toMatchObject({ front: {}, frontBroken: false });
  });
});
