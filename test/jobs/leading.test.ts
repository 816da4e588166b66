// What only a leader does: begun where this process leads, ended when it does no more, and taken over by another.
import { expect, test } from 'vitest';
import type { Leadership, Term } from '../../src/core/leadership.js';
import { alwaysLeader } from '../../src/core/leadership.js';
import { type Duty, startLeading } from '../../src/jobs/leading.js';

const log = { info: () => {}, error: () => {} };

/** An election that a test decides: `elect` makes this process lead, `unseat` ends that. */
function election() {
  let isOpen = false;
  let term: AbortController | null = null;
  let resigned = 0;
  const leadership: Leadership = {
    async stand(): Promise<Term | null> {
      if (!isOpen) return null;
      isOpen = false;
      const mine = new AbortController();
      term = mine;
      return {
        ended: mine.signal,
        resign: async () => {
          resigned++;
          mine.abort();
        },
      };
    },
    call: async () => {},
    onCall: () => {},
    close: async () => {},
  };
  return {
    leadership,
    elect: () => {
      isOpen = true;
    },
    unseat: () => term?.abort(),
    resigned: () => resigned,
  };
}

/** A duty that writes down what becomes of it. */
function noted(name: string, events: string[], fails = 0): Duty {
  let failures = fails;
  return async (over) => {
    if (failures-- > 0) {
      events.push(`${name} fails`);
      throw new Error('not today');
    }
    events.push(`${name} begins`);
    return {
      stop: async () => {
        events.push(`${name} ends${over.aborted ? '' : ' early'}`);
      },
    };
  };
}

/** Lets a waiting loop go on at once. */
const wait = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('where one process alone has the database, duties begin when they are taken and end in reverse', async () => {
  const events: string[] = [];
  const leading = await startLeading({ leadership: alwaysLeader(), wait, log });
  await leading.take(noted('one', events));
  await leading.take(noted('two', events));
  expect(leading.leads()).toBe(true);
  expect(events).toEqual(['one begins', 'two begins']);
  await leading.stop();
  expect(events.slice(2)).toEqual(['two ends', 'one ends']);
});

test('a duty that fails where this process leads is told to whoever gave it', async () => {
  const events: string[] = [];
  const leading = await startLeading({ leadership: alwaysLeader(), wait, log });
  await expect(leading.take(noted('one', events, 1))).rejects.toThrow('not today');
  await leading.stop();
  expect(events).toEqual(['one fails']);
});

test('duties wait until this process leads, end when it does no more, and begin again when it does', async () => {
  const events: string[] = [];
  const { leadership, elect, unseat, resigned } = election();
  const leading = await startLeading({ leadership, wait, log });
  await leading.take(noted('one', events));
  await leading.take(noted('two', events));
  expect([leading.leads(), events]).toEqual([false, []]);
  elect();
  await expect.poll(() => events).toEqual(['one begins', 'two begins']);
  unseat();
  await expect.poll(() => events.slice(2)).toEqual(['two ends', 'one ends']);
  expect(leading.leads()).toBe(false);
  elect();
  await expect.poll(() => events.slice(4)).toEqual(['one begins', 'two begins']);
  await leading.stop();
  expect(events.slice(6)).toEqual(['two ends', 'one ends']);
  expect(resigned()).toBe(2);
});

test('a leader that cannot begin a duty lets another lead, and tries again when it is its turn', async () => {
  const events: string[] = [];
  const { leadership, elect, resigned } = election();
  const leading = await startLeading({ leadership, wait, log });
  await leading.take(noted('one', events));
  await leading.take(noted('two', events, 1));
  elect();
  await expect.poll(() => resigned()).toBeGreaterThan(0);
  await expect.poll(() => events).toEqual(['one begins', 'two fails', 'one ends early']);
  elect();
  await expect.poll(() => events.slice(3)).toEqual(['one begins', 'two begins']);
  await leading.stop();
});

test('told to stop while it takes over, it ends what it had begun and lets another lead', async () => {
  const events: string[] = [];
  const { leadership, elect, resigned } = election();
  const leading = await startLeading({ leadership, wait, log });
  let go = (): void => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await leading.take(async (over) => {
    events.push('slow');
    await held;
    return noted('one', events)(over);
  });
  await leading.take(noted('two', events));
  elect();
  await expect.poll(() => events).toEqual(['slow']);
  const stopped = leading.stop();
  go();
  await stopped;
  expect(events).toEqual(['slow', 'one begins', 'one ends']);
  expect(resigned()).toBe(1);
});
