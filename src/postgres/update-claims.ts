// Lanes of waiting updates held by locks of PostgreSQL: one process each, free when its connection ends.
import { z } from 'zod';
import type { UpdateClaims } from '../core/update-claims.js';
import type { LockSession } from './lock-session.js';
import { LOCKS } from './migrations.js';

const updateSchema = z.looseObject({ update_id: z.int() });

/**
 * A lane's lock; two lanes that should ever share a number are merely handled one after the other. The seed keeps the numbers
 * apart from the few other locks of this program.
 */
const lockOf = (lane: string): string => `hashtextextended(${lane}, ${LOCKS.chats})`;

/** $3: whether what was begun is left alone. */
const CLAIM = `
  WITH waiting AS MATERIALIZED (
    SELECT lane FROM updates WHERE finished = 0 AND lane <> ALL ($1::text[]) GROUP BY lane
    HAVING NOT $3 OR max(begun) = 0 ORDER BY min(number)
  )
  SELECT lane FROM waiting WHERE pg_try_advisory_lock(${lockOf('lane')}) LIMIT $2`;

const CLAIM_THESE = `
  SELECT lane FROM unnest($1::text[]) AS lane WHERE pg_try_advisory_lock(${lockOf('lane')})`;

const IS_BEGUN =
  'SELECT EXISTS (SELECT 1 FROM updates WHERE finished = 0 AND lane = $1 AND begun > 0) AS found';

/** Over the connection that holds the lock: without it nothing is begun. */
const NEXT = `
  WITH waiting AS MATERIALIZED (
    SELECT update_id, number FROM updates WHERE finished = 0 AND lane = $1 ORDER BY number LIMIT 2
  )
  UPDATE updates SET begun = begun + 1
  WHERE update_id = (SELECT update_id FROM waiting ORDER BY number LIMIT 1) AND finished = 0
  RETURNING body, begun - 1 AS begun, (SELECT count(*) FROM waiting)::int8 AS waiting`;

/** How often it was begun says who did last: nothing else counts it up. An erased one is finished, and still has its count. */
const IS_OURS = 'SELECT EXISTS (SELECT 1 FROM updates WHERE update_id = $1 AND begun = $2) AS found';
const ACQUIT = 'UPDATE updates SET begun = begun - 1 WHERE update_id = $1 AND begun > 0';
const RELEASE = `SELECT pg_advisory_unlock(${lockOf('$1')})`;
const IS_WAITING = 'SELECT EXISTS (SELECT 1 FROM updates WHERE finished = 0 AND lane = $1) AS found';

/**
 * After a lost connection, as when the server was restarted, so many looks, a second apart, leave alone what was begun: it
 * still runs where it was, and who runs it is to have its lane again before anybody begins it anew.
 */
const LOOKS_FOR_OTHERS = 5;

/**
 * The UpdateClaims port. After a lost connection the lanes held are taken again first of all, as what was begun in them still
 * runs here; those that another process took meanwhile are held no more.
 */
export function createPostgresUpdateClaims(locks: LockSession): UpdateClaims {
  const held = new Set<string>();
  const lost = new Set<string>();
  let looksForOthers = 0;
  let regaining: Promise<void> | null = null;
  locks.onLost(() => {
    for (const lane of held) lost.add(lane);
    held.clear();
    looksForOthers = LOOKS_FOR_OTHERS;
  });

  /**
   * Notes what a statement locked, and gives what is newly held. A connection may lock a lane twice, and has then to unlock it
   * twice: what another statement took meanwhile, or nobody wants any more, is unlocked at once.
   */
  async function note(lanes: readonly string[], isWanted = (_lane: string) => true): Promise<string[]> {
    const [taken, surplus]: [string[], string[]] = [[], []];
    for (const lane of lanes) {
      const isNew = isWanted(lane) && !held.has(lane);
      (isNew ? taken : surplus).push(lane);
      if (isNew) held.add(lane);
    }
    for (const lane of surplus) await locks.query(RELEASE, [lane]);
    return taken;
  }

  async function locked(lanes: readonly string[]): Promise<string[]> {
    const rows = await locks.query<{ lane: string }>(CLAIM_THESE, [lanes]);
    return rows.map(({ lane }) => lane);
  }

  async function takeLost(): Promise<void> {
    const asked = [...lost];
    const lanes = await locked(asked);
    const wanted = new Set(lost);
    for (const lane of asked) lost.delete(lane);
    await note(lanes, (lane) => wanted.has(lane));
  }

  /** By one at a time; a lane that is left meanwhile is not taken. */
  async function regain(): Promise<void> {
    if (lost.size === 0 && regaining === null) return;
    regaining ??= takeLost().finally(() => {
      regaining = null;
    });
    await regaining;
  }

  return {
    async claim(most, except) {
      await regain();
      const rows = await locks.query<{ lane: string }>(CLAIM, [
        [...except, ...held],
        most,
        looksForOthers > 0,
      ]);
      // Answered: the server is there again for others too.
      if (looksForOthers > 0) looksForOthers--;
      return note(rows.map(({ lane }) => lane));
    },
    async claimLane(lane) {
      await regain();
      if (held.has(lane)) return false;
      if (looksForOthers > 0) {
        const [row] = await locks.query<{ found: boolean }>(IS_BEGUN, [lane]);
        if (row?.found === true) return false;
      }
      return (await note(await locked([lane]))).length > 0;
    },
    async next(lane) {
      await regain();
      if (!held.has(lane)) return null;
      const [one] = await locks.query<{ body: string; begun: number; waiting: number }>(NEXT, [lane]);
      if (one === undefined) return null;
      const update = updateSchema.parse(JSON.parse(one.body));
      return { update, begunBefore: one.begun, hasNext: one.waiting > 1 };
    },
    async isOurs(lane, { update, begunBefore }) {
      const ask = async () =>
        (await locks.query<{ found: boolean }>(IS_OURS, [update.update_id, begunBefore + 1]))[0]?.found;
      // That the connection which holds the lanes is gone shows when it is asked something.
      const found = held.has(lane) ? await ask().catch(() => null) : null;
      if (found !== null && held.has(lane)) return found === true;
      await regain();
      return held.has(lane) && (await ask()) === true && held.has(lane);
    },
    async acquit(lane, updateId) {
      if (held.has(lane)) await locks.query(ACQUIT, [updateId]);
    },
    async release(lane) {
      lost.delete(lane);
      if (held.delete(lane)) await locks.query(RELEASE, [lane]);
      const [row] = await locks.query<{ found: boolean }>(IS_WAITING, [lane]);
      return row?.found === true;
    },
    async close() {
      held.clear();
      lost.clear();
      await locks.close();
    },
  };
}
