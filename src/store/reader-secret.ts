// The secret that this database's reader pages are addressed with: made once, kept with the articles.
import type { Database } from './database.js';

const BYTES = 32;

/** The secret, made by `random` where there is none yet. */
export function readerSecret(db: Database, random: (bytes: number) => Buffer): Buffer {
  const found = db
    .prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'reader-secret'")
    .get()?.value;
  if (found !== undefined && /^[0-9a-f]{64}$/u.test(found)) return Buffer.from(found, 'hex');
  const made = random(BYTES);
  db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('reader-secret', ?)").run(made.toString('hex'));
  return made;
}
