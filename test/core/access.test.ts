// Who is admitted, as a table, and the laws of what each may ask.
import { describe, expect, it, test } from 'vitest';
import {
  type AccessDecision,
  type AccessMode,
  admissionOf,
  isKeptOut,
  telegramId,
} from '../../src/core/access.js';
import { type Bucket, draw } from '../../src/core/allowance.js';
import { type AskedQuestion, recordsOf } from '../../src/core/question-log.js';

const ADMIN = 1;
const [PERSON, GROUP] = [7, -5];

async function admitted(
  { person = PERSON, chat = PERSON }: { person?: number | null; chat?: number | null },
  mode: AccessMode,
  decided: Readonly<Record<number, AccessDecision>> = {},
  allowed: readonly number[] = [],
): Promise<string> {
  const of = async (id: number) => {
    const decision = decided[id];
    return decision === undefined ? null : { id, decision, reason: '', at: 0, told: false };
  };
  const isAdmin = (user: number) => user === ADMIN;
  return (await admissionOf({ person, chat }, { mode, allowed, isAdmin, list: { of } })).kind;
}

test.each([
  ['anyone, when it is open', {}, 'open', {}, [], 'admitted'],
  ['who was shut out', {}, 'open', { [PERSON]: 'blocked' }, [], 'blocked'],
  ['who was shut out, in a group', { chat: GROUP }, 'open', { [PERSON]: 'blocked' }, [], 'blocked'],
  ['anyone in a group that was shut out', { chat: GROUP }, 'open', { [GROUP]: 'blocked' }, [], 'blocked'],
  [
    'an admin in such a group',
    { person: ADMIN, chat: GROUP },
    'open',
    { [GROUP]: 'blocked' },
    [],
    'admitted',
  ],
  ['an admin shut out by the other', { person: ADMIN }, 'open', { [ADMIN]: 'blocked' }, [], 'admitted'],
  ['anyone, when it is listed', {}, 'listed', {}, [], 'not-listed'],
  ['an admin, when it is listed', { person: ADMIN }, 'listed', {}, [], 'admitted'],
  ['who is in the settings', {}, 'listed', {}, [PERSON], 'admitted'],
  ['who is in the settings, in any group', { chat: GROUP }, 'listed', {}, [PERSON], 'admitted'],
  ['anyone in a group of the settings', { chat: GROUP }, 'listed', {}, [GROUP], 'admitted'],
  ['who was let in', {}, 'listed', { [PERSON]: 'allowed' }, [], 'admitted'],
  ['who is in the settings but was shut out', {}, 'listed', { [PERSON]: 'blocked' }, [PERSON], 'blocked'],
  ['a query typed anywhere, by nobody listed', { chat: null }, 'listed', {}, [GROUP], 'not-listed'],
] as const)('%s', async (_, caller, mode, decided, allowed, expected) => {
  expect(await admitted(caller, mode, decided, allowed)).toBe(expected);
});

test.each([
  ['who is admitted', PERSON, 'open', null, false],
  ['who was shut out', PERSON, 'open', 'blocked', true],
  ['who is not listed', PERSON, 'listed', null, true],
  ['who was let in', PERSON, 'listed', 'allowed', false],
  ['an admin', ADMIN, 'listed', 'blocked', false],
  ['a group that was shut out', GROUP, 'open', 'blocked', true],
  ['a group that is there for a listed member', GROUP, 'listed', null, false],
] as const)('unasked, %s is written to or not', async (_, chat, mode, decision, expected) => {
  const of = async (id: number) => (decision ? { id, decision, reason: '', at: 0, told: false } : null);
  const rules = { mode, allowed: [], isAdmin: (user: number) => user === ADMIN, list: { of } };
  expect(await isKeptOut(chat, rules)).toBe(expected);
});

test.each([
  ['7', 7],
  ['-1001234567890', -1_001_234_567_890],
  ['4503599627370495', 2 ** 52 - 1],
  ['4503599627370496', null],
  ['9999999999999999', null],
  ['0', null],
  ['-', null],
  ['7.5', null],
  ['', null],
])('the id written %j is %j', (written, id) => {
  expect(telegramId(written)).toBe(id);
});

describe('draw', () => {
  const rate = { most: 10, refillMs: 60_000 };
  const often = (times: number, everyMs: number, cost = 1) => {
    let bucket: Bucket | null = null;
    const drawn = Array.from({ length: times }, (_, i) => {
      const one = draw([{ rate, bucket }], cost, i * everyMs);
      bucket = one.buckets[0] ?? null;
      return one;
    });
    return {
      taken: drawn.filter(({ taken }) => taken).length,
      told: drawn.filter(({ tell }) => tell).length,
    };
  };

  it('lets a burst through and then as much as fills again', () => {
    expect(often(10, 0)).toEqual({ taken: 10, told: 0 });
    expect(often(12, 0).taken).toBe(10);
    expect(often(100, 6000)).toEqual({ taken: 100, told: 0 });
    expect(often(20, 0, 0.5).taken).toBe(20);
  });

  it('never lets through more than was there and came back, nor says so more than once a minute', () => {
    // An hour of a question every second.
    const { taken, told } = often(3600, 1000);
    expect(taken).toBeLessThanOrEqual(10 + 600);
    expect(taken).toBeGreaterThan(600);
    expect(told).toBeLessThanOrEqual(60);
    expect(told).toBeGreaterThan(0);
  });

  it('says how long to wait, and then it is so', () => {
    const empty: Bucket = { left: 0.25, at: 1000, toldAt: null };
    const { waitMs, taken } = draw([{ rate, bucket: empty }], 1, 1000);
    expect({ waitMs, taken }).toEqual({ waitMs: 4500, taken: false });
    expect(draw([{ rate, bucket: empty }], 1, 1000 + waitMs).taken).toBe(true);
    expect(draw([{ rate, bucket: empty }], 1, 1000 + waitMs - 100).taken).toBe(false);
  });

  it('takes nothing away when the clock is set back, and fills again by the new time', () => {
    const year = 365 * 86_400_000;
    const first = draw([{ rate, bucket: { left: 3, at: year, toldAt: year } }], 3, 0);
    expect(first).toMatchObject({ taken: true, buckets: [{ left: 0 }] });
    const [bucket = null] = first.buckets;
    const refused = draw([{ rate, bucket }], 1, 0);
    expect(refused).toMatchObject({ taken: false, waitMs: 6000, tell: true });
    expect(draw([{ rate, bucket: refused.buckets[0] ?? null }], 1, 6000).taken).toBe(true);
  });
});

describe('recordsOf', () => {
  const none = {
    reason: 'nothing-near',
    rejected: [],
    near: [],
    span: null,
    window: null,
    score: 0.2,
  } as const;
  const asked: AskedQuestion = {
    at: 5,
    place: { chat: GROUP, topic: 3 },
    person: PERSON,
    reply: { status: 'not-found', question: 'Giá vàng, giá vàng ở Huế?', ...none },
    answerMs: 9,
    retrievalMs: 4,
    language: 'vi',
    how: 'group',
  };

  it('keeps the words as a whole question and as what they are about', () => {
    expect(recordsOf(asked, true)).toMatchObject([
      { text: 'Giá vàng, giá vàng ở Huế?', subject: 'gia vang o hue', person: PERSON, chat: GROUP, topic: 3 },
    ]);
    const understood = { ...asked.reply, understood: 'Còn bạc ở Huế?' } as AskedQuestion['reply'];
    expect(recordsOf({ ...asked, reply: understood }, true)[0]?.text).toBe('Còn bạc ở Huế?');
  });

  it('keeps nothing of who and what where questions are not kept', () => {
    const near = [{ headline: 'Huế mưa' }];
    const reply = { ...asked.reply, near } as unknown as AskedQuestion['reply'];
    const [record] = recordsOf({ ...asked, reply }, false);
    const unknown = { text: null, subject: null, chat: null, topic: null, person: null, nearest: null };
    expect(record).toMatchObject({ ...unknown, status: 'not-found', reason: 'nothing-near', how: 'group' });
    expect(JSON.stringify(record)).not.toContain('Huế');
  });

  it('notes several questions one by one', () => {
    const parts = [
      { status: 'answered', question: 'Một?', quotes: [], window: null, score: 1 },
      { status: 'not-found', question: 'Hai?', ...none },
    ] as const;
    const reply = {
      status: 'several',
      question: 'Một? Hai?',
      parts,
      left: 0,
      window: null,
      score: 1,
    } as const;
    expect(recordsOf({ ...asked, reply }, true).map(({ text, status }) => [text, status])).toEqual([
      ['Một?', 'answered'],
      ['Hai?', 'not-found'],
    ]);
  });
});
