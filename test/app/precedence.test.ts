// Who waits for whom: background work for the questions of the moment, never for those that come after.
import { describe, expect, it } from 'vitest';
import { createPrecedence } from '../../src/app/precedence.js';

function pending() {
  let end: () => void = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end };
}

describe('precedence', () => {
  it('lets background work go on at once when nobody waits', () => {
    expect(createPrecedence().giveWay()).toBeNull();
  });

  it('holds it until all who wait have been served, also when serving one failed', async () => {
    const { first, giveWay } = createPrecedence();
    const [one, other] = [pending(), pending()];
    const served = first(() => one.over);
    const failed = first(async () => {
      await other.over;
      throw new Error('no');
    });
    let gone = false;
    const way = giveWay()?.then(() => {
      gone = true;
    });
    one.end();
    await served;
    expect(gone).toBe(false);
    other.end();
    await expect(failed).rejects.toThrow('no');
    await way;
    expect(giveWay()).toBeNull();
  });

  it('does not hold it longer for questions that come later', async () => {
    const { first, giveWay } = createPrecedence();
    const [early, late] = [pending(), pending()];
    const served = first(() => early.over);
    const way = giveWay();
    const later = first(() => late.over);
    early.end();
    await Promise.all([served, way]);
    late.end();
    await later;
  });
});
