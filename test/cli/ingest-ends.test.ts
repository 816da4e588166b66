// How the ingest command ends: what a failure tells, and what is done after the report.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest } from '../../src/app/ingest.js';
import { ingestCommand } from '../../src/cli/ingest.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { captureOutput } from '../support/captured-output.js';
import { createExactIndex } from '../support/exact-index.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { plainExtract, streamOf } from '../support/raw-articles.js';

const prompts = loadPrompts(join(projectRoot, 'prompts'), 'terminal');
let db: Database;

beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

describe('the end of the ingest command', () => {
  it('tells what failed first, not the closing that failed for it', async () => {
    const failing = (message: string) => async () => {
      throw new Error(message);
    };
    const [out, err] = [captureOutput(), captureOutput()];
    const running = ingestCommand(
      ['/in'],
      {},
      {
        open: async () => ({
          ingest: failing('the disk is full'),
          read: () => streamOf([]),
          close: failing('not saved'),
        }),
        ...{ prompts, locale: 'vi', out: out.output, err: err.output, clock: () => 1 },
      },
    );
    await expect(running).rejects.toThrow('the disk is full');
  });

  it('says that it groups what an older version left without a story, and only then', async () => {
    for (const [unplaced, told] of [
      [['cũ'], 'Đang gom theo chuyện'],
      [[], ''],
    ] as const) {
      const err = captureOutput();
      const [grouped, catchUp] = [[] as string[], async () => grouped.push('all')];
      await ingestCommand(
        ['/in'],
        {},
        {
          open: async () => ({
            ingest: createIngest({
              store: createArticleStore(db),
              embedder: createHashedEmbedder(),
              index: createExactIndex(),
              clock: () => 1,
              extract: plainExtract,
            }),
            read: () => streamOf([]),
            stories: { unplaced: async () => unplaced },
            groupStories: { catchUp },
            close: async () => {},
          }),
          ...{ prompts, locale: 'vi', out: captureOutput().output, err: err.output, clock: () => 1 },
        },
      );
      expect([err.text().slice(0, 'Đang gom theo chuyện'.length), grouped.length]).toEqual([
        told,
        unplaced.length,
      ]);
    }
  });
});
