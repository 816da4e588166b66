// The `feedback` command: prints the votes on answers as questions for `eval`, one JSON object a line.
import { once } from 'node:events';
import { AppError } from '../core/errors.js';
import { feedbackRows, type Vote, type VoteStore } from '../core/votes.js';
import type { Output } from './terminal-text.js';

export interface FeedbackFlags {
  /** A day `YYYY-MM-DD`, from its beginning in Asia/Ho_Chi_Minh. */
  readonly since?: string;
  readonly votes?: string;
}

export interface FeedbackCommandDependencies {
  readonly open: () => Promise<{ readonly votes: Pick<VoteStore, 'list'>; close(): Promise<void> }>;
  readonly out: Output;
}

function voteOf(written: string | undefined): Vote | undefined {
  if (written === undefined || written === 'up' || written === 'down') return written;
  throw new AppError('CONFIG_INVALID', `--votes ${written}: up or down (chỉ nhận up hoặc down).`);
}

function momentOf(day: string | undefined): number | undefined {
  if (day === undefined) return undefined;
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00+07:00`) : Number.NaN;
  if (Number.isNaN(at))
    throw new AppError('CONFIG_INVALID', `--since ${day}: a day as 2025-10-25 (ngày dạng 2025-10-25).`);
  return at;
}

/** Exit code 0, also when nobody has voted. Throws CONFIG_INVALID for an option that cannot be read. */
export async function feedbackCommand(
  { since, votes: only }: FeedbackFlags,
  { open, out }: FeedbackCommandDependencies,
): Promise<number> {
  const vote = voteOf(only);
  const moment = momentOf(since);
  const { votes, close } = await open();
  try {
    for (const row of feedbackRows(await votes.list({ since: moment }), vote))
      if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
    return 0;
  } finally {
    await close();
  }
}
