// Wrong settings: whichever process meets one says in a single line which it is, and ends with 1.
import { cp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { createWorkplace, flipBit, runCommand, startBot, type Workplace } from '../support/product.js';

const MODEL = join(projectRoot, 'embeddings', 'model', 'multilingual-e5-small-vi-en');
const SECRET = '123456:short-secret';

let place: Workplace;
let dataDir: string;

beforeAll(async () => {
  place = await createWorkplace();
  dataDir = await place.dataDir();
  await writeFile(join(place.folder, 'file'), 'x');
});
afterAll(() => place.remove());

/** Settings that are wrong by themselves, which is seen before anything is opened. */
const WRONG: ReadonlyArray<readonly [string, string]> = [
  ['BOT_TOKEN', SECRET],
  ['TELEGRAM_API_ROOT', 'api.telegram.org'],
  ['ADMIN_IDS', '123456, @ten'],
  ['ADMIN_IDS', '-1001234567890'],
  ['PORT', '65536'],
  ['PORT', 'tám nghìn'],
  ['PORT', '80.5'],
  ['LOG_LEVEL', 'loud'],
  ['INTERFACE_LANGUAGE', 'fr'],
  ['ANSWER_THRESHOLD', '1.5'],
  ['ANSWER_THRESHOLD', 'cao'],
  ['FETCH_ALLOW', 'a.example, 10.0.0.0/33'],
  ['EMBEDDING_MODEL', 'embeddings/model/nothing-here'],
  ['EMBEDDING_NEXT_MODEL', 'embeddings/model/nothing-here'],
  ['EMBEDDING_QUESTION_MODEL', 'embeddings/model/nothing-here'],
  ['EMBEDDING_POOLING', 'max'],
  ['EMBEDDING_DIMENSION', '0'],
  ['EMBEDDING_WORKERS', '0'],
  ['READER_MODEL', 'embeddings/reader/nothing-here'],
];

describe('a wrong setting', () => {
  it.each(WRONG)('%s=%s is named in one line by the bot and by a command', async (name, value) => {
    const [bot, command] = await Promise.all([
      startBot(dataDir, { [name]: value }).ended,
      runCommand(dataDir, ['ask', 'Ai?'], { [name]: value }),
    ]);
    for (const { code, stdout, stderr } of [bot, command]) {
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(new RegExp(`^${name}: [^\\n]+\\n$`, 'u'));
      expect(stderr).not.toContain(SECRET);
    }
  });

  it('is named beside every other one, in the same line', async () => {
    const { stderr } = await runCommand(dataDir, ['articles'], { PORT: 'x', LOG_LEVEL: 'y' });
    expect(stderr).toMatch(/^(?=.*PORT: )(?=.*LOG_LEVEL: )[^\n]+\n$/u);
  });

  it('of a data folder that cannot be made is named with the folder', async () => {
    // Under a file, the file itself, and where the system lets nobody make a folder.
    for (const impossible of [join(place.folder, 'file', 'data'), join(place.folder, 'file'), '/proc/data']) {
      const { code, stdout, stderr } = await runCommand(impossible, ['reindex']);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^DATA_DIR: [^\n]+\n$/u);
      expect(stderr).toContain(impossible);
    }
  });

  it('of a data folder whose parents are missing is no fault: they are made', async () => {
    const deep = join(place.folder, 'một', 'hai', 'ba');
    expect(await runCommand(deep, ['articles', '--json'])).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  it('of a dimension that the model does not have is told with the one that it has', async () => {
    const { code, stderr } = await runCommand(dataDir, ['ask', 'Ai?'], { EMBEDDING_DIMENSION: '128' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]*384[^\n]*128[^\n]*\n$/u);
  });
});

describe('a port that is taken', () => {
  it('is told in one line that names PORT', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await startBot(await place.dataDir(), { PORT: String(port) }).ended;
    server.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^[^\\n]*${port}[^\\n]*PORT[^\\n]*\\n$`, 'u'));
  });
});

describe('a model whose weights are not those of its manifest', () => {
  it('is refused in one line that names the file, before anything is stored', async () => {
    const altered = join(place.folder, 'altered-model');
    await cp(MODEL, altered, { recursive: true });
    const weights = join(altered, 'onnx', 'model_quantized.onnx');
    await flipBit(weights, 1_000_000);
    const fresh = await place.dataDir();
    const { code, stdout, stderr } = await runCommand(fresh, ['ask', 'Ai?'], { EMBEDDING_MODEL: altered });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/u);
    expect(stderr).toContain(weights);
    expect((await runCommand(fresh, ['articles', '--json'])).stdout).toBe('[]\n');
  });
});
