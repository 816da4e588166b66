// A stream that keeps what is written to it, as a pipe or as a terminal.
import { Writable } from 'node:stream';
import type { Output } from '../../src/cli/terminal-text.js';

export interface CapturedOutput {
  readonly output: Output;
  text(): string;
}

/** `columns` makes it a terminal of that width. */
export function captureOutput(columns?: number): CapturedOutput {
  const parts: string[] = [];
  const stream = new Writable({
    write(part, _, done) {
      parts.push(String(part));
      done();
    },
  });
  const output = columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns });
  return { output, text: () => parts.join('') };
}
