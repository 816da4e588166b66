// Hundreds of random answers: every message is accepted by the strict server, and every quote can be read back exactly.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DateSource } from '../../src/core/article.js';
import { textOf } from '../../src/core/article.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { cleaned } from '../support/fake-telegram/cleaned.js';
import { textsOf } from '../support/fake-telegram/read-back.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, articleSaying, notFoundWith, quoteOf } from './sample.js';

const ROUNDS = 300;

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
  scene.start();
});
afterAll(() => scene.close());

/** mulberry32: the same answers on every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 1_000_003) % below;
  };
}

const BITS = [
  'Hà Nội',
  'năm',
  '2025,',
  '<b>',
  '</blockquote>',
  '&amp;',
  '&',
  '"',
  "'",
  '>',
  '<',
  '👨‍👩‍👧‍👦',
  '🇻🇳',
  'e\u0301\u0323',
  'שלום',
  'مرحبا',
  '\u202Eabc\u202C',
  'a\u200Bb',
  '\n\n',
  '\t',
  '𝒳',
  'x'.repeat(700),
  '(còn tiếp)',
  'https://a.example/?a=1&b=2',
  '…',
  '{ $day }',
];
const SOURCES: readonly DateSource[] = ['given', 'byline', 'dateline', 'url', 'event', 'feed'];

function randomArticle(random: (below: number) => number, key: string): StoredArticle {
  const words = (most: number) =>
    Array.from({ length: 1 + random(most) }, () => BITS[random(BITS.length)]).join(' ');
  const text = `x${words(random(8) === 0 ? 400 : 40)}x`;
  const source = SOURCES[random(SOURCES.length)] ?? 'given';
  return articleSaying(text, {
    key,
    title: random(3) === 0 ? null : words(6),
    captions: [`y${words(10)}y`],
    outlet: random(3) === 0 ? null : words(3),
    url:
      random(3) === 0
        ? `https://a.example/${encodeURIComponent(words(3))}?"<>&`
        : (BITS[random(BITS.length)] ?? null),
    date: random(3) === 0 ? null : { day: '2025-08-16', time: null, source },
    eventDay: random(2) === 0 ? null : '2025-05-29',
  });
}

function randomQuote(random: (below: number) => number, source: StoredArticle) {
  const caption = random(4) === 0 ? 0 : null;
  const text = textOf(source, caption);
  const points = [...text.matchAll(/\S+/gu)];
  const first = random(points.length);
  const last = first + random(points.length - first);
  const start = points[first]?.index ?? 0;
  const end = (points[last]?.index ?? 0) + (points[last]?.[0].length ?? 1);
  const quote = quoteOf(source, text.slice(start, end), caption);
  const passage = {
    start: points[Math.max(0, first - random(60))]?.index ?? 0,
    end: points[last + 1 + random(60)]?.index ?? text.length,
  };
  return { ...quote, start, end, passage };
}

test(`${ROUNDS} random answers are all accepted, with their quotes intact and their sources on show`, async () => {
  const random = randomFrom(20251025);
  const user = scene.telegram.user(1);
  for (let round = 0; round < ROUNDS; round++) {
    const sources = Array.from({ length: 1 + random(6) }, (_, n) => randomArticle(random, `${n}`));
    const quotes = sources.map((source) => randomQuote(random, source));
    const notFound = random(5) === 0;
    scene.keep(sources);
    scene.script((question) =>
      notFound ? notFoundWith({ question, rejected: quotes, near: quotes }) : answeredWith(question, quotes),
    );
    const before = user.messages.length;
    await scene.inbox.finished(user.send(`Câu ${round}?`));
    const sent = user.messages.slice(before);
    expect(sent.length, `round ${round}`).toBeGreaterThan(0);
    if (notFound) {
      expect(sent.flatMap((message) => textsOf(message, 'blockquote'))).toEqual([]);
      continue;
    }
    const shown = sent.flatMap((message) => textsOf(message, 'blockquote')).join('');
    expect(shown).toBe(cleaned(quotes.map(({ text }) => text).join('')));
    const [page = expect.fail()] = await user.ask('/nguon');
    const [bold = ''] = textsOf(page, 'bold');
    expect(bold.length).toBeGreaterThan(0);
    expect(cleaned(quotes[0]?.text ?? '').startsWith(bold)).toBe(true);
  }
  expect(loudLines(scene.lines)).toEqual([]);
});
