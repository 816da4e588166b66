// The list of live sources and how fetching them goes, in SQLite.
import type { SourceSpec } from '../core/source-ports.js';
import { rowOfSpec, SOURCE_COLUMNS, type SourceRow, sourceOfRow } from '../core/source-rows.js';
import type { ListChanges, ListedSource, MetItem, SourceOrigin, SourceStore } from '../core/source-store.js';
import type { Database } from './database.js';
import { promised } from './promised.js';
import { createConflictSolver } from './source-conflicts.js';
import { createSourceItems } from './source-items.js';

/** Has something to do from then on: a document to fetch, or an item to take or to read again. */
const DUE_AT = `min(next_fetch, coalesce((SELECT min(due_at) FROM source_items WHERE source = id AND due_at IS NOT NULL),
  next_fetch))`;
const ACTIVE = "removed = 0 AND paused IS NULL AND kind <> 'folder'";

interface ListRow {
  readonly id: string;
  readonly listed: string | null;
}

/** The SourceStore port on the tables of `m008_sources`. */
export function createSourceStore(db: Database): SourceStore {
  const items = createSourceItems(db);
  const makeRoom = createConflictSolver(db);
  const all = db.prepare<[], SourceRow>(
    `SELECT ${SOURCE_COLUMNS} FROM sources WHERE removed = 0 ORDER BY id`,
  );
  const one = db.prepare<[string], SourceRow>(
    `SELECT ${SOURCE_COLUMNS} FROM sources WHERE id = ? AND removed = 0`,
  );
  const fromFile = db.prepare<[], ListRow>("SELECT id, listed FROM sources WHERE origin = 'file'");
  const taken = db
    .prepare<[string, string], number>(
      'SELECT EXISTS (SELECT 1 FROM sources WHERE removed = 0 AND (id = ? OR location = ?))',
    )
    .pluck();
  const put = db.prepare(
    `INSERT OR REPLACE INTO sources (id, spec, location, kind, origin, listed, paused)
     VALUES (@id, @spec, @location, @kind, @origin, @listed, @paused)`,
  );
  const edit = db.prepare(
    `UPDATE sources SET spec = @spec, kind = @kind, origin = 'file', listed = @listed, paused = @paused, removed = 0,
       next_fetch = 0, failures = 0 WHERE id = @id AND location = @location`,
  );
  const drop = db.prepare('DELETE FROM sources WHERE id = ?');
  const hide = db.prepare('UPDATE sources SET removed = 1 WHERE id = ?');
  const pause = db.prepare("UPDATE sources SET paused = 'asked' WHERE id = ? AND removed = 0");
  const resume = db.prepare(
    'UPDATE sources SET paused = NULL, failures = 0, next_fetch = 0 WHERE id = ? AND removed = 0',
  );
  const due = db
    .prepare<[number, number], string>(
      `SELECT id FROM sources WHERE ${ACTIVE} AND owned_until <= ? AND ${DUE_AT} <= ? ORDER BY ${DUE_AT}, id`,
    )
    .pluck();
  const next = db
    .prepare<[], number | null>(`SELECT min(max(owned_until, ${DUE_AT})) FROM sources WHERE ${ACTIVE}`)
    .pluck();
  const claim = db.prepare(
    `UPDATE sources SET owner = @owner, owned_until = @until
     WHERE id = @id AND removed = 0 AND (owner = @owner OR owned_until <= @now)`,
  );
  const release = db.prepare('UPDATE sources SET owner = NULL, owned_until = 0 WHERE id = ? AND owner = ?');
  const validate = db.prepare('UPDATE sources SET etag = ?, last_modified = ? WHERE id = ?');
  const settle = db.prepare(
    `UPDATE sources SET location = @location, next_fetch = @nextFetch, failures = @failures,
       ttl_minutes = @ttlMinutes, habit_minutes = @habitMinutes, last_success = @lastSuccess, last = @last,
       paused = CASE WHEN paused IS NULL THEN @paused ELSE paused END WHERE id = @id`,
  );

  const sync = db.transaction((listed: readonly ListedSource[], { keep = false } = {}): ListChanges => {
    const before = new Map(fromFile.all().map((row) => [row.id, row.listed]));
    const changes = { added: [] as string[], edited: [] as string[], removed: [] as string[] };
    const ids = new Set(listed.map(({ spec }) => spec.id));
    for (const { spec, paused } of listed) {
      makeRoom(spec, ids);
      const row = rowOfSpec(spec, 'file', paused);
      const former = before.get(spec.id);
      before.delete(spec.id);
      if (former === row.listed) continue;
      // Another address is another document: what its server said of the former one does not hold.
      if (edit.run(row).changes === 0) put.run(row);
      changes[former === undefined ? 'added' : 'edited'].push(spec.id);
    }
    for (const id of keep ? [] : before.keys()) {
      drop.run(id);
      changes.removed.push(id);
    }
    return changes;
  });

  const add = db.transaction((spec: SourceSpec, origin: SourceOrigin): boolean => {
    if (taken.get(spec.id, spec.location) === 1) return false;
    put.run(rowOfSpec(spec, origin, false));
    return true;
  });

  const remove = db.transaction((id: string): boolean => {
    const row = one.get(id);
    if (row === undefined) return false;
    // One that the file lists stays known, lest the next start bring it back.
    if (row.origin === 'file') hide.run(id);
    else drop.run(id);
    return true;
  });

  const meet = db.transaction(
    (
      id: string,
      met: readonly MetItem[],
      { etag, lastModified }: { etag: string | null; lastModified: string | null },
      now: number,
    ) => {
      validate.run(etag, lastModified, id);
      return items.meet(id, met, now);
    },
  );

  return promised<SourceStore>({
    list: () => all.all().map(sourceOfRow),
    get(id) {
      const row = one.get(id);
      return row === undefined ? null : sourceOfRow(row);
    },
    sync: sync.immediate,
    add: add.immediate,
    pause: (id) => pause.run(id).changes > 0,
    resume: (id) => resume.run(id).changes > 0,
    remove: remove.immediate,
    due: (now) => due.all(now, now),
    nextDue: () => next.get() ?? null,
    claim: (id, owner, now, until) => claim.run({ id, owner, now, until }).changes > 0,
    release: (id, owner) => {
      release.run(id, owner);
    },
    meet: meet.immediate,
    settle: (id, { last, ...state }) => {
      settle.run({ ...state, id, last: last === null ? null : JSON.stringify(last) });
    },
    dueItems: items.dueItems,
    postpone: items.postpone,
    articleOf: items.articleOf,
    save: items.save,
  });
}
