// Kills the making and sending of digests many times and counts what is lost and doubled: npm run bench:digest-kill -- [kills] [seed].
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chance } from '../support/chance.js';
import { type Ending, type Kill, killDigests, NAMED } from '../support/digest-kill.js';
import { prepareDigests } from '../support/digest-scene.js';

const [kills = 500, seed = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'trichdan-kills-'));
const fresh = join(folder, 'fresh.sqlite');
await prepareDigests(fresh);
const { steps } = await killDigests(fresh, folder, { seed: 0, deadly: 0, name: '' });
const next = chance(seed);
const queue: Kill[] = Array.from({ length: kills }, (_, n) => {
  const faults = n % 2 === 0 ? 0 : seed * 10_000 + n;
  // Every eighth at a named point, the first or a later time it is come to; the others at any statement.
  const name = n % 8 === 0 ? (NAMED[(n / 8) % NAMED.length] ?? '') : '';
  const times = name === 'planned' || name === 'prepared' ? 2 : 6;
  const deadly = 1 + Math.floor(next() * (name === '' ? steps - 1 : times));
  return { seed: faults, deadly, name, timeouts: true };
});
const endings: Array<Kill & Ending> = [];
const worker = async (): Promise<void> => {
  for (let kill = queue.shift(); kill !== undefined; kill = queue.shift())
    endings.push({ ...kill, ...(await killDigests(fresh, folder, kill)) });
};
await Promise.all([worker(), worker()]);
rmSync(folder, { recursive: true });

const sum = (of: (ending: Ending) => number) => endings.reduce((total, ending) => total + of(ending), 0);
const calm = endings.filter(({ silent }) => silent === 0);
const figures = {
  kills: endings.filter(({ killed }) => killed).length,
  points: steps,
  lost: sum(({ lost }) => lost),
  left: sum(({ open, dropped, waiting }) => open + dropped + waiting),
  acceptedButUnanswered: sum(({ silent }) => silent),
  doubled: sum(({ doubled }) => doubled),
  mostDoubledByAKill: Math.max(...endings.map(({ doubled, silent }) => doubled - silent)),
  withoutUnanswered: {
    kills: calm.length,
    doubled: calm.reduce((total, { doubled }) => total + doubled, 0),
  },
  doubledAndNotCounted: endings.filter(({ doubled, resent }) => doubled > resent).length,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
const isBroken =
  figures.lost + figures.left + figures.doubledAndNotCounted > 0 || figures.mostDoubledByAKill > 1;
if (isBroken) process.exitCode = 1;
