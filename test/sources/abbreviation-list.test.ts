// The editable list of short forms: the one that comes with the project, and what is said of one that is broken.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { readAbbreviationList } from '../../src/sources/abbreviation-list.js';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'trichdan-list-')), 'list.txt');
});
afterEach(() => rmSync(join(file, '..'), { recursive: true }));

it('comes with the usual short forms of newsrooms and chats', () => {
  const list = readAbbreviationList(join(projectRoot, 'prompts', 'abbreviations.txt'));
  const meanings = new Map(list.map((entry) => [entry.short, entry.meanings[0]]));
  expect(list.length).toBeGreaterThan(150);
  expect(['DN', 'UBND', 'ANTT', 'bn', 'ko', 'dc', 'vs', 'j'].map((short) => meanings.get(short))).toEqual([
    'doanh nghiệp',
    'ủy ban nhân dân',
    'an ninh trật tự',
    'bao nhiêu',
    'không',
    'được',
    'với',
    'gì',
  ]);
});

it('comes with places of several names', () => {
  const list = readAbbreviationList(join(projectRoot, 'prompts', 'abbreviations.txt'));
  const places = list.filter(({ sameName }) => sameName).map(({ short, meanings }) => [short, ...meanings]);
  expect(places.length).toBeGreaterThan(40);
  const names = places.flat().map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  expect(places.find((names) => names.includes('Australia'))).toContain('Úc');
});

it('may have comments, blank lines, a byte order mark and lines ended as on Windows', () => {
  writeFileSync(file, '\uFEFF# ghi chú\r\n\r\nDN = doanh nghiệp\r\nCT = chủ tịch | công ty # hai nghĩa\r\n');
  expect(readAbbreviationList(file)).toEqual([
    { short: 'DN', meanings: ['doanh nghiệp'] },
    { short: 'CT', meanings: ['chủ tịch', 'công ty'] },
  ]);
});

it.each([
  ['a line that says nothing', 'DN = a\nBV\n', 'line 2 is not'],
  ['a short form given twice', 'DN = a\nDN = b\n', 'line 2: DN is listed twice'],
  ['a meaning of a whole paragraph', `DN = ${'a'.repeat(91)}\n`, 'line 1 is not'],
  ['bytes that are no text', Buffer.from([0xff, 0xc0, 0x41]), 'no UTF-8 text'],
])('stops the start at %s', (_, text, message) => {
  writeFileSync(file, text);
  expect(() => readAbbreviationList(file)).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(message) }),
  );
});

it('stops the start when it is missing', () => {
  expect(() => readAbbreviationList(file)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
});
