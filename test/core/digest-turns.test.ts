// Which subscriptions of a place are due together, which wait for the end of quiet hours, and what nothing was found for.
import { describe, expect, it } from 'vitest';
import { DEFAULT_DIGEST_SETTINGS } from '../../src/core/digest.js';
import { periodOf, turnsOf } from '../../src/core/digest-turns.js';
import { AT_ONCE_TURN, type Subscription } from '../../src/core/subscription.js';

const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const MORNING = at('2026-11-20T07:00');

function subscription(id: string, over: Partial<Subscription> = {}): Subscription {
  return {
    ...{ ...AT_ONCE_TURN, id, chat: 1, topic: null, person: 1, kind: 'topic', question: id },
    ...{ threshold: null, createdAt: 0, seen: 0, paused: false },
    ...over,
  };
}
const daily = (id: string, over: Partial<Subscription> = {}): Subscription =>
  subscription(id, { frequency: 'daily', lastDay: '2026-11-19', nextAt: MORNING, ...over });
const NIGHT = { ...DEFAULT_DIGEST_SETTINGS, quiet: { from: '22:00', to: '06:30' } };
const always = () => true;

function look(subscriptions: readonly Subscription[], local: string, settings = NIGHT, waits = always) {
  const { due, held, turns } = turnsOf(subscriptions, settings, waits, at(local));
  return {
    due: due.map(({ subscription: { id }, day }) => [id, day]),
    held: held.map(({ subscription: { id }, until }) => [id, until]),
    turns: turns.map(({ subscription: id, lastDay, nextAt }) => [id, lastDay, nextAt]),
    period: periodOf(due),
  };
}

describe('what is due at a place', () => {
  it('goes out together: every hour that has come, and what comes at once', () => {
    const later = daily('later', { time: '18:00', nextAt: at('2026-11-20T18:00') });
    const paused = daily('paused', { paused: true });
    expect(look([daily('a'), later, subscription('now'), paused], '2026-11-20T07:00')).toEqual({
      due: [
        ['a', '2026-11-20'],
        ['now', null],
      ],
      held: [],
      turns: [['a', '2026-11-20', at('2026-11-21T07:00')]],
      period: '2026-11-20',
    });
  });

  it('is one digest after however long a pause', () => {
    const { due, turns } = look(
      [daily('a', { lastDay: '2026-10-01', nextAt: at('2026-10-02T07:00') })],
      '2026-11-20T09:00',
    );
    expect(due).toEqual([['a', '2026-11-20']]);
    expect(turns).toEqual([['a', '2026-11-20', at('2026-11-21T07:00')]]);
  });

  it('is nothing before its time, whatever the place settled: the turn alone is worked out anew', () => {
    expect(look([daily('a', { nextAt: 0 })], '2026-11-20T06:59')).toEqual({
      ...{ due: [], held: [], period: 'at-once' },
      turns: [['a', '2026-11-19', MORNING]],
    });
  });

  it('does not come again when the clock goes back', () => {
    const sent = daily('a', { lastDay: '2026-11-20', nextAt: at('2026-11-21T07:00') });
    expect(look([sent], '2026-11-20T06:00')).toMatchObject({ due: [], turns: [] });
    expect(look([{ ...sent, nextAt: 0 }], '2026-11-18T08:00')).toMatchObject({
      due: [],
      turns: [['a', '2026-11-20', at('2026-11-21T07:00')]],
    });
  });
});

describe('quiet hours', () => {
  const END = at('2026-11-20T06:30');

  it('hold back what comes at once, and what is late, to their end', () => {
    const late = daily('late', { lastDay: '2026-11-18', nextAt: at('2026-11-19T18:00'), time: '18:00' });
    expect(look([subscription('now'), late], '2026-11-20T01:00')).toEqual({
      ...{ due: [], period: 'at-once' },
      held: [
        ['now', END],
        ['late', END],
      ],
      turns: [
        ['now', null, END],
        ['late', '2026-11-18', END],
      ],
    });
    const held = [subscription('now', { nextAt: END }), { ...late, nextAt: END }];
    expect(look(held, '2026-11-20T06:00')).toMatchObject({ due: [], held: [['now', END]], turns: [] });
    expect(look(held, '2026-11-20T06:30')).toMatchObject({
      due: [
        ['now', null],
        ['late', '2026-11-19'],
      ],
      turns: [
        ['now', null, null],
        ['late', '2026-11-19', at('2026-11-20T18:00')],
      ],
      period: '2026-11-19',
    });
  });

  it('do not hold an hour that the person chose within them', () => {
    const early = daily('early', { time: '05:00', nextAt: at('2026-11-20T05:00') });
    expect(look([early], '2026-11-20T05:00')).toMatchObject({ due: [['early', '2026-11-20']], held: [] });
  });

  it('hold nothing for which nothing was found', () => {
    const nothing = () => false;
    expect(look([subscription('now')], '2026-11-20T01:00', NIGHT, nothing)).toMatchObject({
      held: [],
      turns: [],
    });
    const held = subscription('now', { nextAt: END });
    expect(look([held], '2026-11-20T06:30', NIGHT, nothing)).toMatchObject({
      due: [],
      turns: [['now', null, null]],
    });
  });
});
