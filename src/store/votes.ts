// What people thought of answers, on the database.
import { readReply } from '../core/reply-json.js';
import type { KeptVote, Vote, VoteFilter, VoteOutcome, VoteStore } from '../core/votes.js';
import type { Database } from './database.js';
import { promised } from './promised.js';

interface VoteRow extends Omit<KeptVote, 'reply'> {
  readonly reply: string;
}

/** The VoteStore port on the `votes` table. */
export function createVoteStore(db: Database): VoteStore {
  const present = db
    .prepare<[string, number], Vote>('SELECT vote FROM votes WHERE answer = ? AND person = ?')
    .pluck();
  const cast = db.prepare(
    `INSERT INTO votes (answer, person, chat, asker, vote, at, reply, model, index_change)
     SELECT id, @person, chat, asker, @vote, @now, answer, model, index_change FROM answers WHERE id = @answerId
     ON CONFLICT (answer, person) DO UPDATE SET vote = excluded.vote, at = excluded.at`,
  );
  const takeBack = db.prepare('DELETE FROM votes WHERE answer = ? AND person = ?');
  const count = db.prepare<[number], { up: number; down: number }>(
    "SELECT count(iif(vote = 'up', 1, NULL)) AS up, count(iif(vote = 'down', 1, NULL)) AS down FROM votes WHERE at >= ?",
  );
  const all = db.prepare<[number], VoteRow>(
    `SELECT answer AS answerId, vote, at, reply, model, index_change AS change FROM votes
     WHERE at >= ? ORDER BY min(at) OVER (PARTITION BY answer), answer, at, person`,
  );

  const press = db.transaction((answerId: string, person: number, vote: Vote, now: number): VoteOutcome => {
    const before = present.get(answerId, person);
    if (before === vote) {
      takeBack.run(answerId, person);
      return 'withdrawn';
    }
    const { changes } = cast.run({ answerId, person, vote, now });
    if (changes === 0) return 'gone';
    return before === undefined ? 'counted' : 'changed';
  });

  return promised<VoteStore>({
    press: press.immediate,
    count: (since) => count.get(since) ?? { up: 0, down: 0 },
    list: ({ since = Number.MIN_SAFE_INTEGER }: VoteFilter = {}) =>
      all.all(since).flatMap((row): KeptVote[] => {
        const reply = readReply(row.reply);
        return reply === null ? [] : [{ ...row, reply }];
      }),
  });
}
