// The items of live sources: met in a feed, known again by their identities, due to be taken or read again.
import { mayRenew, withFirstDates } from '../core/item-identity.js';
import { entryOfText, ITEM_COLUMNS, type ItemRow, itemOfRow } from '../core/source-rows.js';
import type { FollowedItem, MetItem } from '../core/source-store.js';
import type { Database } from './database.js';

interface KnownItem {
  readonly number: number;
  readonly own: number;
  readonly entry: string;
  readonly articleKey: string | null;
}

/** The part of the source store that is about items; `meet` is to be called inside a transaction. */
export function createSourceItems(db: Database) {
  const known = db.prepare<[string], KnownItem>(
    `SELECT number, own, entry, article_key AS articleKey FROM item_identities JOIN source_items ON number = item
     WHERE identity = ?`,
  );
  const identify = db.prepare('INSERT OR IGNORE INTO item_identities (identity, item) VALUES (?, ?)');
  const add = db.prepare(
    "INSERT INTO source_items (source, entry, own, state, due_at, met_at) VALUES (?, ?, ?, 'waiting', ?, ?)",
  );
  const saidBy = db
    .prepare<[number, string], string>('SELECT hash FROM source_entries WHERE item = ? AND source = ?')
    .pluck();
  const say = db.prepare(
    `INSERT INTO source_entries (item, source, hash) VALUES (?, ?, ?)
     ON CONFLICT (item, source) DO UPDATE SET hash = excluded.hash`,
  );
  const adopt = db.prepare(
    `UPDATE source_items SET source = ? WHERE number = ? AND source NOT IN (SELECT id FROM sources WHERE removed = 0)`,
  );
  const renew = db.prepare(
    `UPDATE source_items SET source = ?, entry = ?, own = ?, state = 'waiting', attempts = 0, due_at = ?, met_at = ?
     WHERE number = ?`,
  );
  const due = db.prepare<[string, number], ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM source_items WHERE source = ? AND due_at <= ?
     ORDER BY state <> 'waiting', met_at DESC, number`,
  );
  const postpone = db.prepare('UPDATE source_items SET due_at = ? WHERE source = ? AND due_at <= ?');
  const update = db.prepare(
    `UPDATE source_items SET article_key = @articleKey, entry = @entry, state = @state, attempts = @attempts,
       due_at = @dueAt, taken_at = @takenAt, page_read = @pageRead, etag = @etag, last_modified = @lastModified
     WHERE number = @number`,
  );

  function find(identities: readonly string[]): KnownItem | null {
    for (const identity of identities) {
      const item = known.get(identity);
      if (item !== undefined) return item;
    }
    return null;
  }

  function meet(source: string, items: readonly MetItem[], now: number) {
    const met = new Set<number>();
    const counts = { fresh: 0, changed: 0 };
    for (const { identities, hash, entry, own } of items) {
      const found = find(identities);
      if (found !== null && met.has(found.number)) continue;
      const said = [JSON.stringify(entry), own ? 1 : 0, now, now] as const;
      const item = found?.number ?? Number(add.run(source, ...said).lastInsertRowid);
      met.add(item);
      for (const identity of identities) identify.run(identity, item);
      const before = saidBy.get(item, source);
      if (found === null) counts.fresh++;
      else if (mayRenew(found.own === 1, own, before, hash)) {
        // Another site's word for when this paper published is no first word.
        const first = own && found.own === 0 ? entry : withFirstDates(entryOfText(found.entry), entry);
        renew.run(source, JSON.stringify(first), own ? 1 : 0, now, now, item);
        counts.changed++;
      } else adopt.run(source, item);
      if (before !== hash) say.run(item, source, hash);
    }
    return counts;
  }

  const save = db.transaction((item: FollowedItem, identities: readonly string[]): void => {
    const { number, articleKey: key, state, attempts, dueAt, takenAt, etag, lastModified } = item;
    const entry = JSON.stringify(item.entry);
    const pageRead = item.pageRead ? 1 : 0;
    const row = {
      number,
      articleKey: key,
      entry,
      state,
      attempts,
      dueAt,
      takenAt,
      pageRead,
      etag,
      lastModified,
    };
    update.run(row);
    for (const identity of identities) identify.run(identity, number);
  });

  return {
    meet,
    dueItems: (source: string, now: number): FollowedItem[] => due.all(source, now).map(itemOfRow),
    postpone: (source: string, now: number, until: number): void => {
      postpone.run(until, source, now);
    },
    articleOf: (identities: readonly string[]): string | null => find(identities)?.articleKey ?? null,
    save: (item: FollowedItem, identities: readonly string[] = []): void => save.immediate(item, identities),
  };
}
