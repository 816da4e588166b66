// Hours of the day as people type them: "7:30", "7h30", "7 giờ rưỡi", "9 tối", "7 pm", and from one to another.
import type { QuietHours } from './digest-schedule.js';
import { foldText } from './text.js';

const TIME =
  /^(?:luc |at )?(\d{1,2})(?:\s*(?::|\.|h|gio)\s*(?:(\d{2})(?:\s*(?:phut|p))?|(ruoi))?)?\s*(am|pm|sang|trua|chieu|toi|dem)?$/u;
const TO = /\s*(?:-|–|—|\bden\b|\btoi\b(?=\s*\d)|\bto\b|\bva\b)\s*/u;
const FROM = /^(?:tu|from|between)\s+/u;
const NONE: ReadonlySet<string> = new Set(['khong', 'khong co', 'tat', 'bo', 'thoi', 'off', 'none', 'no']);
const HALF = 12;

/** `HH:MM` of a time of day; null for anything else. */
export function readTime(text: string): string | null {
  const [, hours, minutes, half, part] = TIME.exec(plain(text)) ?? [];
  if (hours === undefined) return null;
  const hour = hourOf(Number(hours), part);
  const minute = half === undefined ? Number(minutes ?? 0) : 30;
  return hour > 23 || minute > 59 ? null : written(hour, minute);
}

/** Quiet hours "22:00-6:30", "từ 22h đến 6h30"; null for anything else. */
export function readQuiet(text: string): QuietHours | null {
  const [from, to, ...more] = plain(text).replace(FROM, '').split(TO);
  if (from === undefined || to === undefined || more.length > 0) return null;
  const hours = { from: readTime(from), to: readTime(to) };
  const { from: begin, to: end } = hours;
  return begin === null || end === null || begin === end ? null : { from: begin, to: end };
}

/** Whether a text says that there are to be no such hours. */
export function isNone(text: string): boolean {
  return NONE.has(plain(text));
}

/** `time` (`HH:MM`) so many hours later, over midnight. */
export function hoursLater(time: string, hours: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return written((((hour + hours) % 24) + 24) % 24, minute);
}

function plain(text: string): string {
  return foldText(text.normalize('NFC')).replace(/\s+/gu, ' ').trim();
}

/** "9 tối" is 21, "12 đêm" and "12 am" are 0, "1 trưa" is 13, "11 trưa" stays. */
function hourOf(hour: number, part: string | undefined): number {
  const morning = part === 'am' || part === 'sang';
  if (part === undefined || hour > HALF) return hour;
  if (hour === HALF) return morning || part === 'dem' ? 0 : HALF;
  if (morning || (part === 'trua' && hour > 3)) return hour;
  return part === 'dem' && hour < 6 ? hour : hour + HALF;
}

function written(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
