// What people thought of answers, on PostgreSQL.
import { readReply } from '../core/reply-json.js';
import type { KeptVote, Vote, VoteOutcome, VoteStore } from '../core/votes.js';
import type { Client, Postgres } from './connection.js';

interface VoteRow extends Omit<KeptVote, 'reply'> {
  readonly reply: string;
}

/**
 * Two presses of one person on one answer, in whatever processes, count as one after the other: while the answer is there
 * its row is held, and when it is not, only votes that are there can change.
 */
async function press(
  client: Client,
  answer: string,
  person: number,
  vote: Vote,
  now: number,
): Promise<VoteOutcome> {
  await client.query('SELECT 1 FROM answers WHERE id = $1 FOR NO KEY UPDATE', [answer]);
  const [before] = await client.query<{ vote: Vote }>(
    'SELECT vote FROM votes WHERE answer = $1 AND person = $2 FOR UPDATE',
    [answer, person],
  );
  if (before?.vote === vote) {
    await client.run('DELETE FROM votes WHERE answer = $1 AND person = $2', [answer, person]);
    return 'withdrawn';
  }
  const cast = await client.run(
    `INSERT INTO votes (answer, person, chat, asker, vote, at, reply, model, index_change)
     SELECT id, $2, chat, asker, $3, $4, answer, model, index_change FROM answers WHERE id = $1
     ON CONFLICT (chat, answer, person) DO UPDATE SET vote = excluded.vote, at = excluded.at`,
    [answer, person, vote, now],
  );
  if (cast === 0) return 'gone';
  return before === undefined ? 'counted' : 'changed';
}

/** The VoteStore port on the `votes` table. */
export function createPostgresVoteStore(db: Postgres): VoteStore {
  return {
    press: (answer, person, vote, now) =>
      db.transaction((client) => press(client, answer, person, vote, now)),
    async count(since) {
      const [row] = await db.query<{ up: number; down: number }>(
        `SELECT count(*) FILTER (WHERE vote = 'up') AS up, count(*) FILTER (WHERE vote = 'down') AS down
         FROM votes WHERE at >= $1`,
        [since],
      );
      return row ?? { up: 0, down: 0 };
    },
    async list({ since = Number.MIN_SAFE_INTEGER } = {}) {
      const rows = await db.query<VoteRow>(
        `SELECT answer AS "answerId", vote, at, reply, model, index_change AS change FROM votes
         WHERE at >= $1 ORDER BY min(at) OVER (PARTITION BY answer), answer, at, person`,
        [since],
      );
      return rows.flatMap((row): KeptVote[] => {
        const reply = readReply(row.reply);
        return reply === null ? [] : [{ ...row, reply }];
      });
    },
  };
}
