// What the product leaves outside its own folder while it answers: nothing, and no identifier for anybody to ask after.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkplace, runCommand, type Workplace } from '../support/product.js';

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place.remove());

describe('an answer', () => {
  it('writes nothing into the home folder and leaves nothing among temporary files', async () => {
    const [home, temporary] = [join(place.folder, 'home'), join(place.folder, 'temporary')];
    await Promise.all([home, temporary].map((folder) => mkdir(folder)));
    const settings = { HOME: home, TMPDIR: temporary, ORT_DISABLE_TELEMETRY: '' };
    const asked = await runCommand(await place.dataDir(), ['ask', 'Bộ Công an'], settings);
    expect([0, 3]).toContain(asked.code);
    const left = await Promise.all([home, temporary].map((folder) => readdir(folder, { recursive: true })));
    expect(left).toEqual([[], []]);
  });
});
