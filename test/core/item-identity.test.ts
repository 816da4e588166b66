// The numbers in the addresses of papers, addresses that are the same page, and feeds that pages announce.
import { describe, expect, it } from 'vitest';
import { announcedFeeds } from '../../src/core/announced-feeds.js';
import {
  articleNumber,
  entryHash,
  isOfSite,
  keyWithoutUrl,
  urlIdentity,
} from '../../src/core/item-identity.js';
import { zoneMinutes } from '../../src/core/zone.js';
import { entryOf } from '../support/live-sources.js';

describe('the number of an article in its address', () => {
  it.each<[string, string | null]>([
    ['https://vnexpress.example/gia-vang-tang-4954321.html', '4954321'],
    ['https://tuoitre.example/gia-vang-tang-20260816093512345.htm', '20260816093512345'],
    ['https://vietnamplus.example/gia-vang-tang-post1055555.vnp', '1055555'],
    ['https://cand.example/kinh-te/gia-vang-tang-i784512/', '784512'],
    ['https://bao.example/gia-vang-tang-nam-2026.html', null],
    ['https://bao.example/gia-vang-ngay-20260816.html', null],
    ['https://bao.example/', null],
    ['không phải địa chỉ', null],
  ])('%s', (address, number) => {
    expect(articleNumber(address)).toBe(number);
  });
});

describe('addresses', () => {
  it('are the same whatever the scheme, www, fragment and final slash, but not another query', () => {
    const one = urlIdentity('http://www.bao.example/a/');
    expect(urlIdentity('https://bao.example/a#b')).toBe(one);
    expect(urlIdentity('https://bao.example/a?id=1')).not.toBe(one);
  });
});

describe('the site of a source', () => {
  it.each<[string, string | null, boolean]>([
    ['https://bao.example/rss', 'http://www.bao.example/a', true],
    ['https://rss.bao.example/', 'https://bao.example/a', true],
    ['https://bao.example/rss', 'https://the-thao.bao.example/a', true],
    ['https://bao.example/rss', 'https://khac-bao.example/a', false],
    ['https://bao.example/rss', null, false],
  ])('%s has %s: %s', (source, url, isOwn) => {
    expect(isOfSite(source, url)).toBe(isOwn);
  });
});

describe('an entry', () => {
  it('has another hash when anything that it says is another', () => {
    const hash = entryHash(entryOf(1));
    expect(entryHash(entryOf(1))).toBe(hash);
    expect(entryHash(entryOf(1, { claims: [] }))).not.toBe(hash);
    expect(entryHash(entryOf(1, { text: 'khác' }))).not.toBe(hash);
  });

  it('without an address has a key of its source', () => {
    expect(keyWithoutUrl('bao', entryOf(1, { url: null }))).toMatch(/^bao#[0-9a-f]{16}$/u);
  });
});

describe('a zone', () => {
  it.each<[string, number]>([
    ['Asia/Ho_Chi_Minh', 420],
    ['UTC', 0],
    ['America/New_York', -240],
    ['Asia/Kathmandu', 345],
  ])('counts times of %s from %i minutes east', (zone, minutes) => {
    expect(zoneMinutes(zone, Date.UTC(2026, 6, 1))).toBe(minutes);
  });
});

describe('feeds that a page announces', () => {
  const found = (html: string): string[] =>
    announcedFeeds(new TextEncoder().encode(html), 'https://bao.example/muc/');

  it('are found in its head first, then among its links, absolute and once each', () => {
    const html = `<a href="/rss/the-thao.rss">Thể thao</a>
      <LINK rel=alternate type='application/rss+xml' href='../rss/home.rss?a=1&amp;b=2'>
      <link rel="alternate" type="application/feed+json" href="https://khac.example/feed.json">
      <a href="/rss/the-thao.rss#x">lại</a> <a href="/tin/rss-la-gi.html">không</a> <a href="/feed/">tin</a>`;
    expect(found(html)).toEqual([
      'https://bao.example/rss/home.rss?a=1&b=2',
      'https://khac.example/feed.json',
      'https://bao.example/rss/the-thao.rss',
    ]);
  });

  it('are none where there is none, whatever the page is made of', () => {
    expect(
      found('<link type="application/rss+xml" href="javascript:alert(1)"><link type="application/rss+xml">'),
    ).toEqual([]);
    expect(found('<'.repeat(200_000))).toEqual([]);
    expect(found(`<a ${'x'.repeat(300_000)}`)).toEqual([]);
  });
});
