// What every store of what buttons need to know must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StateStore } from '../../src/core/ports.js';

export interface OpenedState {
  readonly state: StateStore;
  close(): void | Promise<void>;
}

export function stateStoreContract(name: string, open: () => OpenedState | Promise<OpenedState>): void {
  describe(`${name} as a store of what buttons need`, () => {
    let opened: OpenedState;
    let state: StateStore;
    beforeEach(async () => {
      opened = await open();
      ({ state } = opened);
    });
    afterEach(() => opened.close());

    it('gives back whatever JSON can hold, the last that was put', async () => {
      for (const value of [{ a: [1, null, 'Lúa\0 “gạo”'] }, 'chữ', 0, false, null, []]) {
        await state.put('kind', 'key', 5, value, 1);
        expect(await state.get('kind', 'key')).toEqual(value);
      }
    });

    it('keeps kinds and keys apart, and knows nothing of others', async () => {
      await state.put('a', 'b:c', 5, 1, 1);
      await state.put('a:b', 'c', 5, 2, 1);
      expect([await state.get('a', 'b:c'), await state.get('a:b', 'c')]).toEqual([1, 2]);
      expect([await state.get('a', 'c'), await state.get('a', 'B:C')]).toEqual([undefined, undefined]);
      expect(await state.get('a', 'b\0c')).toBeUndefined();
    });

    it('forgets one on demand', async () => {
      await state.put('a', 'x', 5, 1, 1);
      await state.put('a', 'y', 5, 2, 1);
      await state.remove('a', 'x');
      await state.remove('a', 'x');
      expect([await state.get('a', 'x'), await state.get('a', 'y')]).toEqual([undefined, 2]);
    });

    it('forgets what was put before a moment and not again since', async () => {
      await state.put('a', 'old', 5, 1, 4);
      await state.put('a', 'again', 5, 1, 4);
      await state.put('a', 'again', 5, 1, 5);
      expect(await state.prune(5)).toBe(1);
      expect([await state.get('a', 'old'), await state.get('a', 'again')]).toEqual([undefined, 1]);
    });
  });
}
