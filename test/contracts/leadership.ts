// What every election of a leader among processes must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Leadership } from '../../src/core/leadership.js';

export interface OpenedLeadership {
  readonly leadership: Leadership;
  /** Takes its connection away. */
  lose(): Promise<void>;
  /** Lets it listen now instead of in a while. */
  listen(): void;
}

/** `open` empties the database, and gives what opens a process of it. */
export function leadershipContract(name: string, open: () => Promise<() => OpenedLeadership>): void {
  describe(`${name} as an election`, () => {
    let one: OpenedLeadership;
    let two: OpenedLeadership;
    beforeEach(async () => {
      const process = await open();
      [one, two] = [process(), process()];
    });
    afterEach(async () => {
      await one.leadership.close();
      await two.leadership.close();
    });

    it('has one leader, and the next one when that resigns', async () => {
      const term = await one.leadership.stand();
      expect(term?.ended.aborted).toBe(false);
      expect(await two.leadership.stand()).toBeNull();
      await term?.resign();
      expect(term?.ended.aborted).toBe(true);
      expect(await two.leadership.stand()).not.toBeNull();
      expect(await one.leadership.stand()).toBeNull();
    });

    it('ends a term with the connection, and another process may lead at once', async () => {
      const term = await one.leadership.stand();
      await one.lose();
      expect(term?.ended.aborted).toBe(true);
      expect(await two.leadership.stand()).not.toBeNull();
      expect(await one.leadership.stand()).toBeNull();
      await term?.resign();
      expect(await one.leadership.stand()).toBeNull();
    });

    it('lets another process lead when the leader closes', async () => {
      await one.leadership.stand();
      await one.leadership.close();
      expect(await two.leadership.stand()).not.toBeNull();
    });

    it('tells the leader that another process called, and nobody of its own calls or of those before its term', async () => {
      let calls = 0;
      await two.leadership.call();
      one.leadership.onCall(() => calls++);
      two.leadership.onCall(() => expect.fail());
      const term = await one.leadership.stand();
      await one.leadership.call();
      await two.leadership.call();
      one.listen();
      await expect.poll(() => calls).toBe(1);
      one.listen();
      await term?.resign();
      expect(calls).toBe(1);
    });
  });
}
