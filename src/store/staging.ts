// Lets a new model's vectors grow beside the present ones and take their place all at once, so that a reindex that is
// killed loses nothing and questions are answered from one model or the other, never from both.

import type { ChunkRow } from '../core/article-rows.js';
import type { ChunkVector } from '../core/article-store.js';
import { assertVector, sameModel } from '../core/model-identity.js';
import type { ModelIdentity, StoredChunk } from '../core/ports.js';
import { encodeVector } from '../core/vector-blob.js';
import { createChunkReader } from './article-reads.js';
import type { Database } from './database.js';
import type { Meta } from './meta.js';

export interface Staging {
  stageVectors(identity: ModelIdentity, vectors: readonly ChunkVector[]): void;
  unstaged(identity: ModelIdentity, count: number): StoredChunk[];
  adoptStaged(identity: ModelIdentity): boolean;
}

/** The part of the article store that a reindex uses. */
export function createStaging(db: Database, meta: Meta): Staging {
  const withArticles = createChunkReader(db);
  const add = db.prepare(
    `INSERT INTO staged_vectors (chunk_id, vector) SELECT id, ? FROM chunks WHERE id = ?
     ON CONFLICT (chunk_id) DO UPDATE SET vector = excluded.vector`,
  );
  const clear = db.prepare('DELETE FROM staged_vectors');
  const first = db.prepare<[number], ChunkRow>(
    'SELECT id, article_id, caption, start_at, end_at FROM chunks ORDER BY id LIMIT ?',
  );
  const missing = db.prepare<[number], ChunkRow>(
    `SELECT id, article_id, caption, start_at, end_at FROM chunks
     WHERE id NOT IN (SELECT chunk_id FROM staged_vectors) ORDER BY id LIMIT ?`,
  );
  const dropOld = db.prepare('DELETE FROM vectors');
  const takeNew = db.prepare('INSERT INTO vectors SELECT chunk_id, vector FROM staged_vectors');

  function isStaged(identity: ModelIdentity): boolean {
    const staged = meta.stagedModel();
    return staged !== null && sameModel(staged, identity);
  }

  const stageVectors = db.transaction((identity: ModelIdentity, vectors: readonly ChunkVector[]): void => {
    if (!isStaged(identity)) {
      clear.run();
      meta.writeStagedModel(identity);
    }
    for (const { id, vector } of vectors) {
      assertVector(vector, identity, `chunk ${id}`);
      add.run(encodeVector(vector), id);
    }
    meta.bump();
  });

  const adoptStaged = db.transaction((identity: ModelIdentity): boolean => {
    const lacking = isStaged(identity) ? missing.all(1).length : first.all(1).length;
    if (lacking > 0) return false;
    dropOld.run();
    takeNew.run();
    clear.run();
    meta.writeModel(identity);
    meta.writeStagedModel(null);
    meta.bump();
    return true;
  });

  return {
    stageVectors: stageVectors.immediate,
    adoptStaged: adoptStaged.immediate,
    unstaged: (identity, count) => withArticles((isStaged(identity) ? missing : first).all(count)),
  };
}
