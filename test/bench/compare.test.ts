// The bench's own arithmetic: figures of many runs, who is ahead, how a figure grows, and what is made of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { projectFile } from '../house/sources.js';
import { chartOf } from './compare/chart.js';
import { tried } from './compare/collections.js';
import { aheadBy, type Figure, growths, merged, recallOf, sizeName, spreadOf } from './compare/figures.js';
import { holding } from './compare/measuring.js';
import { benchOptions, sizeOf } from './compare/options.js';
import { aheadLines, growthLines, tableOf } from './compare/report.js';
import { reportPage } from './compare/report-page.js';
import { BEFORE, measureLasting } from './compare/row-lasting.js';
import { PERTURBATION, perturbed, seeded } from './compare/seeded.js';
import { rotated } from './compare/side.js';
import { shareFirstCore } from './core-share.js';

it('peers are pinned, and none of them is the product’s', () => {
  const { dependencies: peers } = JSON.parse(projectFile('test/bench/peers/package.json'));
  const { dependencies, devDependencies } = JSON.parse(projectFile('package.json'));
  expect(
    Object.values(peers).filter((version) => !/^(?:\d+\.\d+\.\d+|file:.+)$/u.test(String(version))),
  ).toEqual([]);
  const product = Object.keys({ ...dependencies, ...devDependencies });
  expect(Object.keys(peers).filter((name) => product.includes(name))).toEqual([]);
  expect(projectFile('test/bench/peers/package-lock.json')).not.toMatch(/"resolved": "http/u);
});

it('the page of the kept figures is made of them, and says why wherever another is ahead', () => {
  const { figures, machine } = JSON.parse(projectFile('test/bench/results/bench.json'));
  const page = projectFile('test/bench/results/report.md');
  expect(page).toBe(reportPage(figures, machine));
  expect(page).toContain('Trích Dẫn: ×2.37 from 10k to 1M chunks');
  expect(page).not.toContain('nobody has found out why');
});

const figure = (given: Partial<Figure>): Figure => ({
  row: 'question',
  size: 1000,
  measure: 'median',
  unit: 'ms',
  better: 'less',
  side: 'ours',
  value: 10,
  spread: [9, 11],
  runs: 30,
  day: '2026-11-27',
  ...given,
});

describe('what many runs come to', () => {
  it('is a quantile of all of them, with the least and the most that it is within a round', () => {
    expect(spreadOf([[1, 2, 3], [], [10, 20, 30]], 0.5)).toEqual({ value: 3, spread: [2, 20], runs: 6 });
    expect(spreadOf([Array.from({ length: 100 }, (_, i) => i + 1)], 0.99).value).toBe(99);
    expect(() => spreadOf([[], []], 0.5)).toThrow(RangeError);
  });

  it('keeps what was measured before unless it was measured again', () => {
    const before = [figure({ value: 1 }), figure({ size: 1_000_000, value: 2 })];
    expect(merged(before, [figure({ value: 3 })]).map(({ value }) => value)).toEqual([3, 2]);
  });
});

it('recall is the share of the true neighbours that were found, whatever their order', () => {
  expect(recallOf([3, 2, 9, 1], [1, 2, 3, 4])).toBe(0.75);
  expect(recallOf([], [1])).toBe(0);
  expect(recallOf([], [])).toBe(1);
});

describe('comparing', () => {
  it('is above 1 where ours is better, whichever way better is', () => {
    expect(aheadBy(figure({ value: 10 }), figure({ value: 30 }))).toBeCloseTo(3);
    const rate = { better: 'more' as const, measure: 'articles a second' };
    expect(aheadBy(figure({ ...rate, value: 30 }), figure({ ...rate, value: 10 }))).toBeCloseTo(3);
  });

  it('tells growth from the smallest collection to the largest', () => {
    const figures = [figure({ size: 100_000, value: 25 }), figure({ value: 10 }), figure({ side: 'exact' })];
    expect(growths(figures)).toEqual([{ side: 'ours', from: 1000, to: 100_000, times: 2.5 }]);
    expect(growthLines(figures)).toEqual(['Trích Dẫn: ×2.5 from 1k to 100k chunks']);
  });

  it('says in words, once a reason, where a peer is ahead, and admits not knowing why', () => {
    const lines = aheadLines([
      figure({ value: 40 }),
      figure({ side: 'langchain', value: 20 }),
      figure({ side: 'lancedb', value: 80 }),
      figure({ size: 10_000, value: 40 }),
      figure({ side: 'langchain', size: 10_000, value: 10 }),
      figure({ row: 'load', measure: 'answered', value: 2 }),
      figure({ row: 'load', measure: 'answered', value: 1, side: 'exact' }),
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^LangChain\.js is ahead in question, for .+: median at 1k \(×2\), median at 10k \(×4\)\.$/u,
    );
    expect(lines[1]).toContain('nobody has found out why');
  });

  it('prints value, spread, runs, day and ratio', () => {
    const table = tableOf([figure({}), figure({ side: 'langchain', value: 30, spread: [28, 31] })]);
    expect(table).toContain('question · 1k chunks · median');
    expect(table).toMatch(/LangChain\.js +30 ms +\(28–31, 30 runs, 2026-11-27\) {3}ours 3×/u);
  });
});

describe('the chart', () => {
  const figures = [
    figure({}),
    figure({ size: 10_000, value: 20 }),
    figure({ side: 'lancedb', value: 5 }),
    figure({ row: 'quality', size: null, measure: 'R@1', unit: '', better: 'more', value: 0.955 }),
  ];

  it('holds every side with its last value, as text that XML can hold', () => {
    const svg = chartOf(figures, 'a & b <c>');
    expect(svg).toContain('Trích Dẫn: 20 ms');
    expect(svg).toContain('LanceDB: 5 ms');
    expect(svg).toContain('0.955');
    expect(svg).toContain('a &amp; b &lt;c&gt;');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
  });

  it('draws a larger value higher, and a panel only where there are figures', () => {
    const heights = [...chartOf(figures, '').matchAll(/cy="([\d.]+)"/gu)].map(([, cy]) => Number(cy));
    expect(heights).toHaveLength(3);
    const [small = 0, large = 0, least = 0] = heights;
    expect(large).toBeLessThan(small);
    expect(least).toBeGreaterThan(small);
    expect(chartOf([], '')).not.toMatch(/polyline|NaN|Infinity/u);
  });
});

describe('the command line', () => {
  it('reads sizes and rows, and says what is wrong', () => {
    expect(sizeOf('10k')).toBe(10_000);
    expect(sizeOf('1M')).toBe(1_000_000);
    expect([1000, 100_000, 1_000_000].map(sizeName)).toEqual(['1k', '100k', '1M']);
    const options = benchOptions(['--only', 'start,ingest', '--sizes', '10k,1k,10k']);
    expect(options.only).toEqual(['ingest', 'stored']);
    expect(options.sizes).toEqual([1000, 10_000]);
    expect(() => benchOptions(['--only', 'speed'])).toThrow(/speed/u);
    expect(() => benchOptions(['--sizes', 'many'])).toThrow(/many/u);
    expect(benchOptions(['--count', '7']).count).toBe(7);
    expect(() => benchOptions(['--limit', '0'])).toThrow(/limit/u);
  });

  it('leaves the kept figures alone when only a quick look is wanted', () => {
    expect(benchOptions(['--quick']).out).toBeNull();
    expect(benchOptions([]).out).toMatch(/test.bench.results$/u);
  });
});

describe('chance', () => {
  it('gives a vector as near the real one as it says, of unit length, the same each time', () => {
    const real = new Float32Array(384).fill(1 / Math.sqrt(384));
    const [one, same] = [perturbed(real, seeded(7)), perturbed(real, seeded(7))];
    expect(one).toEqual(same);
    const dot = (a: Float32Array, b: Float32Array) =>
      a.reduce((sum, number, i) => sum + number * (b[i] ?? 0), 0);
    expect(dot(one, one)).toBeCloseTo(1, 5);
    expect(dot(one, real)).toBeCloseTo(1 / Math.sqrt(1 + PERTURBATION ** 2), 1);
  });

  it('lets everybody come first in turn', () => {
    expect([0, 1, 2, 3].map((turn) => rotated(['a', 'b', 'c'], turn).join(''))).toEqual([
      'abc',
      'bca',
      'cab',
      'abc',
    ]);
    expect(rotated([], 5)).toEqual([]);
  });
});

describe('a side that cannot hold a collection', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-sides-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is left out, said so each time, and not built again', async () => {
    let builds = 0;
    const said: string[] = [];
    const build = async (): Promise<void> => {
      builds++;
      throw new Error('langchain: Invalid string length\n at save');
    };
    for (let run = 0; run < 2; run++)
      expect(await tried(folder, '9-langchain', (line) => said.push(line), build)).toBe(false);
    expect([builds, new Set(said).size, said[0]]).toEqual([
      ...[1, 1, 'left out: langchain: Invalid string length  at save'],
    ]);
    expect(
      await tried(
        folder,
        '9-lancedb',
        (line) => said.push(line),
        async () => {},
      ),
    ).toBe(true);
    expect(holding(['ours', 'langchain'], { absent: ['langchain'] })).toEqual(['ours']);
  });
});

it('a question after many is not measured by questions that were asked already', async () => {
  const said: string[] = [];
  const bench = {
    options: { ...benchOptions([]), count: 10 },
    questions: Array.from({ length: BEFORE }, (_, n) => ({ id: n, question: `Câu ${n}?` })),
    ...{ raws: [], scratch: '', day: '2026-11-29', say: (line: string) => said.push(line) },
  } as unknown as Parameters<typeof measureLasting>[0];
  const sized = { folder: '', size: 1000, absent: [] } as unknown as Parameters<typeof measureLasting>[1];
  expect(await measureLasting(bench, sized)).toEqual([]);
  expect(said).toEqual(['after 1000 questions: left out; it needs 1040 different ones.']);
});

it('no more processes share a core than there are turns', () => {
  expect(() => shareFirstCore([1, 2, 3], 2)).toThrow(RangeError);
});
