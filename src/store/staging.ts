// Lets a new model's vectors grow beside the present ones and take their place all at once, so that a reindex that is
// killed loses nothing and questions are answered from one model or the other, never from both.
import type { ChunkRow } from '../core/article-rows.js';
import type { ChunkVector, Claim } from '../core/article-store.js';
import { assertVector, otherModelStaged, sameModel } from '../core/model-identity.js';
import type { ModelIdentity, StoredChunk } from '../core/ports.js';
import { encodeVector } from '../core/vector-blob.js';
import { createChunkReader } from './article-reads.js';
import type { Database } from './database.js';
import type { Meta } from './meta.js';

export interface Staging {
  stageVectors(identity: ModelIdentity, vectors: readonly ChunkVector[]): void;
  unstaged(identity: ModelIdentity, count: number, claim?: Claim): StoredChunk[];
  adoptStaged(identity: ModelIdentity): boolean;
}

/** Milliseconds since 1970. */
const NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/** The part of the article store that a reindex uses. */
export function createStaging(db: Database, meta: Meta): Staging {
  const withArticles = createChunkReader(db);
  const add = db.prepare(
    `INSERT INTO staged_vectors (chunk_id, vector) SELECT id, ? FROM chunks WHERE id = ?
     ON CONFLICT (chunk_id) DO UPDATE SET vector = excluded.vector`,
  );
  const clear = db.prepare('DELETE FROM staged_vectors');
  const columns = 'SELECT id, article_id, caption, start_at, end_at FROM chunks';
  const first = db.prepare<[number], ChunkRow>(`${columns} ORDER BY id LIMIT ?`);
  const missing = db.prepare<[number], ChunkRow>(
    `${columns} WHERE id NOT IN (SELECT chunk_id FROM staged_vectors) ORDER BY id LIMIT ?`,
  );
  const unclaimed = db.prepare<[string, number], ChunkRow>(
    `${columns} WHERE id NOT IN (SELECT chunk_id FROM staged_vectors)
       AND id NOT IN (SELECT chunk_id FROM embedding_claims WHERE process <> ? AND until > ${NOW})
     ORDER BY id LIMIT ?`,
  );
  const claimedByOthers = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM embedding_claims WHERE process <> ? AND until > ${NOW})`,
    )
    .pluck();
  const addClaim = db.prepare(
    `INSERT INTO embedding_claims (chunk_id, process, until) VALUES (?, ?, ${NOW} + ?)
     ON CONFLICT (chunk_id) DO UPDATE SET process = excluded.process, until = excluded.until`,
  );
  const dropClaim = db.prepare('DELETE FROM embedding_claims WHERE chunk_id = ?');
  const dropClaims = db.prepare('DELETE FROM embedding_claims');
  const dropOld = db.prepare('DELETE FROM vectors');
  const takeNew = db.prepare('INSERT INTO vectors SELECT chunk_id, vector FROM staged_vectors');

  function isStaged(identity: ModelIdentity): boolean {
    const staged = meta.stagedModel();
    return staged !== null && sameModel(staged, identity);
  }

  function beginStaging(identity: ModelIdentity): void {
    clear.run();
    dropClaims.run();
    meta.writeStagedModel(identity);
  }

  const claimed = db.transaction((identity: ModelIdentity, count: number, claim: Claim): ChunkRow[] => {
    const { process, forMs } = claim;
    // Another process has put the last vectors in place since this one looked.
    if (meta.model()?.fingerprint === identity.fingerprint) return [];
    if (!isStaged(identity)) {
      if (claimedByOthers.get(process) === 1) throw otherModelStaged();
      beginStaging(identity);
    }
    const rows = unclaimed.all(process, count);
    for (const { id } of rows) addClaim.run(id, process, forMs);
    return rows;
  });

  const stageVectors = db.transaction((identity: ModelIdentity, vectors: readonly ChunkVector[]): void => {
    if (!isStaged(identity)) beginStaging(identity);
    for (const { id, vector } of vectors) {
      assertVector(vector, identity, `chunk ${id}`);
      add.run(encodeVector(vector), id);
      dropClaim.run(id);
    }
  });

  const adoptStaged = db.transaction((identity: ModelIdentity): boolean => {
    const lacking = isStaged(identity) ? missing.all(1).length : first.all(1).length;
    if (lacking > 0) return false;
    dropOld.run();
    takeNew.run();
    clear.run();
    dropClaims.run();
    meta.writeModel(identity);
    meta.writeStagedModel(null);
    meta.bump();
    return true;
  });

  return {
    stageVectors: stageVectors.immediate,
    adoptStaged: adoptStaged.immediate,
    unstaged: (identity, count, claim) =>
      withArticles(
        claim === undefined
          ? (isStaged(identity) ? missing : first).all(count)
          : claimed.immediate(identity, count, claim),
      ),
  };
}
