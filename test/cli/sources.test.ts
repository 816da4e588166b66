// The `sources` command where more than one address is named: each is added, whatever becomes of the others.
import { expect, it } from 'vitest';
import { createManageSources } from '../../src/app/manage-sources.js';
import { createTrySource } from '../../src/app/try-source.js';
import { opmlExchange } from '../../src/cli/list-exchange.js';
import { sourcesCommand } from '../../src/cli/sources.js';
import { captureOutput } from '../support/captured-output.js';
import { createFollowing, entryOf, feedOf, fetched, jsonReader } from '../support/live-sources.js';

it('adds every address that is named, and says with its exit code when one could not be', async () => {
  const scene = createFollowing();
  const { sources, fetcher, follow, time } = scene;
  const [a, b] = ['https://a.example/rss', 'https://b.example/rss'];
  for (const url of [a, b]) fetcher.answer(url, fetched(feedOf([entryOf(1)]), { url }));
  const manage = createManageSources({
    sources,
    follow,
    trySource: createTrySource({ fetcher, reader: jsonReader }),
  });
  const out = captureOutput().output;
  const words = Object.assign((key: string) => key, { locale: 'vi' as const });
  const run = (...names: string[]) =>
    sourcesCommand(
      ['add', ...names],
      {},
      {
        open: async () => ({ manage, readFile: async () => [], close: async () => {} }),
        ...{ exchange: opmlExchange, file: 'sources.yaml', words, out, err: out, clock: () => time.now },
      },
    );
  expect(await run('https://nowhere.example/rss', a, b)).toBe(2);
  expect((await sources.list()).map(({ spec }) => spec.location)).toEqual([a, b]);
  scene.close();
});
