// The list of sources as other feed readers give and take it: what becomes of the names in it.
import { expect, it } from 'vitest';
import { opmlExchange } from '../../src/cli/list-exchange.js';
import type { FollowedSource } from '../../src/core/source-store.js';
import { specOf } from '../support/live-sources.js';

const followed = (location: string, outlet: string | null): FollowedSource => ({
  spec: specOf({ id: 'bao-nho-tin', location, outlet }),
  origin: 'chat',
  paused: null,
  etag: null,
  lastModified: null,
  nextFetch: 0,
  failures: 0,
  ttlMinutes: null,
  habitMinutes: null,
  lastSuccess: null,
  last: null,
});

function wantedOf(text: string) {
  const read = opmlExchange.read(text);
  if ('failure' in read) throw new Error(read.failure);
  return read.wanted.map(({ location, outlet }) => [location, outlet]);
}

it('comes back as it went out, and no id becomes the name of a paper', () => {
  const list = [followed('https://a.example/rss', 'Báo Nhỏ'), followed('https://b.example/rss', null)];
  expect(wantedOf(opmlExchange.write(list))).toEqual([
    ['https://a.example/rss', 'Báo Nhỏ'],
    ['https://b.example/rss', null],
  ]);
});

it.each([
  ['Kinh doanh', 'https://vnexpress.net/rss/kinh-doanh.rss', null],
  ['bao-nho-tin', 'https://b.example/rss', null],
  ['Tin mới - Báo Nhỏ RSS', 'https://b.example/rss', null],
  ['Báo Nhỏ', 'https://b.example/rss', 'Báo Nhỏ'],
])('takes “%s” of %s for the name %s', (title, xmlUrl, outlet) => {
  const outline = `<outline type="rss" text="${title}" title="${title}" xmlUrl="${xmlUrl}"/>`;
  const text = `<opml version="2.0"><head><title>x</title></head><body>${outline}</body></opml>`;
  expect(wantedOf(text)).toEqual([[xmlUrl, outlet]]);
});
