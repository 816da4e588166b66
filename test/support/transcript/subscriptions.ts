// Scenes of following topics: trying one, its card and hours, settings, channels, files, and coming back.
import { subscriptionData } from '../../../src/bot/subscription-data.js';
import { FILE_LINES } from '../../../src/bot/subscription-file.js';
import { AT_ONCE_TURN } from '../../../src/core/subscription.js';
import { firstQuote, secondQuote } from '../../bot/sample.js';
import { botStores } from '../bot-stores.js';
import type { BotMessage } from '../fake-telegram/world.js';
import { memoryDatabase } from '../memory-database.js';
import type { Stage, TranscriptScene } from './stage.js';

const AT = Date.UTC(2025, 9, 25);
const STEPS = [0.3, 0.5, 0.7];

/** Two articles match, one when it is tight, none for what is written in capitals. */
async function previewTopic({ text }: { text: string }, threshold: number | null) {
  const at = STEPS.indexOf(threshold ?? 0.5);
  const quotes = text === text.toUpperCase() ? [] : [firstQuote(), secondQuote()].slice(0, at === 2 ? 1 : 2);
  const latest = quotes.map((quote) => ({ story: quote.article, article: quote.article, quote, score: 0.8 }));
  const thresholds = { looser: STEPS[at - 1] ?? null, tighter: STEPS[at + 1] ?? null, now: STEPS[at] ?? 0 };
  return { latest, matching: latest.length, thresholds };
}

const follow = (stage: Stage, topic: string) => `${stage.say('/theodoi', '/follow')} ${topic}`.trim();
const list = (stage: Stage) => stage.say('/danhsach', '/following');

const dataOf = (message: BotMessage | undefined): string =>
  message?.keyboard.flat().find(({ callback_data }) => callback_data !== undefined)?.callback_data ?? '';

function bytesOf(stage: Stage): Buffer {
  const sent = stage.telegram.messages.findLast(({ file }) => file !== null);
  if (sent?.file === null || sent === undefined) throw new Error('No file was sent.');
  return sent.file.bytes;
}

export const SUBSCRIPTIONS: readonly TranscriptScene[] = [
  {
    title: { vi: 'Theo dõi một chủ đề', en: 'Following a topic' },
    async play(open) {
      const stores = botStores(memoryDatabase());
      const stage = await open({ ...stores, previewTopic, subscriptionsPerChat: 3 });
      const lan = stage.person('Lan', 1);
      const film = stage.say('phim Việt', 'Vietnamese films');
      const [shown] = await lan.says(follow(stage, film));
      await lan.taps(shown, stage.words('tighter-button'));
      await lan.taps(shown, stage.words('looser-button'));
      await lan.taps(shown, stage.words('often-weekdays'));
      const [everything] = await lan.says(follow(stage, ''));
      await lan.taps(everything, stage.words('often-at-once'));
      for (const { id, kind } of await stores.subscriptions.ofPlace({ chat: 1, topic: null })) {
        await stores.subscriptions.change(id, { paused: kind === 'everything' });
      }
      const [again] = await lan.says(follow(stage, ''));
      await lan.taps(again, stage.words('often-daily'));
      const unfollow = stage.say('/huy', '/unfollow');
      await lan.says(`${unfollow} ${film}`);
      await lan.says(`${unfollow} ASEAN`);
      const [none] = await lan.says(follow(stage, 'ASEAN'));
      await lan.taps(none, stage.words('looser-button'));
      await lan.tapsData(none, subscriptionData('try', dataOf(none).split(':')[2] ?? '', 'looser'), '…');
      const [late] = await lan.says(follow(stage, 'ASEAN'));
      await lan.says(follow(stage, `-${film}`));
      await lan.says(follow(stage, film.repeat(30)));
      await stores.state.prune(AT + 1);
      await lan.taps(late, stage.words('often-daily'));
    },
  },
  {
    title: { vi: 'Danh sách theo dõi', en: 'The list of what is followed' },
    async play(open) {
      const stores = botStores(memoryDatabase());
      const stage = await open({ ...stores, previewTopic });
      const lan = stage.person('Lan', 1);
      const film = stage.say('phim Việt', 'Vietnamese films');
      const [shown] = await lan.says(follow(stage, film));
      await lan.taps(shown, stage.words('often-daily'));
      await lan.taps(shown, stage.words('card-button'));
      await lan.taps(shown, stage.words('tighter-button'));
      await lan.taps(shown, stage.words('change-when-button'));
      await lan.taps(shown, stage.words('hour-later-button'));
      await lan.taps(shown, stage.words('often-weekly'));
      const [hour] = await lan.taps(shown, stage.words('hour-other-button'));
      if (hour !== undefined) {
        await lan.replies(hour, stage.say('sớm', 'early'));
        await lan.replies(hour, '7:30');
      }
      await lan.taps(shown, stage.words('back-to-card-button'));
      await lan.taps(shown, stage.words('pause-button'));
      await lan.taps(shown, stage.words('back-to-list-button'));
      await lan.taps(shown, `1. ${film}`);
      await lan.taps(shown, stage.words('resume-button'));
      await lan.taps(shown, stage.words('back-to-list-button'));
      await lan.taps(shown, stage.words('settings-button'));
      await lan.taps(shown, 'Tokyo');
      await lan.taps(shown, '22:00–06:00');
      await lan.taps(shown, stage.words('most-button', { count: 5 }));
      const [zone] = await lan.taps(shown, stage.words('zone-other-button'));
      if (zone !== undefined) await lan.replies(zone, stage.say('Sao Hỏa', 'Mars'));
      const [quiet] = await lan.taps(shown, stage.words('quiet-other-button'));
      if (quiet !== undefined) {
        await lan.replies(quiet, stage.say('đêm', 'at night'));
        await lan.replies(quiet, '22:00-6:30');
      }
      await lan.taps(shown, stage.words('back-to-list-button'));
      await lan.taps(shown, stage.words('more-button'));
      const question = stage.say('Phim thu bao nhiêu?', 'How much did the film earn?');
      const asked = { kind: 'question', question, chat: 1, topic: null, person: 1 } as const;
      await stores.subscriptions.add({ ...AT_ONCE_TURN, ...asked, createdAt: AT, seen: 0 }, 9);
      const [both] = await lan.says(list(stage));
      await lan.taps(both, `2. ${question}`);
      await lan.taps(both, stage.words('tighter-button'));
    },
  },
  {
    title: { vi: 'Theo dõi cho một kênh', en: 'Following for a channel' },
    async play(open) {
      const stores = botStores(memoryDatabase());
      const stage = await open({ ...stores, previewTopic });
      const channel = stage.telegram.channel(-1009, { title: 'Tin nhanh', username: 'tinnhanh' });
      channel.setMember(1, 'administrator');
      const lan = stage.person('Lan', 1);
      const film = stage.say('phim Việt', 'Vietnamese films');
      await lan.says(follow(stage, `@tinnhanh ${film}`));
      const [connected] = await lan.says(`${stage.say('/kenh', '/channel')} @tinnhanh`);
      await lan.taps(connected, stage.words('channel-follow-button', { title: 'Tin nhanh' }));
      const [shown] = await lan.says(follow(stage, `@tinnhanh ${film}`));
      await lan.taps(shown, stage.words('often-daily'));
      const [listed] = await lan.says(`${list(stage)} @tinnhanh`);
      await lan.taps(listed, stage.words('settings-button'));
      channel.setMember(1, 'member');
      await lan.taps(listed, 'Tokyo');
      channel.setMember(1, 'administrator');
      await lan.says(`${stage.say('/huy', '/unfollow')} @tinnhanh`);
      const [connections] = await lan.says(stage.say('/kenh', '/channel'));
      await lan.taps(connections, stage.words('channel-disconnect-button', { title: 'Tin nhanh' }));
    },
  },
  {
    title: { vi: 'Mang danh sách đi nơi khác', en: 'Taking the list elsewhere' },
    async play(open) {
      const stores = botStores(memoryDatabase());
      const stage = await open({ ...stores, previewTopic, subscriptionsPerChat: 2 });
      const lan = stage.person('Lan', 1);
      const film = stage.say('phim Việt', 'Vietnamese films');
      const [shown] = await lan.says(follow(stage, film));
      await lan.taps(shown, stage.words('often-daily'));
      await stores.digests.settle({ chat: 1, topic: null }, { zone: 'Asia/Tokyo', quiet: null, most: 5 });
      await lan.says(`${list(stage)} ${stage.say('xuat', 'export')}`);
      const bytes = bytesOf(stage);
      const caption = stage.say('/theodoi', '/follow');
      const an = stage.person('An', 2);
      const sends = (file: Buffer | string) =>
        an.does(caption, (user) => user.sendFile({ name: 'x.json', bytes: file, caption }).update);
      await sends(bytes);
      const { subscriptions, ...rest } = JSON.parse(bytes.toString('utf8')) as { subscriptions: object[] };
      const more = [...subscriptions, { kind: 'everything' }, { kind: 'topic', question: 'ASEAN' }, {}];
      await sends(JSON.stringify({ ...rest, subscriptions: more }));
      const many = Array.from({ length: FILE_LINES + 2 }, () => ({}));
      await an.does(
        `${caption} …`,
        (user) =>
          user.sendFile({ name: 'x.json', bytes: JSON.stringify({ ...rest, subscriptions: many }), caption })
            .update,
      );
      await sends('?');
      stage.telegram.fail('getFile', {
        ...{ kind: 'refused', code: 400, description: 'Bad Request: wrong file_id' },
      });
      await sends(bytes);
    },
  },
  {
    title: { vi: 'Sau khi bot bị chặn', en: 'After the bot was blocked' },
    async play(open) {
      const stores = botStores(memoryDatabase());
      const stage = await open({ ...stores, previewTopic });
      const lan = stage.person('Lan', 1);
      await lan.says(stage.say('/danhsach', '/following'));
      const topic = { kind: 'topic', question: 'ASEAN', chat: 1, topic: null, person: 1 } as const;
      await stores.subscriptions.add({ ...AT_ONCE_TURN, ...topic, createdAt: AT, seen: 0 }, 9);
      await lan.does(stage.say('chặn bot', 'blocks the bot'), () => stage.telegram.block(1));
      const [back] = await lan.does(stage.say('bỏ chặn', 'unblocks it'), () =>
        stage.telegram.block(1, false),
      );
      await lan.taps(back, stage.words('returned-button'));
    },
  },
];
