// The secret that this database's reader pages are addressed with: made once, kept with the articles.
import type { Client } from './connection.js';

const BYTES = 32;

/** The secret, 32 bytes, made by `random` where there is none yet; two processes that make it at once get the same. */
export async function postgresReaderSecret(db: Client, random: (bytes: number) => Buffer): Promise<Buffer> {
  const read = async () =>
    (await db.query<{ value: string }>("SELECT value FROM meta WHERE key = 'reader-secret'"))[0]?.value;
  const found = await read();
  if (found !== undefined) return Buffer.from(found, 'hex');
  const made = random(BYTES).toString('hex');
  await db.run("INSERT INTO meta (key, value) VALUES ('reader-secret', $1) ON CONFLICT DO NOTHING", [made]);
  return Buffer.from((await read()) ?? made, 'hex');
}
