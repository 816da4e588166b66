// The written transcripts are what the bot says today, and nothing that it can say is missing from them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { playTranscript } from '../support/transcript/play.js';

/** Entries that no scene can bring about, each with the reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  'given-up':
    'a message must have ended the process at three starts, which test/bot/begun-before.test.ts plays',
  'place-shut':
    'every press is answered before anything is written, so none is left to answer when writing fails',
};

const file = (...path: string[]) => readFileSync(join(projectRoot, ...path), 'utf8');
const entries = [...file('prompts', 'bot.vi.ftl').matchAll(/^([A-Za-z][\w-]*)[ \t]*=/gm)].map(
  ([, key = '']) => key,
);

describe.each(['vi', 'en'] as const)('the transcript in %s', (locale) => {
  test('is written as the bot speaks, and shows every sentence', async () => {
    const { text, keys } = await playTranscript(locale);
    expect(text, 'run npm run transcript').toBe(file('test', 'transcripts', `${locale}.txt`));
    expect(entries.filter((key) => !keys.has(key) && UNSEEN[key] === undefined)).toEqual([]);
    expect(Object.keys(UNSEEN).filter((key) => keys.has(key))).toEqual([]);
  }, 180_000);
});
