// Sending corrections with a sender that does as it is told: which chats are written to, and what becomes of the rows.
import { beforeEach, expect, test } from 'vitest';
import { createSendCorrections } from '../../src/app/send-corrections.js';
import type { ArticleVersion } from '../../src/core/article-history.js';
import type {
  CorrectionChoice,
  CorrectionOutbox,
  SendOutcome,
  WaitingCorrection,
} from '../../src/core/correction-ports.js';
import type { DigestsSent } from '../../src/core/digest-message.js';
import type { Place } from '../../src/core/place.js';
import { articleOf } from '../support/articles.js';

const FIRST = articleOf('a', { text: 'Có 12 người bị thương.' });
const VERSIONS: readonly ArticleVersion[] = [
  { version: 1, article: FIRST, replacedAt: 9, present: false, withdrawn: false },
  {
    version: 2,
    article: { ...FIRST, text: 'Có 15 người bị thương.' },
    replacedAt: null,
    present: true,
    withdrawn: false,
  },
];
const SENT: SendOutcome = { status: 'sent', carried: 1 };

let states: Map<number, string>;
let written: number[];
/** How many corrections each message held. */
let told: number[];
let outcomes: SendOutcome[];
let gone: Set<number>;
let places: Place[];
let choices: Map<number, CorrectionChoice>;
/** What another process has just taken. */
let elsewhere: Set<number>;
let digests: DigestsSent;
/** What each message replies to, and whether it makes no sound. */
let manners: unknown[];

beforeEach(() => {
  states = new Map();
  written = [];
  told = [];
  outcomes = [];
  gone = new Set();
  places = [];
  choices = new Map();
  elsewhere = new Set();
  digests = null;
  manners = [];
});

function sending(
  chats: readonly number[],
  signal = new AbortController().signal,
  onSend = () => {},
  keys: readonly string[] = ['a', 'b', 'c'],
  topics: readonly number[] = [],
) {
  const rows = chats.map(
    (chat, place): WaitingCorrection => ({
      id: place + 1,
      chat,
      topic: topics[place] ?? null,
      answer: `answer ${place + 1}`,
      message: 1,
      language: 'vi',
      key: keys[place] ?? 'a',
      createdAt: 0,
    }),
  );
  for (const { id } of rows) states.set(id, 'pending');
  const become = (state: string) => async (ids: readonly number[]) => {
    for (const id of ids) states.set(id, state);
  };
  const outbox: CorrectionOutbox = {
    waiting: async () => rows.filter(({ id }) => states.get(id) === 'pending'),
    given: async () => [{ id: 1, version: 1, caption: null, start: 0, end: 22, shownDay: null }],
    begin: async (ids) => {
      const free = ids.filter((id) => states.get(id) === 'pending' && !elsewhere.has(id));
      await become('sending')(free);
      return free;
    },
    release: become('pending'),
    drop: become('dropped'),
    sent: async ({ id }) => void states.set(id, 'sent'),
    recover: async () => 0,
  };
  const send = createSendCorrections({
    outbox,
    settings: { corrections: async (chat) => choices.get(chat) ?? 'reply' },
    languages: { chosen: async () => null },
    chats: { isGone: async (chat) => gone.has(chat), gone: async (chat) => void gone.add(chat) },
    history: {
      versionsOf: async (key) => VERSIONS.map((one) => ({ ...one, article: { ...one.article, key } })),
      renamedTo: async () => null,
    },
    sender: {
      async send({ place, corrections, replyTo, silent }) {
        manners.push([replyTo, silent]);
        written.push(place.chat);
        places.push(place);
        told.push(corrections.length);
        onSend();
        return outcomes.shift() ?? SENT;
      },
    },
    clock: () => 10 * 24 * 3_600_000,
    process: 'one',
    digestsSince: async () => digests,
  });
  return send(signal);
}

test('a failure of one chat leaves its row for later and the others are told', async () => {
  outcomes = [{ status: 'later', afterMs: 60_000, everyone: false }];
  expect(await sending([1, 1, 2])).toEqual({ sent: 1, waitMs: 60_000 });
  expect(written).toEqual([1, 2]);
  expect([...states.values()]).toEqual(['pending', 'pending', 'sent']);
});

test('what another process has taken meanwhile is left to it, and the rest is told', async () => {
  elsewhere = new Set([1, 3]);
  expect(await sending([1, 2, 3, 4])).toEqual({ sent: 2, waitMs: null });
  expect(written).toEqual([2, 4]);
  choices = new Map([[7, 'digest']]);
  elsewhere = new Set([2]);
  outcomes = [{ status: 'sent', carried: 2 }];
  expect(await sending([7, 7, 7])).toEqual({ sent: 2, waitMs: null });
  expect([...states.values()]).toEqual(['sent', 'pending', 'sent', 'sent']);
});

test('a failure that concerns everyone ends the run', async () => {
  outcomes = [{ status: 'later', afterMs: 5000, everyone: true }];
  expect(await sending([1, 2])).toEqual({ sent: 0, waitMs: 5000 });
  expect(written).toEqual([1]);
  expect([...states.values()]).toEqual(['pending', 'pending']);
});

test('a message that Telegram will never take is dropped, the next one of the chat is sent', async () => {
  outcomes = [{ status: 'refused' }];
  expect(await sending([1, 1])).toEqual({ sent: 1, waitMs: null });
  expect([...states.values()]).toEqual(['dropped', 'sent']);
});

test('a chat that is gone is written to once, and all its rows are dropped', async () => {
  outcomes = [{ status: 'gone' }];
  expect(await sending([1, 1, 2])).toEqual({ sent: 1, waitMs: null });
  expect(written).toEqual([1, 2]);
  expect([...states.values()]).toEqual(['dropped', 'dropped', 'sent']);
});

test('gathered corrections wait for a digest that is under way, and follow it without a sound', async () => {
  choices.set(1, 'digest');
  digests = 'under-way';
  expect(await sending([1, 2])).toEqual({ sent: 1, waitMs: null });
  expect(states.get(1)).toBe('pending');
  digests = { message: 77 };
  await sending([1, 2]);
  expect(manners).toEqual([
    [1, false],
    [77, true],
    [1, false],
  ]);
});

test('gathered corrections that one message could not hold come in the next', async () => {
  choices.set(1, 'digest');
  outcomes = [{ status: 'sent', carried: 2 }, SENT];
  expect(await sending([1, 1, 1])).toEqual({ sent: 3, waitMs: null });
  expect(written).toEqual([1, 1]);
  expect([...states.values()]).toEqual(['sent', 'sent', 'sent']);
});

test('gathered, the same words of one article are corrected once, whichever answers gave them', async () => {
  choices.set(1, 'digest');
  outcomes = [{ status: 'sent', carried: 2 }];
  expect(await sending([1, 1, 1], undefined, undefined, ['a', 'b', 'a'])).toEqual({ sent: 3, waitMs: null });
  expect(told).toEqual([2]);
  expect([...states.values()]).toEqual(['sent', 'sent', 'sent']);
});

test('after the signal is aborted the message at hand is noted and no other is sent', async () => {
  const stopping = new AbortController();
  expect(await sending([1, 1, 2], stopping.signal, () => stopping.abort())).toEqual({
    sent: 1,
    waitMs: null,
  });
  expect([...states.values()]).toEqual(['sent', 'pending', 'pending']);
});

test('nothing is sent to a chat that is known to be gone, and one found to be gone is noted', async () => {
  gone.add(5);
  outcomes = [{ status: 'gone' }];
  await sending([5, 6, 7]);
  expect(written).toEqual([6, 7]);
  expect(gone).toEqual(new Set([5, 6]));
  expect([...states.values()]).toEqual(['dropped', 'dropped', 'sent']);
});

test('corrections gathered in a forum are told in the topic of their answers', async () => {
  choices.set(-5, 'digest');
  await sending([-5, -5, -5], undefined, undefined, ['a', 'b', 'c'], [7, 8, 7]);
  expect(places).toEqual([
    { chat: -5, topic: 7 },
    { chat: -5, topic: 7 },
    { chat: -5, topic: 8 },
  ]);
});
