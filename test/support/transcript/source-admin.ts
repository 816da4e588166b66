// Scenes of live sources, for those who run the bot.
import { createManageSources } from '../../../src/app/manage-sources.js';
import { createTrySource } from '../../../src/app/try-source.js';
import { followedData } from '../../../src/bot/followed-data.js';
import type { FetchOutcome } from '../../../src/core/source-ports.js';
import { gate } from '../../bot/harness.js';
import {
  createFollowing,
  entryOf,
  FEED,
  failure,
  feedOf,
  fetched,
  httpStatus,
  jsonReader,
  pageOf,
  specOf,
  unchanged,
} from '../live-sources.js';
import type { OpenStage, Stage, TranscriptScene } from './stage.js';

const ADMIN = 7;
const HOME = 'https://bao.example/';

/** A stage whose bot follows sources without a network. */
async function withSources(
  open: OpenStage,
  play: (stage: Stage, following: ReturnType<typeof createFollowing>) => Promise<void>,
): Promise<void> {
  const following = createFollowing();
  const { sources, fetcher, follow } = following;
  const manage = createManageSources({
    sources,
    follow,
    trySource: createTrySource({ fetcher, reader: jsonReader }),
  });
  const isAdmin = (user: number): boolean => user === ADMIN;
  const stage = await open({ isAdmin, sourceAdmin: { manage, isAdmin }, clock: () => following.time.now });
  try {
    await play(stage, following);
  } finally {
    following.close();
  }
}

const FAILURES = [
  'refused',
  'bad-address',
  'too-large',
  'timeout',
  'too-many-redirects',
  'network',
  'aborted',
] as const;

export const SOURCE_ADMIN: readonly TranscriptScene[] = [
  {
    title: {
      vi: 'Nguồn tin: danh sách, từng nguồn, từng nút',
      en: 'Live sources: the list, a source, its buttons',
    },
    play: (open) =>
      withSources(open, async (stage, { sources, fetcher, follow, time }) => {
        const admin = stage.person('Admin', ADMIN);
        const command = stage.say('/nguontin', '/feeds');
        await admin.says(command);
        await sources.add(specOf(), 'file');
        const [list] = await admin.says(command);
        const outcomes: Readonly<Record<string, FetchOutcome>> = {
          moi: fetched(feedOf([entryOf(1, { whole: true }), entryOf(2, { whole: true })])),
          cu: unchanged,
          loi: httpStatus(503),
        };
        for (const [id, outcome] of Object.entries(outcomes)) {
          await sources.add(specOf({ id, location: `${FEED}?${id}` }), 'file');
          fetcher.answer(`${FEED}?${id}`, outcome);
          await follow(id, { force: true });
        }
        for (const later of [0, 120_000, 7_200_000, 200_000_000]) {
          time.now += later;
          await admin.says(command);
        }
        for (const id of Object.keys(outcomes)) await sources.remove(id);
        fetcher.answer(FEED, httpStatus(410));
        await follow('bao', { force: true });
        await admin.says(command);
        fetcher.answer(FEED, fetched(feedOf([entryOf(3, { whole: true })])));
        await admin.taps(list, '1. Báo Mẫu');
        await admin.taps(list, stage.words('followed-resume-button'));
        await admin.taps(list, stage.words('followed-fetch-button'));
        const held = gate();
        fetcher.answer(FEED, () => held.opened.then(() => unchanged));
        const running = follow('bao', { force: true });
        await admin.taps(list, stage.words('followed-fetch-button'));
        held.open();
        await running;
        await admin.taps(list, stage.words('followed-fetch-button'));
        fetcher.answer(FEED, fetched(feedOf([entryOf(4)])));
        await admin.taps(list, stage.words('followed-test-button'));
        await admin.taps(list, stage.words('followed-pause-button'));
        await admin.taps(list, stage.words('followed-remove-button'));
        await admin.taps(list, stage.words('followed-keep-button'));
        await admin.taps(list, stage.words('followed-back-button'));
        await admin.tapsData(list, followedData('remove', 'bao'), stage.words('followed-remove-button'));
        await admin.taps(list, stage.words('followed-drop-button'));
        await admin.tapsData(list, followedData('card', 'bao'), 'Báo Mẫu');
      }),
  },
  {
    title: { vi: 'Nguồn tin: thêm một địa chỉ', en: 'Live sources: adding an address' },
    play: (open) =>
      withSources(open, async (stage, { fetcher, sources }) => {
        const admin = stage.person('Admin', ADMIN);
        const command = stage.say('/nguontin', '/feeds');
        const bare = entryOf(2, { title: null, claims: [] });
        fetcher.answer(FEED, fetched(feedOf([bare], { title: null, leftOut: 2 })));
        const [preview] = await admin.says(`${command} ${FEED}`);
        await admin.taps(preview, stage.words('followed-cancel-button'));
        await admin.tapsData(preview, followedData('add', '1'), stage.words('followed-add-button'));
        const [second] = await admin.says(`${command} ${FEED}`);
        await admin.taps(second, stage.words('followed-add-button'));
        const [third] = await admin.says(`${command} ${FEED}`);
        await admin.taps(third, stage.words('followed-add-button'));
        const page = 'https://bao.example/hoi-nghi-1.html';
        fetcher.answer(page, fetched(pageOf(1), { url: page }));
        await admin.says(`${command} ${page}`);
        const detail = [FEED, `${FEED}?2`].map(
          (url) => `<link rel='alternate' type='application/rss+xml' href='${url}'>`,
        );
        const body = new TextEncoder().encode(
          JSON.stringify({ failure: 'not-a-feed', detail: detail.join('') }),
        );
        fetcher.answer(HOME, fetched(pageOf(1), { body, url: HOME }));
        await admin.says(`${command} ${HOME}`);
        const [removal] = await admin.says(command);
        const [{ spec } = { spec: specOf() }] = await sources.list();
        await admin.tapsData(removal, followedData('remove', spec.id), stage.words('followed-remove-button'));
      }),
  },
  {
    title: { vi: 'Nguồn tin: vì sao không dùng được', en: 'Live sources: why an address is of no use' },
    play: (open) =>
      withSources(open, async (stage, { fetcher }) => {
        const admin = stage.person('Admin', ADMIN);
        for (const kind of FAILURES) {
          fetcher.answer(FEED, failure({ failure: kind }));
          await admin.says(`${stage.say('/nguontin', '/feeds')} ${FEED}`);
        }
      }),
  },
  {
    title: { vi: 'Nguồn tin: người khác', en: 'Live sources: somebody else' },
    play: (open) =>
      withSources(open, async (stage, { sources }) => {
        await sources.add(specOf(), 'file');
        const lan = stage.person('Lan', 1);
        const [refused] = await lan.says(stage.say('/nguontin', '/feeds'));
        await lan.tapsData(refused, followedData('drop', 'bao'), stage.words('followed-drop-button'));
      }),
  },
];
