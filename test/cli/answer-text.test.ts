// An answer on the terminal: the answer's words in bold where colours show, and the link to the passage.
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { writeAnswer } from '../../src/cli/answer-text.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { answeredWith, firstQuote } from '../bot/sample.js';

const words = wordsOf(loadPrompts(join(projectRoot, 'prompts'), 'terminal'), 'vi');
const passageUrl = 'https://vidu.example/phim-ben-cu#:~:text=Phim';
const start = firstQuote().text.indexOf('120');
const quote = { ...firstQuote(), answering: [{ start, end: start + '120 tỷ đồng'.length }], passageUrl };

function written(isTTY: boolean): string {
  const out = Object.assign(new PassThrough(), { isTTY });
  writeAnswer(answeredWith('?', [quote]), words, out);
  return String(out.read());
}

it('marks the words on a terminal alone', () => {
  expect(written(true)).toContain('\u001B[1m120 tỷ đồng\u001B[22m');
  expect(written(false)).toContain('“Phim thu 120 tỷ đồng sau hai tuần chiếu.”');
});

it('gives the link to the passage', () => expect(written(false)).toContain(passageUrl));
