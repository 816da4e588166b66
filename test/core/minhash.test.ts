// Runs of syllables and their bands: what near-copies share and strangers do not.
import { describe, expect, it } from 'vitest';
import { COPY_SHARE, isCopy, overlapOf } from '../../src/core/copy-of.js';
import { bandsOf, runsOf } from '../../src/core/minhash.js';

/** A text of so many different syllables, the same for the same seed. */
function textOf(seed: string, syllables: number): string {
  return Array.from({ length: syllables }, (_, i) => `${seed}${(i * 7919) % 100_003}`).join(' ');
}

const shared = (a: string, b: string): number => {
  const bands = new Set(bandsOf(runsOf(b)));
  return bandsOf(runsOf(a)).filter((band) => bands.has(band)).length;
};

describe('runs of syllables', () => {
  it.each([
    ['none for fewer than five syllables', 'một hai ba bốn', 0],
    ['one for five', 'một hai ba bốn năm', 1],
    ['each different run once', 'a b c d e a b c d e', 5],
  ])('%s', (_, text, count) => {
    expect(runsOf(text).size).toBe(count);
  });

  it.each([
    ['marks and capitals', 'Hà Nội hôm nay mưa to', 'ha noi hom nay mua to'],
    ['places of tone marks', 'Hoà bình ở thuỷ điện', 'Hòa bình ở thủy điện'],
    ['punctuation and composition', 'Đà Nẵng, sáng nay: mưa', 'Đà Nẵng sáng nay mưa'.normalize('NFD')],
  ])('pay no heed to %s', (_, a, b) => {
    expect(runsOf(a)).toEqual(runsOf(b));
  });
});

describe('bands', () => {
  it('are the same for ever: they are in the database', () => {
    expect(bandsOf(runsOf('một hai ba bốn năm sáu')).slice(0, 3)).toMatchInlineSnapshot(`
      [
        4518263,
        1817502881,
        2196424485,
      ]
    `);
  });

  it('are none for a text without runs', () => {
    expect(bandsOf(runsOf('Ảnh'))).toEqual([]);
  });

  it('meet for copies with a sentence changed and never for strangers', () => {
    const text = textOf('a', 300);
    expect(shared(text, `${text.split(' ').slice(0, 270).join(' ')} ${textOf('b', 30)}`)).toBeGreaterThan(4);
    expect(shared(text, textOf('c', 300))).toBe(0);
  });

  it('meet in at least 93 of 100 pairs that have half of their runs in common', () => {
    const met = Array.from({ length: 100 }, (_, i) => {
      const common = textOf(`x${i}y`, 200);
      return shared(`${common} ${textOf(`m${i}y`, 100)}`, `${common} ${textOf(`n${i}y`, 100)}`);
    });
    expect(met.filter((bands) => bands > 0).length).toBeGreaterThanOrEqual(93);
  });
});

describe('a copy', () => {
  const whole = textOf('a', 200);
  const parts = (share: number) =>
    `${whole
      .split(' ')
      .slice(0, 200 * share)
      .join(' ')} ${textOf('b', 200 * (1 - share))}`;

  it.each([
    ['the same text', whole, true],
    ['nine tenths of it', parts(0.9), true],
    ['half of it', parts(0.5), false],
    ['a long beginning alone', whole.split(' ').slice(0, 80).join(' '), true],
    ['a beginning too short to say', whole.split(' ').slice(0, 20).join(' '), false],
    ['another text', textOf('z', 200), false],
    ['no text', '', false],
  ])('is or is no %s', (_, other, expected) => {
    const [a, b] = [runsOf(whole), runsOf(other)];
    expect(isCopy(a, b, overlapOf(a, b))).toBe(expected);
    expect(isCopy(b, a, overlapOf(b, a))).toBe(expected);
  });

  it('is told by the share of the shorter text', () => {
    const [a, b] = [runsOf(whole), runsOf(`${whole} ${textOf('q', 200)}`)];
    const overlap = overlapOf(a, b);
    expect(overlap.contained).toBe(1);
    expect(overlap.jaccard).toBeLessThan(COPY_SHARE);
  });
});
