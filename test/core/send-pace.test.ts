// How fast the bot may write: 30 a second in all, one a second to a chat, 20 a minute to a group, and silence as told.
import { expect, test } from 'vitest';
import { createSendPace } from '../../src/core/send-pace.js';

const T = 1_760_000_000_000;

/** How many messages leave within `ms` when each goes as soon as it may, to these chats in turn. */
function sentWithin(ms: number, chats: readonly number[]): number[] {
  const pace = createSendPace();
  const times: number[] = [];
  for (let now = T, n = 0; now < T + ms; ) {
    const chat = chats[n % chats.length] ?? 0;
    const pause = pace.unhurried(chat, now);
    if (pause > 0) now += pause;
    else {
      pace.leaves(chat, now);
      times.push(now);
      n++;
    }
  }
  return times;
}

test('30 a second in all, in every second, and no fewer', () => {
  const chats = Array.from({ length: 500 }, (_, n) => n + 1);
  const times = sentWithin(10_000, chats);
  expect(times).toHaveLength(300);
  for (const start of times) {
    expect(times.filter((time) => time >= start && time < start + 1000).length).toBeLessThanOrEqual(30);
  }
});

test('one a second to a person, 20 a minute to a group', () => {
  expect(sentWithin(60_000, [7])).toHaveLength(60);
  expect(sentWithin(180_000, [-7])).toHaveLength(60);
});

test('answers are counted and make what is not urgent wait', () => {
  const pace = createSendPace();
  for (let chat = 1; chat <= 40; chat++) pace.leaves(chat, T);
  expect(pace.unhurried(99, T + 400)).toBe(610);
  expect(pace.unhurriedAtAll(T + 400)).toBe(610);
  expect(pace.unhurried(99, T + 1010)).toBe(0);
});

test('a chat told to wait is left alone for exactly that time, others are not', () => {
  const pace = createSendPace();
  pace.told(1, 3_600_000, T);
  expect(pace.silentUntil(1)).toBe(T + 3_600_000);
  expect(pace.silentUntil(2)).toBe(0);
  expect(pace.unhurried(1, T + 10)).toBe(3_599_990);
  expect(pace.unhurried(2, T + 10)).toBe(0);
  pace.told(1, 5, T);
  expect(pace.silentUntil(1)).toBe(T + 3_600_000);
});

test('several chats told to wait at a time mean all, for what is not urgent alone', () => {
  const pace = createSendPace();
  pace.told(1, 2000, T);
  pace.told(2, 5000, T + 500);
  expect(pace.unhurried(3, T + 1000)).toBe(1000);
  expect(pace.silentUntil(3)).toBe(0);
  expect(pace.unhurried(3, T + 2000)).toBe(0);
  expect(pace.unhurried(2, T + 2000)).toBe(3500);
});

test('two busy chats that were told one after another, or one of them for an hour, do not hold up everybody', () => {
  const pace = createSendPace();
  pace.told(-1, 3_600_000, T);
  pace.told(-2, 30_000, T + 6000);
  expect(pace.unhurried(3, T + 6000)).toBe(0);
  const other = createSendPace();
  other.told(-1, 3_600_000, T);
  other.told(-2, 30_000, T + 1000);
  expect(other.unhurried(3, T + 1000)).toBe(30_000);
  expect(other.unhurried(3, T + 31_000)).toBe(0);
});

test('two busy chats told to wait for an hour each hold up everybody for no longer than a minute', () => {
  const pace = createSendPace();
  pace.told(-1, 3_600_000, T);
  pace.told(-2, 3_600_000, T + 1000);
  expect(pace.unhurried(3, T + 1000)).toBe(60_000);
  expect(pace.unhurried(-1, T + 61_000)).toBe(3_539_000);
});

test('a clock that is set back makes nobody wait longer, and nobody less', () => {
  const pace = createSendPace();
  for (let n = 0; n < 30; n++) pace.leaves(7, T);
  pace.told(8, 60_000, T);
  const back = T - 3_600_000;
  expect(pace.unhurried(99, back)).toBe(1010);
  expect(pace.unhurried(8, back + 10_000)).toBe(50_000);
  expect(pace.unhurried(7, back + 2000)).toBe(0);
});

test('what is not urgent leaves evenly, so that an answer finds the processor and Telegram free', () => {
  const chats = Array.from({ length: 500 }, (_, n) => n + 1);
  const times = sentWithin(10_000, chats).slice(30);
  for (const start of times.slice(0, 200))
    expect(times.filter((time) => time >= start && time < start + 100).length).toBeLessThanOrEqual(6);
});

test('while somebody waits for an answer there is room for it, and for a minute after for another', () => {
  const pace = createSendPace();
  let now = T;
  let sent = 0;
  const sendFor = (ms: number): number => {
    sent = 0;
    for (const end = now + ms; now < end; ) {
      const pause = pace.unhurried(sent + 1000, now);
      if (pause === 0) pace.leaves(1000 + sent++, now);
      now += Math.max(pause, 0);
    }
    return sent;
  };
  sendFor(5000);
  const over = [pace.attends(now), pace.attends(now)];
  sendFor(1100);
  expect(sendFor(10_100)).toBe(270);
  for (const end of over) end(now);
  sendFor(1100);
  expect(sendFor(10_100)).toBe(290);
  sendFor(60_000);
  expect(sendFor(10_100)).toBe(300);
});

test('what arrived late counts until a second after it arrived', () => {
  const pace = createSendPace();
  for (let chat = 1; chat <= 30; chat++) pace.leaves(chat, T);
  pace.arrived(30, T + 40);
  expect(pace.unhurried(99, T + 900)).toBe(110);
  pace.arrived(1, T + 120);
  expect(pace.unhurried(99, T + 900)).toBe(200);
});
