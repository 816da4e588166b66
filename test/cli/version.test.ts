// The version as people and their reports of faults name it, whatever the settings are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { runCommand } from '../support/product.js';

it('is that of package.json, also where a setting is wrong', async () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  for (const flag of ['--version', '-v'])
    expect(await runCommand('/nowhere', [flag], { PORT: 'x' })).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
    });
});
