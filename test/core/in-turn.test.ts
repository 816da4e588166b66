// Things done one after another, with others let in between.
import { describe, expect, it } from 'vitest';
import { inSteps } from '../../src/core/in-turn.js';

describe('inSteps', () => {
  it('lets others in after every so many, not before the first nor after the last', async () => {
    const done: string[] = [];
    const results = await inSteps(
      [1, 2, 3, 4],
      2,
      (one) => {
        done.push(`${one}`);
        return one * 10;
      },
      async () => {
        done.push('pause');
      },
    );
    expect(results).toEqual([10, 20, 30, 40]);
    expect(done).toEqual(['1', '2', 'pause', '3', '4']);
  });

  it('does nothing where there is nothing to do', async () => {
    let pauses = 0;
    expect(await inSteps([], 1, String, async () => void pauses++)).toEqual([]);
    expect(pauses).toBe(0);
  });
});
