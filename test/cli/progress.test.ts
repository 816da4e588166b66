// What the progress of an ingest shows: the pace of the last half minute, the time left at that pace, and nothing invented.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IngestProgress } from '../../src/app/ingest.js';
import { Pace } from '../../src/cli/pace.js';
import { countTo, createProgress, formatSeconds } from '../../src/cli/progress.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { captureOutput } from '../support/captured-output.js';

const prompts = loadPrompts(join(projectRoot, 'prompts'), 'terminal');

describe('the progress of an ingest', () => {
  const words = wordsOf(prompts, 'vi');

  it('shows rate and time left by the clock it is given', () => {
    const { output, text } = captureOutput(100);
    let now = 0;
    const progress = createProgress({ output, words, clock: () => now, total: 4 });
    now = 10_000;
    progress.update({ read: 1, done: 1, problems: 0, chunks: 25, pending: 0, embedded: 0 });
    progress.stop();
    expect(text()).toContain('1/4 · 2,5 đoạn/giây · còn 0:30');
  });

  it('moves with the chunks of a batch whose articles are not stored yet', () => {
    const { output, text } = captureOutput(100);
    let now = 0;
    const progress = createProgress({ output, words, clock: () => now, total: 4 });
    now = 10_000;
    progress.update({ read: 4, done: 0, problems: 0, chunks: 10, pending: 10, embedded: 10 });
    progress.stop();
    expect(text()).toContain('████████████░░░░░░░░░░░░ 0/4 · 1,0 đoạn/giây · còn 0:10');
  });

  it('writes a plain line for each hundred articles where there is no terminal', () => {
    const { output, text } = captureOutput();
    const progress = createProgress({ output, words, clock: () => 0, total: null });
    for (let done = 0; done <= 250; done += 10)
      progress.update({ read: done, done, problems: 1, chunks: 2, pending: 0, embedded: 0 });
    progress.stop();
    expect(text()).toBe(
      'Đã nhận 100 bài, 2 đoạn, 1 mục không nhận được\nĐã nhận 200 bài, 2 đoạn, 1 mục không nhận được\n',
    );
  });

  it('writes times as people do', () => {
    expect([0, 9.6, 125, 3725].map(formatSeconds)).toEqual(['0:00', '0:10', '2:05', '1:02:05']);
  });

  /** The bar's last line after articles that came at the given seconds, a chunk each. */
  function barAfter(seconds: readonly number[], total: number): string {
    const { output, text } = captureOutput(100);
    let now = 0;
    const progress = createProgress({ output, words, clock: () => now, total });
    seconds.forEach((second, i) => {
      now = second * 1000;
      progress.update(progressOf(i + 1));
    });
    progress.stop();
    return (
      text()
        .match(/\d+\/\d+ · [^\u001b\n]*/gu)
        ?.at(-1) ?? ''
    );
  }

  const progressOf = (done: number): IngestProgress => ({
    read: done,
    done,
    problems: 0,
    chunks: done,
    pending: 0,
    embedded: 0,
  });

  it('tells neither rate nor time left before it can know them', () => {
    expect(barAfter([], 10)).toBe('0/10 · – đoạn/giây · còn –');
    expect(barAfter([0, 0.2, 0.9], 10)).toBe('3/10 · – đoạn/giây · còn –');
    expect(barAfter([0, 0.5, 1.5], 10)).toBe('3/10 · 2,0 đoạn/giây · còn 0:04');
  });

  it('goes by the last half minute: a fast beginning does not make the rest look short', () => {
    const known = Array.from({ length: 900 }, (_, i) => i / 1000);
    const slow = Array.from({ length: 40 }, (_, i) => 2 * (i + 1));
    expect(barAfter([...known, ...slow], 1000)).toBe('940/1000 · 0,5 đoạn/giây · còn 2:00');
  });

  it('counts towards a known total at the pace of the moment', () => {
    const { output, text } = captureOutput(100);
    let now = 0;
    const counting = countTo(100, { output, words, clock: () => now });
    for (let i = 0; i < 50; i++) {
      now += i < 40 ? 100 : 10_000;
      counting.step();
    }
    counting.stop();
    expect(text()).toContain('8:20');
  });
});

describe('a pace', () => {
  it('is null for a second, and never divides by nothing', () => {
    const pace = new Pace(5000, 10);
    expect([pace.perSecond(), pace.secondsTo(20)]).toEqual([null, null]);
    pace.update(5000, 20);
    expect(pace.perSecond()).toBeNull();
    pace.update(7000, 30);
    expect([pace.perSecond(), pace.secondsTo(40), pace.secondsTo(5)]).toEqual([10, 1, 0]);
  });

  it('has no time left to tell while it stands still', () => {
    const pace = new Pace(0);
    pace.update(1000, 5);
    pace.update(60_000, 5);
    expect([pace.perSecond(), pace.secondsTo(10)]).toEqual([0, null]);
  });

  it('keeps to its window however often it is updated', () => {
    const pace = new Pace(0);
    for (let ms = 1; ms <= 100_000; ms++) pace.update(ms, ms <= 50_000 ? ms : 50_000 + (ms - 50_000) / 10);
    expect(pace.perSecond()).toBeCloseTo(100, 0);
  });
});
