// What the reader of Bot API HTML lets through, and what it refuses.
import { describe, expect, it } from 'vitest';
import { parseTelegramHtml } from '../../src/web/telegram-html.js';

function nodesOf(source: string): unknown {
  const read = parseTelegramHtml(source);
  return read.ok ? read.nodes : read.problem;
}

describe('reading Telegram HTML', () => {
  it('keeps every kind of markup Telegram has, nested, under one name each', () => {
    expect(
      nodesOf('<b>a<i>b</i></b><strong>c</strong><u>d</u><del>e</del><code>f</code><pre>g</pre>'),
    ).toEqual([
      { tag: 'bold', children: ['a', { tag: 'italic', children: ['b'] }] },
      { tag: 'bold', children: ['c'] },
      { tag: 'underline', children: ['d'] },
      { tag: 'strike', children: ['e'] },
      { tag: 'code', children: ['f'] },
      { tag: 'pre', children: ['g'] },
    ]);
  });

  it('tells expandable quotes from others, and both spellings of a spoiler', () => {
    expect(nodesOf('<blockquote>a</blockquote><blockquote expandable>b</blockquote>')).toEqual([
      { tag: 'quote', children: ['a'] },
      { tag: 'expandable-quote', children: ['b'] },
    ]);
    const spoiler = [{ tag: 'spoiler', children: ['x'] }];
    expect(nodesOf('<tg-spoiler>x</tg-spoiler>')).toEqual(spoiler);
    expect(nodesOf('<span class="tg-spoiler">x</span>')).toEqual(spoiler);
  });

  it('decodes named and numeric entities once, in text and in addresses', () => {
    expect(nodesOf('&lt;b&gt; &amp;amp; &quot;&#39;&#x1EBF; &nbsp; &#0; &#xD800;')).toEqual([
      '<b> &amp; "\'ế &nbsp; &#0; &#xD800;',
    ]);
    expect(nodesOf('<a href="https://e.vn/?a=1&amp;b=2">x</a>')).toEqual([
      { tag: 'link', href: 'https://e.vn/?a=1&b=2', children: ['x'] },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    ' java&#10;script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'tg://user?id=1',
    '//evil.example',
    '/relative',
    '',
  ])('takes the address %j away from a link and keeps its text', (href) => {
    expect(nodesOf(`<a href="${href}">x</a>`)).toEqual([{ tag: 'plain', children: ['x'] }]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<SVG/onload=alert(1)>',
    '<iframe src="https://e.vn">',
    '<span style="x">a</span>',
    '<!-- x -->',
    '<b',
    '2 < 3',
    '<b>a',
    '</b>',
    '<b><i>a</b></i>',
    '<b>'.repeat(17) + '</b>'.repeat(17),
  ])('refuses %j as Telegram does', (source) => {
    expect(parseTelegramHtml(source).ok).toBe(false);
  });

  it('drops attributes that are not its own', () => {
    expect(nodesOf('<b onclick="x" style=\'y\' id=z>a</b>')).toEqual([{ tag: 'bold', children: ['a'] }]);
    expect(nodesOf('<a href="https://e.vn/" onclick="x">a</a>')).toEqual([
      { tag: 'link', href: 'https://e.vn/', children: ['a'] },
    ]);
  });

  it('gives the text without markup, whose length Telegram counts', () => {
    const read = parseTelegramHtml('<b>a &amp; <i>b</i></b> c');
    expect(read.ok && read.text).toBe('a & b c');
  });
});
