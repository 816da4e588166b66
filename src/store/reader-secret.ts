// The secret that this database's reader pages are addressed with: made once, kept with the articles.
import type { Database } from './database.js';

const BYTES = 32;

/** The secret, 32 bytes, made by `random` where there is none yet; two processes that make it at once get the same. */
export async function readerSecret(db: Database, random: (bytes: number) => Buffer): Promise<Buffer> {
  const read = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'reader-secret'");
  const found = read.get()?.value;
  if (found !== undefined) return Buffer.from(found, 'hex');
  const made = random(BYTES).toString('hex');
  db.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('reader-secret', ?)").run(made);
  return Buffer.from(read.get()?.value ?? made, 'hex');
}
