// Scenes of digests: what they look like by day and at once, /diemtin, and every button under them.
import { digestData } from '../../../src/bot/digest-data.js';
import { at, type DigestStage, digestStage, LAN } from './digest-stage.js';
import type { TranscriptScene } from './stage.js';

const FILMS = [
  [
    'phim-1',
    'Báo Ví Dụ',
    'Phim “Bến cũ” lập kỷ lục',
    'Phim thu 120 tỷ đồng sau hai tuần chiếu. Đạo diễn cảm ơn khán giả.',
  ],
  [
    'phim-2',
    'Báo Mẫu',
    'Liên hoan phim khai mạc',
    'Liên hoan phim Việt Nam khai mạc tối nay ở Đà Lạt. Vé mời đã phát hết.',
  ],
] as const;
const OTHERS = [
  ['lu', 'Báo Ví Dụ', 'Lũ lên nhanh', 'Nước sông Trà lên 3 mét trong đêm. Chưa rõ thiệt hại.'],
  ['lua', 'Báo Mẫu', 'Giá lúa tăng', 'Giá lúa ở Cần Thơ tăng lên 7.200 đồng một ký. Nông dân phấn khởi.'],
  [
    'cau',
    'Báo Ví Dụ',
    'Thông xe cầu mới',
    'Cây cầu dài 1.240 mét được thông xe sáng nay. Xe tải còn phải đợi.',
  ],
] as const;
/** Of its many sentences a message shows those that fit. */
const LONG = `Đoàn khảo sát đi qua ${'những xã ven sông còn ngập, '.repeat(9)}rồi về tỉnh. ${'Chiều đến, đoàn họp với người dân. '.repeat(12).trim()}`;

async function take(stage: DigestStage, articles: ReadonlyArray<readonly [string, string, string, string]>) {
  for (const article of articles) await stage.published(...article);
  return articles.map(([key]) => key);
}

export const DIGESTS: readonly TranscriptScene[] = [
  {
    title: { vi: 'Điểm tin theo giờ', en: 'The digest of the day' },
    async play(open) {
      const play = await digestStage(open, 0.7);
      const { stage, lan, subscriptions, digests } = play;
      const name = stage.say('phim Việt', 'films');
      const daily = { frequency: 'daily', time: '07:00' } as const;
      const films = await play.follows(name, daily);
      const all = await play.follows('', { kind: 'everything', ...daily });
      await digests.settle(LAN, { ...(await digests.settings(LAN)), most: 3 });
      await play.finds(films, await take(play, FILMS));
      await play.finds(all, await take(play, OTHERS));
      play.till(at('07:00'));
      const [digest] = await play.comes();
      const [which] = await lan.taps(digest, stage.words('digest-ask-button', { stories: 3 }));
      await lan.taps(which, '1');
      await lan.taps(digest, stage.words('digest-more-button'));
      await play.withdrawn(OTHERS.map(([key]) => key));
      await lan.taps(digest, stage.words('digest-more-button'));
      const [less] = await lan.taps(digest, stage.words('digest-less-button'));
      await lan.taps(less, name);
      await lan.taps(less, stage.say('Tin khác', 'Other news'));
      await lan.taps(digest, stage.words('digest-hour-button'));
      await subscriptions.remove(films);
      await lan.taps(less, name);
    },
  },
  {
    title: { vi: 'Điểm tin buổi nào thì gọi theo buổi ấy', en: 'A digest is named by its part of the day' },
    async play(open) {
      const play = await digestStage(open);
      const { stage } = play;
      const times = ['11:30', '15:00', '19:00', '21:00'];
      const articles = [...OTHERS, FILMS[0]];
      for (const [index, time] of times.entries()) {
        const weekly =
          index === 3 ? ({ frequency: 'weekly', weekday: 5 } as const) : ({ frequency: 'daily' } as const);
        const id = await play.follows(`${stage.say('chủ đề', 'topic')} ${index + 1}`, { ...weekly, time });
        const [article] = articles.slice(index);
        await play.finds(id, article === undefined ? [] : await take(play, [article]));
        play.till(at(time));
        await play.comes();
      }
      // The process was away until the day was over.
      const late = await play.follows(stage.say('lễ hội', 'festivals'), {
        frequency: 'daily',
        time: '22:00',
      });
      await play.finds(late, await take(play, [FILMS[1]]));
      play.till(at('00:30', '2025-10-25'));
      await play.comes();
    },
  },
  {
    title: { vi: 'Điểm tin dài hơn một tin nhắn', en: 'A digest longer than a message' },
    async play(open) {
      const play = await digestStage(open);
      const id = await play.follows('', { kind: 'everything', frequency: 'daily', time: '07:00' });
      for (let n = 1; n <= 9; n++)
        await play.published(`xa-${n}`, 'Báo Mẫu', `Xã ${n} sau lũ`, `Ngày thứ ${n}: ${LONG}`);
      await play.wholes(
        id,
        Array.from({ length: 9 }, (_, n) => `xa-${n + 1}`),
      );
      play.till(at('07:00'));
      const [, second] = await play.comes();
      await play.lan.taps(second, play.stage.words('digest-ask-button', { stories: 2 }));
    },
  },
  {
    title: { vi: 'Tin đến ngay', en: 'News at once' },
    async play(open) {
      const play = await digestStage(open);
      const { stage, lan, published, finds, follows, comes } = play;
      const question = await follows(stage.say('Phim thu bao nhiêu?', 'What did the film earn?'), {
        kind: 'question',
      });
      await finds(question, await take(play, [FILMS[0]]), 'phim');
      const [one] = await comes();
      await lan.taps(one, stage.words('digest-less-button'));
      await lan.taps(one, stage.words('digest-ask-button', { stories: 1 }));
      play.till(at('09:00'));
      await published(
        'phim-3',
        'Báo Mẫu',
        'Doanh thu phim tăng',
        'Phim “Bến cũ” nay thu 150 tỷ đồng. Rạp mở thêm suất.',
      );
      await finds(question, ['phim-3'], 'phim');
      await comes();
      play.till(at('09:00', '2025-10-25'));
      await published(
        'phim-4',
        'Báo Ví Dụ',
        'Phim dự giải',
        'Đoàn làm phim lên đường sang Busan dự liên hoan. Họ về sau một tuần.',
      );
      await finds(question, ['phim-4'], 'phim');
      await comes();
      const more =
        'Dàn diễn viên kể lại những ngày quay ở bến sông, từ cảnh mưa đêm đến cảnh cuối cùng bên cây đa. '.repeat(
          8,
        );
      await published(
        'phim-5',
        'Báo Khác',
        'Chuyện hậu trường',
        `Hậu trường được kể lại tỉ mỉ trong cuốn sổ tay của trợ lý. ${more}`,
      );
      await finds(question, ['phim-5'], 'phim');
      await comes();
      const topic = await follows(stage.say('đê điều', 'dykes'));
      await published(
        'de',
        'Báo Mẫu',
        'Đê vỡ một đoạn',
        'Đoạn đê vỡ ở xã Trà Tân dài 20 mét. Người dân đã đi sơ tán.',
      );
      await finds(topic, ['de']);
      await published(
        'de',
        'Báo Mẫu',
        'Đê vỡ một đoạn',
        'Đoạn đê vỡ ở xã Trà Tân dài 35 mét. Người dân đã đi sơ tán.',
      );
      const [corrected] = await comes();
      // A step at a time, up to the last.
      for (let n = 0; n < 2; n++) await lan.taps(corrected, stage.words('digest-less-button'));
      await lan.tapsData(corrected, digestData('tighten', 'nothing'), stage.words('digest-less-button'));
    },
  },
  {
    title: { vi: 'Điểm tin khi hỏi', en: 'A digest on request' },
    async play(open) {
      const play = await digestStage(open);
      const { stage, lan, latest } = play;
      const digest = stage.say('/diemtin', '/digest');
      const [today, week] = [stage.say('hôm nay', 'today'), stage.say('tuần này', 'this week')];
      await lan.says(`${digest} ${today}`);
      await lan.says(`${digest} ${week}`);
      await lan.says(`${digest} ${stage.say('hoa lan rừng', 'wild orchids')}`);
      await take(play, OTHERS.slice(0, 2));
      play.till(at('08:00', '2025-10-25'));
      const [found] = await take(play, [FILMS[0]]);
      await lan.says(`${digest} ${today}`);
      await lan.says(`${digest} ${week}`);
      latest.push('phim-1');
      await lan.says(`${digest} ${stage.say('phim Việt', 'films')}`);
      const id = await play.follows('Interpol', { frequency: 'daily', time: '07:00' });
      await lan.says(digest);
      await play.subscriptions.change(id, { paused: true });
      await lan.says(digest);
      await play.subscriptions.change(id, { paused: false });
      await play.finds(id, found === undefined ? [] : [found]);
      await lan.says(digest);
      await play.sends();
    },
  },
  {
    title: { vi: 'Điểm tin trong kênh', en: 'A digest in a channel' },
    async play(open) {
      const play = await digestStage(open);
      const { stage, chats } = play;
      stage.telegram.channel(-200);
      await chats.seen(-200, 'channel');
      const everything = { kind: 'everything', frequency: 'daily', time: '07:00' } as const;
      const all = await play.follows('', { ...everything, chat: -200 });
      await play.finds(all, await take(play, [OTHERS[0]]));
      play.till(at('07:00'));
      const [digest] = await play.comes();
      const reader = stage.actor('Lan', stage.telegram.user(LAN.chat));
      await reader.tapsData(digest, digestData('ask', '-'), stage.words('digest-ask-button', { stories: 1 }));
    },
  },
];
