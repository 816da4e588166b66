// Hears what is said to PostgreSQL, and asks it which tables it would read from end to end for that.
import type { Client, Postgres } from '../../src/postgres/connection.js';

export type Said = ReadonlyArray<readonly [sql: string, values: readonly unknown[]]>;

/** The database, and what is said to it from now on. */
export function overheard(db: Postgres): { db: Postgres; said: Said } {
  const said: Array<readonly [string, readonly unknown[]]> = [];
  const listening = (client: Client): Client => ({
    query: (sql, values = []) => {
      said.push([sql, values]);
      return client.query(sql, values);
    },
    run: (sql, values = []) => {
      said.push([sql, values]);
      return client.run(sql, values);
    },
  });
  const transaction: Postgres['transaction'] = (work, options) =>
    db.transaction((client) => work(listening(client)), options);
  return { db: { ...db, ...listening(db), transaction }, said };
}

/** Each step of the plans of what was said that reads one of `tables` (names with | between) as a whole, and its statement. */
export async function readWhole(db: Client, said: Said, tables: string): Promise<string[]> {
  const sequential = new RegExp(`Seq Scan on (?:${tables})\\b`, 'u');
  const whole: string[] = [];
  for (const [sql, values] of [...said]) {
    const plan = await db.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values);
    const steps = plan.map((step) => step['QUERY PLAN']).filter((step) => sequential.test(step));
    whole.push(...steps.map((step) => `${step.trim()} in ${sql}`));
  }
  return whole;
}
