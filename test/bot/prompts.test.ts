// Prompts are proved when they are read: a broken or lopsided file stops the start, not a user's message.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadPrompts } from '../../src/prompts.js';
import { checkText } from '../support/fake-telegram/check.js';
import { prompts } from './harness.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prompts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(vi: string, en: string) {
  writeFileSync(join(folder, 'x.vi.ftl'), vi);
  writeFileSync(join(folder, 'x.en.ftl'), en);
  return loadPrompts(folder, 'x');
}

test('a sentence is filled in exactly, without marks around its values', () => {
  const words = load('hello = Chào { $name }!', 'hello = Hello { $name }!');
  expect(words.render('vi', 'hello', { name: 'Lan' })).toBe('Chào Lan!');
  expect(words.render('en', 'hello', { name: 'Lan' })).toBe('Hello Lan!');
});

test.each([
  ['an entry missing in one language', 'a = A\nb = B', 'a = A', 'lacks the entry "b"'],
  ['different variables', 'a = A { $x }', 'a = A { $y }', 'uses (x) in vi but (y) in en'],
  ['an entry that cannot be parsed', 'a = A { $x', 'a = A { $x }', '"a" cannot be parsed'],
  ['an entry given twice', 'a = A\na = B', 'a = A', 'a'],
])('%s is refused at load', (_, vi, en, message) => {
  expect(() => load(vi, en)).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(message) }),
  );
});

test('a missing file is refused at load, by its name', () => {
  expect(() => loadPrompts(folder, 'none')).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
});

test('an unknown entry and a missing value are errors, not odd messages', () => {
  const words = load('a = A { $x }', 'a = A { $x }');
  expect(words.render('vi', 'a', { x: 'người' })).toBe('A người');
  expect(() => words.render('vi', 'a')).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  expect(() => words.render('en', 'nothing')).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
});

test.each(['vi', 'en'] as const)('every fixed sentence in %s is HTML that Telegram takes', (locale) => {
  const keys = [
    'start',
    'start-group',
    'help-inline',
    'ask-empty',
    'not-found',
    'near',
    'source-gone',
    'sources-none',
    'sources-not-found',
    'sources-collection',
  ];
  for (const key of [...keys, 'only-text', 'unknown-command', 'failed', 'caption', 'continued'])
    expect(() => checkText(prompts.render(locale, key), 'HTML')).not.toThrow();
  expect(() =>
    checkText(prompts.render(locale, 'help', { commands: '/x', inline: '' }), 'HTML'),
  ).not.toThrow();
});

const BUTTONS = [
  'sources-button',
  'any-time-button',
  'channel-manage-button',
  'forget-button',
  'forget-cancel-button',
  'language-vi',
];
const POP_UPS = ['failed', 'sources-expired', 'chat-admins-only', 'channel-not-admin-alert'];

test.each(['vi', 'en'] as const)('pop-ups in %s are plain and within 200 characters', (locale) => {
  for (const key of [...POP_UPS, ...BUTTONS]) {
    expect(prompts.render(locale, key).length).toBeLessThanOrEqual(200);
    expect(prompts.render(locale, key)).not.toMatch(/[<>&]/);
  }
});
