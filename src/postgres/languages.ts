// Which language each chat chose and was last spoken to in, on PostgreSQL.
import { type Language, type Languages, languageSchema } from '../core/languages.js';
import type { Postgres } from './connection.js';

/** The Languages port on the `chat_languages` table. */
export function createPostgresLanguages(db: Postgres): Languages {
  async function known(chat: number): Promise<Record<'chosen' | 'spoken', Language | null>> {
    const [row] = await db.query('SELECT chosen, spoken FROM chat_languages WHERE chat = $1', [chat]);
    return {
      chosen: languageSchema.parse(row?.chosen ?? null),
      spoken: languageSchema.parse(row?.spoken ?? null),
    };
  }

  return {
    chosen: async (chat) => (await known(chat)).chosen,
    async choose(chat, language) {
      await db.run(
        `INSERT INTO chat_languages (chat, chosen) VALUES ($1, $2)
         ON CONFLICT (chat) DO UPDATE SET chosen = excluded.chosen`,
        [chat, language],
      );
    },
    async note(chat, language) {
      // Nearly every message is in the language of the one before: nothing is to be written then.
      if ((await known(chat)).spoken === language) return;
      await db.transaction(
        (client) =>
          client.run(
            `INSERT INTO chat_languages (chat, spoken) VALUES ($1, $2)
             ON CONFLICT (chat) DO UPDATE SET spoken = excluded.spoken`,
            [chat, language],
          ),
        { lightly: true },
      );
    },
    async of(chat) {
      const { chosen, spoken } = await known(chat);
      return chosen ?? spoken ?? 'vi';
    },
  };
}
