// When waiting changes are told: complete files together, renames whole, bursts bounded, and nothing held up for ever.
import { describe, expect, it } from 'vitest';
import { PendingChanges } from '../../src/sources/pending-changes.js';

/** A folder whose files have these marks, which a test may change between two looks. */
function setUp(marks: Record<string, string> = {}, most = 10) {
  const pending = new PendingChanges('/in', most);
  const look = (patience = 30) => pending.look(async (file) => marks[file] ?? null, patience);
  return { pending, look, marks };
}

describe('waiting changes', () => {
  it('are told once the file looks the same twice', async () => {
    const { pending, look, marks } = setUp({ a: '1' });
    expect(await look()).toBeNull();
    pending.change('a');
    expect(await look()).toBeNull();
    marks.a = '2';
    expect(await look()).toBeNull();
    expect(await look()).toEqual({ folder: '/in', changed: ['a'], removed: [] });
    expect(await look()).toBeNull();
    expect(pending.isEmpty).toBe(true);
  });

  it('begin anew with every further event of the file', async () => {
    const { pending, look } = setUp({ a: '1' });
    pending.change('a');
    await look();
    pending.change('a');
    expect(await look()).toBeNull();
    expect(await look()).toMatchObject({ changed: ['a'] });
  });

  it('tell a removal only when no file it may have become is still open', async () => {
    const { pending, look, marks } = setUp({ new: '1' });
    pending.remove('old');
    pending.change('new');
    await look();
    marks.new = '2';
    expect(await look()).toBeNull();
    expect(await look()).toEqual({ folder: '/in', changed: ['new'], removed: ['old'] });
  });

  it('tell a removal alone after a moment without events', async () => {
    const { pending, look } = setUp();
    pending.remove('old');
    expect(await look()).toBeNull();
    expect(await look()).toEqual({ folder: '/in', changed: [], removed: ['old'] });
  });

  it('forget a file that came and went, and one that went and came is changed', async () => {
    const { pending, look } = setUp({ b: '1' });
    pending.change('a');
    pending.remove('b');
    pending.change('b');
    await look();
    expect(await look()).toEqual({ folder: '/in', changed: ['b'], removed: [] });
    pending.change('gone');
    expect(await look()).toBeNull();
    expect(pending.isEmpty).toBe(true);
  });

  it('go without a file that never stops growing, which is told when it does', async () => {
    const { pending, look, marks } = setUp({ a: '1', log: '0' });
    pending.change('a');
    pending.change('log');
    const told = [];
    for (let size = 1; size <= 5; size += 1) {
      marks.log = String(size);
      told.push(await look(5));
    }
    expect(told).toEqual([null, null, null, null, { folder: '/in', changed: ['a'], removed: [] }]);
    expect(await look(5)).toMatchObject({ changed: ['log'] });
  });

  it('beyond a bound are the whole folder, once the burst is over', async () => {
    const { pending, look } = setUp({}, 3);
    for (const name of ['a', 'b', 'c', 'd']) pending.change(name);
    expect(await look()).toBeNull();
    pending.change('e');
    pending.remove('a');
    expect(await look()).toBeNull();
    expect(await look()).toEqual({ folder: '/in', changed: null, removed: [] });
    expect(pending.isEmpty).toBe(true);
  });

  it('do not wait for the end of a burst that has none', async () => {
    const { pending, look } = setUp({}, 1);
    const told = [];
    for (let i = 0; i < 4; i += 1) {
      pending.change(`a${i}`);
      pending.change(`b${i}`);
      told.push((await look(4)) !== null);
    }
    expect(told).toEqual([false, false, false, true]);
  });
});
