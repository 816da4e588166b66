// Which language each chat chose and was last spoken to in, on the database.
import { type Languages, languageSchema } from '../core/languages.js';
import type { Database } from './database.js';
import { lightly } from './light-write.js';
import { promised } from './promised.js';

/** The Languages port on the `chat_languages` table. */
export function createLanguages(db: Database): Languages {
  const read = db.prepare<[number], { chosen: unknown; spoken: unknown }>(
    'SELECT chosen, spoken FROM chat_languages WHERE chat = ?',
  );
  const choose = db.prepare(
    `INSERT INTO chat_languages (chat, chosen) VALUES (?, ?)
     ON CONFLICT (chat) DO UPDATE SET chosen = excluded.chosen`,
  );
  const note = db.prepare(
    `INSERT INTO chat_languages (chat, spoken) VALUES (?, ?)
     ON CONFLICT (chat) DO UPDATE SET spoken = excluded.spoken`,
  );
  const chosen = (chat: number) => languageSchema.parse(read.get(chat)?.chosen ?? null);
  const spoken = (chat: number) => languageSchema.parse(read.get(chat)?.spoken ?? null);
  return promised<Languages>({
    chosen,
    choose(chat, language) {
      choose.run(chat, language);
    },
    note(chat, language) {
      // Nearly every message is in the language of the one before: nothing is to be written then.
      if (spoken(chat) !== language) lightly(db, () => note.run(chat, language));
    },
    of: (chat) => chosen(chat) ?? spoken(chat) ?? 'vi',
  });
}
