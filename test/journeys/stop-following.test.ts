// Ctrl-C while an admin has a source fetched: what is under way ends before the collection is closed under it.
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { openFollowing } from '../../src/compose-sources.js';
import {
  createFollowing,
  entryOf,
  FEED,
  feedOf,
  fetched,
  jsonReader,
  pageOf,
  specOf,
} from '../support/live-sources.js';

it('ends a fetch that was asked for, keeps what has come, and leaves the rest due', async () => {
  const scene = createFollowing();
  const { articles, ingest, fetcher, sources } = scene;
  const { withdraw, clock } = scene.dependencies;
  const urls = [1, 2, 3].map((n) => `https://bao.example/hoi-nghi-${n}.html`);
  const following = openFollowing({
    ...{ sources, articles, ingest, withdraw, clock },
    reading: { fetcher, reader: jsonReader },
    config: { SOURCES_FILE: '/nowhere/sources.yaml' },
    log: pino({ level: 'silent' }),
  });
  await sources.add(specOf(), 'chat');
  fetcher.answer(FEED, fetched(feedOf([1, 2, 3].map((n) => entryOf(n)))));
  let stopped: Promise<void> | null = null;
  let ended = false;
  fetcher.answer(urls[0] ?? '', fetched(pageOf(1)));
  fetcher.answer(urls[1] ?? '', () => {
    stopped = following.stop().then(() => {
      ended = true;
    });
    return fetched(pageOf(2));
  });
  const result = await following.manage.fetchNow('bao');
  expect(result).toEqual({ status: 'stopped' });
  expect(fetcher.requests.map(({ url }) => url)).not.toContain(urls[2]);
  await stopped;
  expect(ended).toBe(true);
  expect(await sources.due(clock())).toEqual(['bao']);
  scene.close();
});
