// Which reader the settings mean: the folder they name, the usual one, or none.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddingWorkers, openReadingModel } from '../../src/compose-models.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/log.js';
import { projectRoot } from '../../src/project-root.js';

const USUAL = join(projectRoot, 'embeddings/reader/model');

describe('Threads that embed', () => {
  it.each([
    [undefined, true, 8, 1],
    [undefined, false, 2, 2],
    [undefined, false, 64, 4],
    [3, true, 2, 3],
    [3, false, 8, 3],
  ])('set to %s, awaited %s, %i cores: %i', (set, isAwaited, cores, expected) => {
    expect(embeddingWorkers({ EMBEDDING_WORKERS: set }, isAwaited, cores)).toBe(expected);
  });
});

describe('The reader', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reader-'));
    symlinkSync(USUAL, join(folder, 'here'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The name of what is opened, and the log. */
  const opened = async (chosen: string | undefined, usual?: string) => {
    const lines: string[] = [];
    const log = createLogger('info', { write: (line) => void lines.push(line) });
    const reader = await openReadingModel(loadConfig({ READER_MODEL: chosen }), log, usual);
    await reader?.close();
    return { name: reader?.name ?? null, lines };
  };

  it('is the one that comes with the project, where nothing is set', async () => {
    expect(await opened(undefined)).toEqual({ name: 'reader-vi-en', lines: [] });
  });

  it('is the one in the folder that is named', async () => {
    expect(await opened(join(folder, 'here'), join(folder, 'nothing'))).toMatchObject({
      name: 'reader-vi-en',
    });
    expect(await opened('embeddings/reader/model', 'nothing')).toMatchObject({ name: 'reader-vi-en' });
  });

  it('is left out by “none”, without a word', async () => {
    expect(await opened('none')).toEqual({ name: null, lines: [] });
  });

  it('is done without where there is none in the usual place, which one line tells', async () => {
    const { name, lines } = await opened(undefined, 'embeddings/reader/nothing-here');
    expect(name).toBeNull();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('embeddings/reader/nothing-here');
  });

  it('that is named and not there is a wrong setting, told with its name', async () => {
    for (const nowhere of ['embeddings/reader/nothing-here', join(folder, 'nothing'), USUAL.slice(0, -1)]) {
      await expect(opened(nowhere)).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(new RegExp(`^READER_MODEL: .*${nowhere}`, 'u')),
      });
    }
  });

  it('that is named and no reader is refused', async () => {
    await expect(opened('embeddings/model/multilingual-e5-small-vi-en')).rejects.toMatchObject({
      code: 'MODEL_ALTERED',
    });
    await expect(opened('prompts')).rejects.toMatchObject({ code: 'MODEL_MISSING' });
  });
});
